import type { Span } from '../model/span.ts';
import type { View } from '../text/view.ts';
import type { Parts } from './parts.ts';

/** One word, number or punctuation mark of a view, with where in the cable it stands. */
export interface Word extends Span {
  readonly kind: 'word' | 'number' | 'mark';
  /** As the view has it, without a possessive ending. */
  readonly text: string;
  /** The word without case, accents and inner punctuation: what lists and names are compared by. */
  readonly key: string;
  readonly capital: boolean;
  readonly possessive: boolean;
  /** No white space before it. */
  readonly glued: boolean;
  /** Offset into the cable's text. */
  readonly at: number;
  readonly part: number;
  /** Grows by one at the end of a sentence and wherever the part changes. */
  readonly sentence: number;
  /** First word of its sentence, or of a quotation or parenthesis, so that its capital says nothing. */
  readonly opening: boolean;
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ß', 'ss'],
  ['æ', 'ae'],
]);

/** `Al-Hamid` is `alhamid`, `R0BIN` is `robin`: two spellings of a word have one key. */
export function wordKey(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  if (/^[A-Za-z]+$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[ıłøđßæ]/g, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/(?<=\p{L})0|0(?=\p{L})/gu, 'o');
}

/** Keys of the parts of a hyphenated word; a word of more parts than four is no name. */
export const halvesOf = ({ text }: Pick<Word, 'text'>): string[] => text.split('-').slice(0, 4).map(wordKey);

const TOKEN = /\p{L}[\p{L}\p{N}]*(?:['-]\p{L}[\p{L}\p{N}]*)*|\p{N}+|[^\s\p{L}\p{N}]/gu;
/** A capital behind an article: `al-Hamid`, `d'Arco`. Not `pro-Novak`. */
const PREFIXED = /^(?:al|el|as|ash|an|ad|ar|at|az|ul|ur|bin|abu|[dlo])['-]\p{Lu}/u;
/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof gen col maj capt lt sgt amb sen rep gov jr sr st adm hon rev cmdr brig fr vs etc'.split(
    ' ',
  ),
);
const OPENERS = new Set(['—', '"', "'", '(', ')', '[', ']', ':', '-', '*', '.', '!', '?', '¶', '/']);

/** Reads the view once, left to right. Linear in its length. */
export function readWords(view: View, source: string, parts: Parts): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const match of withDashes(view, source).matchAll(TOKEN)) {
    const before = words.at(-1);
    const at = view.sourceOf({ from: match.index, to: match.index + 1 }).from;
    const part = parts.partAt(at);
    if (before !== undefined && (endsSentence(words, before, match.index) || breaks(before, at))) sentence++;
    words.push(wordOf(match[0], match.index, { at, part, sentence }, before));
  }
  return words;

  function breaks(before: Word, at: number): boolean {
    const part = parts.partAt(at);
    if (part !== before.part) return true;
    return parts.breaksAt(part, source, view.sourceOf(before).to, at);
  }
}

/** The view folds a dash into a hyphen; here `Novak—protect source` must not read as one word. */
function withDashes(view: View, source: string): string {
  if (!/[–—―]/.test(source)) return view.text;
  return view.text.replace(/-/g, (hyphen, at: number) => {
    const { from } = view.sourceOf({ from: at, to: at + 1 });
    return /[–—―]/.test(source.charAt(from)) ? '—' : hyphen;
  });
}

type Place = Pick<Word, 'at' | 'part' | 'sentence'>;

function wordOf(printed: string, from: number, place: Place, before: Word | undefined): Word {
  const possessive = /'[sS]$/.test(printed) && printed.length > 2;
  const text = possessive ? printed.slice(0, -2) : printed;
  const kind = /^\p{L}/u.test(text) ? 'word' : /^\p{N}/u.test(text) ? 'number' : 'mark';
  const opens = before === undefined || before.sentence !== place.sentence;
  return {
    kind,
    text,
    key: kind === 'word' ? wordKey(text) : text,
    capital: kind === 'word' && (/^\p{Lu}/u.test(text) || PREFIXED.test(text)),
    possessive,
    glued: before !== undefined && before.to + (before.possessive ? 2 : 0) === from,
    from,
    to: from + text.length,
    opening: opens || (before.kind === 'mark' && OPENERS.has(before.text)),
    ...place,
  };
}

/** `.`, `!` or `?` before white space, unless it belongs to an initial, an abbreviation or a number. */
function endsSentence(words: readonly Word[], last: Word, next: number): boolean {
  if (last.kind !== 'mark' || next === last.to) return false;
  if (last.text === '!' || last.text === '?' || last.text === ';') return true;
  const before = words.at(-2);
  if (last.text === '"' || last.text === ')') return before?.text === '.' && before.to === last.from;
  if (last.text !== '.') return false;
  if (before === undefined || !last.glued) return true;
  const initial = before.kind === 'word' && before.text.length === 1 && before.capital;
  return !initial && !ABBREVIATIONS.has(before.key);
}
