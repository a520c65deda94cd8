import type { Cue } from './cues.ts';
import { isLoud, type NameRun, runOf } from './name-runs.ts';
import { printed, type Reading } from './reading.ts';
import { COMPOUND, isA, PARTICLE } from './word-classes.ts';
import { halvesOf, type Word } from './words.ts';

/** Words `first` up to and without `end` that name somebody. */
export interface Place {
  readonly first: number;
  readonly end: number;
}

/** A person being put together: forms of the name seen, the cues, and the places so far. */
export interface Somebody {
  name: string;
  /** Keys of every full form of the name, the fullest being the longest. */
  readonly forms: (readonly string[])[];
  /** Small words inside the family name, as `van` and `der`. */
  readonly particles: Set<string>;
  /** Parts of a hyphenated family name, each of which may stand alone, as `Berg` for `Kovar-Berg`. */
  readonly halves: Set<string>;
  readonly cues: Cue[];
  readonly places: Place[];
}

export function somebody(reading: Reading, run: NameRun, cues: readonly Cue[]): Somebody {
  return {
    name: displayName(reading, run),
    forms: [run.names],
    particles: particlesOf(reading, run),
    halves: familyHalves(reading, run),
    cues: [...cues],
    places: [{ first: run.first, end: run.end }],
  };
}

/** Takes one more full mention in; the fullest name, in small letters if there is one, is the person's. */
export function add(reading: Reading, person: Somebody, run: NameRun, cues: readonly Cue[]): void {
  const name = displayName(reading, run);
  const fuller = name.length > person.name.length;
  if (fuller || (name.length === person.name.length && isCapitals(person.name))) person.name = name;
  if (!person.forms.some((form) => isSameForm(form, run.names))) person.forms.push(run.names);
  for (const particle of particlesOf(reading, run)) person.particles.add(particle);
  for (const half of familyHalves(reading, run)) person.halves.add(half);
  person.cues.push(...cues);
  person.places.push({ first: run.first, end: run.end });
}

const isSameForm = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, i) => key === b[i]);

const isCapitals = (name: string): boolean => !/\p{Ll}/u.test(name);

/** Keys under which the person may be named alone: everything but the given name, which may be the first. */
export function familyKeys(names: readonly string[], familyFirst: ReadonlySet<string>): string[] {
  const keys: string[] = [];
  const first = names[0] ?? '';
  const isWhole = names.length < 2 || familyFirst.has(first) || first === 'o';
  for (let at = isWhole ? 0 : 1; at < names.length; at++) {
    const key = names[at] ?? '';
    if (key.length > 1 || (key === 'o' && key === first)) keys.push(key);
    if (hasArticle(key)) keys.push(key.slice(2));
  }
  return keys;
}

/** `al-Hamid` may be named `Hamid`. */
const hasArticle = (key: string): boolean => key.length > 6 && (key.startsWith('al') || key.startsWith('el'));

/** Whether two full forms can be one person's: one family name, given names equal or one an initial. */
export function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const [givenA, givenB] = [a[0] ?? '', b[0] ?? ''];
  if (a.length === b.length && a.every((key) => b.includes(key))) return true;
  if (isFamilyOf(a, b) || isFamilyOf(b, a)) return true;
  if (givenA !== givenB && givenA[0] !== givenB[0]) return false;
  if (givenA !== givenB && givenA.length > 1 && givenB.length > 1) return false;
  return hasFamily(a, lastFamily(b)) || hasFamily(b, lastFamily(a));
}

/** Behind the given name. */
const hasFamily = (form: readonly string[], key: string): boolean => form.indexOf(key, 1) >= 1;
const lastFamily = (form: readonly string[]): string =>
  form.length > 1 ? (form[form.length - 1] ?? '') : '';

/** `Bustillo Quiroz` for `Hernan Dario Bustillo Quiroz`: both surnames without the given names. */
const isFamilyOf = (family: readonly string[], whole: readonly string[]): boolean =>
  family.length >= 2 &&
  whole.length > family.length &&
  family.every((key, i) => key === whole[whole.length - family.length + i]);

function particlesOf(reading: Reading, run: NameRun): Set<string> {
  const particles = new Set<string>();
  for (let at = run.first; at < run.end; at++) {
    const word = reading.words[at];
    if (word !== undefined && isA(word, PARTICLE)) particles.add(word.key);
  }
  return particles;
}

const SHORTEST_HALF = 3;

/** Plain words and particles in a compound name nobody; nor does half a given name, which comes first, or last where the family does. */
function familyHalves(reading: Reading, run: NameRun): Set<string> {
  const words = reading.words.slice(run.first, run.end);
  if (!words.some((word) => isA(word, COMPOUND) || word.text === '"')) return new Set();
  const { common, particles } = reading.lists;
  const plain = words.filter(({ kind }) => kind === 'word');
  if (plain.length === 2 && isParted(plain[1], isLoud(reading, run))) return new Set([plain[0]?.key ?? '']);
  const familyFirst = words.some(({ text }) => text === ',');
  const compound = plain
    .slice(plain.length > 1 && !familyFirst ? 1 : 0)
    .filter(({ text }) => text.includes('-') && !isParted({ text }, false));
  return new Set(
    [...compound.flatMap(halvesOf), ...nicknameOf(words)].filter(
      (half) => half.length >= SHORTEST_HALF && !common.has(half) && !particles.has(half),
    ),
  );
}

/** A nickname of one word may stand alone: `Ivan "Cubano" Novak`. */
function nicknameOf(words: readonly Word[]): string[] {
  const open = words.findIndex(({ text }) => text === '"');
  const nickname = words[open + 1];
  return open >= 0 && words[open + 2]?.text === '"' && nickname?.kind === 'word' ? [nickname.key] : [];
}

/** `Myung-chul`, a given name of Korea or China, behind its family name; in capitals `CHANG-HO` may be one. */
const isParted = (word: Pick<Word, 'text'> | undefined, loud: boolean): boolean =>
  (loud ? /^[A-Z]{2,5}-[A-Z]{2,5}$/ : /^\p{Lu}\p{Ll}+-\p{Ll}+$/u).test(word?.text ?? '');

/** `NOVAK, ANNA` reads `ANNA NOVAK`. */
function displayName(reading: Reading, { first, end }: NameRun): string {
  let comma = first;
  while (comma < end && reading.words[comma]?.text !== ',') comma++;
  if (comma === end) return printed(reading, first, end);
  return `${printed(reading, comma + 1, end)} ${printed(reading, first, comma)}`;
}

/** The same run from a later word on, for a name with a stray capital before it. */
export const tailOf = (reading: Reading, run: NameRun, skip: number): NameRun =>
  runOf(reading, run.first + skip, run.end);
