import { type Span, unite } from '../model/span.ts';

/**
 * A normalised reading of a text, for matching only. Every position maps back, so what is found here is
 * decided on the untouched text. `text` never becomes part of a copy.
 */
export interface View {
  readonly text: string;
  /** The span of the source behind a span of this view. An empty span has no source and is refused. */
  sourceOf(span: Span): Span;
  /** Letters and digits in a row, in small letters: the words that phrases are made of. Read once, when first asked. */
  words(): readonly ViewWord[];
}

/** A word, with its span in the view. */
export interface ViewWord extends Span {
  readonly word: string;
}

/**
 * Folds what makes equal words look different: line wraps and any run of white space become one space;
 * zero-width, soft-hyphen and direction characters vanish; quotes, dashes, full-width forms, accents and
 * Cyrillic or Greek look-alikes become plain letters. `holes` (furniture) are skipped with the white space
 * around them, so that a sentence cut by a page header reads on. Case is kept.
 */
export function foldedView(source: string, holes: readonly Span[] = []): View {
  const fold = new Folding();
  let at = 0;
  for (const hole of [...unite(holes), { from: source.length, to: source.length }]) {
    fold.add(source, at, hole.from);
    fold.space(hole.from, hole.to);
    at = hole.to;
  }
  return fold.view();
}

class Folding {
  private readonly parts: string[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private spaced = true;

  add(source: string, from: number, to: number): void {
    for (let at = from; at < to; ) {
      const point = source.codePointAt(at) ?? 0;
      const next = at + (point > 0xffff ? 2 : 1);
      if (point > 0x20 && point < 0x7f) this.put(source[at] as string, at, next);
      else if (isSpace(point)) this.space(at, next);
      else this.put(plain(source.slice(at, next), point), at, next);
      at = next;
    }
  }

  space(from: number, to: number): void {
    if (this.spaced || from === to) return;
    this.put(' ', from, to);
    this.spaced = true;
  }

  view(): View {
    const { from, to } = this;
    const text = this.parts.join('');
    const sourceOf = (span: Span): Span => {
      const first = from[span.from];
      const last = to[span.to - 1];
      if (first === undefined || last === undefined || span.to <= span.from)
        throw new RangeError(`Span ${span.from}-${span.to} is not inside a view of length ${text.length}`);
      return { from: first, to: last };
    };
    let words: readonly ViewWord[] | undefined;
    return {
      text,
      sourceOf,
      words() {
        words ??= wordsIn(text);
        return words;
      },
    };
  }

  private put(folded: string, from: number, to: number): void {
    for (let i = 0; i < folded.length; i++) {
      this.from.push(from);
      this.to.push(to);
    }
    if (folded.length === 0) return;
    this.parts.push(folded);
    this.spaced = false;
  }
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
