import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Vocabulary } from '../../../marking/vocabulary.ts';
import type { Cable, Detection, Furniture, SourceRecord } from '../../../model/cable.ts';
import { assemble } from '../../assemble.ts';
import { type Family, type Mark, marksIn } from '../../family.ts';
import { withCaptions } from '../../fields/classification.ts';
import { eachOnce } from '../../fields/field.ts';
import { type Frame, maskedFurther } from '../../frame.ts';
import type { Header } from '../../header.ts';
import { isBlank, type Line } from '../../lines.ts';
import { type Numbered, numberedOf } from '../../mrn.ts';
import { type ClosingLines, closingLinesIn } from './closing-lines.ts';
import { unglued } from './glued-lines.ts';
import { type HeaderHead, type HeaderReader, readHeader, readHeaderHead } from './header.ts';
import { labelAt } from './label.ts';
import { type PageHeaders, pageHeadersIn } from './page-headers.ts';
import { type PageTops, pageTopsIn } from './page-tops.ts';

/** Lines that only a transmission has (ACP 127). */
const SENT: readonly Mark[] = [
  ['transmission id', /^(?:Cable Text:[ \t]*)?VZCZC/],
  ['routing line', /^(?:ZZ|OO|PP|RR)[ \t]+R[A-Z]{3,7}\b/],
  ['originator line', /^DE[ \t]+R[A-Z]{3,7}[ \t]/],
  ['security line', /^ZN[YR][ \t]+[A-Z]{5}/],
];
/** Lines that other forms of a cable have as well. */
const COMMON: readonly Mark[] = [
  ['date-time group', /^[ZOPR](?:[ \t]*[ZOPRY])?[ \t]+\d{6}[ \t]?Z/i],
  ['FM line', /^FM[ \t]+[A-Z]/],
  ['executive order line', /^E\.? ?O\.? ?\d{5}/i],
  ['tags', /^TAGS?[ \t]*[:;]/],
];

/** Whether lines stand in a record that the transmission itself printed. */
export const isTransmitted = (lines: readonly Line[]): boolean => marksIn(lines, SENT).length > 0;

/** The plain form of ACP 127, as State sent it from 1978 to 2010. What has no marks at all is read as one. */
export const acp: Family = {
  name: 'acp',
  detect(_, lines) {
    const sent = marksIn(lines, SENT);
    const marks = [...sent, ...marksIn(lines, COMMON)];
    if (marks.length === 0) return undefined;
    return { sure: sent.length > 0 || marks.length > 2 ? 'certain' : 'likely', marks };
  },
  read: readAcp,
  numbered: acpNumber,
};

/** Reads a cable of the ACP 127 form that stands in a frame of its record. */
export function readAcp(
  record: SourceRecord,
  detection: Detection,
  vocabulary: Vocabulary,
  frame: Frame,
): Cable {
  return assemble(record, { detection, ...acpParts(record, frame, vocabulary.lexicon) }, vocabulary);
}

/** The header of a cable of this form, and the frame in which its page headers are masked. */
export interface AcpParts {
  readonly frame: Frame;
  readonly header: Header;
}

/** The lines of a frame in which a header may stand. */
interface Lines {
  readonly start: number;
  readonly ceiling: number;
}

/** How many lines behind what was taken for its end a page top may hide that the header goes on. */
const HIDDEN = 8;

export function acpParts(
  record: SourceRecord,
  given: Frame,
  lexicon: Lexicon,
  { start = 0, ceiling = given.lines.length }: Partial<Lines> = {},
): AcpParts {
  const { frame, header, tops, pages } = framed(record, given, lexicon, { start, ceiling }, readHeader);
  const last = lineAt(frame, offsetOf(given, ceiling));
  const closing = closingLinesIn(frame, [header.end, last], lexicon);
  return {
    // Closing lines are whole lines, so that no other line changes its place.
    frame: furtherMasked(record, frame, closing.furniture, lexicon),
    header: withClosing(withTops(header, tops, pages, lexicon), closing),
  };
}

/** The number of a cable of this form, of which nothing else is read. */
export function acpNumber(
  record: SourceRecord,
  given: Frame,
  { lexicon }: Pick<Vocabulary, 'lexicon'>,
): Numbered {
  const lines = { start: 0, ceiling: given.lines.length };
  return numberedOf(framed(record, given, lexicon, lines, readHeaderHead).header.fields);
}

/** A header, and the frame it was read in, without what pages print between its lines. */
interface Framed<T extends HeaderHead> {
  readonly frame: Frame;
  readonly header: T;
  readonly tops: PageTops;
  readonly pages: PageHeaders;
}

const furtherMasked = (
  { text }: SourceRecord,
  before: Frame,
  more: readonly Furniture[],
  lexicon: Lexicon,
): Frame => (more.length === 0 ? before : unglued(maskedFurther(text, before, more), lexicon));

/** The number is needed to know page headers, and page headers cut the header: so it is read twice. */
function framed<T extends HeaderHead>(
  record: SourceRecord,
  given: Frame,
  lexicon: Lexicon,
  { start, ceiling }: Lines,
  read: HeaderReader<T>,
): Framed<T> {
  const further = (before: Frame, more: readonly Furniture[]): Frame =>
    furtherMasked(record, before, more, lexicon);
  const headerIn = (within: Frame, skip: ReadonlySet<number>): T =>
    read(within.text, within.lines, lexicon, {
      start: lineAt(within, offsetOf(given, start)),
      ceiling: lineAt(within, offsetOf(given, ceiling)),
      skip,
    });
  const frame = unglued(given, lexicon);
  const first = headerIn(frame, new Set(frame.masked.keys()));
  const pages = pageHeadersIn(frame, numberedOf(first.fields), offsetOf(frame, first.end));
  const paged = further(frame, pages.furniture);
  const { classification, number } = first.fields;
  const place = {
    end: offsetOf(frame, first.end + HIDDEN),
    classification: classification?.span,
    numbered: number !== undefined,
  };
  const tops = pageTopsIn(paged, place, lexicon);
  const final = further(paged, tops.furniture);
  const addressed = classification?.span ?? frame.lines.find((line) => labelAt(line) !== undefined);
  const lineOne = addressed?.from ?? frame.region.to;
  const header = final === frame ? first : headerIn(final, skippedIn(final, lineOne));
  return { frame: final, header, tops, pages };
}

const offsetOf = ({ lines, region }: Frame, line: number): number => lines[line]?.from ?? region.to;

function withClosing(header: Header, { declassification, banners, levelMarks }: ClosingLines): Header {
  const { fields } = header;
  return {
    ...header,
    fields: { ...fields, declassification: [...fields.declassification, ...declassification] },
    banners: [...header.banners, ...banners],
    levelMarks: [...header.levelMarks, ...levelMarks],
  };
}

const lineAt = ({ lines }: Frame, offset: number): number => {
  const found = lines.findIndex(({ from }) => from >= offset);
  return found < 0 ? lines.length : found;
};

function withTops(header: Header, tops: PageTops, { messages }: PageHeaders, lexicon: Lexicon): Header {
  const { fields } = header;
  const known = new Set([...fields.captions.map(({ value }) => value), fields.channel?.value]);
  const captions = tops.captions.filter(({ value }) => !known.has(value));
  const line = fields.classification;
  return {
    ...header,
    fields: {
      ...fields,
      ...(line && { classification: { ...line, value: withCaptions(line.value, captions, lexicon) } }),
      captions: [...fields.captions, ...eachOnce(captions)],
    },
    banners: [...header.banners, ...tops.banners],
    levelMarks: [...header.levelMarks, ...tops.levelMarks],
    messages: [...header.messages, ...messages],
  };
}

/**
 * What a header is read without: masked lines, and the blank ones around them where the line above goes on behind
 * them, as addresses do and a line that is full.
 */
function skippedIn({ lines, masked }: Frame, lineOne: number): Set<number> {
  const skipped = new Set(masked.keys());
  let above: Line | undefined;
  let gap: number[] = [];
  let isCut = false;
  for (const [at, line] of lines.entries()) {
    if (masked.has(at)) isCut = true;
    else if (isBlank(line)) gap.push(at);
    else {
      const goesOn = above !== undefined && (above.from < lineOne || RUNS_ON.test(above.text));
      if (isCut && goesOn) for (const blank of gap) skipped.add(blank);
      [above, gap, isCut] = [line, [], false];
    }
  }
  return skipped;
}

/** A line a machine filled, a label without its value, or a list that is not at its end. */
const RUNS_ON = /.{45}|[-,;:/]$/;
