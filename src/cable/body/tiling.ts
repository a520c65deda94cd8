import type { Furniture, Portion } from '../../model/cable.ts';
import { type Message, warning } from '../../model/message.ts';
import { type Span, subtract, unite } from '../../model/span.ts';
import { trimmed } from '../lines.ts';

/** Portions that are also layout: row 8 of an audience's table shows them. */
const SHOWN: ReadonlySet<Portion['kind']> = new Set(['classified-by', 'signature']);

/** Header lines less what is somebody's words, and less what is furniture. */
export function layoutOf(
  lines: readonly Span[],
  portions: readonly Portion[],
  furniture: readonly Furniture[],
): Span[] {
  const shown = portions.filter(({ kind }) => SHOWN.has(kind)).flatMap(({ spans }) => spans);
  const words = portions.filter(({ kind }) => !SHOWN.has(kind)).flatMap(({ spans }) => spans);
  return without(unite([...lines, ...shown]), [...words, ...furniture.map(({ span }) => span)]);
}

/** What is in none of the parts: it stays held, and a person is told where it stands. */
export function unreadIn(
  text: string,
  region: Span,
  layout: readonly Span[],
  portions: readonly Portion[],
  furniture: readonly Furniture[],
): Message[] {
  const placed = [...layout, ...portions.flatMap(({ spans }) => spans), ...furniture.map(({ span }) => span)];
  return subtract(region, placed)
    .map(({ from, to }) => trimmed(text, from, to))
    .filter((gap) => gap.text !== '')
    .map(({ from, to }) => warning('unread', UNREAD, { from, to }));
}

const UNREAD =
  'The reader could not place this part of the header. Expected a labelled line, a caption or an address. ' +
  'It is held; read it and decide on it.';

/** Every one of `spans` less `holes`; both in order, so that a long cable stays linear. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const sorted = unite(holes);
  let next = 0;
  return spans.flatMap((span) => {
    while (next < sorted.length && (sorted[next]?.to ?? 0) <= span.from) next += 1;
    let last = next;
    while (last < sorted.length && (sorted[last]?.from ?? 0) < span.to) last += 1;
    return subtract(span, sorted.slice(next, last));
  });
}

/** Furniture that reaches into a span. Furniture is in order and disjoint, so the first is found by halving. */
export function reaching(furniture: readonly Furniture[], { from, to }: Span): Span[] {
  const found: Span[] = [];
  for (let i = firstEndingAfter(furniture, from); i < furniture.length; i++) {
    const span = furniture[i]?.span;
    if (span === undefined || span.from >= to) break;
    found.push(span);
  }
  return found;
}

function firstEndingAfter(furniture: readonly Furniture[], at: number): number {
  let low = 0;
  let high = furniture.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((furniture[middle]?.span.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
