import { AlikeNames, isAlike } from './alike.ts';
import { guardInitials, initialsIn } from './initials.ts';
import { isNoticeWord } from './notice-words.ts';
import { petNamesIn } from './pet-names.ts';
import type { Reading } from './reading.ts';
import { roleOf } from './role.ts';
import type { Somebody } from './somebody.ts';
import type { Word } from './words.ts';

/**
 * The names of persons promised protection in other shapes: misspelled, in another transliteration, as initials, as a pet
 * name. Who is found under such a shape alone is protected too, and where a word is nobody's it is one more place of the
 * name. Nobody whose name is only like it is taken who holds an office, unless the given name is the same.
 */
export function guardOtherShapes(reading: Reading, people: readonly Somebody[]): void {
  const guarded = people.filter(({ cues }) => roleOf(cues).role === 'protected');
  if (guarded.length === 0) return;
  takeSurnames(reading, people, guarded);
  const names = new AlikeNames<Somebody>();
  for (const person of guarded)
    for (const form of person.forms) for (const key of keysIn(reading, person, form)) names.add(key, person);
  guardPersons(reading, people, guarded, names);
  guardWords(reading, people, names);
  guardInitials(reading, people, guarded);
  const taken = placesOf(people);
  for (const { person, place } of [
    ...initialsIn(reading, people, guarded, taken),
    ...petNamesIn(reading, guarded, taken),
  ])
    person.places.push(place);
}

/** A protected name of one word with a word behind it that is no word known: it is the surname. */
function takeSurnames(reading: Reading, people: readonly Somebody[], guarded: readonly Somebody[]): void {
  const taken = placesOf(people);
  for (const { forms, places } of guarded)
    for (const [i, { first, end }] of places.entries()) {
      const [last, next] = [reading.words[end - 1], reading.words[end]];
      if (last === undefined || next === undefined || last.possessive || last.sentence !== next.sentence)
        continue;
      if (taken.has(end) || next.glued || !isUnknown(reading, end, next)) continue;
      places[i] = { first, end: end + 1 };
      forms.push([last.key, next.key]);
    }
}

/** Surnames, and with their small words in one: `abuzakhm` of `Abu Zakhm`. */
function keysIn(reading: Reading, person: Somebody, form: readonly string[]): string[] {
  const family = form.length > 1 ? form.slice(1) : form;
  const whole = person.particles.size > 0 ? [joinedKey(reading, person)] : [];
  return [...family, ...whole].filter(
    (key): key is string => key !== undefined && !reading.lists.common.has(key),
  );
}

/** The last word of a name with the small words right before it. */
function joinedKey({ words, lists }: Reading, { places }: Somebody): string | undefined {
  const place = places.find(
    ({ first, end }) => end - first > 1 && lists.particles.has(words[end - 2]?.key ?? ''),
  );
  if (place === undefined) return undefined;
  return `${words[place.end - 2]?.key ?? ''}${words[place.end - 1]?.key ?? ''}`;
}

function guardPersons(
  reading: Reading,
  people: readonly Somebody[],
  guarded: readonly Somebody[],
  names: AlikeNames<Somebody>,
): void {
  const known = new Set(guarded);
  for (const person of people) {
    const { role } = roleOf(person.cues);
    if (known.has(person) || role === 'us-official') continue;
    const inOffice = role !== 'private' && role !== 'source';
    const whose = (form: readonly string[]): readonly Somebody[] =>
      keysIn(reading, person, form.slice(-2)).flatMap((key) => names.of(key));
    const meant = person.forms
      .map((form) => withoutWords(reading, form))
      .every((form) => whose(form).some((other) => isNamedAs(other, form, inOffice)));
    if (meant) person.cues.push({ kind: 'protect' });
  }
}

/** In capitals a verb may have been taken for a name: `NOVAK SINGS`. */
const withoutWords = ({ lists }: Reading, form: readonly string[]): readonly string[] => {
  const names = form.filter((key) => form.length === 1 || !lists.everyday.has(key));
  return names.length > 0 ? names : form;
};

/** A surname alone, or with a given name or an initial that fits; in office only with the given name. */
function isNamedAs({ forms }: Somebody, form: readonly string[], inOffice: boolean): boolean {
  if (form.length === 1) return !inOffice;
  const [given = ''] = form;
  return forms.some((other) => {
    const [first = ''] = other;
    if (other.length === 1) return !inOffice;
    if (given.length === 1 || first.length === 1) return !inOffice && given[0] === first[0];
    return given === first || isAlike(first, given) || (given.length >= 4 && first.startsWith(given));
  });
}

const placesOf = (people: readonly Somebody[]): Set<number> => {
  const taken = new Set<number>();
  for (const { places } of people)
    for (const { first, end } of places) for (let at = first; at < end; at++) taken.add(at);
  return taken;
};

/** Capitalised words that are nobody's and no word known. */
function guardWords(reading: Reading, people: readonly Somebody[], names: AlikeNames<Somebody>): void {
  const taken = placesOf(people);
  const seen = new Map<string, readonly Somebody[]>();
  const alike = (key: string): readonly Somebody[] => {
    const before = seen.get(key);
    if (before !== undefined) return before;
    // A word in another spelling is asked of the reader, as an echo.
    const found = names.of(key, true);
    seen.set(key, found);
    return found;
  };
  reading.words.forEach((word, at) => {
    if (taken.has(at) || !isUnknown(reading, at, word)) return;
    for (const person of alike(word.key)) person.places.push({ first: at, end: at + 1 });
  });
}

/** `CV_Novak.doc`, `novak@`: an echo takes the whole of it. */
const isInAddress = (words: readonly Word[], at: number): boolean =>
  (words[at]?.glued === true && ADDRESS.has(words[at - 1]?.text ?? '')) ||
  (words[at + 1]?.glued === true && ADDRESS.has(words[at + 1]?.text ?? ''));
const ADDRESS: ReadonlySet<string> = new Set('_ @ \\ % = ~ #'.split(' '));

/** No word of English, no place, no title, no body. */
function isUnknown({ words, lists, stopped, parts }: Reading, at: number, word: Word): boolean {
  if (word.kind !== 'word' || !word.capital || word.key.length < 5 || stopped.has(at)) return false;
  if (/\d/.test(word.text) || isInAddress(words, at)) return false;
  if (!parts.isPortion(word.part) || isNoticeWord(word.key)) return false;
  const { common, ordinary, places, towns, geography, titleEnds } = lists;
  return !(
    common.has(word.key) ||
    ordinary.has(word.key) ||
    places.has(word.key) ||
    geography.has(word.key) ||
    towns.has(word.key) ||
    titleEnds.has(word.key)
  );
}
