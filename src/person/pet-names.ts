import type { PlaceOf } from './initials.ts';
import { besides, type Reading } from './reading.ts';
import type { Somebody } from './somebody.ts';

const SHORTEST = 3;
const LONGEST = 9;
const SHARED = 2;

/** A word in quotation marks that is no word known and is made of a protected person's given name: `"Beni"` of Benigno, `"Nando"` of Fernando. */
export function petNamesIn(
  reading: Reading,
  guarded: readonly Somebody[],
  taken: ReadonlySet<number>,
): PlaceOf[] {
  const given = guarded.flatMap((person) =>
    person.forms.flatMap(([first = '', ...rest]) => (rest.length > 0 ? [{ person, first }] : [])),
  );
  return reading.words.flatMap((mark, at): PlaceOf[] => {
    const word = besides(reading, at + 1, mark);
    if (mark.text !== '"' || word?.kind !== 'word' || !word.capital || taken.has(at + 1)) return [];
    if (word.key.length < SHORTEST || word.key.length > LONGEST || isKnown(reading, at + 1, word.key))
      return [];
    return given
      .filter(({ first }) => isShortFor(word.key, first))
      .map(({ person }) => ({ person, place: { first: at + 1, end: at + 2 } }));
  });
}

const isKnown = ({ lists, stopped }: Reading, at: number, key: string): boolean =>
  stopped.has(at) || lists.common.has(key) || lists.everyday.has(key) || lists.titleEnds.has(key);

/** Begins as it does, or stands in it but for its last vowel. */
function isShortFor(key: string, given: string): boolean {
  if (key === given || key.length >= given.length) return false;
  if (key.slice(0, SHARED) === given.slice(0, SHARED)) return true;
  const stem = key.replace(/[aeiouy]+$/, '');
  return stem.length >= SHORTEST && given.includes(stem);
}
