import { KIN } from './kin.ts';
import type { NameLists } from './name-lists.ts';
import { isOfficerOfPost } from './posts.ts';
import { isNoticeWord } from './protect-words.ts';
import { besides, type Reading } from './reading.ts';
import type { Word } from './words.ts';

/** Words that read as one name: `first` up to and without `end`. Not yet anybody: a cue must say so. */
export interface NameRun {
  readonly first: number;
  readonly end: number;
  /** Keys of given names, initials and family names in order; particles and suffixes left out. */
  readonly names: readonly string[];
}

/** A run of more words than this is a title or an organisation. */
const MOST_NAMES = 5;
const LONGEST_WORD = 30;

/** Every run of name words, in order and disjoint; none goes on over a word of `breaks`. */
export function nameRuns(reading: Reading, breaks: ReadonlySet<number> = new Set()): NameRun[] {
  const runs: NameRun[] = [];
  for (let at = 0; at < reading.words.length; at++) {
    if (!startsName(reading, at)) continue;
    const end = endOfName(reading, at, breaks);
    const run = readable(reading, runOf(reading, at, end));
    if (run !== undefined) runs.push(run);
    at = end - 1;
  }
  return runs;
}

/** Of too many words the last two may still be somebody; initials alone are nobody. */
function readable(reading: Reading, run: NameRun): NameRun | undefined {
  if (run.names.length > MOST_NAMES) return readable(reading, runOf(reading, run.end - 2, run.end));
  return run.names.some((key) => key.length > 1) ? run : undefined;
}

/** A run of exactly these words; `names` holds its keys. For names a field of the cable points at. */
export function runOf(reading: Reading, first: number, end: number): NameRun {
  const { particles, suffixes } = reading.lists;
  const names = unquoted(reading.words.slice(first, end))
    .filter((word) => word.kind === 'word' && !suffixes.has(word.key))
    .map((word) => word.key);
  const proper = names.filter((key) => !particles.has(key));
  return { first, end, names: proper.length > 0 ? proper : names };
}

/** Without a nickname in quotes. */
function unquoted(words: readonly Word[]): readonly Word[] {
  const [open, close] = [
    words.findIndex(({ text }) => text === '"'),
    words.findLastIndex(({ text }) => text === '"'),
  ];
  return open < 0 ? words : [...words.slice(0, open), ...words.slice(close + 1)];
}

export const isLoud = (reading: Reading, run: NameRun): boolean =>
  reading.loud.has(reading.words[run.first]?.part ?? -1);

/** More than a family name: a given name or an initial stands with it. */
export const isFull = (run: NameRun): boolean => run.names.length > 1;

function endOfName(reading: Reading, first: number, breaks: ReadonlySet<number>): number {
  let end = first;
  let last = first;
  while (
    end < reading.words.length &&
    (end === first || (!breaks.has(end) && continues(reading, first, end)))
  ) {
    if (closesName(reading, end)) last = end;
    if (reading.words[end]?.possessive === true) break;
    end++;
  }
  return last + 1;
}

function startsName(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (word?.kind !== 'word') return false;
  if (isNameWord(reading, index) || mayOpenName(reading, index) || followsPost(reading, index)) return true;
  if (isKoreanO(reading, index)) return true;
  const next = besides(reading, index + 1, word);
  if (
    isInitial(word) &&
    next?.text === '.' &&
    next.glued &&
    !isBullet(reading, index) &&
    !isHour(reading, index)
  )
    return besides(reading, index + 2, word) !== undefined && leadsToName(reading, index + 2);
  const leading = reading.lists.leading.has(word.key) || (word.capital && isParticle(reading, index));
  return leading && besides(reading, index + 1, word) !== undefined && leadsToName(reading, index + 1, 0);
}

/** `O MYONG-HWAN`: a family name of one letter. */
function isKoreanO(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  const next = besides(reading, index + 1, word);
  return (
    word?.text === 'O' &&
    next?.glued === false &&
    /^\p{Lu}\p{L}+-\p{L}+$/u.test(next.text) &&
    isNameWord(reading, index + 1)
  );
}

/** `LABATT CHURCH TOLD`, `WIFE JUNE,`: behind an officer or kin a word of another kind is a name if nothing goes with it. */
function followsPost({ words, lists, loud }: Reading, index: number): boolean {
  const word = words[index];
  const before = besides({ words }, index - 1, word);
  if (word === undefined || before?.kind !== 'word' || !word.capital || word.text.length < 3) return false;
  const ours = lists.titles.get(before.key)?.role === 'us-official' || isOfficerOfPost(lists, before);
  if (!KIN.has(before.key) && !ours) return false;
  if (!lists.people.has(word.key) && !lists.alsoNames.has(word.key)) return false;
  const next = besides({ words }, index + 1, word);
  if (next === undefined || next.kind === 'mark') return true;
  return (
    (loud.has(word.part) || !next.capital) &&
    (VERBS.has(next.key) || lists.deeds.has(next.key) || lists.reporting.has(next.key))
  );
}

/** `A. Kovar said` at the head of a sentence is a sub-paragraph; `A. B. Kovar` is not. */
function isBullet(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  const next = besides(reading, index + 2, word);
  const heads =
    word?.starts === true || reading.words[index - 2]?.kind === 'number' || !isLoudWord(reading, word);
  return word?.opening === true && heads && word.text <= 'H' && next?.glued === false && !isInitial(next);
}

const isLoudWord = ({ loud }: Reading, word: Word | undefined): boolean => loud.has(word?.part ?? -1);

/** `6 P.M.` */
function isHour(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  const number = word?.key === 'm' ? index - 3 : index - 1;
  return besides(reading, number, word)?.kind === 'number' && ['a', 'p', 'm'].includes(word?.key ?? '');
}

/** An initial may follow an initial: `S.K. Abeyta`. */
function leadsToName(reading: Reading, index: number, more = 3): boolean {
  const word = reading.words[index];
  if (word === undefined || isNameWord(reading, index)) return word !== undefined;
  if (isInitial(word))
    return more > 0 && reading.words[index + 1]?.text === '.' && leadsToName(reading, index + 2, more - 1);
  if (word.text === '-' && more > 0) return leadsToName(reading, index + 1, more - 1);
  return isParticle(reading, index) && isNameWord(reading, index + 1);
}

function continues(reading: Reading, first: number, index: number): boolean {
  const before = reading.words[index - 1];
  const word = besides(reading, index, reading.words[first]);
  if (word === undefined || before === undefined) return false;
  if (word.text === '.') return word.glued && (isInitial(before) || isShortened(before));
  if (word.text === ',')
    return index > first + 1 && reading.lists.suffixes.has(besides(reading, index + 1, before)?.key ?? '');
  if (before.text === ',') return true;
  if (word.text === '-')
    return word.glued && before.text === '.' && isInitial(reading.words[index + 1] ?? word);
  if (word.text === '"') return isNicknamed(reading, index, reading.words[first]);
  if (isInNickname(reading, first, index)) return true;
  if (word.kind !== 'word' || (word.glued && before.text !== '.' && before.text !== '-')) return false;
  return (
    isNameWord(reading, index) ||
    isInitial(word) ||
    mayEndName(reading, index) ||
    mayBeFamily(reading, first, index) ||
    reading.lists.suffixes.has(word.key) ||
    isMiddle(reading, first, index) ||
    leadsOn(reading, index)
  );
}

/** `Bui The Ky`: between a family name that stands first and another name, where capitals tell. */
function isMiddle(reading: Reading, first: number, index: number): boolean {
  const { words, lists, loud } = reading;
  const [word, name] = [words[index], words[first]];
  if (index !== first + 1 || word === undefined || name === undefined || loud.has(word.part)) return false;
  if (!word.capital || word.key.length > 4 || !lists.familyFirst.has(name.key)) return false;
  return besides(reading, index + 1, word)?.capital === true && isNameWord(reading, index + 1);
}

/** A particle with a name behind it, or two: `van der Berg`. */
function leadsOn(reading: Reading, index: number): boolean {
  const next = besides(reading, index + 1, reading.words[index]);
  if (next === undefined || !isParticle(reading, index)) return false;
  return isNameWord(reading, index + 1) || (isParticle(reading, index + 1) && isNameWord(reading, index + 2));
}

const isShortened = ({ key }: Word): boolean => SHORTENED.has(key);
/** Given names as they are shortened: `Wm. Novak`. */
const SHORTENED: ReadonlySet<string> = new Set(
  'wm chas geo jas thos jos robt benj edw saml mohd md ma yu ye ya zh kh sh ch ts ph th'.split(' '),
);
const LONGEST_NICKNAME = 4;

/** The mark before or behind the nickname in `Ivan "the Bear" Novak`. */
function isNicknamed(reading: Reading, index: number, name: Word | undefined): boolean {
  if (opensNickname(reading, index, name)) return true;
  for (let end = index + 1; end <= index + 1 + LONGEST_NICKNAME; end++) {
    const word = besides(reading, end, name);
    if (word === undefined || (word.kind !== 'word' && word.text !== '"')) return false;
    // `"Ujamaa" and "Uhuru"`: what stands between two quotations is none.
    if (word.key === 'and' || word.key === 'or') return false;
    if (word.text === '"')
      return end > index + 1 && besides(reading, end + 1, name) !== undefined && isNameWord(reading, end + 1);
  }
  return false;
}

function opensNickname(reading: Reading, index: number, name: Word | undefined): boolean {
  for (let start = index - 1; start >= index - 1 - LONGEST_NICKNAME; start--) {
    const word = besides(reading, start, name);
    if (word === undefined || word.from <= (name?.from ?? 0)) return false;
    if (word.text === '"') return start < index - 1;
  }
  return false;
}

/** Between the two marks, of which the first is never further off than a nickname is long. */
function isInNickname(reading: Reading, first: number, index: number): boolean {
  for (let at = index - 1; at > first && at >= index - LONGEST_NICKNAME; at--)
    if (reading.words[at]?.text === '"') return !opensNickname(reading, at, reading.words[first]);
  return false;
}

function closesName(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (word?.kind !== 'word' || isInitial(word)) return false;
  return !isParticle(reading, index) || isNameWord(reading, index);
}

export const isInitial = (word: Word): boolean => word.text.length === 1 && word.capital;

/** Not `DAS` where small letters tell: that is an officer. */
export const isParticle = ({ words, lists, loud }: Reading, index: number): boolean => {
  const word = words[index];
  return word !== undefined && lists.particles.has(word.key) && (word.text !== 'DAS' || loud.has(word.part));
};

/** A capitalised word that is on no list of other things. Common words count as such only where they must. */
export function isNameWord(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (word === undefined || !word.capital || word.text.length < 2 || word.text.length > LONGEST_WORD)
    return false;
  if (/\d\d/.test(word.text)) return false;
  const { lists, stopped } = reading;
  if (isParticle(reading, index)) return false;
  if ((stopped.has(index) || isTitleWord(reading, word)) && !isFamilyName(reading, index)) return false;
  if (reading.loud.has(word.part) && isSoundless(reading, word)) return false;
  if (isNoticeWord(word.key) || lists.suffixes.has(word.key)) return false;
  return !(reading.loud.has(word.part) || word.opening) || !isCommon(reading, word);
}

/** In capitals a word without a vowel is an abbreviation, but for the few names that have none. */
const isSoundless = ({ lists }: Reading, { key }: Word): boolean =>
  (!/[aeiouy]/.test(key) || /^[ivxlc]{2,}$/.test(key)) && !lists.familyFirst.has(key) && /^[a-z]+$/.test(key);

function isTitleWord({ lists }: Reading, { key, text }: Word): boolean {
  if (lists.titles.has(key) || lists.honorifics.has(key) || isOfficerOfPost(lists, { key, text }))
    return true;
  if (key.endsWith('s') && lists.titles.has(key.slice(0, -1))) return true;
  return text.includes('-') && /^ex-|-(?:designate|elect|general)$/i.test(text);
}

/** Abbreviations of titles that are family names too: `Min Chang-ho`. */
const FAMILIES: ReadonlySet<string> = new Set(['min']);

/** With a given name of Korea or China behind it such a word is a name. */
export function isFamilyName({ words }: Reading, index: number): boolean {
  const [word, next] = [words[index], words[index + 1]];
  return (
    FAMILIES.has(word?.key ?? '') &&
    /^(?:\p{Lu}\p{Ll}+-\p{Ll}+|[A-Z]{2,6}-[A-Z]{2,6})$/u.test(next?.text ?? '')
  );
}

/** Written small elsewhere: itself, each of its halves, or its stem. */
function isCommon({ lists }: Reading, { key, text }: Word): boolean {
  if (isListed(lists, key)) return true;
  if (text.includes('-'))
    return text
      .toLowerCase()
      .split('-')
      .every((half) => isListed(lists, half));
  const stem = lists.people.has(key) ? undefined : /^(.{3,}?)(?:s|es|ed|d|ing|ly)$/.exec(key)?.[1];
  return stem !== undefined && key.length > 5 && lists.common.has(stem);
}

const isListed = (lists: NameLists, key: string): boolean =>
  lists.common.has(key) ||
  lists.reporting.has(key) ||
  lists.adverbs.has(key) ||
  (lists.ordinary.has(key) && !lists.people.has(key));

const PLACING = new Set([
  'in',
  'at',
  'from',
  'of',
  'on',
  'during',
  'near',
  'since',
  'until',
  'by',
  'last',
  'next',
]);

/** `Sofia`, `June`, `Jordan`: a given name only with a family name after it and no preposition before. */
function mayOpenName(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (word === undefined || !word.capital) return false;
  if (!reading.lists.alsoNames.has(word.key) && !isTitledGiven(reading, index, word)) return false;
  if (isTitleWord(reading, word) || PLACING.has(besides(reading, index - 1, word)?.key ?? '')) return false;
  return isNameWord(reading, index + 1)
    ? besides(reading, index + 1, word) !== undefined
    : leadsOn(reading, index + 1);
}

/** `PolOff Lorraine Kovar`: behind a title a place that is a listed name too is one. */
function isTitledGiven(reading: Reading, index: number, word: Word): boolean {
  const before = besides(reading, index - 1, word);
  const { lists } = reading;
  return (
    before?.kind === 'word' &&
    lists.people.has(word.key) &&
    !lists.common.has(word.key) &&
    !lists.ordinary.has(before.key) &&
    isTitleWord(reading, before)
  );
}

function mayEndName(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (word === undefined || !word.capital || !reading.lists.alsoNames.has(word.key)) return false;
  if (reading.loud.has(word.part) && MODALS.has(word.key)) return false;
  const next = besides(reading, index + 1, word);
  return (
    isNameWord(reading, index - 1) &&
    next?.kind !== 'number' &&
    !(next?.capital === true && isTitleWord(reading, word))
  );
}

/** `NORA FIELD THINKS`, `LESTER M. HOUSE,`: behind a listed given name a plain word that is also a surname, where a name ends. */
function mayBeFamily(reading: Reading, first: number, index: number): boolean {
  const { lists, words } = reading;
  const [given, word] = [words[first], words[index]];
  if (given === undefined || word === undefined || !isGiven(reading, given)) return false;
  if (!word.capital || word.key.length < 3 || VERBS.has(word.key)) return false;
  const listed = lists.people.has(word.key);
  if (!listed && !isTitledBefore(reading, first)) return false;
  if (lists.reporting.has(word.key) || lists.adverbs.has(word.key) || lists.deeds.has(word.key)) return false;
  const middle = words[first + 1];
  const third =
    index === first + 2 &&
    (lists.familyFirst.has(given.key) || (middle !== undefined && middle.key.length <= LONGEST_MIDDLE));
  if (index > first + 1 && !third && words[index - 1]?.text !== '.' && !isInitial(words[index - 1] ?? word))
    return false;
  const next = besides(reading, index + 1, given);
  if (
    listed &&
    (next === undefined || next.starts || word.possessive || (next.kind === 'mark' && next.text !== '-'))
  )
    return true;
  if (next === undefined) return false;
  if (!listed && lists.common.has(word.key)) return ACTING.has(next.key);
  return lists.deeds.has(next.key) || lists.reporting.has(next.key) || VERBS.has(next.key);
}

const ACTING: ReadonlySet<string> = new Set(['was', 'is', 'has', 'had', 'will', 'would']);
/** Given names that make one with the name before: `Mary Jo`. */
const LONGEST_MIDDLE = 3;

/** `CORRESPONDENT LUC RENDERS WAS`: a title says that a name follows, though its second word is none elsewhere. */
function isTitledBefore(reading: Reading, first: number): boolean {
  const before = besides(reading, first - 1, reading.words[first]);
  return before?.kind === 'word' && !before.key.endsWith('s') && isTitleWord(reading, before);
}

const isGiven = ({ lists }: Reading, { key, text }: Word): boolean =>
  lists.familyFirst.has(key) ||
  (lists.people.has(key) && !lists.ordinary.has(key) && !lists.places.has(key) && text.length > 2);

const VERBS: ReadonlySet<string> = new Set(
  'is was has had will would could should may might can must did does do are were be been came went and or but to in on at by for with from of the that this who'.split(
    ' ',
  ),
);

/** In capitals these are verbs and months oftener than the end of a name. */
const MODALS: ReadonlySet<string> = new Set(['will', 'may', 'can']);
