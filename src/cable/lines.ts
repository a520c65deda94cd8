import { type Span, sliceOf, trimmed as withoutBlanks } from '../model/span.ts';
import { matchesOf } from '../text/matches.ts';

/** One printed line without its line end and without the white space around it; empty where it is blank. */
export interface Line extends Span {
  readonly text: string;
}

const [LF, CR] = [0x0a, 0x0d];

/** The lines of a text or of a region of it, whichever machine ended them: LF, CR LF or CR alone. */
export function linesOf(text: string, { from, to }: Span = { from: 0, to: text.length }): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    lines.push(trimmed(text, start, at));
    if (code === CR && at + 1 < to && text.charCodeAt(at + 1) === LF) at += 1;
    start = at + 1;
  }
  lines.push(trimmed(text, start, to));
  return lines;
}

export const isBlank = (line: Line): boolean => line.text === '';

/** A stretch of text without the white space around it. */
export function trimmed(text: string, from: number, to: number): Line {
  const span = withoutBlanks(text, { from, to });
  return { from: span.from, to: span.to, text: sliceOf(text, span) };
}

/** What stands between commas, semicolons and ends of lines; of a long value the beginning. */
export function listedOn(text: string, { from, to }: Span): Line[] {
  const parts = matchesOf(text.slice(from, Math.min(to, from + 4000)), /[^\r\n,;]+/g).map((found) =>
    trimmed(text, from + found.index, from + found.index + found[0].length),
  );
  return parts.filter((part) => !isBlank(part));
}

/** Machine lines are short; longer ones are prose, and no pattern for machine lines is tried on them. */
export const isMachineLength = ({ text }: Line): boolean => text.length > 0 && text.length <= 200;
