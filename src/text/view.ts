import { covers, type Span, unite } from '../model/span.ts';
import { isSpace, plain } from './characters.ts';
import { textOfUnits, Units } from './units.ts';
import { type Words, wordsIn } from './words.ts';

/**
 * A normalised reading of a text, for matching only. Every position maps back, so what is found here is
 * decided on the untouched text. `text` never becomes part of a copy.
 */
export interface View {
  readonly text: string;
  /** The span of the source behind a span of this view. An empty span has no source and is refused. */
  sourceOf(span: Span): Span;
  /** Where the source behind the character at `index` begins, and where that of the one before `index` ends. */
  startOf(index: number): number;
  endOf(index: number): number;
  /** The words that phrases are made of. Read once, when first asked. */
  words(): Words;
  /** Where words are parted at line ends: the same without those hyphens, so that `confi-` and `dential` are one. */
  readonly unhyphenated?: View;
}

/** Finds in both readings of a hyphen at a line end; a span that lies in another counts once, as that one. */
export function findInBoth(view: View, find: (view: View) => Span[]): Span[] {
  if (view.unhyphenated === undefined) return find(view);
  return outermost([...find(view), ...find(view.unhyphenated)]);
}

/** What a view reads for a span of its source, furniture left out. */
export function readBehind(view: View, { from, to }: Span): string {
  const first = firstUnit(view, (unit) => view.startOf(unit) >= from);
  return view.text.slice(
    first,
    Math.max(
      first,
      firstUnit(view, (unit) => view.endOf(unit + 1) > to),
    ),
  );
}

/** The first unit of a view of which `is` holds; from there on it holds of all. */
function firstUnit({ text }: View, is: (unit: number) => boolean): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** By position; a span that lies in another is left out. */
export function outermost(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort(longestFirst)) {
    const last = found.at(-1);
    if (last === undefined || !covers(last, span)) found.push(span);
  }
  return found;
}

const longestFirst = (a: Span, b: Span): number => a.from - b.from || b.to - a.to;

/**
 * Folds what makes equal words look different: line wraps and any run of white space become one space;
 * zero-width, soft-hyphen and direction characters vanish; quotes, dashes, full-width forms, accents and
 * Cyrillic or Greek look-alikes become plain letters. A word or number that a hyphen parts at a line end is
 * read on (`Koz-lov`, `555-0143`), and letters with one space between each are a word. `holes` (furniture) are
 * skipped with the white space around them, so that a sentence cut by a page header reads on. Case is kept.
 */
export function foldedView(source: string, holes: readonly Span[] = []): View {
  const fold = new Folding(source);
  let at = 0;
  for (const hole of [...unite(holes), { from: source.length, to: source.length }]) {
    fold.add(at, hole.from);
    fold.hole(hole.from, hole.to);
    at = hole.to;
  }
  return fold.view();
}

/** The text of the same view. Most of what is read so is a mark, and plain. */
export const foldedText = (source: string): string => (PLAIN.test(source) ? source : foldedView(source).text);

/** Nothing in it is folded, and nothing parts it. */
const PLAIN = /^[\x21-\x7e]*$/;

class Folding {
  private readonly source: string;
  private readonly letterSpaces: ReadonlySet<number> | undefined;
  private readonly units: Units;
  /** Hyphens at line ends, as indices of units. */
  private readonly hyphens: number[] = [];
  private spaced = true;
  /** The character before the present white space, the line ends in that, and whether a hole is in it. */
  private last = 0;
  private lineEnds = 0;
  private acrossHole = false;

  constructor(source: string) {
    this.source = source;
    this.letterSpaces = letterSpaces(source);
    this.units = new Units(source.length);
  }

  add(from: number, to: number): void {
    for (let at = from; at < to; ) {
      const code = this.source.charCodeAt(at);
      at = isInk(code) ? this.addWord(at, to) : this.addOther(at);
    }
  }

  /** Plain characters in a row, which most words are. Gives the place behind them. */
  private addWord(from: number, to: number): number {
    const { source } = this;
    if (this.spaced && isPlainWordlike(source.charCodeAt(from))) this.joinOverWrap();
    let end = from + 1;
    while (end < to && isInk(source.charCodeAt(end))) end++;
    this.units.pushRow(source, from, end);
    this.last = source.charCodeAt(end - 1);
    this.spaced = false;
    return end;
  }

  hole(from: number, to: number): void {
    this.space(from, to);
    this.acrossHole = true;
  }

  view(): View {
    const { units, hyphens } = this;
    const view = viewOf(units);
    if (hyphens.length === 0) return view;
    const without = new Units(units.length);
    let next = 0;
    for (let i = 0; i < units.length; i++)
      if (hyphens[next] === i) next++;
      else without.push(units.code[i] ?? 0, units.from[i] ?? 0, units.to[i] ?? 0);
    return { ...view, unhyphenated: viewOf(without) };
  }

  /** White space and whatever is not plain ASCII. Gives the place behind it. */
  private addOther(at: number): number {
    const point = this.source.codePointAt(at) ?? 0;
    const next = at + (point > 0xffff ? 2 : 1);
    if (!isSpace(point)) this.print(at, next, point);
    else if (this.letterSpaces?.has(at) !== true) {
      this.space(at, next);
      if (point === 0x0a) this.lineEnds++;
    }
    return next;
  }

  private space(from: number, to: number): void {
    if (this.spaced || from === to) return;
    this.units.push(0x20, from, to);
    this.spaced = true;
    this.lineEnds = 0;
    this.acrossHole = false;
  }

  private print(from: number, to: number, point: number): void {
    const folded = plain(this.source.slice(from, to), point);
    if (this.spaced && WORDLIKE.test(folded)) this.joinOverWrap();
    for (let i = 0; i < folded.length; i++) this.units.push(folded.charCodeAt(i), from, to);
    if (folded !== '') this.spaced = false;
    if (folded !== '' || point === SOFT_HYPHEN) this.last = point;
  }

  /** Takes out the white space of a wrap behind a hyphen that stands at a letter or figure. */
  private joinOverWrap(): void {
    if ((this.lineEnds !== 1 && !this.acrossHole) || !HYPHENS.has(this.last)) return;
    const end = this.units.length - 1;
    const soft = this.last === SOFT_HYPHEN;
    if (!this.isWordlikeAt(soft ? end - 1 : end - 2)) return;
    this.units.length = end;
    if (!soft) this.hyphens.push(end - 1);
  }

  private isWordlikeAt(index: number): boolean {
    if (index < 0) return false;
    const code = this.units.code[index] ?? 0;
    return code < 0x80 ? isPlainWordlike(code) : WORDLIKE.test(String.fromCharCode(code));
  }
}

/** Whether a character is a plain one that prints. */
const isInk = (code: number): boolean => code > 0x20 && code < 0x7f;

const SOFT_HYPHEN = 0xad;
const HYPHENS: ReadonlySet<number> = new Set([0x2d, SOFT_HYPHEN, 0x2010, 0x2011, 0x2212]);
const WORDLIKE = /^[\p{L}\p{N}]/u;
const isPlainWordlike = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);

/** The same kind of space stands between all letters: another, or two of them, part words. */
const LETTERS =
  /(?<![^\s("'/[{])[A-Za-z]([ \u00a0\u2002-\u200a\u202f])(?<!\b[A-Za-z]\1[A-Za-z]\1)(?:[A-Za-z]\1){3,38}[A-Za-z](?!\1[A-Za-z]\b)(?![^\s)"'/\]},.;:!?])/g;

/** The spaces inside `p r o t e c t`: five letters or more with one space between each, and no endless row of them. */
function letterSpaces(source: string): Set<number> | undefined {
  if (!mayBeSpaced(source)) return undefined;
  const spaces = new Set<number>();
  for (const { 0: word, index } of source.matchAll(LETTERS))
    for (let at = index + 1; at < index + word.length; at += 2) spaces.add(at);
  return spaces;
}

/** Whether four spaces in a row have one character between each: without these, no word is spaced. */
function mayBeSpaced(source: string): boolean {
  for (let at = 7; at < source.length; at++) {
    if (!isWide(source, at)) continue;
    if (isWide(source, at - 2) && isWide(source, at - 4) && isWide(source, at - 6)) return true;
  }
  return false;
}

const isWide = (source: string, at: number): boolean => {
  const code = source.charCodeAt(at);
  return code === 0x20 || (code >= 0xa0 && isSpace(code));
};

function viewOf({ code, from, to, length }: Units): View {
  const text = textOfUnits(code, length);
  const sourceOf = (span: Span): Span => {
    if (span.from < 0 || span.to > length || span.to <= span.from)
      throw new RangeError(`Span ${span.from}-${span.to} is not inside a view of length ${length}`);
    return { from: from[span.from] ?? 0, to: to[span.to - 1] ?? 0 };
  };
  let read: Words | undefined;
  const words = (): Words => {
    read ??= wordsIn(text);
    return read;
  };
  const startOf = (index: number): number => (index < length ? from[index] : undefined) ?? outside(length);
  const endOf = (index: number): number => (index <= length ? to[index - 1] : undefined) ?? outside(length);
  return { text, sourceOf, startOf, endOf, words };
}

function outside(length: number): never {
  throw new RangeError(`The place is not inside a view of length ${length}`);
}
