import type { EntryBody, Head } from '../model/entry.ts';
import { formatEntry } from './entry.ts';

/** The head of a log that has no entry yet. */
export const GENESIS: Head = { size: 0, digest: '0'.repeat(64) };

/** What is to be written after a head, and the head once it is. Lines carry no line end. */
export interface Appended {
  readonly lines: string[];
  readonly head: Head;
}

/** Chains entries to a head: each names its place and the digest of the one before. Writes nothing. */
export function append(head: Head, bodies: readonly EntryBody[]): Appended {
  const lines: string[] = [];
  let { size, digest } = head;
  for (const body of bodies) {
    const entry = formatEntry(size, digest, body);
    lines.push(entry.line);
    digest = entry.digest;
    size += 1;
  }
  return { lines, head: { size, digest } };
}
