import type { Title, TitleRole } from './name-lists.ts';
import { isFamilyName } from './names-and-titles.ts';
import { isOfficerOfPost } from './posts.ts';
import { besides, type Reading } from './reading.ts';
import { ENDS_TITLE, isA } from './word-classes.ts';
import type { Word } from './words.ts';

/** No listed title has more words. */
export const LONGEST_PHRASE = 5;

/** A listed title where it stands. */
export interface TitlePlace {
  readonly title: Title;
  readonly first: number;
}

/** The longest listed title ending with this word, singular or plural, lowered by what stands before it. */
export function titleEndingAt(reading: Reading, index: number): TitlePlace | undefined {
  const last = index < 0 ? undefined : reading.words[index];
  if (last === undefined || !isA(last, ENDS_TITLE) || isFamilyName(reading, index)) return undefined;
  if (isOfficerOfPost(reading.lists, last)) return { title: OUR_OFFICER, first: index };
  if (last.text.includes('-'))
    return phraseEndingAt(reading, index, last.key) ?? compoundAt(reading, index, last);
  return phraseEndingAt(reading, index, last.key) ?? pluralEndingAt(reading, index, last.key);
}

export const OUR_OFFICER: Title = { title: 'officer of a post', role: 'us-official' };

/** `ex-Minister`, `Minister-designate`: no office held today. */
function compoundAt(reading: Reading, index: number, word: Word): TitlePlace | undefined {
  const whole = reading.lists.titles.get(word.text.toLowerCase().split('-').join(' '));
  if (whole !== undefined) return { title: whole, first: index };
  const halves = word.text.toLowerCase().split('-');
  const title = halves.map((half) => reading.lists.titles.get(half)).find((found) => found !== undefined);
  return title === undefined ? undefined : { title: { ...title, role: 'private', past: true }, first: index };
}

/** `Ministers`; but the press are no presidents, nor is any other word of its own the plural of an abbreviation. */
export function pluralEndingAt(reading: Reading, index: number, key: string): TitlePlace | undefined {
  const one = key.slice(0, -1);
  const { everyday } = reading.lists;
  if (!key.endsWith('s') || (everyday.has(key) && !everyday.has(one))) return undefined;
  return phraseEndingAt(reading, index, one);
}

/** The longest listed title whose last word is read as `lastKey`. */
export function phraseEndingAt(reading: Reading, index: number, lastKey: string): TitlePlace | undefined {
  if (!reading.lists.titleEnds.has(lastKey)) return undefined;
  let phrase = lastKey;
  let found: TitlePlace | undefined;
  for (let first = index; first > index - LONGEST_PHRASE; first--) {
    const title = reading.lists.titles.get(phrase);
    if (title !== undefined) found = { title, first };
    const before = besides(reading, first - 1, reading.words[index]);
    if (before?.kind !== 'word' || before.possessive) break;
    phrase = `${before.key} ${phrase}`;
  }
  return found === undefined ? undefined : { title: inOffice(reading, found), first: found.first };
}

/** `Deputy Defense Minister` is an official, `former President` a question. */
function inOffice(reading: Reading, { title, first }: TitlePlace): Title {
  let role: TitleRole = title.role;
  for (let index = first - 1; index >= first - 4; index--) {
    const word = besides(reading, index, reading.words[first]);
    if (word === undefined) break;
    if (word.text === '-') continue;
    if (reading.lists.notInOffice.has(word.key)) return { ...title, role: 'private', past: true };
    if (reading.lists.deputies.has(word.key) && role === 'public-figure') role = 'official';
    else if (!reading.stopped.has(index) && !reading.lists.common.has(word.key)) break;
    if (LINKS.has(word.key)) break;
  }
  return { ...title, role };
}

/** Words that part a title from the name behind it. */
export const LINKS: ReadonlySet<string> = new Set([
  'of',
  'for',
  'at',
  'with',
  'from',
  'in',
  'to',
  'and',
  'by',
  'the',
]);
