import type { PortionShown } from '../../../model/shown.ts';
import type { Span } from '../../../model/span.ts';

const LETTER = /[\p{L}\p{M}\p{N}'’-]/u;
/** Where a sentence ends: behind its stop and what closes it, before white space; or at an empty line. */
const STOP = /[.!?]["'”’)\]]*(?=\s)|\n[ \t]*\n/g;

/** The next wider span that reads as a whole: its words, then its sentences, then its portion. The same where there is none. */
export function widened(text: string, span: Span, portions: readonly PortionShown[]): Span {
  const frame = portionAt(portions, span);
  const steps = [wordsOf(text, span), sentencesOf(text, span, frame), frame ?? span];
  return steps.find((wider) => wider.from < span.from || wider.to > span.to) ?? span;
}

/** The span with the rest of the words that it cuts. */
export function wordsOf(text: string, { from, to }: Span): Span {
  let [begin, end] = [from, to];
  while (begin > 0 && isInWord(text, begin)) begin -= 1;
  while (end < text.length && isInWord(text, end)) end += 1;
  return { from: begin, to: end };
}

const isInWord = (text: string, at: number): boolean =>
  LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at));

/** The sentences it touches, within its portion if it lies in one. */
export function sentencesOf(text: string, span: Span, frame: Span | undefined): Span {
  const { from, to } = frame ?? { from: 0, to: text.length };
  const ends = [...text.slice(from, to).matchAll(STOP)].map(
    ({ 0: stop, index }) => from + index + stop.length,
  );
  const before = ends.filter((end) => end <= span.from).at(-1) ?? from;
  const behind = ends.find((end) => end >= span.to) ?? to;
  return withoutWhite(text, { from: Math.min(before, span.from), to: Math.max(behind, span.to) }, span);
}

/** White space at its ends goes, but never what `kept` covers. */
function withoutWhite(text: string, { from, to }: Span, kept: Span): Span {
  let [begin, end] = [from, to];
  while (begin < kept.from && /\s/.test(text.charAt(begin))) begin += 1;
  while (end > kept.to && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { from: begin, to: end };
}

/** A portion from its beginning to its end, with what lies between its spans. */
export const reachOf = ({ spans }: PortionShown): Span => ({
  from: Math.min(...spans.map(({ from }) => from)),
  to: Math.max(...spans.map(({ to }) => to)),
});

/** The whole reach of the smallest portion that holds the span. */
export function portionAt(
  portions: readonly PortionShown[],
  span: Span,
): (Span & { readonly id: string }) | undefined {
  return portions
    .map((portion) => ({ id: portion.id, ...reachOf(portion) }))
    .filter(({ from, to }) => from <= span.from && span.to <= to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))[0];
}
