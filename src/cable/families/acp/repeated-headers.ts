import type { Lexicon } from '../../../marking/lexicon.ts';
import { onOneLine } from '../../fields/field.ts';
import type { Frame } from '../../frame.ts';
import type { Header } from '../../header.ts';
import { isMachineLength, type Line } from '../../lines.ts';
import { isAddressPartLine, readAddressPart } from './address-part.ts';
import { readHeader } from './header.ts';

/** A header that a later section repeats inside the text, by the lines it takes. */
export interface RepeatedHeader {
  readonly start: number;
  readonly header: Header;
}

/** How far above its line 1 a section's header can begin. */
const TALLEST = 60;

/** What of the first section's header those of later ones are read by. */
interface First {
  readonly end: number;
  /** Lines of the first header, which stand in those of later sections again, whether anybody can read them or not. */
  readonly printed: ReadonlySet<string>;
  readonly subject: string | undefined;
}

/** The headers of later sections. Subjects and titles in them are text, so they are portions again. */
export function readRepeatedHeaders(
  { text, lines }: Pick<Frame, 'text' | 'lines'>,
  lineOnes: readonly number[],
  first: First,
  lexicon: Lexicon,
): RepeatedHeader[] {
  const found: RepeatedHeader[] = [];
  let free = first.end;
  for (const [i, lineOne] of lineOnes.entries()) {
    if (lineOne < free) continue;
    const start = firstLine(lines, lineOne, free, first.printed, lexicon);
    // No header reaches past the next line 1, so that many headers in a row are read in linear time.
    const ceiling = lineOnes[i + 1] ?? lines.length;
    const header = readHeader(text, lines, lexicon, { start, ceiling });
    const last = endOfSubject(lines, start, header, first.subject);
    found.push({
      start,
      header: last === undefined ? header : readHeader(text, lines, lexicon, { start, ceiling: last }),
    });
    free = Math.max(found.at(-1)?.header.end ?? 0, lineOne + 1);
  }
  return found;
}

/** Where the sentence of the section before goes on right below the subject: behind the words of the first one. */
function endOfSubject(
  lines: readonly Line[],
  start: number,
  header: Header,
  own: string | undefined,
): number | undefined {
  const [repeated] = header.subjects;
  if (own === undefined || repeated === undefined || !repeated.subject.value.startsWith(`${own} `))
    return undefined;
  let first = start;
  while (first < header.end && (lines[first]?.to ?? 0) <= repeated.subject.span.from) first += 1;
  let words = '';
  for (let at = first; at < header.end && words.length < own.length; at++) {
    const from = Math.max(0, repeated.subject.span.from - (lines[at]?.from ?? 0));
    words = `${words} ${onOneLine(lines[at]?.text.slice(from) ?? '')}`.trim();
    if (words === own) return at + 1;
  }
  return undefined;
}

/** The highest line from which every line down to line 1 is one of an address part. */
function firstLine(
  lines: readonly Line[],
  lineOne: number,
  free: number,
  printed: ReadonlySet<string>,
  lexicon: Lexicon,
): number {
  const top = Math.max(free, lineOne - TALLEST);
  for (let at = top; at < lineOne; at++) {
    const line = lines[at];
    if (line === undefined || !mayOpen(line, lexicon)) continue;
    const unlike = lines.slice(at, lineOne).filter(({ text }) => !printed.has(text));
    if (readAddressPart(unlike, lexicon).isWhole) return at;
  }
  return lineOne;
}

/** A line of an address part, or of the distribution above it, which is read whole where it stands alone. */
const mayOpen = (line: Line, lexicon: Lexicon): boolean =>
  isAddressPartLine(line, lexicon) ||
  (/[A-Z\d]/.test(line.text) && isMachineLength(line) && readAddressPart([line], lexicon).isWhole);
