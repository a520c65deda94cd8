import type { Cable } from '../model/cable.ts';
import type { Span } from '../model/span.ts';
import type { View } from '../text/view.ts';
import { keptNameAt } from './kept-names.ts';
import { Lexemes } from './lexemes.ts';
import { nameRequestAt } from './name-requests.ts';
import { set } from './notice-words.ts';
import { partsOf } from './parts.ts';
import { PERSON_REQUEST_WORDS, personRequestAt } from './person-requests.ts';
import { askedAt, owedAt, treatedAt } from './protect-owed.ts';
import { PROMISE_WORDS, promisedAt } from './protect-promise.ts';
import { bareAt, enclosedAt, saidAt } from './protect-said.ts';
import type { NoticeWords, ProtectNotice } from './protect-words.ts';
import { type Reading, wordAt } from './reading.ts';
import {
  KEPT,
  NAME_WORDS,
  NAMING,
  ROLE_WORDS,
  SURFACING,
  TO_KEEP,
  TO_NAME,
  TO_STAY,
} from './request-words.ts';
import { isA, NOTICE, plainClasses } from './word-classes.ts';
import { readWords, type Word } from './words.ts';

/**
 * Every notice in the text, in order. `protect accordingly` and `protect until then` are handling and ask for
 * nobody: a notice has an object, stands between marks, or stands behind a name. In doubt it is a notice.
 */
export function protectNotices(reading: NoticeWords): ProtectNotice[] {
  const found: ProtectNotice[] = [];
  for (let verb = 0; verb < reading.words.length; verb++) {
    const word = reading.words[verb];
    const notice =
      (isA(word, NOTICE) ? protectAt(reading, verb) : undefined) ?? requestAt(reading, verb, word);
    if (notice !== undefined) found.push(notice.keeps === true ? withBrackets(reading, notice) : notice);
  }
  return apart(found);
}

/** Most words are none that a request turns on. */
function requestAt(reading: NoticeWords, verb: number, word: Word | undefined): ProtectNotice | undefined {
  if (word === undefined || !TURNING.has(word.key)) return undefined;
  return (
    keptNameAt(reading, verb) ??
    promisedAt(reading, verb) ??
    nameRequestAt(reading, verb) ??
    personRequestAt(reading, verb)
  );
}

const TURNING: ReadonlySet<string> = new Set([
  ...[...NAMING, ...TO_NAME, ...KEPT, ...TO_STAY, ...TO_KEEP, ...SURFACING, ...NAME_WORDS, ...ROLE_WORDS],
  ...[...PROMISE_WORDS, ...PERSON_REQUEST_WORDS],
]);

const protectAt = (reading: NoticeWords, verb: number): ProtectNotice | undefined =>
  enclosedAt(reading, verb) ??
  saidAt(reading, verb) ??
  bareAt(reading, verb) ??
  treatedAt(reading, verb) ??
  owedAt(reading, verb) ??
  askedAt(reading, verb);

const FARTHEST_BRACKET = 14;

/** `Novak (do not cite by name)`: a request in brackets is the whole of them. */
function withBrackets({ words }: NoticeWords, notice: ProtectNotice): ProtectNotice {
  const inside = (at: number): boolean => words[at]?.part === words[notice.verb]?.part;
  let first = notice.first - 1;
  while (first > notice.first - FARTHEST_BRACKET && inside(first) && !isBracket(words[first])) first--;
  let end = notice.end;
  while (end < notice.end + FARTHEST_BRACKET && inside(end) && !isBracket(words[end])) end++;
  const opens = OPENINGS.get(words[first]?.text ?? '');
  return opens !== undefined && opens === words[end]?.text ? { ...notice, first, end: end + 1 } : notice;
}

const OPENINGS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const BRACKETS: ReadonlySet<string> = new Set('( ) [ ] { }'.split(' '));
const isBracket = (word: Word | undefined): boolean => BRACKETS.has(word?.text ?? '');

/** Of notices that run into each other the one with the word `protect`, else all in one. */
function apart(found: readonly ProtectNotice[]): ProtectNotice[] {
  const kept: ProtectNotice[] = [];
  for (const notice of [...found].sort((a, b) => a.first - b.first)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= notice.first) kept.push(notice);
    else if (last.keeps === true)
      kept[kept.length - 1] =
        notice.keeps === true ? { ...last, end: Math.max(last.end, notice.end) } : notice;
  }
  return kept;
}

/** Words for which no list is asked. */
const WITHOUT_LISTS = new Lexemes(plainClasses);

/** The same where no lists of names are at hand: places in the text of the cable. */
export function noticesWithoutLists(cable: Cable, view: View): Span[] {
  const words = readWords(view, cable.text, partsOf(cable), WITHOUT_LISTS);
  const none: ReadonlySet<never> = new Set();
  const lists = { common: none, reporting: none, ordinary: none, honorifics: none, titleEnds: none };
  const reading = { words, stopped: none, loud: none, lists };
  return protectNotices(reading).map((notice) => spanOfNotice({ words, view }, notice));
}

/** Where a notice stands in the text of the cable. */
export const spanOfNotice = (
  { words, view }: Pick<Reading, 'words' | 'view'>,
  { first, end }: ProtectNotice,
): Span => view.sourceOf({ from: words[first]?.from ?? 0, to: wordAt(words, end - 1)?.to ?? 0 });

/** Whether a notice speaks of more than one: `protect both`, `names should be protected`. */
export const isOfSeveral = ({ words }: Pick<Reading, 'words'>, { first, end }: ProtectNotice): boolean =>
  words.slice(first, end + 1).some(({ key }) => SEVERAL.has(key));
const SEVERAL = set(
  'both all them names identities sources contacts interlocutors they named para paras paragraph paragraphs',
);

/** Whether a notice stands right behind a name, or names it: `Novak (protect)`, `please protect Novak`. */
export function noticing(
  notices: readonly ProtectNotice[],
): (name: { first: number; end: number }) => boolean {
  if (notices.length === 0) return () => false;
  const starts = new Set(notices.map(({ first }) => first));
  const ends = new Set(notices.map(({ end }) => end));
  return ({ first, end }) => starts.has(end) || ends.has(first);
}
