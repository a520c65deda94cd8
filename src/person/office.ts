import type { KeyPhrases, Title, TitleRole } from './name-lists.ts';
import type { NameRun } from './name-runs.ts';
import { besides, type Reading } from './reading.ts';
import { titleAfter, titleBefore, titleEndingAt } from './titles.ts';
import { wordKey } from './words.ts';

const FARTHEST_BEFORE = 9;
const FARTHEST_AFTER = 14;

/** The titles that stand before and behind a name, each an official's where a body of government stands with it. */
export function titlesBeside(reading: Reading, run: NameRun): Title[] {
  const before = titleBefore(reading, run);
  const after = titleAfter(reading, run) ?? titleOfBeing(reading, run);
  const titles = [
    ...(before === undefined ? [] : [ofBody(reading, before, wordsBefore(reading, run))]),
    ...(after === undefined ? [] : [ofBody(reading, after, wordsAfter(reading, run))]),
  ];
  if (titles.length > 0) return titles;
  const body = bodyBehind(reading, run) ?? landBehind(reading, run);
  return body === undefined ? [] : [body];
}

/** `head` of a ministry is an official, `head` of a bank or of nothing said stays a question. */
function ofBody(reading: Reading, title: Title, words: readonly number[]): Title {
  if (
    title.role !== 'private' ||
    !reading.lists.openTitles.has(title.title.split(/\s+/).map(wordKey).join(' '))
  )
    return title;
  const role = bodyAmong(reading, words);
  return role === undefined ? title : { ...title, role };
}

function bodyAmong(reading: Reading, words: readonly number[]): TitleRole | undefined {
  if (words.some((at) => isFormer(reading, at))) return undefined;
  if (words.some((at) => isOf(reading, at, reading.lists.ourBodies))) return 'us-official';
  return words.some((at) => isOf(reading, at, reading.lists.bodies)) ? 'official' : undefined;
}

const isFormer = ({ words, lists }: Reading, at: number): boolean =>
  lists.notInOffice.has(words[at]?.key ?? '');

/** `us` is a pronoun unless it is `US`. */
function isOf({ words, loud }: Reading, at: number, bodies: KeyPhrases): boolean {
  const word = words[at];
  if (word === undefined || bodies.lengthAt(words, at) === 0) return false;
  return word.key.length > 3 || (word.capital && !(loud.has(word.part) && word.key === 'us'));
}

/** The words that lead up to a name, back to the last mark or verb. */
function wordsBefore(reading: Reading, run: NameRun): number[] {
  const words: number[] = [];
  for (let at = run.first - 1; at >= run.first - FARTHEST_BEFORE; at--) {
    const word = besides(reading, at, reading.words[run.first]);
    if (
      word === undefined ||
      isEnd(reading, at) ||
      (word.kind === 'mark' && words.length > 2 && word.text === ',')
    )
      break;
    words.push(at);
  }
  return words;
}

/** What is said of a name behind a comma, a bracket or `is`. */
function wordsAfter(reading: Reading, run: NameRun): number[] {
  const words: number[] = [];
  let commas = 0;
  for (let at = run.end; at < run.end + FARTHEST_AFTER; at++) {
    const word = besides(reading, at, reading.words[run.first]);
    if (word?.text === ',') commas++;
    if (word === undefined || commas > 1 || isEnd(reading, at)) break;
    words.push(at);
  }
  return words;
}

function isEnd({ words, lists }: Reading, at: number): boolean {
  const word = words[at];
  if (word === undefined) return true;
  return lists.reporting.has(word.key) || MARKS.has(word.text);
}

const MARKS: ReadonlySet<string> = new Set([';', ':', ')', '"', '?', '!']);
const BEING: ReadonlySet<string> = new Set(['is', 'remains', 'serves']);
const SMALL: ReadonlySet<string> = new Set([
  'as',
  'the',
  'a',
  'an',
  'now',
  'also',
  'currently',
  'still',
  'his',
  'her',
  'their',
  'our',
]);

/** `Kovar is Deputy Prime Minister`, `Kovar, who is head of credit at a bank`. */
export function titleOfBeing(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  let at = run.end;
  if (besides(reading, at, name)?.text === ',' && besides(reading, at + 1, name)?.key === 'who') at += 2;
  if (!BEING.has(besides(reading, at, name)?.key ?? '')) return undefined;
  at++;
  while (SMALL.has(besides(reading, at, name)?.key ?? '')) at++;
  for (let end = at; end < at + 4; end++) {
    if (besides(reading, end, name)?.kind !== 'word') return undefined;
    const title = titleEndingAt(reading, end);
    if (title !== undefined) return longest(reading, end, name)?.title ?? title.title;
  }
  return undefined;
}

/** `Deputy Prime Minister` ends behind `Deputy`. */
function longest(reading: Reading, end: number, name: Parameters<typeof besides>[2]) {
  let found = titleEndingAt(reading, end);
  for (let at = end + 1; at < end + 4 && besides(reading, at, name)?.kind === 'word'; at++) {
    const title = titleEndingAt(reading, at);
    if (title !== undefined && title.first <= end) found = title;
  }
  return found;
}

/** `Kovar, Ministry of Health`, `Kovar (MFA)`, `Kovar of the Foreign Ministry`: no title, and yet an official. */
function bodyBehind(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  const link = besides(reading, run.end, name);
  if (link === undefined || !(LINKS.has(link.key) || LINKS.has(link.text))) return undefined;
  if (run.names.length < 2 && link.text === ',') return undefined;
  const next = besides(reading, run.end + 1, name)?.key === 'the' ? run.end + 2 : run.end + 1;
  if (besides(reading, next, name)?.capital !== true) return undefined;
  // `Kovar, Minister Petrak and`: a title is no body, and is the next man's.
  if (link.text === ',' && reading.lists.titleEnds.has(reading.words[next]?.key ?? '')) return undefined;
  const role = bodyAmong(reading, [next]);
  return role === undefined ? undefined : { title: 'of a body of government', role };
}

const LINKS: ReadonlySet<string> = new Set([',', '(', 'of', 'from']);

/** `QURAISHY (PAKISTAN)`: who speaks for a country. */
function landBehind(reading: Reading, run: NameRun): Title | undefined {
  const name = reading.words[run.first];
  if (besides(reading, run.end, name)?.text !== '(') return undefined;
  for (let at = run.end + 1; at < run.end + 5; at++) {
    const word = besides(reading, at, name);
    if (word?.text === ')') return at > run.end + 1 ? { title: 'of a country', role: 'official' } : undefined;
    if (
      word === undefined ||
      !(reading.lists.countries.has(word.key) || word.key === 'observer' || word.text === ',')
    )
      return undefined;
  }
  return undefined;
}
