import type { Span } from '../model/span.ts';
import type { View } from '../text/view.ts';
import type { Lexeme, Lexemes } from './lexemes.ts';
import type { Parts } from './parts.ts';
import { Tokens } from './tokens.ts';

/** One word, number or punctuation mark of a view, with where in the cable it stands. */
export interface Word extends Span, Omit<Lexeme, 'printed'> {
  /** No white space before it. */
  readonly glued: boolean;
  /** Offset into the cable's text. */
  readonly at: number;
  readonly part: number;
  /** Grows by one at the end of a sentence and wherever the part changes. */
  readonly sentence: number;
  /** First word of its line. */
  readonly starts: boolean;
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

/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof gen col maj capt lt sgt amb sen rep gov jr sr st adm hon rev cmdr brig fr vs etc smt mme mlle cdr comdr msgr pr ing lic arq mohd wm cpl pfc supt insp dep asst res ret'.split(
    ' ',
  ),
);

/** Keys of initials of another script, which in ours have several letters: `Kh. Olimov`. */
export const LONG_INITIALS: ReadonlySet<string> = new Set('ch dzh kh sh shch ts ya ye yo yu zh'.split(' '));
const OPENERS = new Set(['—', '"', "'", '(', ')', '[', ']', ':', '-', '*', '.', '!', '?', '¶', '/']);

/** Reads the view once, left to right. Linear in its length. */
export function readWords(view: View, source: string, parts: Parts, lexemes: Lexemes): Word[] {
  const words: Word[] = [];
  const text = withDashes(view, source);
  const token = new Tokens(text);
  let sentence = 0;
  let before: Word | undefined;
  while (token.next()) {
    const { from } = token;
    const at = view.startOf(from);
    const part = parts.partAt(at);
    const end = before === undefined ? 0 : view.endOf(before.to);
    const starts = before === undefined || hasLineEnd(source, end, at);
    if (before !== undefined) {
      const breaks = part !== before.part || (starts && parts.breaksAt(part, source, end, at));
      if (breaks || endsSentence(words, before, from)) sentence++;
    }
    const lexeme = lexemes.at(text, from, token.to, token.hash);
    before = wordOf(lexeme, from, at, part, sentence, starts, before);
    words.push(before);
  }
  return words;
}

export function hasLineEnd(source: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (source.charCodeAt(at) === 0x0a) return true;
  return false;
}

/** The view folds a dash into a hyphen; here `Novak—protect source` must not read as one word. */
function withDashes(view: View, source: string): string {
  if (!/[–—―]/.test(source)) return view.text;
  return view.text.replace(/-/g, (hyphen, at: number) =>
    /[–—―]/.test(source.charAt(view.startOf(at))) ? '—' : hyphen,
  );
}

function wordOf(
  { kind, text, key, capital, possessive, classes }: Lexeme,
  from: number,
  at: number,
  part: number,
  sentence: number,
  starts: boolean,
  before: Word | undefined,
): Word {
  const opens = before === undefined || before.sentence !== sentence;
  return {
    kind,
    text,
    key,
    capital,
    possessive,
    classes,
    glued: before !== undefined && before.to + (before.possessive ? 2 : 0) === from,
    from,
    to: from + text.length,
    opening: opens || (before.kind === 'mark' && OPENERS.has(before.text)),
    at,
    part,
    sentence,
    starts,
  };
}

/** `.`, `!` or `?` before white space, unless it belongs to an initial, an abbreviation or a number. */
function endsSentence(words: readonly Word[], last: Word, next: number): boolean {
  if (last.kind !== 'mark' || next === last.to) return false;
  const { text } = last;
  if (text === '!' || text === '?' || text === ';') return true;
  const before = lastBut(words, 1);
  if (text === '"' || text === ')')
    return before?.text === '.' && before.to === last.from && !isAbbreviation(lastBut(words, 2));
  if (text !== '.') return false;
  if (before === undefined || !last.glued) return true;
  const initial = before.kind === 'word' && before.text.length === 1 && before.capital;
  return !initial && !isAbbreviation(before);
}

const lastBut = (words: readonly Word[], back: number): Word | undefined =>
  words.length > back ? words[words.length - 1 - back] : undefined;

const isAbbreviation = (word: Word | undefined): boolean =>
  word !== undefined && (ABBREVIATIONS.has(word.key) || (word.capital && LONG_INITIALS.has(word.key)));
