import { endOfInstruction } from '../../../declassification/instruction-words.ts';
import { isChannel } from '../../../marking/captions.ts';
import { completedBy } from '../../../marking/join.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields } from '../../../model/cable.ts';
import type { Marking } from '../../../model/marking.ts';
import { error, info, type Message, warning } from '../../../model/message.ts';
import { type Span, subtract, unite } from '../../../model/span.ts';
import { numberAt } from '../../body/paragraph-number.ts';
import { type Classification, readClassification, withCaptions } from '../../fields/classification.ts';
import { garbledBehind, readClassifiedBy } from '../../fields/classified-by.ts';
import { sectionPrinted } from '../../fields/reasons.ts';
import { readReferences } from '../../fields/references.ts';
import { stationMessages } from '../../fields/station.ts';
import { readSubject } from '../../fields/subject.ts';
import { readTags } from '../../fields/tags.ts';
import type { Header } from '../../header.ts';
import { isBlank, isMachineLength, type Line } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';
import { type AddressPart, isAddressPartLine, readAddressPart } from './address-part.ts';
import { labelAt } from './label.ts';
import { type Block, type LabelledPart, readLabelledPart } from './labelled-part.ts';
import { strayMarkings } from './stray-markings.ts';

/** A header is at most this many lines; behind them a label is prose. */
const LONGEST_HEADER = 400;

/** Where a header stands, by indices of lines; it is read without those to `skip`, and cannot reach the `ceiling`. */
interface Place {
  readonly start?: number;
  readonly skip?: ReadonlySet<number>;
  readonly ceiling?: number;
}

/** Reads the header that begins at line `start`. Lines it does not know are in none of its spans. */
export function readHeader(
  text: string,
  lines: readonly Line[],
  lexicon: Lexicon,
  { start = 0, skip = NONE, ceiling = lines.length }: Place = {},
): Header {
  const limit = firstNumbered(lines, start, ceiling);
  const lineOne = classificationIn(lines, start, limit, lexicon);
  const addressEnd = lineOne?.at ?? lastAddressLine(lines, start, limit, lexicon) + 1;
  const address = readAddressPart(
    lines.slice(start, addressEnd).filter((_, at) => !skip.has(start + at)),
    lexicon,
  );
  const from = lineOne === undefined ? addressEnd : lineOne.at + 1;
  const labelled = readLabelledPart(text, lines, from, limit, skip, lexicon);
  const region = { from: lines[start]?.from ?? 0, to: lines[labelled.end]?.from ?? text.length };
  return assembled(text, { region, address, lineOne: lineOne?.read, labelled, lexicon });
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

/** Behind more lines that are none of a header, a level stands at the end of a text and not before it. */
const MOST_BEFORE_BANNER = 2;

/** The first line with a level and a number; a banner without number only where there is no such line. */
function classificationIn(
  lines: readonly Line[],
  start: number,
  limit: number,
  lexicon: Lexicon,
): LineOne | undefined {
  let banner: LineOne | undefined;
  let others = 0;
  for (let at = start; at < limit; at++) {
    const line = lines[at];
    if (line === undefined || !isMachineLength(line)) continue;
    if (labelAt(line) !== undefined) break;
    const read = readClassification(line, lexicon);
    if (read?.number !== undefined) return { at, read };
    if (read !== undefined && others <= MOST_BEFORE_BANNER) banner ??= { at, read };
    if (read === undefined && !isBlank(line) && !isAddressPartLine(line, lexicon)) others += 1;
  }
  return banner;
}

function lastAddressLine(lines: readonly Line[], start: number, limit: number, lexicon: Lexicon): number {
  let last = start - 1;
  for (let at = start; at < limit; at++) {
    const line = lines[at];
    if (line !== undefined && isAddressPartLine(line, lexicon)) last = at;
  }
  return last;
}

/** The parts of a header before they are joined. `region` is all they were read from. */
interface Parts {
  readonly region: Span;
  readonly address: AddressPart;
  readonly lineOne: Classification | undefined;
  readonly labelled: LabelledPart;
  readonly lexicon: Lexicon;
}

/** Blocks of the labelled part, read; later blocks of a kind add to lists and never replace a value. */
function blocksRead(text: string, { address, lineOne, labelled, lexicon }: Parts) {
  const of = (kind: Block['kind']): Block[] => labelled.blocks.filter((block) => block.kind === kind);
  const worded = of('subject').filter(({ value }) => value.to > value.from);
  const numbered = numberedBy(address, lineOne);
  const officials = of('classified-by');
  const references = of('references').map(({ value }) =>
    readReferences(text, value, numbered, lexicon.posts),
  );
  const tags = of('tags').map(({ value }) => readTags(text, value, lexicon));
  const by = classifiedByOf(text, officials, lexicon);
  const byBlock = officials.find(({ from }) => from === by?.span.from);
  return {
    subjects: worded.map(({ value }) => readSubject(text, value, lexicon)),
    titles: references.flatMap((read) => read.titles),
    captions: tags.flatMap((read) => read.captions),
    messages: by && byBlock ? garbledBehind(text, by, byBlock.to) : [],
    lists: {
      declassification: of('declassification').map(({ value }) => lineField(text, value)),
      tags: tags.flatMap((read) => read.tags),
      references: references.flatMap((read) => read.references),
      ...(by && { classifiedBy: by }),
    },
  };
}

function assembled(text: string, parts: Parts): Header {
  const { region, address, lineOne, labelled, lexicon } = parts;
  const { subjects, titles, captions, messages, lists } = blocksRead(text, parts);
  const layout = layoutOf(text, parts);
  const words = [...subjects.map(({ subject }) => subject.span), ...titles];
  const unread = subtract(region, unite([...layout, ...words]));
  const stray = strayMarkings(text, unread, lineOne?.classification.span.to ?? region.to, lexicon);
  const { first, repeated } = once([
    ...(lineOne?.captions ?? []),
    ...labelled.captions,
    ...captions,
    ...stray.captions,
  ]);
  const channel = first.find(({ value }) => isChannel(value, lexicon.captions));
  const fields: Fields = {
    ...address.fields,
    ...classificationFields(lineOne, first, labelled.controls, lexicon),
    ...{ to: address.to, info: address.info, excluded: address.excluded },
    captions: first.filter(({ value }) => !isChannel(value, lexicon.captions)),
    ...(channel && { channel }),
    ...(subjects[0] && { subject: subjects[0].subject }),
    ...lists,
  };
  const levels = [...(lineOne === undefined ? [] : [lineOne]), ...labelled.banners];
  return {
    ...{ fields, layout, subjects, titles, end: labelled.end },
    repeatedCaptions: repeated,
    levelMarks: [...levels.map(({ level }) => level), ...labelled.controls.map(({ span }) => span)],
    banners: [...labelled.banners.map(({ classification }) => classification), ...stray.markings],
    messages: [
      ...messagesOn(lineOne),
      ...messages,
      ...stationMessages(fields, lexicon),
      ...staleSection(fields),
      ...stray.messages,
    ],
  };
}

function layoutOf(text: string, { address, lineOne, labelled, lexicon }: Parts): Span[] {
  const { banners, controls, captionLines, passing, blocks } = labelled;
  const levels = [...(lineOne === undefined ? [] : [lineOne]), ...banners];
  return [
    ...address.layout,
    ...levels.map(({ classification }) => classification.span),
    ...captionLines,
    ...controls.map(({ span }) => span),
    ...passing,
    ...blocks.flatMap((block) => shownOf(text, block, lexicon)),
  ];
}

/** A label and its value as far as it goes. Subjects and titles in it are portions, and are taken out of the layout. */
function shownOf(text: string, block: Block, lexicon: Lexicon): Span[] {
  const { kind, from, to, value } = block;
  if (kind === 'declassification') return [{ from, to: from + endOfInstruction(text.slice(from, to)) }];
  if (kind === 'classified-by')
    return [{ from, to: readClassifiedBy(text, block, lexicon.officials).span.to }];
  if (kind !== 'tags') return [{ from, to }];
  const { end, words } = readTags(text, value, lexicon);
  return subtract({ from, to: end }, words);
}

const lineField = (text: string, { from, to }: Span): Field<string> => {
  const printed = text.slice(from, to);
  return { value: printed.replaceAll(/\s+/g, ' '), printed, span: { from, to } };
};

/** The line, and reasons that a page header or a blank line parted from it. */
function classifiedByOf(
  text: string,
  blocks: readonly Block[],
  { officials }: Lexicon,
): Fields['classifiedBy'] {
  const [first, ...others] = blocks.map((block) => readClassifiedBy(text, block, officials));
  if (first === undefined || first.value.reasons.length > 0) return first;
  const second = others.find(({ value }) => value.reasons.length > 0 && value.names.length === 0);
  if (second === undefined) return first;
  const printed = `${first.value.printed} ${second.value.printed}`;
  return { ...first, value: { ...first.value, printed, reasons: second.value.reasons } };
}

function numberedBy({ fields }: AddressPart, lineOne: Classification | undefined): Numbered {
  const year = fields.dtg === undefined ? null : Number(fields.dtg.value.slice(2, 4));
  const number = lineOne?.number?.value;
  return { year, station: number?.station ?? null, serial: number?.serial ?? null };
}

/** Line 1 with what captions and lines of controls add to it: SENSITIVE is SBU on unclassified text, NOFORN a control. */
function classificationFields(
  lineOne: Classification | undefined,
  captions: readonly Field<string>[],
  controls: readonly Field<Marking>[],
  lexicon: Lexicon,
): Pick<Fields, 'classification' | 'section' | 'number'> {
  if (lineOne === undefined) return {};
  const { classification, section, number } = lineOne;
  const marking = controls.map(({ value }) => value).reduce(completedBy, classification.value);
  return {
    classification: { ...classification, value: withCaptions(marking, captions, lexicon) },
    ...(section && { section }),
    ...(number && { number }),
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
  if (lineOne === undefined) return [];
  const { classification, repaired, level, unread } = lineOne;
  return [
    ...(classification.value.unknown.length > 0 ? [error('release-list-unread', LIST, level)] : []),
    ...(repaired ? [warning('repaired-level', REPAIRED, level)] : []),
    ...(unread === undefined ? [] : [error('line-one-unread', LINE_ONE, unread)]),
  ];
}

const REPAIRED =
  'The level on the classification line has wrong letters; it is read as the restrictive word nearest to it. ' +
  'Check it against another copy.';
const LIST =
  'The release list on the classification line cannot be read: who stands in it is not named by a code, or other ' +
  'words do. Correct the line, or have the originator say who may have the cable; until then all of it is held.';
const LINE_ONE =
  'Words stand behind the message number that no marking grammar knows. They may restrict the cable. Say what ' +
  'they mean and correct the line; until then all of the cable is held.';

/** Section 1.5 was renumbered 1.4 by E.O. 13292, in force on 22 September 2003. */
function staleSection({ classifiedBy, dtg }: Fields): Message[] {
  const section = sectionPrinted(classifiedBy?.printed ?? '');
  if (classifiedBy === undefined || section === undefined || section === '1.4') return [];
  if (section === '1.5' && (dtg === undefined || dtg.value < '2003-09-22')) return [];
  const told = `The reason cites section ${section}; in its day that was section 1.4, and it is read as 1.4.`;
  return [info('stale-section', `${told} No action is needed.`, classifiedBy.span)];
}
