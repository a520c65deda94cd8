import { isChannel } from '../../../marking/captions.ts';
import type { Field, Fields } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import { info, type Message, warning } from '../../../model/message.ts';
import type { Span } from '../../../model/span.ts';
import { type Classification, readClassification } from '../../fields/classification.ts';
import { readClassifiedBy } from '../../fields/classified-by.ts';
import { endOfReasons, sectionPrinted } from '../../fields/reasons.ts';
import { readReferences } from '../../fields/references.ts';
import { readSubject, type Subject } from '../../fields/subject.ts';
import { readTags } from '../../fields/tags.ts';
import { isMachineLength, type Line } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';
import { type AddressPart, isAddressPartLine, readAddressPart } from './address-part.ts';
import { labelAt } from './label.ts';
import { type Block, type LabelledPart, readLabelledPart } from './labelled-part.ts';
import { numberAt } from './paragraph-number.ts';

/** All that stands before the body. */
export interface Header {
  readonly fields: Fields;
  /** Whole lines, less subject words and reference titles. */
  readonly layout: readonly Span[];
  readonly repeatedCaptions: readonly Span[];
  readonly levelMarks: readonly Span[];
  readonly subjects: readonly Subject[];
  readonly titles: readonly Span[];
  readonly messages: readonly Message[];
  /** Index of the first line of the body. */
  readonly end: number;
}

/** A header is at most this many lines; behind them a label is prose. */
const LONGEST_HEADER = 400;

/** Reads the header that begins at line `start`. Lines it does not know are in none of its spans. */
export function readHeader(
  text: string,
  lines: readonly Line[],
  start = 0,
  banners = NONE,
  ceiling = lines.length,
): Header {
  const limit = firstNumbered(lines, start, ceiling);
  const lineOne = classificationIn(lines, start, limit);
  const addressEnd = lineOne?.at ?? lastAddressLine(lines, start, limit) + 1;
  const address = readAddressPart(lines.slice(start, addressEnd));
  const from = lineOne === undefined ? addressEnd : lineOne.at + 1;
  const labelled = readLabelledPart(text, lines, from, limit, banners);
  return assembled(text, address, lineOne?.read, labelled);
}

const NONE: ReadonlySet<number> = new Set();

/** Index of the first numbered paragraph, or of the line where a header must have ended. */
function firstNumbered(lines: readonly Line[], start: number, ceiling: number): number {
  const end = Math.min(ceiling, start + LONGEST_HEADER);
  for (let at = start; at < end; at++) {
    const line = lines[at];
    if (line !== undefined && numberAt(line) !== undefined) return at;
  }
  return end;
}

interface LineOne {
  readonly at: number;
  readonly read: Classification;
}

/** The first line with a level and a number; a banner without number only where there is no such line. */
function classificationIn(lines: readonly Line[], start: number, limit: number): LineOne | undefined {
  let banner: LineOne | undefined;
  for (let at = start; at < limit; at++) {
    const line = lines[at];
    if (line === undefined || !isMachineLength(line)) continue;
    if (labelAt(line) !== undefined) break;
    const read = readClassification(line);
    if (read?.number !== undefined) return { at, read };
    if (read !== undefined) banner ??= { at, read };
  }
  return banner;
}

function lastAddressLine(lines: readonly Line[], start: number, limit: number): number {
  let last = start - 1;
  for (let at = start; at < limit; at++) {
    const line = lines[at];
    if (line !== undefined && isAddressPartLine(line)) last = at;
  }
  return last;
}

/** Blocks of the labelled part, read; later blocks of a kind add to lists and never replace a value. */
function assembled(
  text: string,
  address: AddressPart,
  lineOne: Classification | undefined,
  part: LabelledPart,
): Header {
  const numbered = numberedBy(address, lineOne);
  const of = (kind: Block['kind']): Block[] => part.blocks.filter((block) => block.kind === kind);
  const worded = of('subject').filter(({ value }) => value.to > value.from);
  const subjects = worded.map(({ value }) => readSubject(text, value));
  const references = of('references').map(({ value }) => readReferences(text, value, numbered));
  const byLines = of('classified-by').map((block) => classifiedByLine(text, block));
  const [by] = byLines.map((span) => readClassifiedBy(text, span));
  const captions = [...(lineOne?.captions ?? []), ...part.captions];
  const { first, repeated } = once(captions);
  const channel = first.find(({ value }) => isChannel(value));
  const fields: Fields = {
    ...address.fields,
    ...classificationFields(lineOne, first),
    ...{ to: address.to, info: address.info, excluded: address.excluded },
    captions: first.filter(({ value }) => !isChannel(value)),
    ...(channel && { channel }),
    declassification: of('declassification').map(({ value }) => lineField(text, value)),
    tags: of('tags').flatMap(({ value }) => readTags(text, value)),
    ...(subjects[0] && { subject: subjects[0].subject }),
    references: references.flatMap((read) => read.references),
    ...(by && { classifiedBy: by }),
  };
  const blocks = part.blocks
    .filter(({ kind }) => kind !== 'classified-by')
    .map((block) => (block.kind === 'tags' ? tagsLine(text, block) : block));
  const ownLines = lineOne === undefined ? [] : [lineOne.classification.span];
  return {
    fields,
    layout: [...address.layout, ...ownLines, ...part.captionLines, ...part.passing, ...byLines, ...blocks],
    repeatedCaptions: repeated,
    levelMarks: lineOne === undefined ? [] : [lineOne.level],
    subjects,
    titles: references.flatMap((read) => read.titles),
    messages: [...messagesOn(lineOne), ...staleSection(fields)],
    end: part.end,
  };
}

const lineField = (text: string, { from, to }: Span): Field<string> => {
  const printed = text.slice(from, to);
  return { value: printed.replaceAll(/\s+/g, ' '), printed, span: { from, to } };
};

/** The line ends before its first word in small letters, which is no tag: text is never layout. */
function tagsLine(text: string, { from, to, value }: Block): Span {
  const bare = text
    .slice(value.from, value.to)
    .replace(/\([^()]{0,60}\)/g, (person) => ' '.repeat(person.length));
  const word = /\S*[a-z]{2}/.exec(bare);
  return { from, to: word === null ? to : value.from + word.index };
}

/** The line ends with its reasons: what follows them is text, and text is never layout. */
function classifiedByLine(text: string, { from, to }: Block): Span {
  return { from, to: from + endOfReasons(text.slice(from, to)) };
}

function numberedBy({ fields }: AddressPart, lineOne: Classification | undefined): Numbered {
  const year = fields.dtg === undefined ? null : Number(fields.dtg.value.slice(2, 4));
  const number = lineOne?.number?.value;
  return { year, station: number?.station ?? null, serial: number?.serial ?? null };
}

/** Line 1 with what the captions add to it: SENSITIVE is SBU on unclassified text, NOFORN a control. */
function classificationFields(
  lineOne: Classification | undefined,
  captions: readonly Field<string>[],
): Pick<Fields, 'classification' | 'section' | 'number'> {
  if (lineOne === undefined) return {};
  const { classification, section, number } = lineOne;
  const printed = new Set(captions.map(({ value }) => value));
  const marking = withCaptions(classification.value, printed);
  return {
    classification: { ...classification, value: marking },
    ...(section && { section }),
    ...(number && { number }),
  };
}

function withCaptions(marking: Marking, captions: ReadonlySet<string>): Marking {
  const nonIC = captions.has('SENSITIVE') && marking.level === 'U' ? ['SBU'] : [];
  const dissem = captions.has('NOFORN') ? ['NF'] : [];
  return {
    ...marking,
    nonIC: [...new Set([...marking.nonIC, ...nonIC])],
    dissem: [...new Set([...marking.dissem, ...dissem])],
  };
}

/** Each caption once; the second of a doubled one is machine noise. */
function once(captions: readonly Field<string>[]): { first: Field<string>[]; repeated: Span[] } {
  const seen = new Set<string>();
  const first: Field<string>[] = [];
  const repeated: Span[] = [];
  for (const caption of captions) {
    if (seen.has(caption.value)) repeated.push(caption.span);
    else first.push(caption);
    seen.add(caption.value);
  }
  return { first, repeated };
}

function messagesOn(lineOne: Classification | undefined): Message[] {
  if (lineOne?.repaired !== true) return [];
  const told =
    'The level on the classification line has wrong letters; it is read as the restrictive word nearest to it.';
  return [warning('repaired-level', `${told} Check it against another copy.`, lineOne.level)];
}

/** Section 1.5 was renumbered 1.4 by E.O. 13292, in force on 22 September 2003. */
function staleSection({ classifiedBy, dtg }: Fields): Message[] {
  const section = sectionPrinted(classifiedBy?.printed ?? '');
  if (classifiedBy === undefined || section === undefined || section === '1.4') return [];
  if (section === '1.5' && (dtg === undefined || dtg.value < '2003-09-22')) return [];
  const told = `The reason cites section ${section}; in its day that was section 1.4, and it is read as 1.4.`;
  return [info('stale-section', `${told} No action is needed.`, classifiedBy.span)];
}
