import type { Cable } from '../model/cable.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { View } from '../text/view.ts';
import { isPhraseAt } from './key-phrases.ts';
import type { NameLists } from './name-lists.ts';
import { type Parts, partsOf } from './parts.ts';
import { isA, OPENS_STOP_PHRASE, SMALL, STOPWORD } from './word-classes.ts';
import { readWords, type Word } from './words.ts';

/** Some of the words of a text, by their indices. */
export interface Marked {
  has(index: number): boolean;
}

/** A cable as the search for names sees it: its words, and what the lists say of each. */
export interface Reading {
  readonly cable: Cable;
  readonly view: View;
  readonly lists: NameLists;
  readonly words: readonly Word[];
  readonly parts: Parts;
  /** Parts in which nearly every word has a capital, so that a capital says nothing. */
  readonly loud: ReadonlySet<number>;
  /** Words that are, or belong to a phrase that is, on the stop list. */
  readonly stopped: Marked;
}

export function readingOf(cable: Cable, view: View, lists: NameLists): Reading {
  const parts = partsOf(cable);
  const words = readWords(view, cable.text, parts, lists.lexemes);
  return {
    cable,
    view,
    lists,
    words,
    parts,
    loud: loudParts(words, cable),
    stopped: stoppedWords(words, lists),
  };
}

/** The text of the cable, wraps and page headers folded, behind a range of words. */
export const printed = (reading: Reading, first: number, end: number): string =>
  sliceOf(reading.view.text, rangeOf(reading, first, end));

/** Span in the view of the words from `first` up to and without `end`. */
export function rangeOf(reading: Reading, first: number, end: number): Span {
  return { from: reading.words[first]?.from ?? 0, to: reading.words[end - 1]?.to ?? 0 };
}

/** The word at an index. To ask an array for what stands before its start is slow, and slows every later look at that place. */
export const wordAt = (words: readonly Word[], index: number): Word | undefined =>
  index < 0 ? undefined : words[index];

/** The word at an index, if it stands in the same sentence as another. */
export function besides(
  reading: Pick<Reading, 'words'>,
  index: number,
  other: Word | undefined,
): Word | undefined {
  const word = wordAt(reading.words, index);
  return word !== undefined && word.sentence === other?.sentence ? word : undefined;
}

/** Index of the first word at or behind an offset into the cable's text. */
export function firstAt(words: readonly Word[], offset: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.at ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const LOUD_SHARE = 0.6;

/** How many words of a part there are, and how many of them show a capital. */
interface Tally {
  all: number;
  capital: number;
  capitals: number;
  prose: boolean;
}

/** In a paragraph only capitals throughout say so: one that lists people has many capitals, and each says something. */
function loudParts(words: readonly Word[], { portions }: Cable): Set<number> {
  const loud = new Set<number>();
  for (const [part, { all, capital, capitals, prose }] of talliesOf(words)) {
    const shown = prose && portions[part]?.kind === 'paragraph' ? capitals : capital;
    if (shown > all * LOUD_SHARE) loud.add(part);
  }
  return loud;
}

function talliesOf(words: readonly Word[]): Map<number, Tally> {
  const tallies = new Map<number, Tally>();
  let tally: Tally | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (tally === undefined || word.part !== words[at - 1]?.part) tally = tallyOf(tallies, word.part);
    if (word.text === ',' || word.text === '.') tally.prose = true;
    if (word.kind !== 'word' || word.text.length < 2) continue;
    tally.all++;
    if (!word.capital) continue;
    tally.capital++;
    if (!isA(word, SMALL)) tally.capitals++;
  }
  return tallies;
}

function tallyOf(tallies: Map<number, Tally>, part: number): Tally {
  const known = tallies.get(part);
  if (known !== undefined) return known;
  const tally = { all: 0, capital: 0, capitals: 0, prose: false };
  tallies.set(part, tally);
  return tally;
}

function stoppedWords(words: readonly Word[], lists: NameLists): Marked {
  const stopped = new Set<number>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (!word.capital) continue;
    if (isA(word, STOPWORD)) stopped.add(at);
    if (!isA(word, OPENS_STOP_PHRASE)) continue;
    const end = at + stopPhraseAt(words, at, lists);
    for (let i = at; i < end; i++) stopped.add(i);
  }
  return stopped;
}

function stopPhraseAt(words: readonly Word[], index: number, lists: NameLists): number {
  for (const phrase of lists.stopPhrases.get(words[index]?.key ?? '') ?? [])
    if (isPhraseAt(words, index, phrase)) return phrase.length;
  return 0;
}
