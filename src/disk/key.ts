import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DiskFailure, inWords, UsageProblem } from './failure.ts';
import { makeFolder } from './make-folder.ts';
import { writeWhole } from './write-whole.ts';

/** What a key is for: how its file begins, so that one is never mistaken for the other, and how a person names it. */
export interface KeyKind {
  readonly begins: string;
  readonly named: string;
  readonly option: string;
}

export const DIGEST_KEY: KeyKind = {
  begins: 'TEARLINE+PRIVATE+KEY+',
  named: 'The key of keyed digests',
  option: '--key',
};
export const SIGNATURE_KEY: KeyKind = {
  begins: 'TEARLINE+SIGNING+KEY+',
  named: 'The key that signs',
  option: '--signing-key',
};

/** A key of 32 bytes in hex, made from `fresh` on first use, readable by its owner alone. */
export function loadKey(path: string, kind: KeyKind, fresh: () => string): string {
  if (!existsSync(path)) makeKey(path, kind, fresh());
  return keyAt(path, kind);
}

function keyAt(path: string, kind: KeyKind): string {
  const found = keyIn(path, kind);
  refuseOpen(path);
  return found;
}

function refuseOpen(path: string): void {
  if ((statSync(path).mode & 0o077) !== 0)
    throw new UsageProblem(`${path} can be read by others. Make it yours alone: chmod 600 ${path}`);
}

/** A secret that two programs share, as somebody wrote it to a file that is theirs alone: one line of 32 characters at least. */
export function secretAt(path: string, option: string): string {
  const secret = textAt(path, option).replace(/\r?\n$/, '');
  if (!/^[\x21-\x7e]{32,256}$/.test(secret))
    throw new UsageProblem(
      `${path} holds no secret that ${option} takes: one line of 32 to 256 letters, digits and signs, without blanks.`,
    );
  refuseOpen(path);
  return secret;
}

/** The key for a command that only looks, which makes none: the one named must be there, the usual one may be. */
export function keyForLooking(named: string | undefined, usual: string): string | undefined {
  if (named === undefined) return existsSync(usual) ? keyAt(usual, DIGEST_KEY) : undefined;
  if (!existsSync(named)) throw new UsageProblem(`There is no key ${named}.`);
  return keyAt(named, DIGEST_KEY);
}

function makeKey(path: string, { begins, named, option }: KeyKind, fresh: string): void {
  const text = `${begins}${fresh}\n`;
  try {
    makeFolder(dirname(path), 0o700);
    writeWhole(path, text, { mode: 0o600, durable: true });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new DiskFailure(`${named} cannot be made. ${why} Name another place with ${option}.`);
  }
}

function keyIn(path: string, { begins, option }: KeyKind): string {
  const text = textAt(path, option);
  const key = text.startsWith(begins) ? text.slice(begins.length).replace(/\n$/, '') : '';
  if (!/^[0-9a-f]{64}$/.test(key))
    throw new UsageProblem(`${path} is not a Tearline key of this kind. Name another file with ${option}.`);
  return key;
}

function textAt(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new DiskFailure(
      `Cannot read the key ${path}: ${inWords(thrown)}. Name another file with ${option}.`,
    );
  }
}

/** Writes the public half of a key beside it, unless it is there: what is given to whoever checks a release. */
export function keepPublicKey(path: string, publicKey: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === `${publicKey}\n`) return;
  writeWhole(path, `${publicKey}\n`, { durable: true });
}

/** A public key as its file has it; nothing where there is no such file. */
export const publicKeyAt = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;
