import { type Span, sliceOf, trimmed as withoutBlanks } from '../model/span.ts';

/** One printed line without its line end and without the white space around it; empty where it is blank. */
export interface Line extends Span {
  readonly text: string;
}

/** The lines of a text, whichever machine ended them: LF, CR LF or CR alone. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push(trimmed(text, start, end.index));
    start = end.index + end[0].length;
  }
  lines.push(trimmed(text, start, text.length));
  return lines;
}

export const isBlank = (line: Line): boolean => line.text === '';

/** A stretch of text without the white space around it. */
export function trimmed(text: string, from: number, to: number): Line {
  const span = withoutBlanks(text, { from, to });
  return { ...span, text: sliceOf(text, span) };
}

/** Machine lines are short; longer ones are prose, and no pattern for machine lines is tried on them. */
export const isMachineLength = ({ text }: Line): boolean => text.length > 0 && text.length <= 200;
