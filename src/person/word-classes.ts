import { isEnglish } from './english.ts';
import type { KeyPhrases } from './key-phrases.ts';
import type { Lexeme } from './lexemes.ts';
import type { NameLists } from './name-lists.ts';
import { isNoticeVerb, isNoticeWord } from './notice-words.ts';
import { isOfficerOfPost } from './posts.ts';

/** Has a letter that is no capital. */
export const SMALL = 1 << 0;
export const STOPWORD = 1 << 1;
/** First word of a phrase on the stop list. */
export const OPENS_STOP_PHRASE = 1 << 2;
/** The last word of a listed title, singular or plural, or a compound that may hold one. */
export const ENDS_TITLE = 1 << 3;
/** A title or form of address that is one word. */
export const TITLE = 1 << 4;
/** Looks as a name does: a capital, neither too short nor too long, and no word that never is one. */
export const LIKE_NAME = 1 << 5;
/** Of plain letters without a vowel, or a numeral: in capitals an abbreviation. */
export const SOUNDLESS = 1 << 6;
/** Looks as a name does, and is written small elsewhere: itself, each of its halves, or its stem. */
export const PLAIN = 1 << 7;
export const PARTICLE = 1 << 8;
export const LEADS_NAME = 1 << 9;
export const SUFFIX = 1 << 10;
export const ALSO_NAME = 1 << 11;
/** `protect`, `protected`, or either with a slip. */
export const NOTICE = 1 << 12;
export const OPENS_ALIAS = 1 << 13;
export const OPENS_CONFIDENCE = 1 << 14;
export const OPENS_CAPACITY = 1 << 15;
export const REPORTING = 1 << 16;
export const ADVERB = 1 << 17;
export const DEED = 1 << 18;
export const HONORIFIC = 1 << 19;
export const FAMILY_FIRST = 1 << 20;
export const COMMON = 1 << 21;
/** A country or a people. */
export const LAND = 1 << 22;
export const NOT_IN_OFFICE = 1 << 23;
export const OPENS_BODY = 1 << 24;
export const ORGANISATION = 1 << 25;
export const CAPITAL = 1 << 26;
/** `for`, `pass` and others of lines that ask for somebody's attention, or a bracket. */
export const ASKS_ATTENTION = 1 << 27;
/** What bodies, places or things are. */
export const THING = 1 << 28;
/** The last word of a name of somebody of history. */
export const ENDS_FIGURE = 1 << 29;
/** Looks as a name does, and yet is a word of English or made of such. */
export const ENGLISH = 1 << 30;
/** Of several parts with hyphens between. */
export const COMPOUND = 1 << 31;

const ASKING_ATTENTION: ReadonlySet<string> = new Set(['for', 'from', 'pass', 'signed', 'sgd', '(']);

/** Whether a word is of one of these classes. */
export const isA = (word: { readonly classes: number } | undefined, classes: number): boolean =>
  word !== undefined && (word.classes & classes) !== 0;

export type Listed = Omit<NameLists, 'lexemes'>;
type Shape = Omit<Lexeme, 'classes'>;

/** What a word is without any list. */
export const plainClasses = ({ text, key, kind, capital }: Shape): number =>
  (capital ? CAPITAL : 0) |
  (kind === 'word' && text.includes('-') ? COMPOUND : 0) |
  (ASKING_ATTENTION.has(key) ? ASKS_ATTENTION : 0) |
  (/\p{Ll}/u.test(text) ? SMALL : 0) |
  (kind === 'word' && isNoticeVerb(key) ? NOTICE : 0);

/** Tells what the lists say of a word wherever it stands, as bits. */
export function classesBy(lists: Listed): (word: Shape) => number {
  const listed = listsOf(lists);
  return (word) => {
    let classes = plainClasses(word);
    for (const { bit, has } of listed) if (has(word.key)) classes |= bit;
    return word.kind === 'word' ? classes | wordClasses(word, classes, lists) : classes;
  };
}

function wordClasses(word: Shape, classes: number, lists: Listed): number {
  const officer = isOfficerOfPost(lists, word);
  const titles =
    (officer || endsTitle(word, lists) ? ENDS_TITLE : 0) | (officer || isTitle(word, lists) ? TITLE : 0);
  return word.capital ? titles | capitalClasses(word, classes, lists) : titles;
}

const capitalClasses = (word: Shape, classes: number, lists: Listed): number =>
  (isStopword(word, lists) ? STOPWORD : 0) |
  (isSoundless(word.key, lists) ? SOUNDLESS : 0) |
  (isLikeName(word, classes) ? LIKE_NAME | likenessOf(word, lists) : 0);

interface Test {
  readonly bit: number;
  readonly has: (key: string) => boolean;
}

const listsOf = (lists: Listed): Test[] => [
  inList(PARTICLE, lists.particles),
  inList(LEADS_NAME, lists.leading),
  inList(SUFFIX, lists.suffixes),
  inList(ALSO_NAME, lists.alsoNames),
  inList(REPORTING, lists.reporting),
  inList(ADVERB, lists.adverbs),
  inList(DEED, lists.deeds),
  inList(HONORIFIC, lists.honorifics),
  inList(FAMILY_FIRST, lists.familyFirst),
  inList(COMMON, lists.common),
  inList(LAND, lists.countries),
  inList(LAND, lists.demonyms),
  inList(NOT_IN_OFFICE, lists.notInOffice),
  inList(ORGANISATION | THING, lists.organisations),
  inList(THING, lists.kinds),
  inList(ENDS_FIGURE, lists.figureEnds),
  inList(OPENS_STOP_PHRASE, lists.stopPhrases),
  opening(OPENS_ALIAS, lists.alias),
  opening(OPENS_CONFIDENCE, lists.confidence),
  opening(OPENS_BODY, lists.bodies),
  opening(OPENS_BODY, lists.ourBodies),
  ...[...lists.capacities.values()].map((phrases) => opening(OPENS_CAPACITY, phrases)),
];

const inList = (bit: number, list: { has(key: string): boolean }): Test => ({
  bit,
  has: (key) => list.has(key),
});
const opening = (bit: number, phrases: KeyPhrases): Test => ({ bit, has: (key) => phrases.openWith(key) });

function isStopword({ key, text }: Shape, lists: Listed): boolean {
  if (lists.acronyms.has(key) || isAgency(key, lists)) return !/\p{Ll}/u.test(text.slice(1));
  return lists.stopwords.has(key) || (key.endsWith('s') && lists.stopwords.has(key.slice(0, -1)));
}

/** `MOFCOM`, which no family is called. */
const isAgency = (key: string, { composed, people, ordinary, stopwords }: Listed): boolean =>
  composed.agencies.openWith(key) && !people.has(key) && !ordinary.has(key) && !stopwords.has(key);

/** Of any other word, unless it is an officer of a post, no title that is looked for can be found to end with it. */
const endsTitle = ({ key, text }: Shape, lists: Listed): boolean =>
  text.includes('-') ||
  lists.titleEnds.has(key) ||
  (key.endsWith('s') && lists.titleEnds.has(key.slice(0, -1)));

function isTitle({ key, text }: Shape, lists: Listed): boolean {
  if (lists.titles.has(key) || lists.honorifics.has(key)) return true;
  if (key.endsWith('s') && lists.titles.has(key.slice(0, -1))) return true;
  return text.includes('-') && /^ex-|-(?:designate|elect|general)$/i.test(text);
}

/** In capitals a word without a vowel is an abbreviation, but for the few names that have none. */
const isSoundless = (key: string, lists: Listed): boolean =>
  (!/[aeiouy]/.test(key) || /^[ivxlc]{2,}$/.test(key)) && !lists.familyFirst.has(key) && /^[a-z]+$/.test(key);

const LONGEST_WORD = 30;

const isLikeName = ({ key, text }: Shape, classes: number): boolean =>
  text.length >= 2 &&
  text.length <= LONGEST_WORD &&
  !/\d\d/.test(text) &&
  !isNoticeWord(key) &&
  (classes & SUFFIX) === 0;

const likenessOf = (word: Shape, lists: Listed): number =>
  (isPlain(word, lists) ? PLAIN : 0) | (isEnglish(lists, word) ? ENGLISH : 0);

function isPlain({ key, text }: Shape, lists: Listed): boolean {
  if (isWrittenSmall(lists, key)) return true;
  if (text.includes('-'))
    return text
      .toLowerCase()
      .split('-')
      .every((half) => isWrittenSmall(lists, half));
  const stem = lists.people.has(key) ? undefined : /^(.{3,}?)(?:s|es|ed|d|ing|ly)$/.exec(key)?.[1];
  return stem !== undefined && key.length > 5 && lists.common.has(stem);
}

const isWrittenSmall = (lists: Listed, key: string): boolean =>
  lists.common.has(key) ||
  lists.reporting.has(key) ||
  lists.adverbs.has(key) ||
  (lists.ordinary.has(key) && !lists.people.has(key));
