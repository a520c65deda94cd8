import type { Cable, Field } from '../model/cable.ts';
import { overlap, type Span, sliceOf } from '../model/span.ts';
import type { SheetFacts } from '../model/variant.ts';
import type { Cut } from './deletions.ts';
import { inLines } from './extent.ts';

/** The facts, each only where its place in the header was released. */
export function sheetFactsOf({ text, fields }: Cable, cuts: readonly Cut[]): SheetFacts {
  const gone = cuts.flatMap(({ spans }) => spans);
  const shown = <T>(field: Field<T> | undefined, say: (value: T) => string): string => {
    if (field === undefined) return 'not given';
    return gone.some((span) => overlap(span, field.span)) ? 'withheld' : say(field.value);
  };
  const to = fields.to.map((field) => shown(field, ({ address }) => address));
  return {
    dated: shown(fields.dtg, (value) => value.slice(0, 10)),
    from: shown(fields.from, (value) => value),
    to: to.join('; ') || 'not given',
    volume: inLines(lettersIn(text, gone)),
  };
}

const lettersIn = (text: string, spans: readonly Span[]): number =>
  spans
    .map((span) => sliceOf(text, span))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim().length;
