import canonicalize from 'canonicalize';
import { sha256 } from '../model/digest.ts';
import type { EntryBody } from '../model/entry.ts';

/** Kept apart from every other use of SHA-256, so that no other digest can pass for one of an entry. */
const PURPOSE = Buffer.from('tearline-entry/1\n');

/** One line of the log, without its line end, and the digest that the next line must name. */
export interface FormattedEntry {
  readonly line: string;
  readonly digest: string;
}

/**
 * Writes an entry: canonical JSON (RFC 8785), then the digest as last member. The digest covers the very bytes
 * before it, so a reader checks what stands on disk and never has to write an entry anew.
 */
export function formatEntry(seq: number, prev: string, body: EntryBody): FormattedEntry {
  const covered = withoutBrace(canonicalize({ v: 1, seq, prev, entry: body }));
  const digest = entryDigest(Buffer.from(covered));
  return { line: `${covered}${BEFORE}${digest}${BEHIND}`, digest };
}

/** The digest of an entry, by the bytes of its line before it. */
export const entryDigest = (covered: Uint8Array): string => sha256(Buffer.concat([PURPOSE, covered]));

const [BEFORE, BEHIND] = [',"digest":"', '"}'];

/** Bytes that the digest takes at the end of a line, with what is around it. */
export const SEAL_LENGTH = BEFORE.length + 64 + BEHIND.length;

/** The digest that so many bytes at the end of a line name. */
export const digestIn = (seal: string): string => seal.slice(BEFORE.length, -BEHIND.length);

function withoutBrace(json: string | undefined): string {
  if (json === undefined) throw new TypeError('An entry must be an object that JSON can express.');
  return json.slice(0, -1);
}
