import { GLUED, isProtect, isProtected, set } from './notice-words.ts';
import {
  backOver,
  DASHES,
  forwardOver,
  isBehindName,
  isLeading,
  isPolite,
  isStop,
  LONGEST_TITLE,
  type NoticeWords,
  OTHER_OBJECTS,
  OWNED,
  PASSIVE,
  PRONOUNS,
  type ProtectNotice,
  TELLING,
  TRAILING,
} from './protect-words.ts';
import { besides } from './reading.ts';
import type { Word } from './words.ts';

const CLOSINGS: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '{}', '<>', '//', '""', "''", '**'].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const BRACKETS = set('( [ {');
const CLOSINGS_OF_BRACKETS = set(') ] }');
const FARTHEST_OPENING = 10;
const FARTHEST_CLOSING = 9;

/** `(protect)`, `{please protect this source}`, `(who must be protected)`, `/protect/`. */
export function enclosedAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  for (let first = verb - 1; first >= verb - FARTHEST_OPENING; first--) {
    const opening = besides(reading, first, word);
    if (opening === undefined) return undefined;
    const closing = CLOSINGS.get(opening.text);
    if (closing === undefined) continue;
    const last = closingAt(reading, verb, closing);
    if (last === undefined) return undefined;
    const notice = { first, end: last + 1, verb };
    const asks = asksWithin(reading, notice) && (BRACKETS.has(opening.text) || isCertain(reading, notice));
    return asks ? notice : undefined;
  }
  return undefined;
}

function closingAt(reading: NoticeWords, verb: number, closing: string): number | undefined {
  for (let at = verb + 1; at < verb + FARTHEST_CLOSING; at++) {
    const text = besides(reading, at, reading.words[verb])?.text;
    if (text === undefined) return undefined;
    if (text === closing) return at;
  }
  return undefined;
}

function asksWithin(reading: NoticeWords, { first, end, verb }: ProtectNotice): boolean {
  const inside = reading.words.slice(first + 1, end - 1).filter(({ kind }) => kind !== 'mark');
  const keys = inside.map(({ key }) => key);
  const key = reading.words[verb]?.key ?? '';
  if (!isProtect(key)) return keys.every((each) => isProtected(each) || isOfNotice(each));
  if (reading.words.slice(first + 1, verb).some((word) => TELLING.has(word.key))) return false;
  const next = reading.words[forwardOver(reading, verb)];
  return next === undefined || !OTHER_OBJECTS.has(next.key);
}

const isOfNotice = (key: string): boolean =>
  isLeading(key) || TRAILING.has(key) || OWNED.has(key) || PASSIVE.has(key);

/** Quotation marks and slashes stand around many words: this one is behind a name, or strict. */
const isCertain = (reading: NoticeWords, { first, verb }: ProtectNotice): boolean =>
  backOver(reading, verb) < verb || isBehindName(reading, first);

/** `Please protect source.`, `Novak STRICTLY PROTECT told us`, `through Novak - protect source`. */
export function saidAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const key = reading.words[verb]?.key ?? '';
  if (!isProtect(key)) return undefined;
  const first = backOver(reading, verb);
  const end = forwardOver(reading, verb);
  const asks =
    ((isImperative(reading, first, verb) || GLUED.has(key)) && asksForSource(reading, first, verb, end)) ||
    (isBehindName(reading, first) && isAside(reading, first, verb, end));
  return asks ? { first, end, verb } : undefined;
}

/** At the start of a sentence, after a dash, or after `please`: not `laws that protect the source`. */
function isImperative(reading: NoticeWords, first: number, verb: number): boolean {
  const word = reading.words[verb];
  const before = besides(reading, first - 1, word);
  return first < verb || word?.opening === true || before === undefined || DASHES.has(before.text);
}

/** `the law must protect both`: nobody is asked. */
function isTold(reading: NoticeWords, first: number, verb: number): boolean {
  const before = besides(reading, first - 1, reading.words[verb]);
  const obliged = reading.words.slice(first, verb).some(({ key }) => key === 'must' || key === 'should');
  return (
    obliged &&
    before?.kind === 'word' &&
    !READERS.has(before.key) &&
    (!before.capital || reading.loud.has(before.part))
  );
}

/** `protect source`, `please protect <name>`; a bare `protect` only before a bracket closes, or after a dash and before a stop. */
function asksForSource(reading: NoticeWords, first: number, verb: number, end: number): boolean {
  const word = reading.words[verb];
  const polite = isPolite(reading, first, verb);
  const object = reading.words[end - 1]?.key ?? '';
  const next = besides(reading, end, word);
  if (isTold(reading, first, verb)) return false;
  if (end > verb + 1) return polite || !(PRONOUNS.has(object) || next?.key === 'of');
  if (word?.opening === true && isTitled(reading, end, word)) return true;
  if (next?.capital === true && !reading.lists.reporting.has(next.key))
    return !reading.stopped.has(end) && !reading.lists.common.has(next.key);
  if (next !== undefined && CLOSINGS_OF_BRACKETS.has(next.text)) return true;
  const before = besides(reading, first - 1, word);
  return isStop(next) && (polite || (before !== undefined && DASHES.has(before.text)));
}

/** `Protect priest, Father Novak`, `protect Dr. Novak`: what somebody is, and then a name. */
function isTitled(reading: NoticeWords, at: number, word: Word): boolean {
  const { honorifics, titleEnds } = reading.lists;
  let title = at;
  for (let steps = 0; steps < LONGEST_TITLE; steps++) {
    const next = besides(reading, title, word);
    const isOfTitle =
      next?.kind === 'word'
        ? honorifics.has(next.key) || titleEnds.has(next.key)
        : title > at && (next?.text === ',' || next?.text === '.');
    if (!isOfTitle) break;
    title++;
  }
  const name = besides(reading, title, word);
  return title > at && name?.kind === 'word' && name.capital && !reading.lists.common.has(name.key);
}

/** After a name: `strictly protect` but for an object of its own; a bare `protect` before a stop or the name's verb. */
function isAside(reading: NoticeWords, first: number, verb: number, end: number): boolean {
  const next = besides(reading, end, reading.words[verb]);
  if (isPolite(reading, first, verb)) return next === undefined || !OTHER_OBJECTS.has(next.key);
  return first === verb && (isStop(next) || reading.lists.reporting.has(next?.key ?? ''));
}

/** Who is told what to do with a name. */
const READERS = set(
  'addressees addressee readers reader recipients posts post department dept washington all everyone everybody embassies missions colleagues and',
);

/**
 * `PROTECT` alone in its sentence, or in capitals where nothing else is, and the order that ends with it: `addressees should
 * protect`, `nodis and protect`.
 */
export function bareAt(reading: NoticeWords, verb: number): ProtectNotice | undefined {
  const { words, loud } = reading;
  const word = words[verb];
  if (word === undefined || !isProtect(word.key)) return undefined;
  const first = backOver(reading, verb);
  const end = forwardOver(reading, verb);
  const next = besides(reading, end, word);
  if (!(isStop(next) || next?.kind === 'mark')) return undefined;
  const notice = { first, end, verb };
  const before = besides(reading, first - 1, word);
  const alone = before === undefined || (before.kind !== 'word' && !isWordBefore(reading, first, word));
  if (alone && (word.opening || first < verb)) return notice;
  if (!loud.has(word.part) && word.text.length > 2 && !/\p{Ll}/u.test(word.text)) return notice;
  const told = reading.words[verb - 1]?.key ?? '';
  const dash = besides(reading, verb - 2, word);
  if (IDENTITY.has(told) && (dash === undefined || DASHES.has(dash.text)))
    return { ...notice, first: verb - 1 };
  if (told === 'and') return isCaption(reading, verb - 2, word) ? notice : undefined;
  return DUTIES.has(told) && READERS.has(before?.key ?? '') ? notice : undefined;
}

/** `-- identity protect --` */
const IDENTITY = set('identity name source');
const DUTIES = set('must should please');

/** Only a number or marks stand before it in its sentence. */
const isWordBefore = (reading: NoticeWords, first: number, word: Word): boolean =>
  [1, 2, 3, 4].some((step) => besides(reading, first - step, word)?.kind === 'word');

/** `(NODIS and protect` */
const isCaption = (reading: NoticeWords, at: number, word: Word): boolean =>
  /^\p{Lu}{5,7}$/u.test(besides(reading, at, word)?.text ?? '') &&
  (besides(reading, at - 1, word)?.kind ?? 'mark') === 'mark';
