import { isInitial, isNameWord, isParticle, type NameRun, runOf } from './name-runs.ts';
import { besides, type Reading, wordAt } from './reading.ts';
import type { Word } from './words.ts';

const LONGEST_FAMILY = 4;
const LONGEST_GIVEN = 5;

/** Names as lists and letters print them, family first: `- Novak, Anna M.; born`, `From: Novak, Anna`, `NOVAK A. B.` */
export function entriesIn(reading: Reading): NameRun[] {
  const entries: NameRun[] = [];
  for (let at = 0; at < reading.words.length; at++) {
    const kind = opensEntry(reading, at, entries.at(-1));
    const entry = kind === undefined ? undefined : entryAt(reading, at, kind);
    if (entry === undefined) continue;
    entries.push(entry);
    at = entry.end - 1;
  }
  return entries;
}

/** A name in brackets on a line of the header: `OVIP (NOVAK, ANNA)`, `GDS 11/3/85 (NOVAK, A. B.)`. */
export function bracketedAt(reading: Reading, open: number): NameRun | undefined {
  const entry = entryAt(reading, open + 1, 'list');
  if (entry === undefined) return undefined;
  const end = reading.words[entry.end]?.text === '.' ? entry.end + 1 : entry.end;
  return reading.words[end]?.text === ')' ? entry : undefined;
}

/** `list`: the line is plainly one of a list; `line`: it may be prose that was wrapped here. */
type Opening = 'list' | 'line';

function opensEntry(reading: Reading, at: number, last: NameRun | undefined): Opening | undefined {
  const { words } = reading;
  const word = words[at];
  if (word?.kind !== 'word' || !word.capital) return undefined;
  const before = at === 0 ? undefined : wordAt(words, at - 1);
  if (before !== undefined && !word.starts && before.kind === 'word') return undefined;
  if (!reading.parts.isPortion(word.part) && before?.text !== ':') return undefined;
  if (before === undefined || word.starts) {
    if (isIndented(reading, word) || isNextLine(reading, last, at)) return 'list';
    return word.opening ? 'line' : undefined;
  }
  if (before.text === ':') return isOfPeople(reading, at) ? 'line' : undefined;
  return BULLETS.has(before.text) && isLineStart(words, at - 1) ? 'list' : undefined;
}

/** Behind a label of a letter or of who worked on the cable. */
function isOfPeople({ words }: Reading, at: number): boolean {
  return LABELS.has(wordAt(words, at - 2)?.key ?? '');
}

const LABELS: ReadonlySet<string> = new Set(
  'from to cc by author sender drafted cleared approved officer contact'.split(' '),
);

function isIndented({ cable: { text } }: Reading, { at }: Word): boolean {
  return at > 2 && text[at - 1] === ' ' && text[at - 2] === ' ';
}

const LONGEST_ENTRY = 40;

/** On the line below an entry. */
function isNextLine({ words }: Reading, last: NameRun | undefined, at: number): boolean {
  if (last === undefined || at - last.end > LONGEST_ENTRY) return false;
  for (let i = last.end; i < at; i++) if (words[i]?.starts === true) return false;
  return true;
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

function entryAt(reading: Reading, first: number, opening: Opening): NameRun | undefined {
  const comma = familyEnd(reading, first);
  if (comma === undefined) return opening === 'list' ? withInitials(reading, first) : undefined;
  const end = givenEnd(reading, comma + 1, reading.words[first]);
  if (
    end === undefined ||
    wordAt(reading.words, end - 1)?.possessive === true ||
    goesOnAsList(reading, end, reading.words[first], opening)
  )
    return undefined;
  if (opening === 'line' && !isListedGiven(reading, comma + 1)) return undefined;
  const [family, given] = [runOf(reading, first, comma), runOf(reading, comma + 1, end)];
  const suffix =
    reading.words[end]?.text === ',' && reading.lists.suffixes.has(reading.words[end + 1]?.key ?? '');
  return { first, end: suffix ? end + 2 : end, names: [...given.names, ...family.names] };
}

/** A line of prose may begin with two places. */
const isListedGiven = ({ words, lists }: Reading, at: number): boolean => {
  const word = words[at];
  return word !== undefined && (isInitial(word) || lists.people.has(word.key)) && !lists.places.has(word.key);
};

/** `NOVAK A. B.` */
function withInitials(reading: Reading, first: number): NameRun | undefined {
  const name = reading.words[first];
  if (!isNameWord(reading, first)) return undefined;
  let end = first + 1;
  for (let at = first + 1; at < first + LONGEST_GIVEN; at++) {
    const word = besides(reading, at, name);
    if (word === undefined || !(isInitial(word) || (word.text === '.' && word.glued))) break;
    if (isInitial(word)) end = at + 1;
  }
  if (end === first + 1 || reading.words[end]?.text !== '.') return undefined;
  const [family, given] = [runOf(reading, first, first + 1), runOf(reading, first + 1, end)];
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
  capital && lists.people.has(key) && !stopped.has(at);

function givenEnd(reading: Reading, first: number, name: Word | undefined): number | undefined {
  let end: number | undefined;
  for (let at = first; at < first + LONGEST_GIVEN; at++) {
    const word = besides(reading, at, name);
    if (word === undefined) break;
    // `Novak, Eva   CPT`: a rank in the next column.
    if (reading.lists.ranks.has(word.key) && at > first && !/\p{Ll}/u.test(word.text)) break;
    const isGiven = isNameWord(reading, at) || mayBeGiven(reading, at, word);
    if (isGiven || (isInitial(word) && (at > first || reading.words[at + 1]?.text === '.'))) end = at + 1;
    else if (
      !(word.text === '.' && word.glued && isInitial(wordAt(reading.words, at - 1) ?? word)) &&
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
function goesOnAsList(reading: Reading, end: number, name: Word | undefined, opening: Opening): boolean {
  const after = besides(reading, reading.words[end]?.text === '.' ? end + 1 : end, name);
  if (after === undefined || after.starts) return false;
  if (after.text === ',') {
    const next = besides(reading, end + 1, name);
    if (opening === 'list' || next === undefined) return next?.key === 'and';
    return isNameWord(reading, end + 1) && !reading.lists.titleEnds.has(next.key);
  }
  return (after.kind === 'word' && !(opening === 'list' && !JOINS.has(after.key))) || after.possessive;
}

const JOINS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'said',
  'told',
  'was',
  'is',
  'are',
  'were',
  'has',
  'had',
]);
