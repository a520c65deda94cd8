import { byFirstWord, Mentioned, type Near } from './near.ts';
import { besides, type Reading } from './reading.ts';
import { roleOf } from './role.ts';
import type { Somebody } from './somebody.ts';
import type { People } from './tie.ts';
import { isA, OPENS_CONFIDENCE } from './word-classes.ts';

/**
 * Who spoke on terms of not being named: whom the sentence names before the terms, else behind them, else who was last
 * named in the paragraph. Gets the cue `confidence`.
 */
export function bindConfidence(reading: Reading, { people }: People): void {
  const terms = termsIn(reading);
  if (terms.length === 0) return;
  const sources = people.filter(({ cues }) => roleOf(cues).role !== 'us-official');
  const near = new Mentioned(reading, sources);
  const starting = byFirstWord(sources);
  for (const at of terms) whoSpoke(reading, near, starting, at)?.cues.push({ kind: 'confidence' });
}

function termsIn({ words, lists }: Reading): number[] {
  const terms: number[] = [];
  for (let at = 0; at < words.length; at++)
    if (isA(words[at], OPENS_CONFIDENCE) && lists.confidence.lengthAt(words, at) > 0) terms.push(at);
  return terms;
}

const FARTHEST_BEHIND = 30;

function whoSpoke(
  reading: Reading,
  near: Mentioned,
  starting: ReadonlyMap<number, Somebody>,
  at: number,
): Somebody | undefined {
  const before = near.upTo(at);
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
function ownerless(reading: Reading, near: Mentioned, found: Near): Near {
  if (reading.words[found.at]?.possessive !== true) return found;
  const start = found.person.places.find(({ end }) => end - 1 === found.at)?.first ?? found.at;
  const earlier = near.upTo(start - 1);
  const same = reading.words[earlier?.at ?? -1]?.sentence === reading.words[found.at]?.sentence;
  return earlier !== undefined && same ? earlier : found;
}
