import { fileSpan } from '../container/origin.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Cable, Excision, Field, Fields, Portion, Quoted, SourceRecord } from '../model/cable.ts';
import type { CivilDate } from '../model/civil-date.ts';
import { LEVEL_NAMES, type Marking } from '../model/marking.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import { type Span, sliceOf } from '../model/span.ts';
import { RULER } from './body/passages.ts';
import { coverageOf } from './coverage.ts';
import { onOneLine } from './fields/field.ts';

/** What a rule found that identifies somebody. */
export interface Identifier {
  readonly kind: string;
  readonly span: Span;
}

/** The part of an instruction that `inspect` shows. */
export interface PrintedInstruction {
  readonly printed: string;
  readonly order: string | null;
  readonly kind: string;
  readonly date?: CivilDate | undefined;
}

/** What was read of one cable, for people and scripts. All `from` and `to` are offsets into the decoded file. */
export type Inspection = ReturnType<typeof inspect>;

export function inspect(
  record: SourceRecord,
  cable: Cable,
  persons: readonly Person[],
  identifiers: readonly Identifier[],
  { printed, order, kind, date }: PrintedInstruction,
  vocabulary: Vocabulary,
) {
  const { fields } = cable;
  return {
    file: record.file,
    mrn: cable.mrn,
    family: cable.detection.family,
    ...header(cable, vocabulary),
    declassification: { printed, order, kind, ...(date === undefined ? {} : { date }) },
    tags: values(fields.tags),
    subject: fields.subject?.value ?? null,
    references: fields.references.map(({ value: { printed, kind, mrn } }) => ({ printed, kind, mrn })),
    classifiedBy: classifiedBy(cable),
    portions: cable.portions.map((portion) => portionIn(record, portion)),
    persons: persons.map((person) => personIn(record, person)),
    identifiers: identifiers.map((found) => ({ kind: found.kind, ...placed(record, found.span) })),
    headings: cable.portions
      .filter(({ kind }) => kind === 'heading')
      .map((p) => headingOf(textOf(record, p)))
      .filter((words) => words !== ''),
    furniture: cable.furniture.map((found) => ({ kind: found.kind, ...fileSpan(record, found.span) })),
    signature: fields.signature?.value ?? null,
    messages: cable.messages.map((told) => messageIn(record, told)),
    ...whereSaid(record, cable),
  };
}

/** What most cables have nothing of: each key is there only where it says something. */
function whereSaid(record: SourceRecord, cable: Cable) {
  const { detection, excisions, quoted } = cable;
  const { unread, ...counts } = coverageOf(cable);
  const lines = unread.map(({ kind, span }) => ({ kind, ...fileSpan(record, span) }));
  return {
    ...(record.part === null ? {} : { part: record.part }),
    ...(record.files.length > 1 ? { files: record.files } : {}),
    ...(detection.sure === 'certain' ? {} : { sure: detection.sure }),
    ...(excisions.length === 0 ? {} : { excisions: excisions.map((found) => excisionIn(record, found)) }),
    ...(quoted.length === 0 ? {} : { quoted: quoted.map((found) => quotedIn(record, found)) }),
    ...(unread.length === 0 ? {} : { coverage: { ...counts, unread: lines } }),
  };
}

const excisionIn = (record: SourceRecord, { kind, extent, codes, span }: Excision) => ({
  ...{ kind, extent, codes },
  ...placed(record, span),
});

const quotedIn = (record: SourceRecord, { mrn, signature, span }: Quoted) => ({
  ...{ mrn, signature },
  ...fileSpan(record, span),
});

const values = <T>(fields: readonly Field<T>[]): T[] => fields.map(({ value }) => value);

function header({ fields }: Cable, vocabulary: Vocabulary) {
  const { originator, channel, classification } = fields;
  return {
    transmissionId: fields.transmissionId?.value ?? null,
    dtg: fields.dtg?.value ?? null,
    julian: originator === undefined ? null : { day: originator.value.day, time: originator.value.time },
    securityLetters: fields.security?.value.letters ?? null,
    precedence: fields.precedence?.value ?? null,
    from: fields.from?.value ?? null,
    to: values(fields.to),
    info: values(fields.info),
    excluded: values(fields.excluded),
    ...handled(fields),
    classification: levelName(classification?.value),
    controls: classification === undefined ? [] : controlsOf(classification.value, vocabulary),
    captions: values(fields.captions),
    channel: channel?.value ?? null,
    section: fields.section?.value ?? null,
  };
}

/** What State's own copies say beside; further keys, which most cables do not have. */
const handled = ({ distribution, drafted, approved, cleared, correctedCopy }: Fields) => ({
  ...(distribution && { distribution: distribution.value }),
  ...(drafted && { drafted: values(drafted) }),
  ...(approved && { approved: values(approved) }),
  ...(cleared && { cleared: values(cleared) }),
  ...(correctedCopy && { correctedCopy: correctedCopy.value }),
});

const levelName = (marking: Marking | undefined): string | null =>
  marking === undefined || marking.level === null ? null : LEVEL_NAMES[marking.level];

/** Dissemination controls as banners print them, `NOFORN`; all others by their tokens. */
const controlsOf = ({ sci, sap, aea, dissem, nonIC, cui }: Marking, { control }: Vocabulary): string[] => [
  ...[...sci, ...sap, ...aea],
  ...dissem.map((token) => control.get(token)?.banner ?? token),
  ...[...nonIC, ...cui],
];

function classifiedBy({ fields }: Cable) {
  if (fields.classifiedBy === undefined) return null;
  const { printed, names, position, reasons } = fields.classifiedBy.value;
  return { printed, names: values(names), position, reasons };
}

function portionIn(record: SourceRecord, portion: Portion) {
  const { id, kind, mark, marking, spans } = portion;
  const { from } = fileSpan(record, spans[0] ?? NOWHERE);
  const { to } = fileSpan(record, spans.at(-1) ?? NOWHERE);
  return {
    ...{ id, kind, mark: mark?.printed ?? null, level: marking.level },
    ...{ from, to, text: textOf(record, portion) },
  };
}

const NOWHERE: Span = { from: 0, to: 0 };

/** A portion that furniture cuts reads on behind it. */
const textOf = ({ text }: SourceRecord, { spans }: Portion): string =>
  spans.map((span) => sliceOf(text, span)).join('\n');

/** The words of a heading, without the rulers around them. */
const headingOf = (text: string): string =>
  onOneLine(
    text
      .split('\n')
      .filter((line) => !RULER.test(line.trim()))
      .join(' '),
  );

const placed = (record: SourceRecord, span: Span) => ({
  ...fileSpan(record, span),
  text: sliceOf(record.text, span),
});

const personIn = (record: SourceRecord, { id, name, role, evidence, mentions }: Person) => ({
  ...{ id, name, role, evidence },
  mentions: mentions.map((mention) => placed(record, mention)),
});

function messageIn(record: SourceRecord, { severity, code, reason, span, printed }: Message) {
  const place = span === undefined ? { from: null, to: null } : fileSpan(record, span);
  return { severity, code, reason, ...(printed === undefined ? {} : { printed }), ...place };
}
