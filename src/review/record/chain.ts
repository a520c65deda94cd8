import { append, GENESIS } from '../../audit/log.ts';
import { Entry, type Head } from '../../model/entry.ts';
import type { Kept, Recording } from '../store.ts';

/** A recording as it is kept: lines of the log, each content under its digest, and what a reader makes of both. */
export interface Chained {
  readonly lines: readonly string[];
  readonly contents: readonly (readonly [digest: string, text: string])[];
  readonly kept: readonly Kept[];
}

/** The head behind entries. */
export const headOf = (kept: readonly Kept[]): Head =>
  kept.length === 0 ? GENESIS : { size: kept.length, digest: kept.at(-1)?.entry.digest ?? '' };

/**
 * Chains a recording to a head. Everything is read back as who opens the log will read it, before anything is written: an entry
 * that nobody could read would close the log for good.
 */
export function chained(head: Head, { bodies, contents }: Recording): Chained {
  const isOpening = bodies[0]?.kind === 'review' && bodies.length === 1;
  if (bodies.length === 0 || isOpening !== (head.size === 0))
    throw new TypeError(
      'A review begins with an entry of what is reviewed, which stands there alone and once.',
    );
  const { lines } = append(head, bodies);
  const kept = lines.map((line, n): Kept => {
    const entry = Entry.parse(JSON.parse(line));
    const text = contents[n];
    if ('content' in entry.entry !== (text !== undefined))
      throw new TypeError(
        `An entry of the kind ${entry.entry.kind} was to be recorded without its content, or with one.`,
      );
    return { entry, content: text === undefined ? undefined : JSON.parse(text) };
  });
  const bound = kept.flatMap(({ entry }, n) =>
    'content' in entry.entry ? [[entry.entry.content, contents[n] ?? ''] as const] : [],
  );
  return { lines, contents: bound, kept };
}
