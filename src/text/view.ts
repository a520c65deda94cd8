import { covers, type Span, unite } from '../model/span.ts';

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
  /** Letters and digits in a row, in small letters: the words that phrases are made of. Read once, when first asked. */
  words(): readonly ViewWord[];
  /** Where words are parted at line ends: the same without those hyphens, so that `confi-` and `dential` are one. */
  readonly unhyphenated?: View;
}

/** A word, with its span in the view. */
export interface ViewWord extends Span {
  readonly word: string;
}

/** Finds in both readings of a hyphen at a line end; a span that lies in another counts once, as that one. */
export function findInBoth(view: View, find: (view: View) => Span[]): Span[] {
  if (view.unhyphenated === undefined) return find(view);
  const found: Span[] = [];
  for (const span of [...find(view), ...find(view.unhyphenated)].sort(longestFirst)) {
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

class Folding {
  private readonly source: string;
  private readonly letterSpaces: ReadonlySet<number>;
  /** One for each UTF-16 unit of the view. */
  private readonly units: string[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  /** Hyphens at line ends, as indices of units. */
  private readonly hyphens = new Set<number>();
  private spaced = true;
  /** The character before the present white space, the line ends in that, and whether a hole is in it. */
  private last = '';
  private lineEnds = 0;
  private acrossHole = false;

  constructor(source: string) {
    this.source = source;
    this.letterSpaces = letterSpaces(source);
  }

  add(from: number, to: number): void {
    for (let at = from; at < to; ) {
      const point = this.source.codePointAt(at) ?? 0;
      const next = at + (point > 0xffff ? 2 : 1);
      if (!isSpace(point)) this.print(at, next, point);
      else if (!this.letterSpaces.has(at)) {
        this.space(at, next);
        if (point === 0x0a) this.lineEnds++;
      }
      at = next;
    }
  }

  hole(from: number, to: number): void {
    this.space(from, to);
    this.acrossHole = true;
  }

  view(): View {
    const { units, from, to, hyphens } = this;
    const view = viewOf(units, from, to);
    if (hyphens.size === 0) return view;
    const without = <T>(each: readonly T[]): T[] => each.filter((_, index) => !hyphens.has(index));
    return { ...view, unhyphenated: viewOf(without(units), without(from), without(to)) };
  }

  private space(from: number, to: number): void {
    if (this.spaced || from === to) return;
    this.put(' ', from, to);
    this.spaced = true;
    this.lineEnds = 0;
    this.acrossHole = false;
  }

  private print(from: number, to: number, point: number): void {
    const printed = this.source.slice(from, to);
    const folded = point > 0x20 && point < 0x7f ? printed : plain(printed, point);
    if (this.spaced && WORDLIKE.test(folded)) this.joinOverWrap();
    this.put(folded, from, to);
    if (folded !== '' || point === SOFT_HYPHEN) this.last = printed;
  }

  /** Takes out the white space of a wrap behind a hyphen that stands at a letter or figure. */
  private joinOverWrap(): void {
    const end = this.units.length - 1;
    if ((this.lineEnds !== 1 && !this.acrossHole) || !HYPHENS.has(this.last)) return;
    const soft = this.last === '\u00ad';
    if (!WORDLIKE.test(this.units[soft ? end - 1 : end - 2] ?? '')) return;
    for (const list of [this.units, this.from, this.to]) list.pop();
    if (!soft) this.hyphens.add(end - 1);
  }

  private put(folded: string, from: number, to: number): void {
    for (const unit of folded.split('')) {
      this.units.push(unit);
      this.from.push(from);
      this.to.push(to);
    }
    if (folded.length > 0) this.spaced = false;
  }
}

const SOFT_HYPHEN = 0xad;
const HYPHENS: ReadonlySet<string> = new Set(['-', '\u00ad', '\u2010', '\u2011', '\u2212']);
const WORDLIKE = /^[\p{L}\p{N}]/u;
const LETTERS =
  /(?<![^\s("'/[{])(?<!\b[A-Za-z] )(?:[A-Za-z] ){4,39}[A-Za-z](?! [A-Za-z]\b)(?![^\s)"'/\]},.;:!?])/g;

/** The spaces inside `p r o t e c t`: five letters or more with one space between each, and no endless row of them. */
function letterSpaces(source: string): Set<number> {
  const spaces = new Set<number>();
  for (const { 0: word, index } of source.matchAll(LETTERS))
    for (let at = index + 1; at < index + word.length; at += 2) spaces.add(at);
  return spaces;
}

function viewOf(units: readonly string[], from: readonly number[], to: readonly number[]): View {
  const text = units.join('');
  const sourceOf = (span: Span): Span => {
    const first = from[span.from];
    const last = to[span.to - 1];
    if (first === undefined || last === undefined || span.to <= span.from)
      throw new RangeError(`Span ${span.from}-${span.to} is not inside a view of length ${text.length}`);
    return { from: first, to: last };
  };
  let read: readonly ViewWord[] | undefined;
  const words = (): readonly ViewWord[] => {
    read ??= wordsIn(text);
    return read;
  };
  const startOf = (index: number): number => from[index] ?? outside(text);
  const endOf = (index: number): number => to[index - 1] ?? outside(text);
  return { text, sourceOf, startOf, endOf, words };
}

function outside(text: string): never {
  throw new RangeError(`The place is not inside a view of length ${text.length}`);
}

/** Letters and digits in a row, in small letters, with their places. */
export const wordsIn = (text: string): ViewWord[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    word: word.toLowerCase(),
  }));

function isSpace(point: number): boolean {
  return (
    (point >= 0x09 && point <= 0x0d) ||
    point === 0x20 ||
    point === 0x85 ||
    point === 0xa0 ||
    point === 0x1680 ||
    (point >= 0x2000 && point <= 0x200a) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x205f ||
    point === 0x3000
  );
}

/** Combining marks, and format characters: zero-width, soft hyphen, direction. */
const INVISIBLE = /^(?:\p{M}|\p{Cf})$/u;
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    АВЕЅІЈКМНОРСТУХЗԌԚԜ: 'ABESIJKMHOPCTYX3GQW',
    аесіјорѕухԁԛԝһ: 'aecijopsyxdqwh',
    ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ: 'ABEZHIKMNOPTYX',
    ονιρ: 'ovip',
    '‘’‚‛′ʼ“”„‟″': "''''''\"\"\"\"\"",
    '‐‑‒–—―−': '-------',
  }).flatMap(([odd, even]) => [...odd].map((letter, i) => [letter, even[i] as string] as const)),
);

function plain(character: string, point: number): string {
  if (point < 0x20 || point === 0x7f || INVISIBLE.test(character)) return '';
  const alike = LOOKALIKES.get(character);
  if (alike !== undefined) return alike;
  return [...character.normalize('NFKD')]
    .map((c) => (INVISIBLE.test(c) ? '' : (LOOKALIKES.get(c) ?? c)))
    .join('');
}
