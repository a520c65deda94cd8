import type { Cable } from '../model/cable.ts';
import { type Span, sliceOf } from '../model/span.ts';
import type { View } from '../text/view.ts';
import type { NameLists } from './name-lists.ts';
import { type Parts, partsOf } from './parts.ts';
import { readWords, type Word } from './words.ts';

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
  readonly stopped: ReadonlySet<number>;
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

/** The word at an index, if it stands in the same sentence as another. */
export function besides(
  reading: Pick<Reading, 'words'>,
  index: number,
  other: Word | undefined,
): Word | undefined {
  const word = reading.words[index];
  return word !== undefined && word.sentence === other?.sentence ? word : undefined;
}

const LOUD_SHARE = 0.6;

/** In a paragraph only capitals throughout say so: one that lists people has many capitals, and each says something. */
function loudParts(words: readonly Word[], { portions }: Cable): Set<number> {
  const prose = new Set(words.filter(({ text }) => text === ',' || text === '.').map(({ part }) => part));
  const isProse = (part: number): boolean => portions[part]?.kind === 'paragraph' && prose.has(part);
  const shows = ({ part, capital, text }: Word): boolean =>
    capital && !(isProse(part) && /\p{Ll}/u.test(text));
  const tally = new Map<number, { all: number; capital: number }>();
  for (const word of words) {
    if (word.kind !== 'word' || word.text.length < 2) continue;
    const count = tally.get(word.part) ?? { all: 0, capital: 0 };
    tally.set(word.part, { all: count.all + 1, capital: count.capital + (shows(word) ? 1 : 0) });
  }
  return new Set(
    [...tally].filter(([, { all, capital }]) => capital > all * LOUD_SHARE).map(([part]) => part),
  );
}

function stoppedWords(words: readonly Word[], lists: NameLists): Set<number> {
  const stopped = new Set<number>();
  words.forEach((word, index) => {
    if (word.kind !== 'word' || !word.capital) return;
    if (isStopword(word, lists)) stopped.add(index);
    const length = stopPhraseAt(words, index, lists);
    for (let i = index; i < index + length; i++) stopped.add(i);
  });
  return stopped;
}

function isStopword({ key, text }: Word, lists: NameLists): boolean {
  if (lists.acronyms.has(key)) return !/\p{Ll}/u.test(text.slice(1));
  return lists.stopwords.has(key) || (key.endsWith('s') && lists.stopwords.has(key.slice(0, -1)));
}

function stopPhraseAt(words: readonly Word[], index: number, lists: NameLists): number {
  const phrases = lists.stopPhrases.get(words[index]?.key ?? '') ?? [];
  return phrases.find((phrase) => phrase.every((key, i) => words[index + i]?.key === key))?.length ?? 0;
}
