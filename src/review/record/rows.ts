import { formatEntry } from '../../audit/entry.ts';
import { append } from '../../audit/log.ts';
import { CheckFailure } from '../../disk/failure.ts';
import { Entry } from '../../model/entry.ts';
import type { ReviewKept, ReviewKeys } from '../../verify/review.ts';
import { contentDigest } from '../acts/recording.ts';
import type { Kept } from '../store.ts';
import { headOf } from './chain.ts';
import type { Ask } from './database.ts';
import { sound } from './sound.ts';

/** The whole log, checked. */
export async function allOf(ask: Ask, review: string, keys: ReviewKeys): Promise<readonly Kept[]> {
  const verdict = sound(await keptOf(ask, review), keys);
  if (verdict.unacknowledged > 0) throw changed(verdict.entries.length, 'no checkpoint stands behind it');
  return verdict.entries;
}

/** The whole log as it lies there, in the form in which a folder keeps one. */
export async function keptOf(ask: Ask, review: string): Promise<ReviewKept> {
  const lines = await ask<{ seq: number; line: string }>(
    'select seq, line from tearline_entries where review = $1 order by seq',
    [review],
  );
  // By its number an entry is found again: whoever goes on with the log would miss it under another.
  const moved = lines.findIndex(({ seq }, n) => seq !== n);
  if (moved >= 0) throw changed(moved, 'it stands there under another number');
  const notes = await ask<{ note: string }>(
    'select note from tearline_checkpoints where review = $1 order by size',
    [review],
  );
  const contents = await ask<{ digest: string; content: string }>(
    'select digest, content from tearline_contents where review = $1',
    [review],
  );
  return {
    log: Buffer.from(lines.map(({ line }) => `${line}\n`).join('')),
    checkpoints: notes.map(({ note }) => note).join('\n'),
    contents: contents.map(({ digest, content }) => `${digest} ${content}\n`).join(''),
  };
}

/** What was changed in the database: exit 3. */
export const changed = (seq: number, why: string): CheckFailure =>
  new CheckFailure(`The log of the review was changed in the database, entry ${seq}: ${why}.`);

/** The line of an entry, without its end. */
export const lineOf = ({ seq, prev, entry }: Entry): string => formatEntry(seq, prev, entry).line;

/** Lines that others wrote, as entries that go on from these. */
export function goingOn(kept: readonly Kept[], lines: readonly string[]): Entry[] {
  const entries = lines.map((line, n) => {
    const entry = Entry.safeParse(parsed(line));
    if (!entry.success) throw changed(kept.length + n, 'it is no entry of this version');
    return entry.data;
  });
  const again = append(
    headOf(kept),
    entries.map(({ entry }) => entry),
  );
  const wrong = again.lines.findIndex((line, n) => line !== lines[n]);
  if (wrong >= 0) throw changed(kept.length + wrong, 'it does not go on from the one before');
  return entries;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The content of an entry, among texts by their digest. */
export function contentIn(
  { seq, entry }: Entry,
  texts: ReadonlyMap<string, string>,
  key: string | undefined,
): unknown {
  if (!('content' in entry)) return undefined;
  const text = texts.get(entry.content);
  if (text === undefined || (key !== undefined && contentDigest(key, entry.mrn, text) !== entry.content))
    throw changed(seq, 'its content is not there, or is not the one that was logged');
  return parsed(text);
}
