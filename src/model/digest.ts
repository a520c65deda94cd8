import { createHash, createHmac, hash } from 'node:crypto';

/** Plain SHA-256 in hex: for released bytes and rule packs only. */
export const sha256 = (bytes: string | Uint8Array): string => hash('sha256', bytes, 'hex');

/** SHA-256 of bytes that come in pieces. */
export class Digesting {
  private readonly hash = createHash('sha256');

  add(piece: string | Uint8Array): void {
    this.hash.update(piece);
  }

  /** In hex, of all so far. */
  hex(): string {
    return this.hash.copy().digest('hex');
  }
}

/**
 * Keyed digest of restricted text. Short names fall to a guess against a plain hash, so every digest of
 * what may hold withheld text is an HMAC under a key kept apart from the log, with a nonce per cable.
 * Bytes need not be those of a text.
 */
export const keyedDigest = (key: string, purpose: string, nonce: string, said: string | Uint8Array): string =>
  createHmac('sha256', key).update(`${purpose}\0${nonce}\0`).update(said).digest('hex');

/** What keyed digests of one cable are bound to, so that equal words in two cables have unrelated digests. */
export interface Bound {
  readonly key: string;
  readonly mrn: string;
  /** The record's text. */
  readonly text: string;
  /** The same on every run over the same text, and unrelated between cables. */
  readonly nonce: string;
}

export const boundTo = (key: string, mrn: string, text: string): Bound => ({
  ...{ key, mrn, text },
  nonce: keyedDigest(key, 'tearline-nonce/1', mrn, text).slice(0, 32),
});

/** A keyed digest of what only `restricted/` may hold. `purpose` keeps digests of different things apart. */
export const restrictedDigest = ({ key, nonce }: Bound, purpose: string, value: string): string =>
  keyedDigest(key, `tearline-${purpose}/1`, nonce, value);

/** The same of many short values of one purpose, made ready once: a cable has a hundred claims to name. */
export const restrictedDigests = ({ key, nonce }: Bound, purpose: string): ((value: string) => string) =>
  hmacsUnder(key, `tearline-${purpose}/1\0${nonce}\0`);

const BLOCK = 64;
const DIGEST = 32;

/** HMAC-SHA-256 (RFC 2104) in hex of texts with one head, by two hashes of one shot each: half the time of an object each. */
function hmacsUnder(key: string, head: string): (text: string) => string {
  const pads = padsOf(key);
  const opened = Buffer.concat([pads.inner, Buffer.from(head)]);
  const outer = Buffer.concat([pads.outer, Buffer.alloc(DIGEST)]);
  let inner = Buffer.concat([opened, Buffer.alloc(ROOM)]);
  return (text) => {
    const room = opened.length + 3 * text.length;
    if (inner.length < room) inner = Buffer.concat([opened, Buffer.alloc(room)]);
    const length = opened.length + inner.write(text, opened.length);
    outer.write(hash('sha256', inner.subarray(0, length), 'binary'), BLOCK, 'binary');
    return hash('sha256', outer, 'hex');
  };
}

/** What both hashes of a key begin with. */
interface Pads {
  readonly key: string;
  readonly inner: Uint8Array;
  readonly outer: Uint8Array;
}

let lastPads: Pads | undefined;

/** Made once for a run, which has one key. */
function padsOf(key: string): Pads {
  if (lastPads?.key === key) return lastPads;
  const bytes = Buffer.from(key);
  const block = Buffer.alloc(BLOCK);
  block.set(bytes.length > BLOCK ? createHash('sha256').update(bytes).digest() : bytes);
  lastPads = { key, inner: block.map((byte) => byte ^ 0x36), outer: block.map((byte) => byte ^ 0x5c) };
  return lastPads;
}

/** Bytes that most texts fit in. */
const ROOM = 1024;

/** What binds a decision to the very text it was made on. */
export const sourceDigest = (bound: Bound): string => restrictedDigest(bound, 'source', bound.text);

/** What the log has of the two files that a reviewer reads a cable in. */
export const markedDigest = (bound: Bound, text: string, html: string): string =>
  restrictedDigest(bound, 'marked', JSON.stringify([text, html]));

/** Tells two keys apart, and nothing of either. */
export const keyIdOf = (key: string): string => keyedDigest(key, 'tearline-key/1', '', '').slice(0, 16);
