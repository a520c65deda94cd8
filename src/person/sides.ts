import type { Title } from './name-lists.ts';
import { isFull } from './name-runs.ts';
import { type Reading, wordAt } from './reading.ts';
import { hasOwnCalling, type Listed } from './rosters.ts';
import { isOfWoman } from './wives.ts';
import { isA, LAND } from './word-classes.ts';
import type { Word } from './words.ts';

/** A longer line is no entry of a list. */
const LONGEST_LINE = 14;
const MOST_LINES = 30;
/** A name this far into its line may still be what the line lists: behind a bullet or a title. */
const FARTHEST_IN = 6;

const OURS: ReadonlySet<string> = new Set(
  'us usa unitedstates unitedstatesofamerica american americans usside americanside usparticipants usdelegation usteam unitedstatesside onusside onamericanside onunitedstatesside'.split(
    ' ',
  ),
);
const SIDES: ReadonlySet<string> = new Set(
  'on side delegation participants government ministry officials team'.split(' '),
);
const ATTENDING: ReadonlySet<string> = new Set([
  'participants',
  'attendees',
  'attendance',
  'present',
  'delegations',
]);
const NEAR = 80;

const OF_OURS: Title = { title: 'listed on our side', role: 'us-official' };
const OF_THEIRS: Title = { title: "listed on a government's side", role: 'official' };

/**
 * Lists of who took part, under the name of each side: `United States` or `Iraqi side:` on a line of its own, and a person a
 * line below. Gives those a title of that side who are listed with no calling of their own.
 */
export function sidesOf(reading: Reading): Sides {
  const sides = sidesByLine(reading);
  if (sides.size === 0) return { titled: (mention) => mention, breaks: NONE };
  return {
    titled: (mention) => {
      const side = sideAt(reading, sides, mention.run.first);
      if (side === undefined || hasOwnCalling(reading, mention) || isOfWoman(reading, mention.run))
        return mention;
      if (mention.cues.length === 0 && !isFull(mention.run)) return mention;
      return { ...mention, cues: [...mention.cues, { kind: 'title', title: side }] };
    },
    breaks: linesOf(reading, sides),
  };
}

const NONE: ReadonlySet<number> = new Set();

/** Where the lines of the lists begin, and the line behind each. */
function linesOf({ words }: Reading, sides: ReadonlyMap<number, Title>): Set<number> {
  const breaks = new Set<number>();
  for (const start of sides.keys()) {
    breaks.add(start);
    breaks.add(lineEnd(words, start));
  }
  return breaks;
}

interface Sides {
  readonly titled: <T extends Listed>(mention: T) => T;
  /** A name ends with its line of the list. */
  readonly breaks: ReadonlySet<number>;
}

function sideAt({ words }: Reading, sides: ReadonlyMap<number, Title>, first: number): Title | undefined {
  let start = first;
  while (start > first - FARTHEST_IN && words[start]?.starts === false) start--;
  if (words.slice(start, first).some(({ text }) => text === ',' || text === '(')) return undefined;
  return sides.get(start);
}

/** The side of each line, by its first word. */
function sidesByLine(reading: Reading): Map<number, Title> {
  const { words } = reading;
  const sides = new Map<number, Title>();
  let side: Title | undefined;
  let left = 0;
  for (let start = 0, end = 0; start < words.length; start = end) {
    end = lineEnd(words, start);
    const short = end - start <= LONGEST_LINE;
    const head = short ? headOf(reading, lastSentence(words, start, end), end) : undefined;
    if (head !== undefined) [side, left] = [head, MOST_LINES];
    else if (side !== undefined && short && left-- > 0) sides.set(start, side);
    else side = undefined;
    if (head === undefined && words[end]?.part !== words[start]?.part) side = undefined;
  }
  return sides;
}

/** `2. (U) Delegations. On the Indonesian side:` names the side behind the last full stop. */
function lastSentence(words: readonly Word[], start: number, end: number): number {
  if (words[end - 1]?.text !== ':') return start;
  for (let at = end - 2; at > start; at--)
    if (words[at]?.text === '.' || words[at]?.text === ')') return at + 1;
  return start;
}

function lineEnd(words: readonly Word[], start: number): number {
  let end = start + 1;
  while (words[end]?.starts === false) end++;
  return end;
}

/** `CODEL NOVAK CONSISTS OF:` */
function announcesCodel({ words }: Reading, end: number): boolean {
  if (wordAt(words, end - 1)?.text !== ':') return false;
  for (let at = end - 1; at > end - NEAR_CODEL && words[at]?.part === wordAt(words, end - 1)?.part; at--)
    if (CODELS.has(words[at]?.key ?? '')) return true;
  return false;
}

const NEAR_CODEL = 25;
const CODELS: ReadonlySet<string> = new Set(['codel', 'staffdel', 'congressional']);

function headOf(reading: Reading, start: number, end: number): Title | undefined {
  if (announcesCodel(reading, end)) return OF_OURS;
  if (end - start > LONGEST_HEAD) return undefined;
  const { countries, demonyms } = reading.lists;
  if (!mayNameSide(reading.words, start, end)) return undefined;
  const keys = reading.words
    .slice(start, end)
    .flatMap(({ kind, key }) => (kind === 'word' && key !== 'the' ? [key] : []));
  if (OURS.has(keys.join(''))) return keys.length > 1 || isAttended(reading, start) ? OF_OURS : undefined;
  const land = keys.some((key) => countries.has(key) || demonyms.has(key));
  const other = keys.every((key) => countries.has(key) || demonyms.has(key) || SIDES.has(key));
  return land && other && isAttended(reading, start) ? OF_THEIRS : undefined;
}

const LONGEST_HEAD = 9;
/** How all names of our side begin. */
const BEGINS_OURS = /^[auo]/;

/** A line without a country or a people that does not begin as our side does names none. */
function mayNameSide(words: readonly Word[], start: number, end: number): boolean {
  let begun = false;
  for (let at = start; at < end; at++) {
    const word = words[at];
    if (word === undefined || word.kind !== 'word' || word.key === 'the') continue;
    if (isA(word, LAND) || (!begun && BEGINS_OURS.test(word.key))) return true;
    begun = true;
  }
  return false;
}

/** Whether the words before say that people took part. */
function isAttended({ words }: Reading, start: number): boolean {
  for (let at = start; at > start - NEAR; at--) if (ATTENDING.has(words[at]?.key ?? '')) return true;
  return false;
}
