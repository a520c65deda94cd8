import { Passages, SHORTEST } from './passages.ts';
import { numbersOf, placeOfWord, plainWords, type Words, wordCounter, wordsOf } from './words.ts';

/** A whole span, four words in a row, twelve letters in a row, a name or capitalised word, a number of five digits. */
export type NeedleKind = 'span' | 'words' | 'letters' | 'name' | 'number';

export interface Found {
  readonly kind: NeedleKind;
  readonly at: number;
}

interface Hit extends Found {
  readonly needle: string;
  readonly in: 'runs' | 'passages' | 'numbers' | 'parts';
}

const ROW = 4;
const LETTERS = 12;
/** Letters of its neighbours that a row may have beside those of one long word. */
const OTHERS = 2;
const DIGITS = 5;

/**
 * What betrays withheld text. Runs are whole words in order; passages ignore the space between words, and need
 * eight letters, since fewer stand inside other words by chance; parts are short words of scripts without spaces.
 */
export class Needles {
  private readonly known = new Set<string>();
  private readonly runs = new Map<string, NeedleKind>();
  private readonly passages = new Passages<NeedleKind>();
  private readonly numbers = new Set<string>();
  private readonly parts = new Set<string>();
  /** Rows of letters that are all but one long word: they say nothing where that word may be read. */
  private readonly ofOneWord = new Map<string, string[]>();

  addText(given: string): void {
    const text = withoutRules(given);
    const printed = plainWords(text);
    const words = printed.map((word) => word.toLowerCase());
    for (const word of words) this.known.add(word);
    this.addNames(printed, words);
    for (let i = 0; i + ROW <= words.length; i++) this.addRun(words.slice(i, i + ROW), 'words');
    this.addLetters(words);
    for (const number of numbersOf(text)) if (number.length >= DIGITS) this.numbers.add(number);
  }

  /** A span as a whole, unless it is so short that it says nothing. */
  addWhole(text: string): void {
    const { words, joined } = wordsOf(withoutRules(text));
    const foreign = /[^\0-\u02ff]/.test(joined);
    if (joined.length < (foreign ? 2 : 4) || COMMON.has(joined)) return;
    if (joined.length >= SHORTEST) this.passages.add(joined, 'span');
    else if (foreign) this.parts.add(joined);
    else for (const run of [words, [joined]]) this.addRun(run, 'span');
  }

  /** Takes out every needle that `text` holds, which may be read. */
  dropFoundIn(text: string): void {
    for (const word of wordsOf(text).words)
      for (const row of this.ofOneWord.get(word) ?? []) this.passages.drop(row);
    for (const hit of [...this.hits(text, wordsOf(text))])
      if (hit.in === 'passages') this.passages.drop(hit.needle);
      else this[hit.in].delete(hit.needle);
  }

  /** The first place of each kind. */
  firstIn(text: string): Found[] {
    const first = new Map<NeedleKind, Found>();
    for (const { kind, at } of this.hits(text, wordsOf(text)))
      if (!first.has(kind)) first.set(kind, { kind, at: at < 0 ? 0 : placeOfWord(text, at) });
    return [...first.values()];
  }

  /** A capitalised word that is no common one, and two in a row, as names are. */
  private addNames(printed: readonly string[], words: readonly string[]): void {
    const named = printed.map((word, i) => /^\p{Lu}./u.test(word) && !COMMON.has(words[i] ?? ''));
    for (const [i, word] of words.entries()) {
      if (!named[i]) continue;
      if (word.length >= 3) this.addRun([word], 'name');
      const next = words[i + 1];
      if (next !== undefined && named[i + 1]) this.addRun([word, next], 'name');
    }
  }

  private addRun(words: readonly string[], kind: NeedleKind): void {
    const run = words.join(' ');
    const joined = words.join('');
    // Four short words say nothing, and letters printed with spaces between are four words anywhere.
    if (kind === 'words' && joined.length < SHORTEST) return;
    for (const word of words) this.known.add(word);
    if (!this.runs.has(run)) this.runs.set(run, kind);
    if (joined.length >= SHORTEST) this.passages.add(joined, kind);
  }

  private addLetters(words: readonly string[]): void {
    const joined = words.join('');
    for (let at = 0; at + LETTERS <= joined.length; at++)
      this.passages.add(joined.slice(at, at + LETTERS), 'letters');
    let from = 0;
    for (const word of words) {
      if (word.length >= LETTERS - OTHERS)
        this.ofOneWord.set(word, [...rowsAround(joined, from, word.length)]);
      from += word.length;
    }
  }

  /** `at` is the index of a word here. */
  private *hits(text: string, { words, joined }: Words): Generator<Hit> {
    yield* this.runsIn(words);
    const wordAt = wordCounter(words);
    for (const { passage, kind, at } of this.passages.foundIn(joined))
      yield { kind, at: wordAt(at), needle: passage, in: 'passages' };
    if (this.numbers.size > 0)
      for (const number of numbersOf(text))
        if (this.numbers.has(number)) yield { kind: 'number', at: -1, needle: number, in: 'numbers' };
    for (const part of this.parts)
      if (joined.includes(part))
        yield { kind: 'span', at: wordCounter(words)(joined.indexOf(part)), needle: part, in: 'parts' };
  }

  private *runsIn(words: readonly string[]): Generator<Hit> {
    for (let at = 0; at < words.length; at++) {
      let run = '';
      for (let length = 0; length < ROW; length++) {
        const word = words[at + length];
        if (word === undefined || !this.known.has(word)) break;
        run = length === 0 ? word : `${run} ${word}`;
        const kind = this.runs.get(run);
        if (kind !== undefined) yield { kind, at, needle: run, in: 'runs' };
      }
    }
  }
}

/** A ruled line is in every copy, and no word of anybody. */
const withoutRules = (text: string): string => text.replace(/={60,}/g, ' ');

/** Rows in which one word has all letters but `OTHERS`. */
function* rowsAround(joined: string, from: number, length: number): Generator<string> {
  const last = from + length - LETTERS + OTHERS;
  for (let at = Math.max(0, from - OTHERS); at <= last; at++) yield joined.slice(at, at + LETTERS);
}

/** Words that are no name, though a cable in capitals prints them like one. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any are as at be been before being both but by can could day did do does ' +
    'down each even few first for from had has have he her here him his how i if in into is it its just last ' +
    'like many may me more most much must my new no nor not now of off old on once one only or other our out ' +
    'over own said same say she should since so some such than that the their them then there these they this ' +
    'those through to too two under until up upon us very was we well were what when where which while who ' +
    'whom why will with would yet you your'
  ).split(' '),
);
