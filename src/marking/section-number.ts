import type { Span } from '../model/span.ts';
import { isOneSlip } from './levels.ts';

/** Which section a line 1 says it is of how many, where its figures are clear. */
export interface SectionFound extends Span {
  readonly section?: { readonly number: number; readonly of: number };
  readonly isGarbled: boolean;
}

const CLEAR = /SECTION[ \t]*0?(\d{1,2})[ \t]*OF[ \t]*0?(\d{1,2})/iy;
/** With a letter wrong, or begun twice: `SCTION 02 OF 02`, `SECTION 0SECTION02OF03`, `092OF5`, `SECTION 02 F 02`. */
const GARBLED =
  /(?:([A-Z]{5,8}?)[ \t]{0,3})?(?:0SECTION)?[ \t]{0,3}([OQ\d]{1,3}?)[ \t]{0,3}(?:[A-Z]F|[OF])[ \t]{0,3}([OQ\d]{1,2})(?![A-Z]?\d)/iy;

/** The section named at a place of line 1. */
export function sectionAt(line: string, at: number): SectionFound | undefined {
  const clear = matchAt(CLEAR, line, at);
  const found = clear ?? matchAt(GARBLED, line, at);
  if (found === undefined || !isSection(found.at(-3))) return undefined;
  const [number = 0, of = 0] = found.slice(-2).map(figures);
  const isClear = number >= 1 && number <= of;
  return {
    from: at,
    ...{ to: at + found[0].length, isGarbled: clear === undefined || !isClear },
    ...(isClear && { section: { number, of } }),
  };
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line) ?? undefined;
}

/** The word may be missing, and is the whole match where it is clear. */
const isSection = (word = 'SECTION'): boolean =>
  word.toUpperCase().startsWith('SECTION') || isOneSlip(word.toUpperCase(), 'SECTION');

/** An O is a nought; any other letter is no figure. */
const figures = (printed: string): number => Number(printed.replaceAll(/O/gi, '0'));
