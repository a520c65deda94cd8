import { isChannel } from '../../../marking/captions.ts';
import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Field, Fields } from '../../../model/cable.ts';
import { info, type Message } from '../../../model/message.ts';
import { type Span, subtract, unite } from '../../../model/span.ts';
import { numberAt } from '../../body/paragraph-number.ts';
import type { Classification } from '../../fields/classification.ts';
import { sectionPrinted } from '../../fields/reasons.ts';
import { readNumber } from '../../fields/station.ts';
import { witnessMessages } from '../../fields/witnesses.ts';
import type { Header } from '../../header.ts';
import { isBlank, isMachineLength, type Line } from '../../lines.ts';
import type { Numbered } from '../../mrn.ts';
import { type AddressPart, fieldsOf, readAddressPart } from './address-part.ts';
import { labelAt } from './label.ts';
import { type LabelledPart, readLabelledPart } from './labelled-part.ts';
import {
  bannersAbove,
  classificationFields,
  classificationIn,
  correctedCopyIn,
  messagesOn,
} from './line-one.ts';
import { readBlocks } from './read-blocks.ts';
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
export const readHeader: HeaderReader<Header> = (text, lines, lexicon, place) =>
  assembled(text, partsAt(text, lines, lexicon, place));

/** What a header is told by: of which cable, and how far it goes. */
export interface HeaderHead {
  readonly fields: Pick<Fields, 'number' | 'dtg' | 'classification'>;
  readonly end: number;
}

export type HeaderReader<T extends HeaderHead> = (
  text: string,
  lines: readonly Line[],
  lexicon: Lexicon,
  place?: Place,
) => T;

/** Of the same header only its head: what stands behind labels says nothing of it. */
export const readHeaderHead: HeaderReader<HeaderHead> = (text, lines, lexicon, place) => {
  const { address, lineOne, labelled } = partsAt(text, lines, lexicon, place);
  // Captions add nothing to a release list, which is all that the number is held against.
  const classified = classificationFields(lineOne, [], labelled.controls, lexicon);
  const numbered = numberIn(address, lineOne, classified, lexicon);
  const { dtg } = address.fields;
  const fields = { ...classified, ...(numbered && { number: numbered.number }), ...(dtg && { dtg }) };
  return { fields, end: labelled.end };
};

const numberIn = (
  { fields }: AddressPart,
  lineOne: Classification | undefined,
  classified: Pick<Fields, 'classification'>,
  lexicon: Lexicon,
) => lineOne?.number && readNumber(lineOne.number, Object.assign({}, fields, classified), lexicon);

function partsAt(
  text: string,
  lines: readonly Line[],
  lexicon: Lexicon,
  { start = 0, skip = NONE, ceiling = lines.length }: Place = {},
): Parts {
  const limit = firstNumbered(lines, start, ceiling);
  const lineOne = classificationIn(lines, start, limit, lexicon);
  const above = lineOne?.at ?? firstLabel(lines, start, limit);
  const own = [...lines.slice(start, above).keys()].map((at) => start + at).filter((at) => !skip.has(at));
  const address = readAddressPart(
    own.flatMap((at) => lines[at] ?? []),
    lexicon,
  );
  const below =
    lineOne === undefined || address.length > 0
      ? undefined
      : addressBelow(lines, lineOne.at + 1, limit, lexicon);
  const addressed = (own[address.length - 1] ?? start - 1) + 1;
  const from = lineOne === undefined ? addressed : lineOne.at + 1 + (below?.length ?? 0);
  const labelled = readLabelledPart(text, lines, from, limit, skip, lexicon);
  const banners = bannersAbove(lines, start, lineOne?.at ?? start, lexicon);
  const region = { from: lines[start]?.from ?? 0, to: lines[labelled.end]?.from ?? text.length };
  return {
    region,
    address: below ?? address,
    lineOne: lineOne?.read,
    labelled: { ...labelled, banners: [...banners, ...labelled.banners] },
    lexicon,
  };
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

function firstLabel(lines: readonly Line[], start: number, limit: number): number {
  for (let at = start; at < limit; at++) {
    const line = lines[at];
    if (line !== undefined && labelAt(line) !== undefined) return at;
  }
  return limit;
}

/** Some relays print line 1 above the transmission, which then begins right below it. */
function addressBelow(
  lines: readonly Line[],
  from: number,
  limit: number,
  lexicon: Lexicon,
): AddressPart | undefined {
  const first = lines.slice(from, limit).find((line) => !isBlank(line));
  if (first === undefined || !isMachineLength(first) || fieldsOf(first, lexicon) === undefined)
    return undefined;
  return readAddressPart(lines.slice(from, firstLabel(lines, from, limit)), lexicon);
}

/** The parts of a header before they are joined. `region` is all they were read from. */
interface Parts {
  readonly region: Span;
  readonly address: AddressPart;
  readonly lineOne: Classification | undefined;
  readonly labelled: LabelledPart;
  readonly lexicon: Lexicon;
}

function assembled(text: string, parts: Parts): Header {
  const { region, address, lineOne, labelled, lexicon } = parts;
  const read = readBlocks(text, labelled.blocks, numberedBy(address, lineOne), lexicon);
  const { subjects, titles, captions, messages, lists } = read;
  const layout = [...layoutOf(parts), ...read.shown];
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
  const classified = classificationFields(lineOne, first, labelled.controls, lexicon);
  const numbered = numberIn(address, lineOne, classified, lexicon);
  const corrected = lineOne?.correctedCopy ?? correctedCopyIn(text, labelled.passing);
  const fields: Fields = {
    captions: first.filter(({ value }) => !isChannel(value, lexicon.captions)),
    ...{ to: address.to, info: address.info, excluded: address.excluded },
    ...address.fields,
    ...classified,
    ...(numbered && { number: numbered.number }),
    ...(corrected && { correctedCopy: corrected }),
    ...(channel && { channel }),
    ...(subjects[0] && { subject: subjects[0].subject }),
    ...lists,
  };
  const levels = [...(lineOne === undefined ? [] : [lineOne]), ...labelled.banners];
  return {
    repeatedCaptions: repeated,
    ...{ fields, layout, subjects, titles, end: labelled.end },
    levelMarks: [...levels.map(({ level }) => level), ...labelled.controls.map(({ span }) => span)],
    banners: [...labelled.banners.map(({ classification }) => classification), ...stray.markings],
    messages: [
      ...address.messages,
      ...messagesOn(lineOne),
      ...messages,
      ...(numbered?.messages ?? []),
      ...witnessMessages(fields),
      ...staleSection(fields),
      ...stray.messages,
    ],
  };
}

function layoutOf({ address, lineOne, labelled }: Parts): Span[] {
  const { banners, controls, captionLines, passing } = labelled;
  const levels = [...(lineOne === undefined ? [] : [lineOne]), ...banners];
  return [
    ...address.layout,
    ...levels.map(({ classification }) => classification.span),
    ...captionLines,
    ...controls.map(({ span }) => span),
    ...passing,
  ];
}

function numberedBy({ fields }: AddressPart, lineOne: Classification | undefined): Numbered {
  const year = fields.dtg === undefined ? null : Number(fields.dtg.value.slice(2, 4));
  const number = lineOne?.number?.value;
  return { year, station: number?.station ?? null, serial: number?.serial ?? null };
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

/** Section 1.5 was renumbered 1.4 by E.O. 13292, in force on 22 September 2003. */
function staleSection({ classifiedBy, dtg }: Fields): Message[] {
  const section = sectionPrinted(classifiedBy?.printed ?? '');
  if (classifiedBy === undefined || section === undefined || section === '1.4') return [];
  if (section === '1.5' && (dtg === undefined || dtg.value < '2003-09-22')) return [];
  const told = `The reason cites section ${section}; in its day that was section 1.4, and it is read as 1.4.`;
  return [info('stale-section', `${told} No action is needed.`, classifiedBy.span)];
}
