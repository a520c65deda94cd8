/** Half-open range of UTF-16 offsets into one text, normally `Cable.text`. Never splits a code point. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const lengthOf = (span: Span): number => span.to - span.from;
export const isEmpty = (span: Span): boolean => span.to <= span.from;
export const sliceOf = (text: string, span: Span): string => text.slice(span.from, span.to);
export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
export const covers = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;
export const byPosition = (a: Span, b: Span): number => a.from - b.from || a.to - b.to;

/** Whether white space stands at a place. Most characters are plain ones, told by their number alone. */
export function isWhite(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 0x20 && code < 0x7f) return false;
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || /\s/.test(text.charAt(at));
}

/** A span without the white space at its ends; of white space alone its empty beginning. */
export function trimmed(text: string, { from, to }: Span): Span {
  let begin = from;
  while (begin < to && isWhite(text, begin)) begin += 1;
  if (begin >= to) return { from, to: from };
  let end = to;
  while (isWhite(text, end - 1)) end -= 1;
  return { from: begin, to: end };
}

/** What `a` and `b` share, or nothing. */
export function intersect(a: Span, b: Span): Span | undefined {
  const shared = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return isEmpty(shared) ? undefined : shared;
}

/** Sorted and disjoint: overlapping and touching spans become one. Empty spans vanish. */
export function unite(spans: readonly Span[]): Span[] {
  const united: Span[] = [];
  for (const span of inOrder(spans)) {
    const last = united.at(-1);
    if (last !== undefined && span.from <= last.to)
      united[united.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else united.push({ from: span.from, to: span.to });
  }
  return united;
}

/** What is left of `span` once every one of `holes` is taken out, in order. */
export function subtract(span: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  let at = span.from;
  for (const hole of inOrder(holes)) {
    if (hole.to <= at || hole.from >= span.to) continue;
    if (hole.from > at) left.push({ from: at, to: hole.from });
    at = Math.max(at, hole.to);
  }
  if (at < span.to) left.push({ from: at, to: span.to });
  return left;
}

/**
 * Spans by their place in a text: those at one place are found without looking at the others, however they lie.
 * Most lie one behind another and are searched by halves. Where one reaches over others, the sorted list itself is a
 * balanced tree: each middle knows how far anything of its stretch reaches.
 */
export class SpanIndex<T extends Span = Span> {
  private readonly sorted: readonly T[];
  /** How far each stretch reaches, by its middle; undefined where ends come in the order of beginnings. */
  private readonly reach: number[] | undefined;

  /** An empty span lies nowhere. */
  constructor(spans: readonly T[]) {
    this.sorted = inOrder(spans);
    if (endInOrder(this.sorted)) return;
    this.reach = this.sorted.map(() => 0);
    this.measure(this.reach, 0, this.sorted.length);
  }

  /** Everything that shares text with `span`, by position. */
  at(span: Span): T[] {
    const found: T[] = [];
    if (this.reach !== undefined) this.gather(span, 0, this.sorted.length, found);
    else
      for (let i = this.firstBehind(span.from); ; i++) {
        const here = this.sorted[i];
        if (here === undefined || here.from >= span.to) break;
        found.push(here);
      }
    return found;
  }

  /** Whether anything shares text with `span`. */
  touches(span: Span): boolean {
    if (this.reach !== undefined) return this.at(span).length > 0;
    const here = this.sorted[this.firstBehind(span.from)];
    return here !== undefined && here.from < span.to;
  }

  /** Whether one of them has all of `span`. */
  holds(span: Span): boolean {
    if (this.reach !== undefined) return this.at(span).some((each) => covers(each, span));
    for (let i = this.firstBehind(span.from); ; i++) {
      const here = this.sorted[i];
      if (here === undefined || here.from > span.from) return false;
      if (here.to >= span.to) return true;
    }
  }

  /** What of `span` lies in none of them, in order. */
  gapsIn(span: Span): Span[] {
    return subtract(span, this.at(span));
  }

  /** The first that ends behind a place, where ends are in order. */
  private firstBehind(at: number): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.to ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private measure(reach: number[], low: number, high: number): number {
    const middle = (low + high) >> 1;
    const here = this.sorted[middle];
    if (low === high || here === undefined) return 0;
    const before = this.measure(reach, low, middle);
    reach[middle] = Math.max(before, here.to, this.measure(reach, middle + 1, high));
    return reach[middle];
  }

  private gather(span: Span, low: number, high: number, found: T[]): void {
    const middle = (low + high) >> 1;
    const here = this.sorted[middle];
    if (low === high || here === undefined || (this.reach?.[middle] ?? 0) <= span.from) return;
    this.gather(span, low, middle, found);
    if (overlap(here, span)) found.push(here);
    if (here.from < span.to) this.gather(span, middle + 1, high, found);
  }
}

/** By position, without those that are empty. Most come so. */
const inOrder = <T extends Span>(spans: readonly T[]): readonly T[] =>
  isInOrder(spans) ? spans : spans.filter((span) => !isEmpty(span)).sort(byPosition);

const isInOrder = (spans: readonly Span[]): boolean =>
  spans.every((span, i) => !isEmpty(span) && (i === 0 || byPosition(spans[i - 1] as Span, span) <= 0));

const endInOrder = (spans: readonly Span[]): boolean =>
  spans.every(({ to }, i) => i === 0 || (spans[i - 1] as Span).to <= to);
