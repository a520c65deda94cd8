import { LetterRow } from './letter-row.ts';
import { Passages, SHORTEST } from './passages.ts';
import { WordRuns } from './word-runs.ts';
import { numbersIn, placeOfWord, plainWords } from './words.ts';

/** A whole span, four words in a row, twelve letters in a row, a name or capitalised word, a number of five digits. */
export type NeedleKind = 'span' | 'words' | 'letters' | 'name' | 'number';

export interface Found {
  readonly kind: NeedleKind;
  readonly at: number;
}

type Hit = Found &
  (
    | { readonly in: 'runs' | 'numbers' | 'parts'; readonly needle: string }
    | { readonly in: 'passages'; readonly needle: number }
  );

const ROW = 4;
const LETTERS = 12;
/** Letters of its neighbours that a row may have beside those of one long word. */
const OTHERS = 2;
const DIGITS = 5;

/** Words that stand side by side in a text: their letters are kept, from `place` on. */
interface Stretch {
  readonly words: readonly string[];
  readonly place: number;
  readonly length: number;
}

/** A long word among the kept letters, and where those of its text begin and end. */
interface LongWord {
  readonly begin: number;
  readonly end: number;
  readonly from: number;
  readonly length: number;
}

/** The text that is looked at: one for all needles, since each is done with before the next. */
const row = new LetterRow();

/**
 * What betrays withheld text. Runs are whole words in order; passages ignore the space between words, and need
 * eight letters, since fewer stand inside other words by chance; parts are short words of scripts without spaces.
 */
export class Needles {
  private readonly runs = new WordRuns<NeedleKind>(ROW);
  private readonly passages = new Passages<NeedleKind>();
  private readonly numbers = new Set<string>();
  private readonly parts = new Set<string>();
  /** Words so long that rows of letters are all but one of them. */
  private readonly ofOneWord = new Map<string, LongWord>();

  addText(given: string): void {
    const text = withoutRules(given);
    const printed = plainWords(text);
    const words = printed.map((word) => word.toLowerCase());
    const place = this.passages.keep(row.take(text));
    const ends = [0, ...row.ends.subarray(0, row.count)].map((end) => place + end);
    const stretch = (from: number, to: number): Stretch => ({
      words: words.slice(from, to),
      place: ends[from] as number,
      length: (ends[to] as number) - (ends[from] as number),
    });
    this.addNames(printed, words, stretch);
    for (let i = 0; i + ROW <= words.length; i++) this.addRun(stretch(i, i + ROW), 'words');
    this.addLetters(words, ends);
    for (const number of numbersIn(row.plain, DIGITS)) if (number.length >= DIGITS) this.numbers.add(number);
  }

  /** A span as a whole, unless it is so short that it says nothing. */
  addWhole(text: string): void {
    const { joined, length } = row.take(withoutRules(text));
    const foreign = /[^\0-\u02ff]/.test(joined);
    if (length < (foreign ? 2 : 4) || COMMON.has(joined)) return;
    if (length >= SHORTEST) this.passages.add(this.passages.keep(row), length, 'span');
    else if (foreign) this.parts.add(joined);
    else for (const run of [row.words(), [joined]]) this.runs.add(run, 'span');
  }

  /** Takes out every needle that `text` holds, which may be read. */
  dropFoundIn(text: string): void {
    row.take(text);
    this.dropRowsAround();
    for (const hit of [...this.hits()])
      if (hit.in === 'passages') this.passages.drop(hit.needle);
      else this[hit.in].delete(hit.needle);
  }

  /** All that may be read is taken out. */
  settle(): void {
    this.runs.settle();
  }

  /** The first place of each kind. */
  firstIn(text: string): Found[] {
    const first = new Map<NeedleKind, Found>();
    row.take(text);
    for (const { kind, at } of this.hits())
      if (!first.has(kind)) first.set(kind, { kind, at: at < 0 ? 0 : placeOfWord(text, at) });
    return [...first.values()];
  }

  /** A capitalised word that is no common one, and two in a row, as names are. */
  private addNames(
    printed: readonly string[],
    words: readonly string[],
    stretch: (from: number, to: number) => Stretch,
  ): void {
    const named = printed.map((word, i) => /^\p{Lu}./u.test(word) && !COMMON.has(words[i] ?? ''));
    for (const [i, word] of words.entries()) {
      if (!named[i]) continue;
      if (word.length >= 3) this.addRun(stretch(i, i + 1), 'name');
      if (named[i + 1]) this.addRun(stretch(i, i + 2), 'name');
    }
  }

  private addRun({ words, place, length }: Stretch, kind: NeedleKind): void {
    // Four short words say nothing, and letters printed with spaces between are four words anywhere.
    if (kind === 'words' && length < SHORTEST) return;
    this.runs.add(words, kind);
    if (length >= SHORTEST) this.passages.add(place, length, kind);
  }

  /** `ends` is where each word ends among the kept letters, behind where the first begins. */
  private addLetters(words: readonly string[], ends: readonly number[]): void {
    const [begin = 0, end = 0] = [ends[0], ends.at(-1)];
    for (let at = begin; at + LETTERS <= end; at++) this.passages.add(at, LETTERS, 'letters');
    for (const [i, word] of words.entries())
      if (word.length >= LETTERS - OTHERS)
        this.ofOneWord.set(word, { begin, end, from: ends[i] as number, length: word.length });
  }

  /** Rows around one long word say nothing where the text has that word. */
  private dropRowsAround(): void {
    if (this.ofOneWord.size === 0) return;
    for (let i = 0; i < row.count; i++) {
      if ((row.ends[i] as number) - row.beginOf(i) < LETTERS - OTHERS) continue;
      const long = this.ofOneWord.get(row.word(i));
      if (long === undefined) continue;
      const last = long.from + long.length - LETTERS + OTHERS;
      for (let at = Math.max(long.begin, long.from - OTHERS); at <= last; at++)
        this.passages.dropAt(at, Math.min(LETTERS, long.end - at));
    }
  }

  /** What the row has of them. `at` is the index of a word here. */
  private *hits(): Generator<Hit> {
    for (const { run, kind, at } of this.runs.foundIn(row)) yield { kind, at, needle: run, in: 'runs' };
    for (const { passage, kind, at } of this.passages.foundIn(row))
      yield { kind, at: row.wordAt(at), needle: passage, in: 'passages' };
    if (this.numbers.size > 0)
      for (const number of numbersIn(row.plain, DIGITS))
        if (this.numbers.has(number)) yield { kind: 'number', at: -1, needle: number, in: 'numbers' };
    for (const part of this.parts)
      if (row.joined.includes(part))
        yield { kind: 'span', at: row.wordAt(row.joined.indexOf(part)), needle: part, in: 'parts' };
  }
}

/** A ruled line is in every copy, and no word of anybody. */
const withoutRules = (text: string): string => text.replace(/={60,}/g, ' ');

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
