import type { FamilyIndex } from './family-index.ts';
import { besides, type Reading } from './reading.ts';
import type { Place, Somebody } from './somebody.ts';
import { titleEndingAt } from './title-phrases.ts';
import { ARTICLES } from './unlisted.ts';
import { ADVERB, COMPOUND, DEED, HONORIFIC, isA, PARTICLE, REPORTING } from './word-classes.ts';
import { halvesOf, hasLineEnd, type Word } from './words.ts';

export interface SurnameFound {
  readonly key: string;
  readonly place: Place;
  readonly people: readonly Somebody[];
}

/** A name of somebody known, standing alone here: whole, possessive, plural, compound, in capitals, or broken by a wrap. */
export function surnameAt(reading: Reading, index: FamilyIndex, at: number): SurnameFound | undefined {
  const word = reading.words[at];
  if (word?.kind !== 'word') return undefined;
  if (!word.capital)
    return isA(word, COMPOUND) && /-\p{Lu}/u.test(word.text)
      ? compoundAt(reading, index, at, word)
      : undefined;
  return (
    wholeAt(reading, index, at, word) ??
    pluralAt(reading, index, at, word) ??
    brokenAt(reading, index, at, word) ??
    compoundAt(reading, index, at, word) ??
    givenAt(reading, index, at, word)
  );
}

function wholeAt(
  reading: Reading,
  index: FamilyIndex,
  at: number,
  word: Word,
  key = word.key,
): SurnameFound | undefined {
  const people = index.of(key);
  if (people.length === 0 || !isName(reading, at, word, key)) return undefined;
  return { key, people, place: { first: firstOf(reading, at, people), end: at + 1 } };
}

/** `the Kovars`, `the Jameses` */
function pluralAt(reading: Reading, index: FamilyIndex, at: number, word: Word): SurnameFound | undefined {
  const { key } = word;
  if (key.length <= 3 || !key.endsWith('s')) return undefined;
  return (
    wholeAt(reading, index, at, word, key.slice(0, -1)) ??
    (key.endsWith('es') ? wholeAt(reading, index, at, word, key.slice(0, -2)) : undefined)
  );
}

/** A machine wrapped the name in the middle: the two halves together are it. */
function brokenAt(reading: Reading, index: FamilyIndex, at: number, word: Word): SurnameFound | undefined {
  const hyphen = reading.words[at + 1]?.text === '-' ? 1 : 0;
  const next = reading.words[at + 1 + hyphen];
  if (next?.kind !== 'word' || next.part !== word.part) return undefined;
  if (!hasLineEnd(reading.cable.text, word.at, next.at)) return undefined;
  const key = word.key + next.key;
  const people = index.of(key);
  if (people.length === 0) return undefined;
  return { key, people, place: { first: firstOf(reading, at, people), end: at + 2 + hyphen } };
}

/** `Kovar-led`, `PRO-KOVAR`, `Kovar-Berg`: whoever else the compound may name, it names the person too. */
function compoundAt(reading: Reading, index: FamilyIndex, at: number, word: Word): SurnameFound | undefined {
  if (!isA(word, COMPOUND)) return undefined;
  const key = halvesOf(word).find((half) => index.of(half).length > 0);
  if (key === undefined) return undefined;
  const people = index.of(key);
  return { key, people, place: { first: firstOf(reading, at, people), end: at + 1 } };
}

/**
 * A given name alone, where one person has it: as people of one name speak of each other. A word of English counts only
 * as a speaker or behind a title.
 */
function givenAt(reading: Reading, index: FamilyIndex, at: number, word: Word): SurnameFound | undefined {
  const person = index.ofGiven(word.key);
  if (person === undefined || reading.stopped.has(at)) return undefined;
  if (!isCertain(reading, at, word) && !isGivenAlone(reading, at, word)) return undefined;
  return { key: word.key, people: [person], place: { first: firstOf(reading, at, [person]), end: at + 1 } };
}

function isGivenAlone(reading: Reading, at: number, word: Word): boolean {
  const { lists, loud, words } = reading;
  const next = besides({ words }, at + 1, word);
  if (next?.capital === true && !loud.has(word.part)) return false;
  if (lists.common.has(word.key) || lists.titles.has(word.key)) return false;
  if (!lists.ordinary.has(word.key)) return true;
  return (!loud.has(word.part) && !word.opening) || (word.opening && next !== undefined && acts(next));
}

const isCertain = (reading: Reading, at: number, word: Word): boolean =>
  isTitled(reading, at, word) || (!word.possessive && speaks(reading, at, word));

/** A surname that is also a plain word counts only where it can be nothing else. */
function isName(reading: Reading, at: number, word: Word, key: string): boolean {
  if (key.length === 1) return isNameOfLetter(reading, at, word);
  const stopped = reading.stopped.has(at);
  if (!stopped && !reading.lists.common.has(key) && !reading.lists.titles.has(key)) return true;
  const loud = reading.loud.has(word.part);
  const joins = besides(reading, at + 1, word)?.capital === true && !loud;
  const certain = isTitled(reading, at, word) || speaks(reading, at, word) || isSpokenTo(reading, at, word);
  if (stopped) {
    const free = loud ? isFreeName(reading, at, word) : isActing(reading, at, word);
    return (certain || free) && !joins;
  }
  if (certain || (loud && isFreeName(reading, at, word))) return true;
  if (loud || joins) return false;
  return !word.opening || word.possessive || isActing(reading, at, word);
}

/** `O` for somebody so called is a letter everywhere else. */
function isNameOfLetter(reading: Reading, at: number, word: Word): boolean {
  const next = besides(reading, at + 1, word);
  return isTitled(reading, at, word) || word.possessive || (word.opening && next !== undefined && acts(next));
}

/** `London will see him`, `said West,` where somebody is called so. */
function isActing(reading: Reading, at: number, word: Word): boolean {
  const [before, next] = [besides(reading, at - 1, word), besides(reading, at + 1, word)];
  if (reading.lists.inverted.has(before?.key ?? '')) return next === undefined || next.kind === 'mark';
  return word.opening && next !== undefined && (AUXILIARY.has(next.key) || reading.lists.deeds.has(next.key));
}

/** `TELL LONDON NOTHING`, `BELIEVES KING.` */
function isSpokenTo({ words, lists, loud }: Reading, at: number, word: Word): boolean {
  const before = besides({ words }, at - 1, word)?.key ?? '';
  if (!loud.has(word.part)) return false;
  if (SPEAKING_TO.has(before)) return true;
  const next = besides({ words }, at + 1, word);
  return (
    (next === undefined || next.kind === 'mark') && (lists.deeds.has(before) || lists.reporting.has(before))
  );
}

const SPEAKING_TO: ReadonlySet<string> = new Set(
  'tell told ask asked inform informed assure assured'.split(' '),
);

/** In capitals, where somebody of that name is known, the word is a name unless what stands beside it makes it a thing. */
function isFreeName(reading: Reading, at: number, word: Word): boolean {
  const before = besides(reading, at - 1, word);
  const thing = word.possessive ? ARTICLES.has(before?.key ?? '') : THINGS.has(before?.key ?? '');
  if (thing || before?.kind === 'number') return false;
  const next = besides(reading, at + 1, word);
  if (reading.lists.titles.has(word.key)) return next !== undefined && AUXILIARY.has(next.key);
  if (word.possessive || next === undefined || next.kind === 'mark' || acts(next)) return true;
  return word.opening && VERBAL.test(next.key);
}

/** How verbs end of which no list has all: `WATERS TRAVELS`, `HOUSE NAMED`. */
const VERBAL = /(?:[^s]s|ed)$/;
const AUXILIARY: ReadonlySet<string> = new Set(
  'is was has had will would could should may might can must did does'.split(' '),
);

const acts = (word: Word): boolean => isA(word, DEED | REPORTING | ADVERB) || LINKING.has(word.key);

const LINKING: ReadonlySet<string> = new Set(
  'is was has had will would could should may might can must did does and or to in on at as that who'.split(
    ' ',
  ),
);
const THINGS: ReadonlySet<string> = new Set(
  'the a an this that these those no any every each in at of on into his her its their our your own some all more'.split(
    ' ',
  ),
);

function isTitled(reading: Reading, at: number, word: Word): boolean {
  const before = besides(reading, at - 1, word);
  const index = before?.text === '.' ? at - 2 : at - 1;
  const title = besides(reading, index, word);
  if (before === undefined || title === undefined) return false;
  return isA(title, HONORIFIC) || titleEndingAt(reading, index) !== undefined;
}

const speaks = (reading: Reading, at: number, word: Word): boolean =>
  isA(besides(reading, at + 1, word), REPORTING);

/** Steps back over the person's own particles and an initial: `V. van der Berg`. */
function firstOf(reading: Reading, at: number, people: readonly Somebody[]): number {
  let first = at;
  const word = reading.words[at];
  for (let steps = 0; steps < 3; steps++) {
    const before = besides(reading, first - 1, word);
    if (before === undefined || !isA(before, PARTICLE)) break;
    if (!people.some(({ particles }) => particles.has(before.key))) break;
    first--;
  }
  return initialBefore(reading, first, word, people) ?? givenBefore(reading, first, word) ?? first;
}

/** `BILL NOVAK WILL MEET HIM`: at the start of a sentence a given name that is a plain word too goes with the surname. */
function givenBefore(reading: Reading, first: number, word: Word | undefined): number | undefined {
  const given = besides(reading, first - 1, word);
  if (given?.kind !== 'word' || !given.opening || !given.capital || given.possessive) return undefined;
  const { lists } = reading;
  if (isA(given, DEED | REPORTING | ADVERB)) return undefined;
  const named = lists.people.has(given.key) && !lists.titles.has(given.key) && !AUXILIARY.has(given.key);
  return named && !LINKING.has(given.key) && !reading.stopped.has(first - 1) ? first - 1 : undefined;
}

function initialBefore(
  reading: Reading,
  first: number,
  word: Word | undefined,
  people: readonly Somebody[],
): number | undefined {
  if (besides(reading, first - 1, word)?.text !== '.') return undefined;
  const initial = besides(reading, first - 2, word);
  if (initial?.kind !== 'word' || initial.text.length !== 1) return undefined;
  const fits = people.some(({ forms }) => forms.some((form) => form[0]?.[0] === initial.key));
  return fits ? first - 2 : undefined;
}
