import type { Vocabulary } from '../../../marking/vocabulary.ts';
import type { Cable, Detection, Fields, SourceRecord } from '../../../model/cable.ts';
import type { Span } from '../../../model/span.ts';
import { assemble } from '../../assemble.ts';
import type { Family } from '../../family.ts';
import { fieldAt } from '../../fields/field.ts';
import { readSubject } from '../../fields/subject.ts';
import type { Frame } from '../../frame.ts';
import type { Header, Trailer } from '../../header.ts';
import { isBlank, type Line } from '../../lines.ts';
import { type Numbered, numberedOf } from '../../mrn.ts';
import { type Dateline, datelineIn } from './dateline.ts';
import { type Head, opensHead, readHead } from './head.ts';
import { citedIn, subjectAt, telegramNumberAt } from './opening.ts';
import { withParagraphs } from './paragraphs.ts';
import { opensNote, readSourceNote, type SourceNote } from './source-note.ts';
import { isSent, readTransmission, transmissionNumber } from './transmission.ts';

/** Head, note and dateline stand within the first lines; a note may also stand at the foot. */
const TOP = 40;

/** A telegram as *Foreign Relations of the United States* prints it. */
export const frus: Family = {
  name: 'frus',
  detect(_, lines) {
    const top = lines.slice(0, TOP);
    if (lines.some(isSent) && !top.some(opensHead)) return undefined;
    const at = top.findIndex((line, i) => !isBlank(line) && datelineIn(top, i) !== undefined);
    const dateline = at < 0 ? undefined : datelineIn(top, at);
    const isFirst = top
      .slice(0, Math.max(at, 0))
      .every((line) => isBlank(line) || opensHead(line) || opensNote(line));
    const marks = [
      ...(top.some(opensHead) ? ['head'] : []),
      ...(lines.some(opensNote) ? ['source note'] : []),
      ...(dateline !== undefined && isFirst && isTelegram(dateline, top) ? ['dateline'] : []),
    ];
    if (marks.length === 0) return undefined;
    return { sure: marks.includes('head') ? 'certain' : 'likely', marks };
  },
  read: readFrus,
  numbered: frusNumber,
};

/** A day alone stands above any letter; above a telegram's number it is a dateline. */
function isTelegram({ instant, end }: Dateline, lines: readonly Line[]): boolean {
  const next = lines.slice(end).find((line) => !isBlank(line));
  return instant !== undefined || (next !== undefined && telegramNumberAt(next, []) !== undefined);
}

/** Reads a telegram of this form that stands in a frame of its record. */
export function readFrus(
  record: SourceRecord,
  detection: Detection,
  vocabulary: Vocabulary,
  frame: Frame,
): Cable {
  const { text } = frame;
  const top = readTop(text, frame.lines, vocabulary);
  if (isTransmitted(frame, top)) {
    const region = between(frame, top);
    const layout = [...(top.head ? [top.head.span] : []), ...(top.note?.layout ?? [])];
    return readTransmission(record, detection, vocabulary, frame, region, { layout, note: top.note });
  }
  const bodyStart = startOfBody(text, frame, top);
  const cut = withParagraphs(text, frame, bodyStart.at);
  const end = cut.lines.findIndex((line) => line.from >= bodyStart.at && !isBlank(line));
  const header = headerOf(text, top, bodyStart, end < 0 ? cut.lines.length : end, vocabulary);
  const trailer = trailerOf(cut, top);
  const day = top.dateline?.day;
  const parts = { detection, frame: cut, header, ...(trailer && { trailer }), ...(day && { day }) };
  return assemble(record, parts, vocabulary);
}

/** A telegram that is printed without its header has the number its text begins with, if it has one. */
function frusNumber(record: SourceRecord, frame: Frame, vocabulary: Vocabulary): Numbered {
  const top = readTop(frame.text, frame.lines, vocabulary);
  if (isTransmitted(frame, top)) return transmissionNumber(record, vocabulary, frame, between(frame, top));
  const { number } = startOfBody(frame.text, frame, top);
  return numberedOf({ ...(number && { number }) });
}

/** Whether the volume prints the lines of the transmission below what the editor put above them. */
const isTransmitted = ({ lines }: Frame, { end }: Top): boolean => lines.slice(end, end + TOP).some(isSent);

/** From behind the editor's head to the note at the foot. */
function between({ lines, region }: Frame, { end, note }: Top): Span {
  const from = lines[end]?.from ?? region.to;
  return {
    from,
    to: note !== undefined && note.start >= end ? (lines[note.start]?.from ?? region.to) : region.to,
  };
}

/** What stands around the text. `end` is the index behind what stands before it. */
interface Top {
  readonly head: Head | undefined;
  readonly dateline: Dateline | undefined;
  readonly note: SourceNote | undefined;
  readonly end: number;
}

function readTop(text: string, lines: readonly Line[], vocabulary: Vocabulary): Top {
  let head: Head | undefined;
  let dateline: Dateline | undefined;
  let note: SourceNote | undefined;
  const isNext = (at: number): boolean =>
    datelineIn(lines, at) !== undefined || (lines[at] !== undefined && opensHead(lines[at] as Line));
  let at = 0;
  for (let read = at; read < Math.min(lines.length, TOP); ) {
    const line = lines[read];
    if (line !== undefined && isBlank(line)) {
      read += 1;
      continue;
    }
    const headHere = head === undefined ? readHead(text, lines, read) : undefined;
    const dateHere = dateline === undefined ? datelineIn(lines, read) : undefined;
    const isNote = note === undefined && line !== undefined && opensNote(line);
    if (headHere !== undefined) head = headHere;
    else if (isNote) note = readSourceNote(text, lines, read, isNext, vocabulary);
    else if (dateHere !== undefined) dateline = dateHere;
    else break;
    read = headHere?.end ?? (isNote ? note?.end : dateHere?.end) ?? read + 1;
    at = read;
  }
  note ??= noteAtFoot(text, lines, at, vocabulary);
  return { head, dateline: dateline ?? head?.dateline, note, end: at };
}

/** The last note of the record, read wherever it stands. */
function noteAtFoot(
  text: string,
  lines: readonly Line[],
  from: number,
  vocabulary: Vocabulary,
): SourceNote | undefined {
  const start = lines.findLastIndex((line, at) => at >= from && opensNote(line));
  return start < 0 ? undefined : readSourceNote(text, lines, start, () => false, vocabulary);
}

interface Opening {
  /** Where the text begins, behind number and subject. */
  readonly at: number;
  readonly layout: readonly Span[];
  readonly number: Fields['number'];
  readonly subject: Span | undefined;
}

function startOfBody(text: string, { lines, region }: Frame, { head, dateline, end }: Top): Opening {
  const first = lines.findIndex((line, at) => at >= end && !isBlank(line));
  const line = lines[first];
  if (line === undefined) return { at: region.to, layout: [], number: undefined, subject: undefined };
  const isTelegram = head !== undefined || dateline !== undefined;
  const printed = isTelegram ? telegramNumberAt(line, lines.slice(first + 1, first + 1 + 400)) : undefined;
  const behind = printed?.span.to ?? line.from;
  const subject = subjectAt(text, behind);
  const at = subject === undefined ? behind : behindStop(text, subject.value.to);
  return {
    at,
    layout: [
      ...(printed ? [printed.span] : []),
      ...(subject ? [subject.label] : []),
      ...stopAt(subject?.value.to, at),
    ],
    number: numberOf(text, printed ?? (head && { span: head.span, serial: head.serial }), dateline),
    subject: subject?.value,
  };
}

const behindStop = (text: string, at: number): number => (text[at] === '.' ? at + 1 : at);
const stopAt = (from: number | undefined, to: number): Span[] =>
  from === undefined || from === to ? [] : [{ from, to }];

/** A post's own series makes a message number. */
function numberOf(
  text: string,
  printed: ReturnType<typeof telegramNumberAt>,
  dateline: Dateline | undefined,
): Fields['number'] {
  const station = dateline && stationOf(dateline);
  if (printed?.serial === undefined || dateline === undefined || station === undefined) return undefined;
  const { span, serial } = printed;
  return fieldAt(text, span, { station, serial, year: Number(dateline.day.slice(2, 4)) });
}

/** From then on the Department has one series; before, it numbers its telegrams by the post they go to. */
const ONE_SERIES = '1967-01-01';

/** The post of a city is called after it, but for the mission to the United Nations and the Department. */
function stationOf({ city, day }: Dateline): string | undefined {
  if (city === 'Washington') return day >= ONE_SERIES ? 'STATE' : undefined;
  return city === 'New York' ? 'USUN NEW YORK' : city?.toUpperCase();
}

function headerOf(
  text: string,
  { head, dateline, note, end: topEnd }: Top,
  opening: Opening,
  end: number,
  { lexicon }: Vocabulary,
): Header {
  const { number } = opening;
  const subjects = opening.subject === undefined ? [] : [readSubject(text, opening.subject, lexicon)];
  const year = dateline === undefined ? null : Number(dateline.day.slice(2, 4));
  const citing = { year, station: number?.value.station ?? null, serial: number?.value.serial ?? null };
  const isBefore = note !== undefined && note.start < topEnd;
  const fields: Fields = {
    captions: eachOnce(note?.captions ?? []),
    references: citedIn(text, opening.subject?.to ?? opening.at, citing, lexicon.posts),
    ...note?.fields,
    ...(number && { number }),
    ...(dateline?.instant !== undefined && { dtg: fieldAt(text, dateline.span, dateline.instant) }),
    ...(head && { from: head.from }),
    ...{ to: head?.to ?? [], info: [], excluded: [], tags: [], declassification: [] },
    ...(subjects[0] && { subject: subjects[0].subject }),
  };
  return {
    end,
    ...{ fields, subjects, titles: [], repeatedCaptions: [], banners: [], messages: [] },
    layout: [
      ...(head ? [head.span] : []),
      ...(dateline ? [dateline.span] : []),
      ...(isBefore ? note.layout : []),
      ...opening.layout,
    ],
    levelMarks: isBefore && note.level ? [note.level] : [],
  };
}

function eachOnce(captions: SourceNote['captions']): SourceNote['captions'] {
  const seen = new Set<string>();
  return captions.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** A note at the foot, with nothing but white space behind it. In the middle of the text it stays text. */
function trailerOf({ lines }: Frame, { note, end }: Top): Trailer | undefined {
  if (note === undefined || note.start < end) return undefined;
  const from = note.layout[0]?.from;
  const start = lines.findIndex((line) => opensNote(line) && (from === undefined || line.from === from));
  const last = note.layout.at(-1)?.to ?? 0;
  if (
    start < 0 ||
    lines.some((line, at) => at > start && !isBlank(line) && line.from > last + LONGEST_BEHIND)
  )
    return undefined;
  return {
    start,
    ...{ fields: {}, layout: note.layout, furniture: [], banners: [], messages: [] },
    levelMarks: note.level ? [note.level] : [],
  };
}

/** Sentences of the editor's own may stand behind those that were read. */
const LONGEST_BEHIND = 3000;
