import { besides, type Reading, wordAt } from './reading.ts';
import type { Place, Somebody } from './somebody.ts';

const OF_WOMEN: ReadonlySet<string> = new Set(
  'mrs mme madame senora sra frau signora begum lady mlle miss'.split(' '),
);
const OF_MEN: ReadonlySet<string> = new Set('mr sir lord herr senor monsieur'.split(' '));
const WIFE: ReadonlySet<string> = new Set(['wife', 'spouse', 'widow']);
const FARTHEST_WIFE = 25;
const FARTHEST_HUSBAND = 5;

/** The form of address before a name. */
function addressBefore(reading: Reading, { first }: Place): string {
  const name = reading.words[first];
  const at = besides(reading, first - 1, name)?.text === '.' ? first - 2 : first - 1;
  return besides(reading, at, name)?.key ?? '';
}

/** `Mrs. Novak` */
export const isOfWoman = (reading: Reading, place: Place): boolean =>
  OF_WOMEN.has(addressBefore(reading, place));

/** `Mrs. Ana Novak`, `NOVAK, ANA (MRS.)` */
export const isWoman = (reading: Reading, { places }: Somebody): boolean =>
  places.some(
    (place) =>
      isOfWoman(reading, place) ||
      (reading.words[place.end]?.text === '(' && OF_WOMEN.has(reading.words[place.end + 1]?.key ?? '')),
  );

/**
 * Whether `Mrs. Novak` is the wife of a Novak who is named, and not that Novak: `Senator Novak and Mrs. Novak`, or the
 * cable speaks of a Mr. Novak or of the wife. In doubt it is the one known, as many ministers are women.
 */
export function isWifeOf(reading: Reading, place: Place, person: Somebody): boolean {
  const key = wordAt(reading.words, place.end - 1)?.key;
  for (let at = place.first - 1; at >= place.first - FARTHEST_HUSBAND; at--)
    if (besides(reading, at, reading.words[place.first])?.key === key) return true;
  return person.places.some((other) => OF_MEN.has(addressBefore(reading, other)) || hasWife(reading, other));
}

function hasWife({ words }: Reading, { end }: Place): boolean {
  for (let at = end; at < end + FARTHEST_WIFE && words[at]?.part === wordAt(words, end - 1)?.part; at++)
    if (WIFE.has(words[at]?.key ?? '')) return true;
  return false;
}
