import { KIN } from './kin.ts';
import { isFamilyName } from './names-and-titles.ts';
import { isOfficerOfPost } from './posts.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import {
  ADVERB,
  ALSO_NAME,
  CAPITAL,
  COMMON,
  DEED,
  FAMILY_FIRST,
  isA,
  LEADS_NAME,
  LIKE_NAME,
  PARTICLE,
  PLAIN,
  REPORTING,
  SOUNDLESS,
  SUFFIX,
  TITLE,
} from './word-classes.ts';
import { LONG_INITIALS, type Word } from './words.ts';

/** Words that read as one name: `first` up to and without `end`. Not yet anybody: a cue must say so. */
export interface NameRun {
  readonly first: number;
  readonly end: number;
  /** Keys of given names, initials and family names in order; particles and suffixes left out. */
  readonly names: readonly string[];
}

/** A run of more words than this is a title or an organisation. */
const MOST_NAMES = 5;

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
  const names: string[] = [];
  const small: string[] = [];
  const { words } = reading;
  const [open, close] = nicknameIn(words, first, end);
  for (let at = first; at < end; at++) {
    const word = words[at];
    if (word?.kind !== 'word' || isA(word, SUFFIX) || (at >= open && at <= close)) continue;
    if (!isA(word, PARTICLE)) names.push(word.key);
    else small.push(word.key);
  }
  return { first, end, names: names.length > 0 ? names : small };
}

/** From the first quotation mark to the last. */
function nicknameIn(words: readonly Word[], first: number, end: number): readonly [number, number] {
  let open = end;
  let close = end - 1;
  for (let at = first; at < end; at++) {
    if (words[at]?.text !== '"') continue;
    if (open === end) open = at;
    close = at;
  }
  return [open, close];
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
  if (word?.kind !== 'word' || !isA(word, CAPITAL | LEADS_NAME)) return false;
  if (isNameWord(reading, index) || mayOpenName(reading, index) || followsPost(reading, index)) return true;
  if (isKoreanO(reading, index)) return true;
  const next = besides(reading, index + 1, word);
  const leadsOff = isInitial(word)
    ? !isBullet(reading, index) && !isHour(reading, index)
    : isOfManyLetters(word);
  if (leadsOff && next?.text === '.' && next.glued)
    return besides(reading, index + 2, word) !== undefined && leadsToName(reading, index + 2);
  const leading = isA(word, LEADS_NAME) || (word.capital && isParticle(reading, index));
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
  if (!KIN.has(before.key) && !isOurOfficer(lists, before)) return false;
  if (!isA(word, ALSO_NAME) && !lists.people.has(word.key)) return false;
  const next = besides({ words }, index + 1, word);
  if (next === undefined || next.kind === 'mark') return true;
  return (loud.has(word.part) || !next.capital) && (isA(next, DEED | REPORTING) || VERBS.has(next.key));
}

const isOurOfficer = (lists: Reading['lists'], word: Word): boolean =>
  isA(word, TITLE) && (lists.titles.get(word.key)?.role === 'us-official' || isOfficerOfPost(lists, word));

/** `A. Kovar said` at the head of a sentence is a sub-paragraph; `A. B. Kovar` is not. */
function isBullet(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  const next = besides(reading, index + 2, word);
  const heads =
    word?.starts === true ||
    wordAt(reading.words, index - 2)?.kind === 'number' ||
    !isLoudWord(reading, word);
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
  const before = wordAt(reading.words, index - 1);
  const word = besides(reading, index, reading.words[first]);
  if (word === undefined || before === undefined) return false;
  if (word.text === '.') return word.glued && (isInitial(before) || isShortened(before));
  if (word.text === ',') return index > first + 1 && isA(besides(reading, index + 1, before), SUFFIX);
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
    isA(word, SUFFIX) ||
    isMiddle(reading, first, index) ||
    leadsOn(reading, index)
  );
}

/** `Bui The Ky`: between a family name that stands first and another name, where capitals tell. */
function isMiddle(reading: Reading, first: number, index: number): boolean {
  const { words, loud } = reading;
  const [word, name] = [words[index], words[first]];
  if (index !== first + 1 || word === undefined || name === undefined || loud.has(word.part)) return false;
  if (!word.capital || word.key.length > 4 || !isA(name, FAMILY_FIRST)) return false;
  return besides(reading, index + 1, word)?.capital === true && isNameWord(reading, index + 1);
}

/** A particle with a name behind it, or two: `van der Berg`. */
function leadsOn(reading: Reading, index: number): boolean {
  const next = besides(reading, index + 1, reading.words[index]);
  if (next === undefined || !isParticle(reading, index)) return false;
  return isNameWord(reading, index + 1) || (isParticle(reading, index + 1) && isNameWord(reading, index + 2));
}

const isShortened = ({ key }: Word): boolean => SHORTENED.has(key) || LONG_INITIALS.has(key);
/** Given names as they are shortened: `Wm. Novak`. */
const SHORTENED: ReadonlySet<string> = new Set(
  'wm chas geo jas thos jos robt benj edw saml mohd md ma ph th'.split(' '),
);

const isOfManyLetters = ({ key, capital }: Word): boolean => capital && LONG_INITIALS.has(key);
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
export const isParticle = ({ words, loud }: Reading, index: number): boolean => {
  const word = index < 0 ? undefined : words[index];
  return isA(word, PARTICLE) && (word?.text !== 'DAS' || loud.has(word.part));
};

/** A capitalised word that is on no list of other things. Common words count as such only where they must. */
export function isNameWord(reading: Reading, index: number): boolean {
  const word = index < 0 ? undefined : reading.words[index];
  if (word === undefined || !isA(word, LIKE_NAME)) return false;
  if (isA(word, PARTICLE) && isParticle(reading, index)) return false;
  if ((isA(word, TITLE) || reading.stopped.has(index)) && !isFamilyName(reading, index)) return false;
  if (!isA(word, SOUNDLESS | PLAIN)) return true;
  if (reading.loud.has(word.part)) return false;
  return !word.opening || !isA(word, PLAIN);
}

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
  if (!isA(word, ALSO_NAME) && !isTitledGiven(reading, index, word)) return false;
  if (isA(word, TITLE) || PLACING.has(besides(reading, index - 1, word)?.key ?? '')) return false;
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
    isA(before, TITLE) &&
    !isA(word, COMMON) &&
    lists.people.has(word.key) &&
    !lists.ordinary.has(before.key)
  );
}

function mayEndName(reading: Reading, index: number): boolean {
  const word = reading.words[index];
  if (word === undefined || !word.capital || !isA(word, ALSO_NAME)) return false;
  if (reading.loud.has(word.part) && MODALS.has(word.key)) return false;
  const next = besides(reading, index + 1, word);
  return (
    isNameWord(reading, index - 1) && next?.kind !== 'number' && !(next?.capital === true && isA(word, TITLE))
  );
}

/** `NORA FIELD THINKS`, `LESTER M. HOUSE,`: behind a listed given name a plain word that is also a surname, where a name ends. */
function mayBeFamily(reading: Reading, first: number, index: number): boolean {
  const { lists, words } = reading;
  const [given, word] = [words[first], words[index]];
  if (given === undefined || word === undefined || !word.capital) return false;
  if (word.key.length < 3 || VERBS.has(word.key) || !isGiven(reading, given)) return false;
  const listed = lists.people.has(word.key);
  if (!listed && !isTitledBefore(reading, first)) return false;
  if (isA(word, REPORTING | ADVERB | DEED)) return false;
  const middle = words[first + 1];
  const third =
    index === first + 2 &&
    (isA(given, FAMILY_FIRST) || (middle !== undefined && middle.key.length <= LONGEST_MIDDLE));
  if (
    index > first + 1 &&
    !third &&
    wordAt(words, index - 1)?.text !== '.' &&
    !isInitial(wordAt(words, index - 1) ?? word)
  )
    return false;
  const next = besides(reading, index + 1, given);
  if (
    listed &&
    (next === undefined || next.starts || word.possessive || (next.kind === 'mark' && next.text !== '-'))
  )
    return true;
  if (next === undefined) return false;
  if (!listed && isA(word, COMMON)) return ACTING.has(next.key);
  return isA(next, DEED | REPORTING) || VERBS.has(next.key);
}

const ACTING: ReadonlySet<string> = new Set(['was', 'is', 'has', 'had', 'will', 'would']);
/** Given names that make one with the name before: `Mary Jo`. */
const LONGEST_MIDDLE = 3;

/** `CORRESPONDENT LUC RENDERS WAS`: a title says that a name follows, though its second word is none elsewhere. */
function isTitledBefore(reading: Reading, first: number): boolean {
  const before = besides(reading, first - 1, reading.words[first]);
  return before?.kind === 'word' && !before.key.endsWith('s') && isA(before, TITLE);
}

const isGiven = ({ lists }: Reading, word: Word): boolean =>
  isA(word, FAMILY_FIRST) ||
  (word.text.length > 2 &&
    !lists.places.has(word.key) &&
    lists.people.has(word.key) &&
    !lists.ordinary.has(word.key));

const VERBS: ReadonlySet<string> = new Set(
  'is was has had will would could should may might can must did does do are were be been came went and or but to in on at by for with from of the that this who'.split(
    ' ',
  ),
);

/** In capitals these are verbs and months oftener than the end of a name. */
const MODALS: ReadonlySet<string> = new Set(['will', 'may', 'can']);
