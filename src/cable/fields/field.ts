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

/** The first of each value that is not among those known. */
export function eachOnce(
  fields: readonly Field<string>[],
  known: readonly Field<string>[] = [],
): Field<string>[] {
  const seen = new Set(known.map(({ value }) => value));
  return fields.filter(({ value }) => !seen.has(value) && seen.add(value));
}
