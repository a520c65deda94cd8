import type { Lexicon } from '../../marking/lexicon.ts';
import { type MarkInWords, marksIn } from '../../marking/marks-in-words.ts';
import type { Span } from '../../model/span.ts';

/** The marks inside the words of a portion from an offset on, at their places in the cable. Furniture may cut one. */
export function inlineMarks(text: string, spans: readonly Span[], lexicon: Lexicon, from = 0): MarkInWords[] {
  const parts = spans
    .map((span) => ({ from: Math.max(span.from, from), to: span.to }))
    .filter((part) => part.from < part.to);
  const marks = marksIn(parts.map((part) => text.slice(part.from, part.to)).join('\n'), lexicon);
  const placeOf = placesIn(parts);
  return marks.map((mark) => ({ ...mark, from: placeOf(mark.from), to: placeOf(mark.to - 1) + 1 }));
}

/** From an offset in joined words to the offset in the cable. Offsets are asked for in rising order. */
function placesIn(parts: readonly Span[]): (at: number) => number {
  let index = 0;
  let start = 0;
  return (at) => {
    for (
      let part = parts[index];
      part !== undefined && at - start > part.to - part.from;
      part = parts[index]
    ) {
      start += part.to - part.from + 1;
      index += 1;
    }
    return (parts[index]?.from ?? 0) + at - start;
  };
}
