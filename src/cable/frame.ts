import type { Furniture } from '../model/cable.ts';
import { byPosition, type Span, subtract } from '../model/span.ts';
import { isBlank, type Line, linesOf, trimmed } from './lines.ts';

/** Where in a record one cable's text stands, by lines, and what of it was known as furniture before any was read. */
export interface Frame {
  /** What a family reads: the rest of the record is placed by the family itself. */
  readonly region: Span;
  /** The record's text with blanks for what is masked, so that a value reads on behind it. Offsets hold. */
  readonly text: string;
  /** What was known as furniture before any line was read, in order. */
  readonly furniture: readonly Furniture[];
  /** The lines of the region. What furniture covers of one is a line of its own, in `masked`. */
  readonly lines: readonly Line[];
  readonly masked: ReadonlyMap<number, Furniture>;
}

/** The whole of a text as one frame, or a region of it; `furniture` is in it and disjoint. */
export function frameOf(
  text: string,
  { region = { from: 0, to: text.length }, furniture = [] }: Partial<FrameParts> = {},
): Frame {
  const lines: Line[] = [];
  const masked = new Map<number, Furniture>();
  const masks = [...furniture].sort((a, b) => byPosition(a.span, b.span));
  let next = 0;
  for (const line of linesOf(text, region)) {
    while (next < masks.length && (masks[next]?.span.to ?? 0) <= line.from) next += 1;
    if ((masks[next]?.span.from ?? line.to) >= line.to) {
      lines.push(line);
      continue;
    }
    for (const { piece, mask } of cutBy(text, line, masks, next)) {
      if (mask !== undefined) masked.set(lines.length, mask);
      lines.push(piece);
    }
  }
  return { region, text: blanked(text, masks), furniture: masks, lines, masked };
}

/** The same frame with more of it known as furniture, none of which was masked before. */
export const maskedFurther = (
  text: string,
  { region, furniture }: Frame,
  more: readonly Furniture[],
): Frame => frameOf(text, { region, furniture: [...furniture, ...more] });

interface FrameParts {
  readonly region: Span;
  readonly furniture: readonly Furniture[];
}

interface Piece {
  readonly piece: Line;
  readonly mask?: Furniture;
}

/** A line in pieces: those that furniture covers, and what is left between them. */
function cutBy(text: string, line: Line, masks: readonly Furniture[], first: number): Piece[] {
  const over: Piece[] = [];
  for (let i = first; i < masks.length && (masks[i]?.span.from ?? line.to) < line.to; i++) {
    const mask = masks[i];
    if (mask === undefined || mask.span.to <= line.from) continue;
    const span = { from: Math.max(line.from, mask.span.from), to: Math.min(line.to, mask.span.to) };
    over.push({ piece: { text: '', ...span }, mask: { kind: mask.kind, span } });
  }
  if (over.length === 0) return [{ piece: line }];
  const left = subtract(
    line,
    over.map(({ piece }) => piece),
  )
    .map(({ from, to }) => trimmed(text, from, to))
    .filter((piece) => !isBlank(piece))
    .map((piece) => ({ piece }));
  return [...over, ...left].sort((a, b) => byPosition(a.piece, b.piece));
}

function blanked(text: string, masks: readonly Furniture[]): string {
  if (masks.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { span } of masks) {
    parts.push(text.slice(at, span.from), text.slice(span.from, span.to).replaceAll(/[^\r\n]/g, ' '));
    at = span.to;
  }
  return [...parts, text.slice(at)].join('');
}
