import { parsePortionMark } from '../../../marking/portion-mark.ts';
import type { Marking } from '../../../model/marking.ts';
import type { Span } from '../../../model/span.ts';

/** A mark at the head of a sentence, or glued to the mark before it, or `(Begin S/NF text)`. */
const INLINE =
  /(?:(?:^\s{0,8}|[.?!:"']\s{1,8}|[)\]]\s{0,8})\(\s?((?:TS|S|C|SBU|LOU|FOUO)(?:\/{1,2}[A-Z]{1,8}){0,3})\s?\)|\(\s?begin\s+((?:TS|S|C|SBU|LOU|FOUO|secret|confidential)(?:\/{1,2}[A-Z]{1,8}){0,3})\b)/gi;

/**
 * Marks inside the words of a paragraph. They can only raise it: nobody can say where what they mark ends.
 * `(A) (B) (C)` is a list, not a mark.
 */
export function inlineMarkings(text: string, spans: readonly Span[], from: number): Marking[] {
  const words = spans.map((span) => text.slice(Math.max(span.from, from), Math.max(span.to, from)));
  return words.flatMap((part) =>
    /\((?:[ABab])\)/.test(part)
      ? []
      : [...part.matchAll(INLINE)]
          .map((found) => found[1] ?? found[2]?.toUpperCase() ?? '')
          .filter((mark) => mark === mark.toUpperCase() && mark !== '')
          .map((mark) => parsePortionMark(`(${mark})`)),
  );
}
