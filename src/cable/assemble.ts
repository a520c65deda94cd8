import { exclusionLine } from '../marking/exclusion-words.ts';
import type { Lexicon } from '../marking/lexicon.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Field, Fields, Furniture, SourceRecord } from '../model/cable.ts';
import { readIso } from '../model/civil-date.ts';
import type { Marking } from '../model/marking.ts';
import { byPosition, unite } from '../model/span.ts';
import { markedPortions } from './body/effective-marking.ts';
import { leakedBanners } from './body/leaked-banner.ts';
import { linesIn, readBody, strokesOf } from './body/read-body.ts';
import {
  brokenParagraph,
  PILCROW_NUMBERS,
  repeatedCaptions,
  repeatedNumbers,
  signatureRemarks,
} from './body/remarks.ts';
import { COMMENT, SUMMARY, spokenOf } from './body/spoken.ts';
import { layoutOf, reaching, unreadIn, without } from './body/tiling.ts';
import { captionedBy, completed } from './completed-fields.ts';
import { byFirstSpan, draftsOf } from './drafts.ts';
import { excisionsIn } from './excisions.ts';
import { type MachineLines, readMachineLines } from './families/acp/machine-lines.ts';
import { quotedIn } from './families/acp/quoted.ts';
import { type RepeatedHeader, readRepeatedHeaders } from './families/acp/repeated-headers.ts';
import { sectionDifferences } from './families/acp/section-differs.ts';
import { strangeHeaderLines } from './families/acp/strange-header-lines.ts';
import type { Header } from './header.ts';
import { isMachineLength, type Line } from './lines.ts';
import { inFull, mrnOf, numberedOf } from './mrn.ts';
import type { Parts } from './parts.ts';
import { isBeside, type Place, reviewNotes } from './review-notes.ts';

/** Reads the body, settles every portion's marking, and joins all parts so that they tile the text. */
export function assemble(record: SourceRecord, parts: Parts, vocabulary: Vocabulary): Cable {
  const { lexicon } = vocabulary;
  const { frame, header, trailer } = parts;
  const { lines, text } = frame;
  const above = lines.slice(0, trailer?.start);
  const machine = readMachineLines(above, numberedOf(header.fields), header.end, lexicon);
  const sections = sectionsOf(parts, above, machine, lexicon);
  const repeated = sections.map((section) => section.header);
  const body = readBody(record, parts, machine, sections, lexicon);
  const read = completed(text, [header, ...repeated], machine, body, lexicon);
  const furniture = furnitureOf(parts, machine, repeated, strokesOf(lines, body));
  const drafts = draftsOf(text, [header, ...repeated], body, furniture, lexicon);
  const captioned = captionedBy(drafts, text, read, lexicon);
  const fields = trailer === undefined ? captioned : { ...trailer.fields, ...captioned };
  const place = { bodyStart: header.end, signedAt: body.signature?.at };
  const witnesses = [
    ...bannersOf(machine, [header, ...repeated]),
    ...(trailer?.banners ?? []),
    ...exclusionLines(lines, place, lexicon),
  ];
  const dated = datedOf(fields) ?? parts.day ?? null;
  const marked = markedPortions(drafts, fields, witnesses, { vocabulary, dated: dated ?? undefined });
  const portions = [...marked.portions].sort(byFirstSpan);
  const summary = spokenOf(text, portions, SUMMARY);
  const comment = spokenOf(text, portions, COMMENT);
  const layout = layoutOf([...header.layout, ...(trailer?.layout ?? [])], portions, furniture);
  const isRepeated = linesIn(sections);
  const outer = { bodyStart: header.end, isRepeated, signedAt: body.signature?.at };
  const own = { number: numberedOf(header.fields), fields: header.fields, bodyStart: header.end, isRepeated };
  return {
    mrn: mrnOf(inFull(numberedOf(fields), lexicon.posts)),
    detection: parts.detection,
    text: record.text,
    ...{ dated, fields, layout, portions, furniture, overall: marked.overall },
    excisions: excisionsIn(text, frame.region),
    quoted: quotedIn(text, above, outer, lexicon),
    ...{ summary: summary.spans, comment: comment.spans },
    levelMarks: [header, ...repeated, machine, trailer].flatMap((part) => part?.levelMarks ?? []),
    messages: [
      ...(body.pilcrow ? [PILCROW_NUMBERS] : []),
      ...repeatedCaptions(furniture),
      ...marked.messages,
      ...body.passages.flatMap(brokenParagraph),
      ...repeatedNumbers(portions),
      ...summary.messages,
      ...leakedBanners(text, portions, marked.overall),
      ...signatureRemarks(body),
      ...[header, ...repeated, trailer].flatMap((part) => part?.messages ?? []),
      ...sectionDifferences(header, repeated),
      ...strangeHeaderLines(above, own, lexicon),
      ...reviewNotes(lines, place, lexicon.notes),
      ...unreadIn(text, frame.region, layout, portions, furniture),
    ],
  };
}

/** The headers of later sections, which most cables do not have. */
function sectionsOf(
  { frame, header }: Parts,
  lines: readonly Line[],
  { sectionStarts }: MachineLines,
  lexicon: Lexicon,
): RepeatedHeader[] {
  if (sectionStarts.length === 0) return [];
  const { end, fields } = header;
  const printed = new Set(frame.lines.slice(0, end).map((line) => line.text));
  const first = { end, printed, subject: fields.subject?.value };
  return readRepeatedHeaders({ text: frame.text, lines }, sectionStarts, first, lexicon);
}

const datedOf = ({ dtg }: Fields): Cable['dated'] =>
  dtg === undefined ? null : (readIso(dtg.value.slice(0, 10)) ?? null);

/** A repeated header is furniture but for its subject and titles, which are the author's words again. */
function furnitureOf(
  { header, frame, trailer }: Parts,
  machine: MachineLines,
  repeated: readonly Header[],
  strokes: readonly Furniture[],
): Furniture[] {
  const ofSections = repeated.flatMap(({ layout, subjects, titles }) =>
    without(unite(layout), [...subjects.map(({ subject }) => subject.span), ...titles]),
  );
  const sections = ofSections
    .map((span) => ({ kind: 'repeated-header' as const, span }))
    .sort((a, b) => byPosition(a.span, b.span));
  return [
    ...frame.furniture,
    ...strokes,
    ...(trailer?.furniture ?? []),
    ...header.repeatedCaptions.map((span) => ({ kind: 'repeated-caption' as const, span })),
    ...[...machine.furniture.values()].filter(({ span }) => reaching(sections, span).length === 0),
    ...sections,
  ].sort((a, b) => byPosition(a.span, b.span));
}

/** Levels apart from line 1, and later sections' classification lines, bear witness as banners do. */
const bannersOf = (machine: MachineLines, headers: readonly Header[]): Field<Marking>[] => [
  ...machine.banners,
  ...headers.flatMap(({ banners }) => banners),
  ...headers.slice(1).flatMap(({ fields }) => fields.classification ?? []),
];

/** Lines that say RESTRICTED DATA or NATO SECRET and nothing else speak for the whole, wherever they stand. */
const exclusionLines = (lines: readonly Line[], place: Place, { exclusions }: Lexicon): Field<Marking>[] =>
  lines.flatMap((line, at) => {
    const { from, to, text } = line;
    const isOne = (other: string): boolean => exclusionLine(other, exclusions, true) !== undefined;
    const value =
      isMachineLength(line) && isOne(text)
        ? exclusionLine(text, exclusions, isBeside(lines, at, place, isOne))
        : undefined;
    return value === undefined ? [] : [{ value, printed: text, span: { from, to } }];
  });
