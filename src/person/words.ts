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

const TOKEN = /\p{L}[\p{L}\p{N}]*(?:['-]\p{L}[\p{L}\p{N}]*)*|\p{N}+|[^\s\p{L}\p{N}]/gu;
const PLAIN_TOKEN = /[A-Za-z][A-Za-z0-9]*(?:['-][A-Za-z][A-Za-z0-9]*)*|[0-9]+|[^\sA-Za-z0-9]/g;
/** A capital behind an article: `al-Hamid`, `d'Arco`. Not `pro-Novak`. */
const PREFIXED = /^(?:al|el|as|ash|an|ad|ar|at|az|ul|ur|bin|abu|dell|dall|nell|sant|[dlo])['-]\p{Lu}/u;
/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof gen col maj capt lt sgt amb sen rep gov jr sr st adm hon rev cmdr brig fr vs etc smt mme mlle cdr comdr msgr pr ing lic arq mohd wm cpl pfc supt insp dep asst res ret'.split(
    ' ',
  ),
);
const OPENERS = new Set(['—', '"', "'", '(', ')', '[', ']', ':', '-', '*', '.', '!', '?', '¶', '/']);

/** What a printed word is wherever it stands. */
type Lexeme = Pick<Word, 'kind' | 'text' | 'key' | 'capital' | 'possessive'>;

/**
 * Printed words that were met before, so that each is looked at once in a run. When full it is begun anew: what it
 * gives never depends on what it holds.
 */
export class Lexemes {
  private readonly known = new Map<string, Lexeme>();

  of(printed: string): Lexeme {
    const before = this.known.get(printed);
    if (before !== undefined) return before;
    if (this.known.size >= MOST_LEXEMES) this.known.clear();
    const lexeme = lexemeOf(printed);
    if (printed.length <= LONGEST_KEPT) this.known.set(printed, lexeme);
    return lexeme;
  }
}

const MOST_LEXEMES = 100_000;
const LONGEST_KEPT = 40;

/** Reads the view once, left to right. Linear in its length. */
export function readWords(view: View, source: string, parts: Parts, lexemes = new Lexemes()): Word[] {
  const words: Word[] = [];
  const text = withDashes(view, source);
  const token = new RegExp(/^[\x00-\x7f]*$/.test(text) ? PLAIN_TOKEN : TOKEN);
  let sentence = 0;
  let before: Word | undefined;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const from = match.index;
    const at = view.startOf(from);
    const part = parts.partAt(at);
    if (before !== undefined && (endsSentence(words, before, from) || breaks(before, at, part))) sentence++;
    const starts = before === undefined || hasLineEnd(source, view.endOf(before.to), at);
    before = wordOf(lexemes.of(match[0]), from, { at, part, sentence, starts }, before);
    words.push(before);
  }
  return words;

  function breaks(last: Word, at: number, part: number): boolean {
    return part !== last.part || parts.breaksAt(part, source, view.endOf(last.to), at);
  }
}

function hasLineEnd(source: string, from: number, to: number): boolean {
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

function lexemeOf(printed: string): Lexeme {
  const possessive = /'[sS]$/.test(printed) && printed.length > 2;
  const text = possessive ? printed.slice(0, -2) : printed;
  const kind = /^\p{L}/u.test(text) ? 'word' : /^\p{N}/u.test(text) ? 'number' : 'mark';
  const capital = kind === 'word' && (/^\p{Lu}/u.test(text) || PREFIXED.test(text));
  return { kind, text, key: kind === 'word' ? wordKey(text) : text, capital, possessive };
}

type Place = Pick<Word, 'at' | 'part' | 'sentence' | 'starts'>;

function wordOf(
  { kind, text, key, capital, possessive }: Lexeme,
  from: number,
  { at, part, sentence, starts }: Place,
  before: Word | undefined,
): Word {
  const opens = before === undefined || before.sentence !== sentence;
  return {
    kind,
    text,
    key,
    capital,
    possessive,
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
  if (last.text === '!' || last.text === '?' || last.text === ';') return true;
  const before = words.at(-2);
  if (last.text === '"' || last.text === ')')
    return before?.text === '.' && before.to === last.from && !ABBREVIATIONS.has(words.at(-3)?.key ?? '');
  if (last.text !== '.') return false;
  if (before === undefined || !last.glued) return true;
  const initial = before.kind === 'word' && before.text.length === 1 && before.capital;
  return !initial && !ABBREVIATIONS.has(before.key);
}
