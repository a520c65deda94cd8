import canonicalize from 'canonicalize';
import { sha256 } from '../model/digest.ts';
import type { EntryBody } from '../model/entry.ts';

/** What every digest of an entry begins with, so that no other digest can pass for one. */
const PURPOSE = 'tearline-entry/1\n';

/**
 * One line of the log: canonical JSON (RFC 8785), with the digest of all bytes before it as last member.
 * Whoever checks it hashes the bytes as they lie on disk and never writes the JSON again.
 */
export function formatEntry(seq: number, prev: string, entry: EntryBody): { line: string; digest: string } {
  const text = canonicalize({ v: 1, seq, prev, entry });
  if (text === undefined) throw new TypeError('An entry that JSON cannot hold');
  const open = text.slice(0, -1);
  const digest = sha256(PURPOSE + open);
  return { line: `${open},"digest":"${digest}"}`, digest };
}
