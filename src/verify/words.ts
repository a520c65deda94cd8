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
const WORD = /[\p{L}\p{N}]+|[<>[\]{}]|":|={60,}/gu;

export function wordsOf(text: string): Words {
  const words = plainWords(text).map((word) => word.toLowerCase());
  return { words, joined: words.join('') };
}

/** The same words with their case, to tell names. */
export function plainWords(text: string): string[] {
  const plain = unmarked(text);
  return (ASCII.test(plain) ? plain.match(/[A-Za-z0-9]+|[<>[\]{}]|":|={60,}/g) : plain.match(WORD)) ?? [];
}

/**
 * Numbers as digits alone: each run, and runs joined where only a space or a sign stands between, so that
 * `555 01 42` and `5550142` are one. Of so many digits at least, in an `unmarked` text; shorter ones may be among them.
 */
export function numbersIn(plain: string, digits: number): string[] {
  const groups = plain.match(/\d+(?:[\s.,()/-]{1,2}\d+)*/g) ?? [];
  return groups.flatMap((group) => {
    if (group.length < digits) return [];
    const runs = group.match(/\d+/g) ?? [];
    return runs.length > 1 ? [...runs, runs.join('')] : runs;
  });
}

/**
 * A text without accents and invisible characters, in one script. Only what is no ASCII can change, and every character
 * comes apart by itself: accents alone could change places with one another, and they all go.
 */
export function unmarked(text: string): string {
  if (ASCII.test(text)) return text;
  const bare = text.replace(/[^\0-\x7f]+/g, (odd) => odd.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, ''));
  return FOREIGN.test(bare) ? inOneScript(bare) : bare;
}

/** A letter that is none of ours. */
const FOREIGN = /(?![A-Za-z])\p{L}/u;

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
  for (const word of plain.matchAll(WORD)) if (left-- === 0) return word.index;
  return plain.length;
}
