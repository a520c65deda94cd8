import { besides, type Reading } from './reading.ts';
import type { Word } from './words.ts';

/** A drafter's request to protect a source: words `first` up to and without `end`. */
export interface ProtectNotice {
  readonly first: number;
  readonly end: number;
  /** Index of the word `protect` itself. */
  readonly verb: number;
}

const LEADING: ReadonlySet<string> = new Set([
  'please',
  'pls',
  'plse',
  'strictly',
  'fully',
  'and',
  'must',
  'should',
]);
const TRAILING: ReadonlySet<string> = new Set(
  (
    'source sources him her them identity identities name names confidence confidences contact ' +
    'fully strictly throughout please'
  ).split(' '),
);
const OWNED: ReadonlySet<string> = new Set([
  'the',
  'this',
  'that',
  'his',
  'her',
  'their',
  'our',
  'these',
  'as',
]);
const FORMS: ReadonlySet<string> = new Set(['protect', 'protected', 'protectsource', 'strictlyprotect']);
const DASHES: ReadonlySet<string> = new Set(['-', '—', '/', '[', '(', ':', ';']);

/**
 * Every notice in the text, in order. `protect accordingly` and `protect until then` are handling and ask for
 * nobody: a notice has an object, or stands between marks.
 */
export function protectNotices(reading: Reading): ProtectNotice[] {
  return reading.words.flatMap((word, verb) => {
    const notice = FORMS.has(word.key) ? noticeAt(reading, verb) : undefined;
    return notice === undefined ? [] : [notice];
  });
}

function noticeAt(reading: Reading, verb: number): ProtectNotice | undefined {
  const word = reading.words[verb];
  const first = backOver(reading, verb);
  const end = forwardOver(reading, verb);
  const opening = besides(reading, first - 1, word);
  const closing = besides(reading, end, word);
  if (isOpening(opening) && isClosing(closing)) return { first: first - 1, end: end + 1, verb };
  const said =
    word?.key !== 'protected' && (isImperative(reading, first, verb) || word?.key === 'strictlyprotect');
  return said && asksForSource(reading, first, verb, end) ? { first, end, verb } : undefined;
}

const isOpening = (word: Word | undefined): boolean => word?.text === '(' || word?.text === '[';
const isClosing = (word: Word | undefined): boolean => word?.text === ')' || word?.text === ']';

function backOver(reading: Reading, verb: number): number {
  let first = verb;
  while (verb - first < 4 && LEADING.has(besides(reading, first - 1, reading.words[verb])?.key ?? ''))
    first--;
  return first;
}

/** Over `source`, `the identity of our source`, `him fully`. */
function forwardOver(reading: Reading, verb: number): number {
  let end = verb + 1;
  for (let steps = 0; steps < 5; steps++) {
    const key = besides(reading, end, reading.words[verb])?.key ?? '';
    const next = besides(reading, end + 1, reading.words[verb])?.key ?? '';
    if (TRAILING.has(key)) end++;
    else if ((OWNED.has(key) || key === 'of') && TRAILING.has(next)) end += 2;
    else if (key === 'of' && OWNED.has(next)) end += 2;
    else break;
  }
  const named = NAMED.has(reading.words[end - 1]?.key ?? '');
  return named && besides(reading, end, reading.words[verb])?.key === 'of' ? end + 1 : end;
}

const NAMED: ReadonlySet<string> = new Set(['identity', 'identities', 'name', 'names', 'confidence']);
const PRONOUNS: ReadonlySet<string> = new Set(['him', 'her', 'them']);
const POLITE: ReadonlySet<string> = new Set(['please', 'pls', 'plse', 'strictly', 'fully']);

/** At the start of a sentence, after a dash, or after `please`: not `laws that protect the source`. */
function isImperative(reading: Reading, first: number, verb: number): boolean {
  const word = reading.words[verb];
  const before = besides(reading, first - 1, word);
  return first < verb || word?.opening === true || before === undefined || DASHES.has(before.text);
}

/** `protect source`, `please protect <name>`; a bare `protect` only after a dash and before a stop. */
function asksForSource(reading: Reading, first: number, verb: number, end: number): boolean {
  const word = reading.words[verb];
  const polite = POLITE.has(reading.words[verb - 1]?.key ?? '') && first < verb;
  const object = reading.words[end - 1]?.key ?? '';
  const next = besides(reading, end, word);
  if (end > verb + 1) return polite || !(PRONOUNS.has(object) || next?.key === 'of');
  if (next?.capital === true) return !reading.stopped.has(end) && !reading.lists.common.has(next.key);
  const before = besides(reading, first - 1, word);
  const stops = next === undefined || '.,;-)]'.includes(next.text);
  return stops && (polite || (before !== undefined && DASHES.has(before.text)));
}

/** Whether a notice stands right behind a name, or names it: `Novak (protect)`, `please protect Novak`. */
export function noticing(
  notices: readonly ProtectNotice[],
): (name: { first: number; end: number }) => boolean {
  const starts = new Set(notices.map(({ first }) => first));
  const ends = new Set(notices.map(({ end }) => end));
  return ({ first, end }) => starts.has(end) || ends.has(first);
}
