import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Vocabulary } from '../../../marking/vocabulary.ts';
import type { Cable, Detection, Field, Fields, SourceRecord } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import { type Span, subtract, unite } from '../../../model/span.ts';
import { assemble } from '../../assemble.ts';
import { numberAt } from '../../body/paragraph-number.ts';
import type { Family } from '../../family.ts';
import { readBanner } from '../../fields/classification.ts';
import { readSignature } from '../../fields/signature.ts';
import { readNumber } from '../../fields/station.ts';
import type { Frame } from '../../frame.ts';
import type { Header, Trailer } from '../../header.ts';
import { isBlank, isMachineLength, type Line, trimmed } from '../../lines.ts';
import { numberedOf } from '../../mrn.ts';
import { strayMarkings } from '../acp/stray-markings.ts';
import { type Blocks, isLabelLike, readBlocks } from './blocks.ts';
import { readLabelled } from './header.ts';
import { BEHIND, labelAt, OWN, type SmartLabel } from './label.ts';
import { matched } from './loose-values.ts';
import { markingOf } from './marking-line.ts';

/** No header and no trailer takes more lines. */
const LONGEST = 400;
/** Of the labels any mail may have, so many together are this form's. */
const ENOUGH = 3;
const SENT = /^(?:VZCZC|(?:ZZ|OO|PP|RR)[ \t]+R[A-Z]{3,7}\b|DE[ \t]+R[A-Z]{3,7}[ \t]|ZN[YR][ \t]+[A-Z]{5})/;

/** The form of State's messaging system, from 2009 on. */
export const smart: Family = {
  name: 'smart',
  detect(_, lines) {
    const labels = lines.map((line) => labelAt(line));
    const first = labels.findIndex((label) => label !== undefined && OWN.has(label));
    const marks = new Set(labels.filter((label) => label !== undefined));
    const own = [...marks].filter((label) => OWN.has(label) || NO_MAIL.has(label));
    if (first < 0 ? own.length < ENOUGH : sentBefore(lines, first)) return undefined;
    return { sure: first >= 0 && marks.size >= ENOUGH ? 'certain' : 'likely', marks: [...marks] };
  },
  read: readSmart,
  numbered: (_, frame, { lexicon }) => numberedOf(smartParts(frame, lexicon).header.fields),
};

/** Labels that no mail has. */
const NO_MAIL: ReadonlySet<SmartLabel> = new Set([
  ...(['captions', 'pass', 'drafted', 'cleared', 'approved', 'action-post', 'dissemination'] as const),
]);

/** A cable of the ACP form may quote one of this form; then it is of that form. */
const sentBefore = (lines: readonly Line[], first: number): boolean =>
  lines.slice(0, first).some(({ text }) => SENT.test(text));

/** Reads a cable of this form that stands in a frame of its record. */
export function readSmart(
  record: SourceRecord,
  detection: Detection,
  vocabulary: Vocabulary,
  frame: Frame,
): Cable {
  const { lexicon } = vocabulary;
  const { header, day, from, below } = smartParts(frame, lexicon);
  const trailer = trailerOf(from, below, lexicon);
  return assemble(record, { detection, frame, header, trailer, ...(day && { day }) }, vocabulary);
}

function smartParts(frame: Frame, lexicon: Lexicon) {
  const { text, lines } = frame;
  const start = firstLine(lines, lexicon);
  const blocksAt = (at: number, isHeader: boolean): Blocks =>
    readBlocks(text, lines, { start: at, end: Math.min(lines.length, at + LONGEST), isHeader }, lexicon);
  const above = blocksAt(start, true);
  const from = trailerStart(lines, above.end);
  const below = blocksAt(from, false);
  return { ...headerOf(text, frame, above, below, from, lexicon), from, below };
}

/** The first label no mail has, and the banner above it; else the first label. */
function firstLine(lines: readonly Line[], lexicon: Lexicon): number {
  const labels = lines.slice(0, 4 * LONGEST).map((line) => labelAt(line));
  const own = labels.findIndex((label) => label !== undefined && OWN.has(label));
  let at = own < 0 ? labels.findIndex((label) => label !== undefined) : own;
  if (at < 0) return 0;
  while (at > 0 && isAbove(lines[at - 1], lexicon)) at -= 1;
  return at;
}

const isAbove = (line: Line | undefined, lexicon: Lexicon): boolean =>
  line !== undefined && (isBlank(line) || markingOf(line, lexicon) !== undefined);

/** Labels this far apart are of a trailer and of the text. */
const WIDEST_GAP = 30;

/** Index of the first label of the last run of trailer labels, which no numbered paragraph interrupts. */
function trailerStart(lines: readonly Line[], bodyStart: number): number {
  let start: number | undefined;
  let gap = 0;
  let count = 0;
  for (let at = bodyStart; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || isBlank(line)) continue;
    const label = isMachineLength(line) || line.text.length < 2000 ? labelAt(line) : undefined;
    if (label !== undefined && BEHIND.has(label)) {
      count = start === undefined ? 1 : count + 1;
      start ??= at;
      gap = 0;
    } else if (start !== undefined && (numberAt(line) !== undefined || (gap > WIDEST_GAP && count < 2))) {
      start = undefined;
    } else gap += 1;
  }
  return start !== undefined && (count > 1 || isSigned(lines[start])) ? start : lines.length;
}

/** One label alone is a trailer where it is that of a signature. */
function isSigned(line: Line | undefined): boolean {
  const found = /^Signature[ \t]{0,4}:/i.exec(line?.text ?? '');
  if (line === undefined || found === null) return false;
  return readSignature(trimmed(line.text, found[0].length, line.text.length)) !== undefined;
}

/** Labels that say how the cable is to be handled, or for how long: mail has none, and they count on either side. */
const RESTRICTS: ReadonlySet<SmartLabel> = new Set([
  ...(['captions', 'pass', 'classified-by', 'reason', 'declassify-on', 'derived'] as const),
]);

function headerOf(
  text: string,
  frame: Frame,
  above: Blocks,
  below: Blocks,
  from: number,
  lexicon: Lexicon,
): { readonly header: Header; readonly day: ReturnType<typeof readLabelled>['day'] } {
  const { blocks } = matched(above.blocks, above.loose, lexicon);
  const banners = markingsOf(above, lexicon);
  const stated = banners.length > 0 ? banners : markingsOf(below, lexicon);
  // Mail below a cable has labels as well.
  const behind = below.blocks.filter(({ label }) => BEHIND.has(label) || RESTRICTS.has(label));
  const read = readLabelled(text, [...blocks, ...behind], stated, lexicon);
  const layout = [...read.layout, ...banners.map(({ span }) => span)];
  const words = [...read.subjects.map(({ subject }) => subject.span), ...read.titles];
  const region = { from: frame.region.from, to: frame.lines[above.end]?.from ?? frame.region.to };
  const masked = [...frame.masked.values()].map(({ span }) => span);
  const unread = subtract(
    region,
    unite([...layout, ...words, ...masked].filter((span) => span.from < region.to)),
  );
  const strange = frame.lines.slice(from).filter((line) => isLabelLike(line) && labelAt(line) === undefined);
  const stray = strayMarkings(text, [...unread, ...strange], region.from, lexicon);
  const fields = withStray(read.fields, stray.captions);
  const header: Header = {
    repeatedCaptions: read.repeatedCaptions,
    ...{ fields, layout, subjects: read.subjects, titles: read.titles, end: above.end },
    levelMarks: levelsOf(above.banners, lexicon),
    banners: stray.markings,
    messages: [
      ...read.messages,
      ...(fields.number ? readNumber(fields.number, fields, lexicon).messages : []),
      ...stray.messages,
    ],
  };
  return { header, day: read.day };
}

/** A caption among header words that nobody could place restricts as one behind its label does. */
function withStray(fields: Fields, captions: readonly Field<string>[]): Fields {
  const known = new Set(fields.captions.map(({ value }) => value));
  const added = captions.filter(({ value }) => !known.has(value) && known.add(value));
  return { ...fields, captions: [...fields.captions, ...added] };
}

function trailerOf(start: number, below: Blocks, lexicon: Lexicon): Trailer {
  const banners = markingsOf(below, lexicon);
  return {
    start,
    ...{ fields: {}, layout: [], banners, messages: [] },
    furniture: banners.map(({ span }) => ({ kind: 'banner' as const, span })),
    levelMarks: levelsOf(below.banners, lexicon),
  };
}

const markingsOf = ({ banners }: Blocks, lexicon: Lexicon): Field<Marking>[] =>
  banners.flatMap((line) => markingOf(line, lexicon) ?? []);

const levelsOf = (lines: readonly Line[], lexicon: Lexicon): Span[] =>
  lines.flatMap((line) => readBanner(line, lexicon)?.level ?? []);
