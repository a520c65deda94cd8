import { withoutLookalikes } from './lookalikes.ts';

/**
 * The words of a text, as the leak check compares them: letters and digits only, without case, accents, widths
 * or invisible characters, and letters of other alphabets that look like ours as ours. Brackets, and the sign behind a JSON name, count as words too, so that no marker, tag
 * or name reads on into the text beside it. `joined` is all of them without space: no line break hides a word.
 */
export interface Words {
  readonly words: readonly string[];
  readonly joined: string;
}

const ASCII = /^[\0-\x7f]*$/;

export function wordsOf(text: string): Words {
  const words = plainWords(text).map((word) => word.toLowerCase());
  return { words, joined: words.join('') };
}

/** The same words with their case, to tell names. */
export function plainWords(text: string): string[] {
  if (ASCII.test(text)) return text.match(/[A-Za-z0-9]+|[<>[\]{}]|":|={60,}/g) ?? [];
  return unmarked(text).match(/[\p{L}\p{N}]+|[<>[\]{}]|":|={60,}/gu) ?? [];
}

/**
 * Numbers as digits alone: each run, and runs joined where only a space or a sign stands between, so that
 * `555 01 42` and `5550142` are one.
 */
export function numbersOf(text: string): string[] {
  const groups = unmarked(text).match(/\d+(?:[\s.,()/-]{1,2}\d+)*/g) ?? [];
  return groups.flatMap((group) => {
    const runs = group.match(/\d+/g) ?? [];
    return runs.length > 1 ? [...runs, runs.join('')] : runs;
  });
}

const unmarked = (text: string): string =>
  ASCII.test(text) ? text : inOneScript(text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, ''));

/** A word that has a letter of ours, or could be one of ours, is read as ours; other words stay as they are. */
const inOneScript = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => {
    if (ASCII.test(word)) return word;
    const ours = withoutLookalikes(word);
    return /[A-Za-z]/.test(word) || (word.length > 1 && ASCII.test(ours)) ? ours : word;
  });

/** Where word `index` begins in the text, counted in characters without accents and invisible ones. */
export function placeOfWord(text: string, index: number): number {
  const plain = unmarked(text);
  let left = index;
  for (const word of plain.matchAll(/[\p{L}\p{N}]+|[<>[\]{}]|":|={60,}/gu))
    if (left-- === 0) return word.index;
  return plain.length;
}

/** Tells which word holds a position of `joined`. Positions must be asked in rising order. */
export function wordCounter(words: readonly string[]): (at: number) => number {
  let index = 0;
  let end = words[0]?.length ?? 0;
  return (at) => {
    while (end <= at && index < words.length) {
      index += 1;
      end += words[index]?.length ?? 0;
    }
    return index;
  };
}
