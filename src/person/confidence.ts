import { type Near, nearestBefore } from './near.ts';
import { besides, type Reading } from './reading.ts';
import { roleOf } from './role.ts';
import type { Somebody } from './somebody.ts';
import type { People } from './tie.ts';

/**
 * Who spoke on terms of not being named: whom the sentence names before the terms, else behind them, else who was last
 * named in the paragraph. Gets the cue `confidence`.
 */
export function bindConfidence(reading: Reading, { people }: People): void {
  const { words, lists } = reading;
  const terms = words.flatMap((_, at) => (lists.confidence.lengthAt(words, at) > 0 ? [at] : []));
  if (terms.length === 0) return;
  const sources = people.filter(({ cues }) => roleOf(cues).role !== 'us-official');
  const near = nearestBefore(reading, sources);
  const starting = new Map(sources.flatMap((person) => person.places.map(({ first }) => [first, person])));
  for (const at of terms) whoSpoke(reading, near, starting, at)?.cues.push({ kind: 'confidence' });
}

const FARTHEST_BEHIND = 30;

function whoSpoke(
  reading: Reading,
  near: readonly (Near | undefined)[],
  starting: ReadonlyMap<number, Somebody>,
  at: number,
): Somebody | undefined {
  const before = near[at];
  const here = reading.words[at];
  if (before !== undefined && reading.words[before.at]?.sentence === here?.sentence)
    return ownerless(reading, near, before).person;
  for (let next = at; next < at + FARTHEST_BEHIND && besides(reading, next, here) !== undefined; next++) {
    const person = starting.get(next);
    if (person !== undefined) return person;
  }
  return before !== undefined && reading.words[before.at]?.part === here?.part ? before.person : undefined;
}

/** `Ana is the widow of Kovar's chief and should not be quoted`: not Kovar, where the sentence names somebody before. */
function ownerless(reading: Reading, near: readonly (Near | undefined)[], found: Near): Near {
  if (reading.words[found.at]?.possessive !== true) return found;
  const start = found.person.places.find(({ end }) => end - 1 === found.at)?.first ?? found.at;
  const earlier = near[start - 1];
  const same = reading.words[earlier?.at ?? -1]?.sentence === reading.words[found.at]?.sentence;
  return earlier !== undefined && same ? earlier : found;
}
