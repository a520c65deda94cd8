import type { EntryBody, Head } from '../model/entry.ts';
import { formatEntry } from './entry.ts';

/** The head of a log that has no entries yet. */
export const GENESIS: Head = { size: 0, digest: '0'.repeat(64) };

/** The lines that continue a log from `head`, and its new head. Nothing is ever rewritten. */
export function append(head: Head, bodies: readonly EntryBody[]): { lines: string[]; head: Head } {
  const lines: string[] = [];
  let { size, digest } = head;
  for (const body of bodies) {
    const formatted = formatEntry(size, digest, body);
    lines.push(formatted.line);
    size += 1;
    digest = formatted.digest;
  }
  return { lines, head: { size, digest } };
}
