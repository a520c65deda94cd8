import type { Field } from '../../model/cable.ts';
import type { Span } from '../../model/span.ts';

/** A value with the characters it was read from. */
export const fieldAt = <T>(text: string, { from, to }: Span, value: T): Field<T> => ({
  value,
  printed: text.slice(from, to),
  span: { from, to },
});

/** Words of several lines as one line. */
export const onOneLine = (printed: string): string => printed.replaceAll(/\s+/g, ' ').trim();

/** The span of a part of `printed` that was found at `index` of a text beginning at `from`. */
export const within = (from: number, index: number, part: string): Span => ({
  from: from + index,
  to: from + index + part.length,
});
