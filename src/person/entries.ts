import { isInitial, isNameWord, isParticle, type NameRun, runOf } from './name-runs.ts';
import { besides, type Reading } from './reading.ts';
import type { Word } from './words.ts';

const LONGEST_FAMILY = 4;
const LONGEST_GIVEN = 5;

/** Names as lists and letters print them, family first: `- Novak, Anna M.; born` and `From: Novak, Anna`. */
export function entriesIn(reading: Reading): NameRun[] {
  const entries: NameRun[] = [];
  for (let at = 0; at < reading.words.length; at++) {
    const entry = opensEntry(reading, at) ? entryAt(reading, at) : undefined;
    if (entry === undefined) continue;
    entries.push(entry);
    at = entry.end - 1;
  }
  return entries;
}

/** The first word of a line or of what stands behind a label or a bullet. */
function opensEntry({ words }: Reading, at: number): boolean {
  const word = words[at];
  if (word?.kind !== 'word') return false;
  const before = words[at - 1];
  if (before === undefined || word.starts) return word.opening;
  return before.text === ':' || (BULLETS.has(before.text) && isLineStart(words, at - 1));
}

const BULLETS: ReadonlySet<string> = new Set(['-', '*', '.', ')', '—']);
const MOST_BULLET = 4;

/** Only marks and a number between the start of the line and here. */
function isLineStart(words: readonly Word[], from: number): boolean {
  for (let at = from; at > from - MOST_BULLET; at--) {
    const word = words[at];
    if (word === undefined || (word.kind === 'word' && word.text.length > 1)) return false;
    if (word.starts) return true;
  }
  return false;
}

function entryAt(reading: Reading, first: number): NameRun | undefined {
  const comma = familyEnd(reading, first);
  if (comma === undefined) return undefined;
  const end = givenEnd(reading, comma + 1, reading.words[first]);
  if (end === undefined || goesOnAsList(reading, end, reading.words[first])) return undefined;
  const [family, given] = [runOf(reading, first, comma), runOf(reading, comma + 1, end)];
  return { first, end, names: [...given.names, ...family.names] };
}

/** Where the comma behind a family name stands. */
function familyEnd(reading: Reading, first: number): number | undefined {
  for (let at = first; at < first + LONGEST_FAMILY; at++) {
    const word = besides(reading, at, reading.words[first]);
    if (word?.text === ',' && at > first) return at;
    if (
      word === undefined ||
      !(isNameWord(reading, at) || isParticle(reading, at) || mayBeFamily(reading, at, word))
    )
      return undefined;
  }
  return undefined;
}

/** `BAKER, JOHN`: a plain word that is also a surname, where it stands alone. */
const mayBeFamily = ({ lists, stopped }: Reading, at: number, { key, capital }: Word): boolean =>
  capital && lists.people.has(key) && !stopped.has(at) && !lists.titles.has(key);

function givenEnd(reading: Reading, first: number, name: Word | undefined): number | undefined {
  let end: number | undefined;
  for (let at = first; at < first + LONGEST_GIVEN; at++) {
    const word = besides(reading, at, name);
    if (word === undefined) break;
    const isGiven = isNameWord(reading, at) || mayBeGiven(reading, at, word);
    if (isGiven || (isInitial(word) && at > first)) end = at + 1;
    else if (
      !(word.text === '.' && word.glued && isInitial(reading.words[at - 1] ?? word)) &&
      !isParticle(reading, at)
    )
      break;
  }
  return end;
}

const mayBeGiven = ({ lists, stopped, words }: Reading, at: number, { key, capital }: Word): boolean =>
  capital &&
  (lists.alsoNames.has(key) || (lists.people.has(key) && !stopped.has(at))) &&
  !lists.titles.has(key) &&
  words[at]?.kind === 'word';

/** `Kovar, Petrak and Novak met` is prose, and nobody is called Petrak Kovar. */
function goesOnAsList(reading: Reading, end: number, name: Word | undefined): boolean {
  const after = besides(reading, reading.words[end]?.text === '.' ? end + 1 : end, name);
  if (after === undefined || after.starts) return false;
  if (after.text === ',') {
    const next = besides(reading, end + 1, name);
    return next !== undefined && isNameWord(reading, end + 1) && !reading.lists.titleEnds.has(next.key);
  }
  return after.kind === 'word' || after.possessive;
}
