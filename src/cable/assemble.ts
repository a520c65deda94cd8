import { captionAtHead } from '../marking/captions.ts';
import { exclusionLine } from '../marking/exclusion-words.ts';
import type { Lexicon } from '../marking/lexicon.ts';
import { portionMarkAt } from '../marking/portion-mark.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Detection, Field, Fields, Furniture, Portion, SourceRecord } from '../model/cable.ts';
import { type CivilDate, readIso } from '../model/civil-date.ts';
import type { Marking } from '../model/marking.ts';
import { info, type Message, warning } from '../model/message.ts';
import { byPosition, type Span, unite } from '../model/span.ts';
import { markedPortions } from './body/effective-marking.ts';
import { leakedBanners } from './body/leaked-banner.ts';
import { arePilcrowNumbers } from './body/paragraph-number.ts';
import { type Passage, passagesOf } from './body/passages.ts';
import {
  bodyDrafts,
  type Draft,
  draftOf,
  plainDraft,
  subjectDraft,
  withDistinctIds,
} from './body/portions.ts';
import { COMMENT, SUMMARY, spokenOf } from './body/spoken.ts';
import { layoutOf, unreadIn, without } from './body/tiling.ts';
import { excisionsIn } from './excisions.ts';
import { type MachineLines, readMachineLines } from './families/acp/machine-lines.ts';
import { quotedIn } from './families/acp/quoted.ts';
import { type RepeatedHeader, readRepeatedHeaders } from './families/acp/repeated-headers.ts';
import { sectionDifferences } from './families/acp/section-differs.ts';
import { strangeHeaderLines } from './families/acp/strange-header-lines.ts';
import { withCaptions } from './fields/classification.ts';
import { readClassifiedBy } from './fields/classified-by.ts';
import { eachOnce, fieldAt } from './fields/field.ts';
import { DOUBTFUL_SIGNATURE, findSignature, type Signature } from './fields/signature.ts';
import type { Frame } from './frame.ts';
import type { Header, Trailer } from './header.ts';
import { isBlank, isMachineLength, type Line, trimmed } from './lines.ts';
import { inFull, mrnOf, numberedOf } from './mrn.ts';

/** What a family knows of a record before its body is read. */
export interface Parts {
  readonly detection: Detection;
  readonly frame: Frame;
  readonly header: Header;
  /** What stands behind the body and is labelled, as in the SMART and AAD forms. */
  readonly trailer?: Trailer;
  /** The day the cable bears where no date-time group gives it. */
  readonly day?: CivilDate;
}

/** Reads the body, settles every portion's marking, and joins all parts so that they tile the text. */
export function assemble(record: SourceRecord, parts: Parts, vocabulary: Vocabulary): Cable {
  const { lexicon } = vocabulary;
  const { frame, header, trailer } = parts;
  const { lines, text } = frame;
  const machine = readMachineLines(
    lines.slice(0, trailer?.start),
    numberedOf(header.fields),
    header.end,
    lexicon,
  );
  const sections = readRepeatedHeaders(
    frame,
    machine.sectionStarts,
    { end: header.end, subject: header.fields.subject?.value },
    lexicon,
  );
  const repeated = sections.map((section) => section.header);
  const body = bodyOf(record, parts, machine, sections, lexicon);
  const read = completed(text, [header, ...repeated], machine, body, lexicon);
  const furniture = furnitureOf(parts, machine, repeated, strokesOf(lines, body));
  const drafts = draftsOf(text, [header, ...repeated], body, furniture, lexicon);
  const fields = { ...trailer?.fields, ...captionedBy(drafts, text, read, lexicon) };
  const witnesses = [
    ...bannersOf(machine, [header, ...repeated]),
    ...(trailer?.banners ?? []),
    ...exclusionLines(lines, lexicon),
  ];
  const dated = datedOf(fields) ?? parts.day ?? null;
  const marked = markedPortions(drafts, fields, witnesses, { vocabulary, dated: dated ?? undefined });
  const portions = [...marked.portions].sort(byFirstSpan);
  const summary = spokenOf(text, portions, SUMMARY);
  const comment = spokenOf(text, portions, COMMENT);
  const layout = layoutOf([...header.layout, ...(trailer?.layout ?? [])], portions, furniture);
  return {
    ...{
      mrn: mrnOf(inFull(numberedOf(fields), lexicon.posts)),
      detection: parts.detection,
      text: record.text,
      dated,
      fields,
      layout,
    },
    ...{
      portions,
      furniture,
      excisions: excisionsIn(text, frame.region),
      quoted: quotedIn(
        text,
        lines.slice(0, trailer?.start),
        { bodyStart: header.end, isRepeated: linesIn(sections), signedAt: body.signature?.at },
        lexicon,
      ),
      overall: marked.overall,
    },
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
      ...(body.signature?.certain === false
        ? [info('doubtful-signature', DOUBTFUL_SIGNATURE, body.signature.field.span)]
        : []),
      ...[header, ...repeated, trailer].flatMap((part) => part?.messages ?? []),
      ...sectionDifferences(header, repeated),
      ...strangeHeaderLines(
        lines.slice(0, trailer?.start),
        {
          ...{ number: numberedOf(header.fields), fields: header.fields, bodyStart: header.end },
          isRepeated: linesIn(sections),
        },
        lexicon,
      ),
      ...unreadIn(text, frame.region, layout, portions, furniture),
    ],
  };
}

const datedOf = ({ dtg }: Fields): Cable['dated'] =>
  dtg === undefined ? null : (readIso(dtg.value.slice(0, 10)) ?? null);

interface Body {
  readonly passages: readonly Passage[];
  readonly signature: Signature | undefined;
  readonly pilcrow: boolean;
}

function bodyOf(
  { origin }: SourceRecord,
  { frame: { lines, masked }, header, trailer }: Parts,
  machine: MachineLines,
  repeated: readonly RepeatedHeader[],
  lexicon: Lexicon,
): Body {
  const inHeader = linesIn(repeated);
  const isMachine = (at: number): boolean => machine.furniture.has(at) || masked.has(at) || inHeader(at);
  const last = trailer?.start ?? lines.length;
  const textAt = range(header.end, last).filter((at) => !isMachine(at) && !isBlank(lines[at] ?? NO_LINE));
  const signature = findSignature(lines, textAt);
  const pilcrow = arePilcrowNumbers(
    textAt.map((at) => lines[at] ?? NO_LINE),
    origin,
    (header.fields.section?.value.number ?? 1) > 1,
  );
  const lastSection = repeated.at(-1)?.start ?? 0;
  const isSigned = (at: number): boolean =>
    signature?.strokes.includes(at) ||
    (signature?.certain === true && signature.textEnd === undefined && at === signature.at);
  const isEnd = (at: number): boolean =>
    isSigned(at) || (at > lastSection && machine.furniture.get(at)?.kind === 'end-of-message');
  const cutting = { isMachine, isEnd, pilcrow, end: last, lexicon };
  return {
    passages: passagesOf(withoutSignature(lines, signature), header.end, cutting),
    signature,
    pilcrow,
  };
}

function linesIn(headers: readonly RepeatedHeader[]): (at: number) => boolean {
  const within = new Set(headers.flatMap(({ start, header: { end } }) => range(start, end)));
  return (at) => within.has(at);
}

const NO_LINE: Line = { from: 0, to: 0, text: '' };
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** The lines, with the one that ends in a signature cut before it. */
function withoutSignature(lines: readonly Line[], signature: Signature | undefined): readonly Line[] {
  const line = lines[signature?.at ?? -1];
  if (line === undefined || signature?.textEnd === undefined) return lines;
  const { textEnd } = signature;
  return lines.with(signature.at, { ...line, to: textEnd, text: line.text.slice(0, textEnd - line.from) });
}

/**
 * Header fields, with what later sections' headers and the body add: captions, codes and instructions only
 * restrict, so each counts wherever it first stands. Also a numbered Classified By, and the signature.
 */
function completed(
  text: string,
  headers: readonly [Header, ...Header[]],
  { captions }: MachineLines,
  body: Body,
  lexicon: Lexicon,
): Fields {
  const [{ fields }] = headers;
  const sections = headers.map((header) => header.fields);
  const known = new Set(fields.captions.map(({ value }) => value));
  const found = [...sections.flatMap((section) => section.captions), ...captions];
  const added = found.filter(({ value }) => !known.has(value) && fields.channel?.value !== value);
  const line = fields.classification;
  const numbered =
    fields.classifiedBy === undefined ? numberedClassifiedBy(text, body.passages, lexicon) : undefined;
  return {
    ...fields,
    ...(line && { classification: { ...line, value: withCaptions(line.value, added, lexicon) } }),
    captions: [...fields.captions, ...eachOnce(added)],
    tags: [
      ...fields.tags,
      ...eachOnce(
        sections.slice(1).flatMap(({ tags }) => tags),
        fields.tags,
      ),
    ],
    declassification: eachOnce(sections.flatMap(({ declassification }) => declassification)),
    ...(numbered && { classifiedBy: numbered }),
    ...(body.signature && fields.signature === undefined && { signature: body.signature.field }),
  };
}

/** A caption at the head of a portion is a caption of the cable: nobody sends a part of one under its own. */
function captionedBy(drafts: readonly Draft[], text: string, fields: Fields, lexicon: Lexicon): Fields {
  const found = drafts.flatMap((draft) => headCaption(text, draft, lexicon));
  const added = eachOnce(found, [...fields.captions, ...(fields.channel ? [fields.channel] : [])]);
  return { ...fields, captions: [...fields.captions, ...added] };
}

function headCaption(text: string, { spans, number, mark }: Draft, { captions }: Lexicon): Field<string>[] {
  const [first] = spans;
  if (first === undefined) return [];
  const from = Math.max(first.from, number?.to ?? 0, mark?.span.to ?? 0);
  const caption = captionAtHead(text.slice(from, Math.min(first.to, from + 60)), captions);
  if (caption === undefined) return [];
  return [fieldAt(text, { from: from + caption.from, to: from + caption.to }, caption.caption)];
}

/** `1. (U) Classified by ...`, as posts numbered it from 1995 to 2003. It stays a paragraph. */
function numberedClassifiedBy(
  text: string,
  passages: readonly Passage[],
  lexicon: Lexicon,
): Fields['classifiedBy'] {
  const first = passages.find(({ kind }) => kind === 'paragraph');
  const from = first?.lines[0]?.line.from;
  const to = first?.lines.at(-1)?.line.to;
  if (from === undefined || to === undefined) return undefined;
  const printed = text.slice(from, Math.min(to, from + 120));
  const number = first?.number?.length ?? 0;
  const mark = portionMarkAt(printed, number, lexicon)?.to ?? number;
  const label = /^[\s.]{0,8}(?=Classified\s{1,4}by\b)/i.exec(printed.slice(mark));
  if (label === null) return undefined;
  return readClassifiedBy(text, { from: from + mark + label[0].length, to }, lexicon.officials);
}

function draftsOf(
  text: string,
  headers: readonly Header[],
  body: Body,
  furniture: readonly Furniture[],
  lexicon: Lexicon,
): Draft[] {
  const by = headers[0]?.fields.classifiedBy;
  const titles = headers.flatMap((header) => header.titles);
  const single = [
    ...headers.flatMap(({ subjects }) => subjects.map((subject) => subjectDraft(text, subject, lexicon))),
    ...titles.map((span, i) => draftOf(text, `ref.${letters(i)}`, 'reference', span, lexicon)),
    ...(by === undefined ? [] : [plainDraft('classified-by', 'classified-by', by.span)]),
  ]
    .map((draft) => clearOf(text, draft, furniture))
    .sort(byFirstSpan);
  const drafts = [...single, ...bodyDrafts(text, body.passages, single.length, lexicon)];
  // One that stands behind a label is certain.
  const signature =
    headers[0]?.fields.signature ?? (body.signature?.certain ? body.signature.field : undefined);
  const signed = signature && plainDraft('signature', 'signature', signature.span);
  return withDistinctIds(signed ? [...drafts, signed] : drafts);
}

/** A page header may cut a subject, as it cuts a sentence. */
function clearOf(text: string, draft: Draft, furniture: readonly Furniture[]): Draft {
  const holes = draft.spans.flatMap((span) => reaching(furniture, span));
  const left = without(draft.spans, holes).map(({ from, to }) => trimmed(text, from, to));
  return { ...draft, spans: left.filter((part) => !isBlank(part)).map(({ from, to }) => ({ from, to })) };
}

/** Furniture that reaches into a span. Furniture is in order and disjoint, so the first is found by halving. */
function reaching(furniture: readonly Furniture[], { from, to }: Span): Span[] {
  const found: Span[] = [];
  for (let i = firstEndingAfter(furniture, from); i < furniture.length; i++) {
    const span = furniture[i]?.span;
    if (span === undefined || span.from >= to) break;
    found.push(span);
  }
  return found;
}

function firstEndingAfter(furniture: readonly Furniture[], at: number): number {
  let low = 0;
  let high = furniture.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((furniture[middle]?.span.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byFirstSpan = (a: Pick<Draft, 'spans'>, b: Pick<Draft, 'spans'>): number =>
  byPosition(a.spans[0] ?? NO_LINE, b.spans[0] ?? NO_LINE);

/** `a` to `z`, then `aa`: the letters of reference titles. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

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

const strokesOf = (lines: readonly Line[], { signature }: Body): Furniture[] =>
  (signature?.strokes ?? []).flatMap((at) => {
    const line = lines[at];
    return line ? [{ kind: 'end-of-message', span: { from: line.from, to: line.to } }] : [];
  });

/** Levels apart from line 1, and later sections' classification lines, bear witness as banners do. */
const bannersOf = (machine: MachineLines, headers: readonly Header[]): Field<Marking>[] => [
  ...machine.banners,
  ...headers.flatMap(({ banners }) => banners),
  ...headers.slice(1).flatMap(({ fields }) => fields.classification ?? []),
];

/** Lines that say RESTRICTED DATA or NATO SECRET and nothing else speak for the whole, wherever they stand. */
const exclusionLines = (lines: readonly Line[], { exclusions }: Lexicon): Field<Marking>[] =>
  lines.filter(isMachineLength).flatMap(({ from, to, text }) => {
    // Such a line is in capitals throughout, which most are not.
    const value = /[a-z]/.test(text) ? undefined : exclusionLine(text, exclusions);
    return value === undefined ? [] : [{ value, printed: text, span: { from, to } }];
  });

const PILCROW_NUMBERS: Message = info(
  'pilcrow-numbers',
  'Paragraph signs were turned into the digit 1 before the paragraph numbers; they are counted without it. ' +
    'No action is needed.',
);

function repeatedCaptions(furniture: readonly Furniture[]): Message[] {
  const first = furniture.find(({ kind }) => kind === 'repeated-caption');
  const told =
    'A caption stands more than once; the repetition is read as machine text. No action is needed.';
  return first === undefined ? [] : [info('repeated-caption', told, first.span)];
}

function brokenParagraph({ kind, number, lines }: Passage): Message[] {
  const broken = lines.find(({ order, after }) => order > 0 && after === 'blank');
  if (kind !== 'paragraph' || number === undefined || broken === undefined) return [];
  const { from, to } = broken.line;
  const told =
    'A blank line stands inside a numbered paragraph; the text behind it is read as part of it, because';
  return [
    info('broken-paragraph', `${told} no new number begins there. Check its mark if it is not.`, {
      from,
      to,
    }),
  ];
}

function repeatedNumbers(portions: readonly Portion[]): Message[] {
  const repeated = portions.filter(({ id, kind }) => kind === 'paragraph' && /^\d+~\d+$/.test(id));
  return repeated.map(({ id, number }) =>
    warning(
      'repeated-number',
      `A paragraph number stands more than once; the later one is called ${id}. Name it so in decisions.`,
      number,
    ),
  );
}
