import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Header } from '../../header.ts';
import type { Line } from '../../lines.ts';
import { isAddressPartLine, readAddressPart } from './address-part.ts';
import { readHeader } from './header.ts';

/** A header that a later section repeats inside the text, by the lines it takes. */
export interface RepeatedHeader {
  readonly start: number;
  readonly header: Header;
}

/** How far above its line 1 a section's header can begin. */
const TALLEST = 60;

/** The headers of later sections. Subjects and titles in them are text, so they are portions again. */
export function readRepeatedHeaders(
  text: string,
  lines: readonly Line[],
  lineOnes: readonly number[],
  bodyStart: number,
  lexicon: Lexicon,
): RepeatedHeader[] {
  const found: RepeatedHeader[] = [];
  let free = bodyStart;
  for (const [i, lineOne] of lineOnes.entries()) {
    if (lineOne < free) continue;
    const start = firstLine(lines, lineOne, free, lexicon);
    // No header reaches past the next line 1, so that many headers in a row are read in linear time.
    const header = readHeader(text, lines, lexicon, { start, ceiling: lineOnes[i + 1] ?? lines.length });
    found.push({ start, header });
    free = Math.max(header.end, lineOne + 1);
  }
  return found;
}

/** The highest line from which every line down to line 1 is one of an address part. */
function firstLine(lines: readonly Line[], lineOne: number, free: number, lexicon: Lexicon): number {
  const top = Math.max(free, lineOne - TALLEST);
  for (let at = top; at < lineOne; at++) {
    const line = lines[at];
    if (line === undefined || !isAddressPartLine(line, lexicon)) continue;
    if (readAddressPart(lines.slice(at, lineOne), lexicon).isWhole) return at;
  }
  return lineOne;
}
