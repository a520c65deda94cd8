import { type Span, sliceOf } from '../../model/span.ts';
import { SoughtLetters } from './sought-letters.ts';

/** Fewer figures stand in any cable by chance. */
const SHORTEST = 7;
/** Of a telephone number, what is dialled without its area. */
const LOCAL = 7;
const LONG = 9;

/** A number found again, in whatever grouping. */
export interface NumberFound<T> {
  readonly span: Span;
  readonly what: T;
}

/** Figures in a row, with what stands between two groups of a number: a space, or a sign or two. */
const ROW = new RegExp(`\\d(?:[\\s.,()/-]{0,3}\\d){${SHORTEST - 1},}`, 'g');

/** Every place where the figures of one of `numbers` stand in another grouping. Linear in the text. */
export function numbersAgain<T>(
  text: string,
  numbers: readonly { readonly span: Span; readonly what: T; readonly by: string }[],
): NumberFound<T>[] {
  const rows = numbers.flatMap(({ span, what }) =>
    sought(sliceOf(text, span)).map((figures) => ({ figures, what })),
  );
  if (rows.length === 0) return [];
  const list = new SoughtLetters<T>();
  for (const { figures, what } of rows) list.add(figures, what);
  const found: NumberFound<T>[] = [];
  for (const row of text.matchAll(ROW)) {
    const places = [...row[0].matchAll(/\d/g)].map(({ index }) => row.index + index);
    const figures = row[0].replace(/\D/g, '');
    for (const { from, to, what } of list.foundIn(figures)) {
      const span = { from: places[from] ?? 0, to: (places[to - 1] ?? 0) + 1 };
      if (isGroup(text, span, to - from)) found.push({ span, what });
    }
  }
  return found;
}

function sought(printed: string): string[] {
  const figures = printed.replace(/\D/g, '');
  if (figures.length < SHORTEST) return [];
  return figures.length >= LONG ? [figures, figures.slice(-LOCAL)] : [figures];
}

/** Figures inside a longer group are another number; but a long number may have a country's before it. */
const isGroup = (text: string, { from, to }: Span, figures: number): boolean =>
  (figures >= LONG || !/\d/.test(text.charAt(from - 1))) && !/\d/.test(text.charAt(to));
