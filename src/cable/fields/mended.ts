import { matchesOf } from '../../text/matches.ts';
import { isSentence } from './prose.ts';

/** Printed words on one line, words mended that a machine broke at the end of a line, and `0` read as O in words. */
export interface Mended {
  readonly text: string;
  /** The offset in the printed text of a character of `text`; of its end, for the index behind the last. */
  readonly sourceOf: (index: number) => number;
  /** How many line ends of the printed text stand before a character of `text`. */
  readonly lineOf: (index: number) => number;
}

interface Token {
  readonly text: string;
  readonly from: number;
  readonly line: number;
  /** It goes on with the token before it. */
  readonly joins: boolean;
}

/** `isWord` knows the words that may stand whole before or behind the end of a line. */
export function mended(printed: string, isWord: (word: string) => boolean): Mended {
  const text: string[] = [];
  const from: number[] = [];
  const lines: number[] = [];
  const put = (character: string, at: number, line: number): void => {
    text.push(character);
    from.push(at);
    lines.push(line);
  };
  for (const { text: word, from: at, line, joins } of tokensOf(printed, isWord)) {
    if (text.length > 0 && !joins) put(' ', at - 1, line);
    for (let i = 0; i < word.length; i++) put(word[i] ?? '', at + i, line);
  }
  return {
    text: text.join(''),
    sourceOf: (index) => (index < from.length ? (from[index] ?? 0) : (from.at(-1) ?? -1) + 1),
    lineOf: (index) => lines[Math.min(index, lines.length - 1)] ?? 0,
  };
}

function tokensOf(printed: string, isWord: (word: string) => boolean): Token[] {
  const tokens: Token[] = [];
  let line = 0;
  let end = 0;
  for (const found of matchesOf(printed, /\S+/g)) {
    const ends = printed.slice(end, found.index).match(/\r\n|\r|\n/g)?.length ?? 0;
    line += ends;
    const behind = printed.slice(found.index + found[0].length).trimStart();
    const joins = ends > 0 && isBroken(tokens.at(-1)?.text ?? '', found[0], behind, isWord);
    tokens.push({ text: inLetters(found[0]), from: found.index, line, joins });
    end = found.index + found[0].length;
  }
  return tokens;
}

/** `R0BIN`, and the initial `0.`; not `10`. */
function inLetters(word: string): string {
  if (!word.includes('0') || /[1-9]/.test(word)) return word;
  return word === '0.' || /[A-Za-z]/.test(word) ? word.replaceAll('0', 'O') : word;
}

/** What may stand behind the second half of a name: more of the name, the end of it, or what the reason rests on. */
const GOES_ON = /^(?:$|\p{Lu}|for\b|per\b|under\b|due\b|based\b|reason)/u;

/** Whether a line end stands inside a word: `rea` and `sons`, `Blah` and `a,`. */
function isBroken(first: string, second: string, behind: string, isWord: (word: string) => boolean): boolean {
  const head = /[A-Za-z']+$/.exec(first)?.[0];
  const tail = /^[A-Za-z']+/.exec(second)?.[0];
  if (head === undefined || tail === undefined) return false;
  const halves = isWord(head) && isWord(tail);
  if (isWord(head + tail)) return !halves;
  const isName = /^\p{Lu}/u.test(head) && !isWord(head) && /^[a-z]{1,8}$/.test(tail);
  const ends =
    tail.length < second.length ? /^[.,;:]+$/.test(second.slice(tail.length)) : GOES_ON.test(behind);
  return isName && ends && !isWord(tail) && !isSentence(tail);
}
