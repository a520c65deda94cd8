import { besides, type Reading } from './reading.ts';
import { roleOf } from './role.ts';
import type { Place, Somebody } from './somebody.ts';
import type { Word } from './words.ts';

/** One more place that names somebody. */
export interface PlaceOf {
  readonly person: Somebody;
  readonly place: Place;
}

const MOST_LETTERS = 4;
/** What initials are that are nobody's. */
const OTHERS: ReadonlySet<string> = new Set(
  'us uk un eu uae usa ussr dc pm am eo po nb ie eg ad bc id no gb ph jd ma ba md'.split(' '),
);

/**
 * Initials alone that are those of somebody protected and of nobody else in the cable: `K.S. left`, `nobody saw
 * N.`. Initials that a name follows belong to it.
 */
export function initialsIn(
  reading: Reading,
  people: readonly Somebody[],
  guarded: readonly Somebody[],
  taken: ReadonlySet<number>,
): PlaceOf[] {
  const protectedOnes = new Set(guarded);
  const owners = ownersOf(reading, people);
  return reading.words.flatMap((word, at): PlaceOf[] => {
    if (!isLetter(word) || taken.has(at) || isLetterBefore(reading, at)) return [];
    if (isAddressed(reading, at)) return addressed(reading, at, guarded);
    const { letters, end } = lettersFrom(reading, at);
    if (letters === '' || !standsAlone(reading, at, end, letters)) return [];
    const [person, ...others] = owners.get(letters) ?? [];
    if (person === undefined || ![person, ...others].every((each) => protectedOnes.has(each))) return [];
    return [{ person, place: { first: at, end } }];
  });
}

/** `Mr. Z.`, `Miss Z`: whoever is spoken of so is somebody whose name is not to be told. */
function isAddressed(reading: Reading, at: number): boolean {
  const word = reading.words[at];
  if (isLetter(besides(reading, at + 2, word)) || beginsName(reading, at)) return false;
  const before = besides(reading, at - 1, word);
  const title = before?.text === '.' ? besides(reading, at - 2, word) : before;
  return title?.capital === true && reading.lists.honorifics.has(title.key);
}

/** `Mr. A. Novak`: the initial is that of the name behind it. */
function beginsName({ words, lists }: Reading, at: number): boolean {
  const behind = words[at + 1]?.text === '.' ? at + 2 : at + 1;
  const next = besides({ words }, behind, words[at]);
  return next?.kind === 'word' && next.capital && !lists.common.has(next.key);
}

/** The first of those promised protection whose given or family name begins so, whoever else has one that does. */
function addressed(reading: Reading, at: number, guarded: readonly Somebody[]): PlaceOf[] {
  const letter = reading.words[at]?.key.slice(-1);
  const person = guarded.find((each) =>
    formsOf(reading, each).some((form) => form.some((key) => initialOf(key) === letter)),
  );
  return person === undefined ? [] : [{ person, place: { first: at, end: at + 1 } }];
}

/** Who was found under initials alone, `R. al-M.`, that are those of somebody protected. */
export function guardInitials(
  reading: Reading,
  people: readonly Somebody[],
  guarded: readonly Somebody[],
): void {
  const letters = new Set(guarded.flatMap((person) => formsOf(reading, person).flatMap(initialsOf)));
  for (const { forms, cues } of people)
    if (
      roleOf(cues).role !== 'us-official' &&
      forms.every((form) => form.every(isInitial) && letters.has(form.map((key) => key.slice(-1)).join('')))
    )
      cues.push({ kind: 'protect' });
}

const isInitial = (key: string): boolean => key.length === 1 || /^(?:al|el|as|ash).$/.test(key);

/** Whose initials are these: of one who has one name, one letter; else those of all the names, and of the first and last. */
function ownersOf(reading: Reading, people: readonly Somebody[]): Map<string, readonly Somebody[]> {
  const owners = new Map<string, Somebody[]>();
  for (const person of people)
    for (const letters of new Set(formsOf(reading, person).flatMap(initialsOf))) {
      const known = owners.get(letters) ?? [];
      if (!known.includes(person)) known.push(person);
      owners.set(letters, known);
    }
  return owners;
}

/** The forms known, and the names as they are printed. */
const formsOf = ({ words, lists }: Reading, { forms, places }: Somebody): (readonly string[])[] => [
  ...forms,
  ...places.slice(0, MOST_PLACES).map(({ first, end }) =>
    words
      .slice(first, end)
      .filter(({ kind, capital, key }) => kind === 'word' && capital && !lists.particles.has(key))
      .map(({ key }) => key),
  ),
];
const MOST_PLACES = 5;

function initialsOf(form: readonly string[]): string[] {
  const letters = form.map(initialOf);
  return [letters.join(''), `${letters[0] ?? ''}${letters.at(-1) ?? ''}`].filter(
    (each) => form.length === 1 || each.length > 1,
  );
}

/** Of `al-Hamid` the `h`. */
const initialOf = (key: string): string => (/^(?:al|el).{5}/.test(key) ? key.charAt(2) : key.charAt(0)) || '';

const isLetter = (word: Word | undefined): boolean =>
  word?.kind === 'word' && word.capital && /^(?:(?:al|el|as|ash|AL|EL)-)?\p{Lu}$/u.test(word.text);

const isLetterBefore = ({ words }: Reading, at: number): boolean =>
  words[at - 1]?.text === '.' && words[at]?.glued === true && isLetter(words[at - 2]);

function lettersFrom({ words }: Reading, first: number): { readonly letters: string; readonly end: number } {
  let letters = '';
  let end = first;
  while (letters.length < MOST_LETTERS && isLetter(words[end]) && words[end + 1]?.text === '.') {
    if (words[end + 1]?.glued !== true || words[end]?.part !== words[first]?.part) break;
    letters += (words[end]?.text ?? '').slice(-1).toLowerCase();
    end += 2;
  }
  return { letters, end };
}

/** No name before or behind, no number or bracket before, and no abbreviation. */
function standsAlone(reading: Reading, first: number, end: number, letters: string): boolean {
  const { words, loud } = reading;
  const word = words[first];
  if (OTHERS.has(letters)) return false;
  const before = words[first - 1];
  const next = besides(reading, end, word);
  if (letters === 'ps' && (before?.part !== word?.part || next?.text === ':')) return false;
  if (before?.kind === 'number' || ['(', '/', '-', '.'].includes(before?.text ?? '')) {
    const closes = before?.text === '.' && before.part === word?.part && !isLetter(words[first - 2]);
    if (!closes) return false;
  }
  if (letters.length === 1 && (before === undefined || before.part !== word?.part)) return false;
  const isName = (other: Word | undefined): boolean =>
    other?.kind === 'word' &&
    (loud.has(other.part) ? !isPlain(reading, other) : other.capital && !other.opening);
  const same = before?.sentence === word?.sentence ? before : undefined;
  return !isName(same) && !isName(next) && (letters.length > 1 || next?.kind !== 'number');
}

const isPlain = ({ lists }: Reading, { key }: Word): boolean =>
  lists.common.has(key) || lists.everyday.has(key) || lists.reporting.has(key);
