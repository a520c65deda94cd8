import type { CivilDate } from './civil-date.ts';
import type { Level, Marking } from './marking.ts';
import type { Message } from './message.ts';
import { isWhite, type Span } from './span.ts';

/**
 * How one stretch of a record's text came out of its file. `verbatim` stretches have equal length on both
 * sides; any other was opened (a link, an entity) and maps only as a whole. Segments tile both sides, and are in the
 * order of the record, which is that of the file but for a line whose header stands behind its body.
 */
export interface Segment {
  readonly record: Span;
  readonly file: Span;
  readonly verbatim: boolean;
  /** Index in `files` of the file it came from; the first unless said otherwise. */
  readonly of?: number;
  /** Number of its page, from 1, where the file has pages. */
  readonly page?: number;
}

/** What held a record: a text, a page, a row of a table, an object on a line, the pages of a PDF. */
export type Container = 'text' | 'html' | 'csv' | 'ndjson' | 'pdf';

/** What a catalogue says of a cable beside its text: columns of a table, the head of a page. */
export interface Catalogue {
  /** `07OSLO414`, where the catalogue has a message number. */
  readonly mrn: string | null;
  readonly created: string | null;
  readonly classification: string | null;
  /** Whether it says that the text is a part of the cable only. */
  readonly partial: boolean;
}

/** What one of our own copies says of itself, where a record is read from one. */
export interface EarlierCopy {
  readonly mrn: string;
  readonly banner: string;
  readonly stamps: readonly string[];
  /** Old markings that the copy struck: they are history. */
  readonly struck: readonly Span[];
}

/**
 * One cable's text out of its container. `origin` maps every character to the decoded text of `file`, or, of a
 * cable that came in sections, to that of one of `files`.
 */
export interface SourceRecord {
  readonly file: string;
  /** All files the text came from, in the order of its sections; `file` is the first. */
  readonly files: readonly string[];
  /** Which cable of its file it is: `2`, or `7.2` of a row that holds several; null where the file holds one. */
  readonly part: string | null;
  readonly container: Container;
  readonly catalogue?: Catalogue;
  readonly copy?: EarlierCopy;
  readonly text: string;
  readonly origin: readonly Segment[];
  /** True where the text differs from the file's, so that a copy of it must be kept beside the patch. */
  readonly opened: boolean;
  readonly messages: readonly Message[];
}

/** A record's file and, where that holds several, which of them it is: for people. */
export const labelOf = ({ file, part }: Pick<SourceRecord, 'file' | 'part'>): string =>
  part === null ? file : `${file} (cable ${part})`;

/** A value with the place where it stands; `printed` is the text of that place. */
export interface Field<T> {
  readonly value: T;
  readonly printed: string;
  readonly span: Span;
}

export const PRECEDENCES = ['ROUTINE', 'PRIORITY', 'IMMEDIATE', 'NIACT IMMEDIATE', 'FLASH'] as const;
export type Precedence = (typeof PRECEDENCES)[number];

export interface Recipient {
  readonly routing: string | null;
  readonly address: string;
  readonly precedence: Precedence | null;
  readonly number: string | null;
}

export type ReferenceKind =
  | 'cable'
  | 'email'
  | 'telcon'
  | 'report'
  | 'book'
  | 'message-dtg'
  | 'airgram'
  | 'other';

/** One item of REF. `mrn` is the full message number of a cable, null where its year or station is not known. */
export interface Reference {
  readonly printed: string;
  readonly kind: ReferenceKind;
  readonly mrn: string | null;
  /** `B` of `B. SOUTHPORT 12`. */
  readonly bullet?: string;
  /** Not sent to all who get this cable. */
  readonly notal?: true;
  readonly title?: string;
  /** The mark before a report's number, as printed: `S/NF`. */
  readonly marking?: string;
}

export interface ClassifiedBy {
  readonly printed: string;
  readonly names: readonly Field<string>[];
  readonly position: string | null;
  /** Reasons in one spelling, `1.4(b)`, whatever section number was printed. */
  readonly reasons: readonly string[];
}

export interface SectionNumber {
  readonly number: number;
  readonly of: number;
}

export interface Copies {
  readonly office: string;
  readonly copies: number;
}

/** Who has how many copies, and the sum as printed. */
export interface Distribution {
  readonly action: readonly Copies[];
  readonly info: readonly Copies[];
  readonly total: number | null;
}

/** Header values that were found; what a cable does not have is absent. Lists are in the order printed. */
export interface Fields {
  readonly transmissionId?: Field<string>;
  readonly routing?: Field<{ readonly precedence: Precedence; readonly indicators: readonly string[] }>;
  readonly originator?: Field<{
    readonly routing: string;
    readonly serial: string;
    readonly day: number;
    readonly time: string;
  }>;
  readonly security?: Field<{ readonly letters: string; readonly level: Level }>;
  readonly precedence?: Field<{ readonly action: Precedence; readonly info: Precedence | null }>;
  /** Date-time group as an ISO instant, `2007-08-24T02:44:00Z`. */
  readonly dtg?: Field<string>;
  readonly from?: Field<string>;
  readonly to: readonly Field<Recipient>[];
  readonly info: readonly Field<Recipient>[];
  readonly excluded: readonly Field<string>[];
  /** Copies of State's own distribution. */
  readonly distribution?: Field<Distribution>;
  /** Names of the officials who drafted, approved and cleared. */
  readonly drafted?: readonly Field<string>[];
  readonly approved?: readonly Field<string>[];
  readonly cleared?: readonly Field<string>[];
  readonly classification?: Field<Marking>;
  readonly section?: Field<SectionNumber>;
  /** `year`, of two digits, where the form prints one with the number. */
  readonly number?: Field<{ readonly station: string; readonly serial: number; readonly year?: number }>;
  /** What was corrected, `SUBJECT LINE`; of a copy that does not say so, its own words. */
  readonly correctedCopy?: Field<string>;
  readonly captions: readonly Field<string>[];
  readonly channel?: Field<string>;
  /** Lines of the declassification instruction as printed; `declassification/` reads them. */
  readonly declassification: readonly Field<string>[];
  readonly tags: readonly Field<string>[];
  readonly subject?: Field<string>;
  readonly references: readonly Field<Reference>[];
  readonly classifiedBy?: Field<ClassifiedBy>;
  readonly signature?: Field<string>;
}

export const PORTION_KINDS = [
  'subject',
  'paragraph',
  'heading',
  'reference',
  'classified-by',
  'signature',
] as const;
export type PortionKind = (typeof PORTION_KINDS)[number];

/** Text that carries, or inherits, one marking. */
export interface Portion {
  /** `subject`, `ref.a`, `heading.1`, `classified-by`, `1`, `2.a`, `signature`; a repeated number is `3~2`. */
  readonly id: string;
  readonly kind: PortionKind;
  /** Number, mark and words, in order; furniture inside is left out. */
  readonly spans: readonly Span[];
  /** Number and mark, which a copy shows even where the words are withheld. */
  readonly number?: Span;
  readonly mark?: Field<string>;
  /** Its mark, else ENTIRE TEXT, else the overall marking; unmarked is never U by default. */
  readonly marking: Marking;
}

export type FurnitureKind =
  | 'page-header'
  | 'banner'
  | 'repeated-caption'
  | 'repeated-header'
  | 'release-stamp'
  | 'margin-code'
  | 'dump-row'
  | 'end-of-message';

/** Machine lines that stand inside the text and are not part of it. */
export interface Furniture {
  readonly kind: FurnitureKind;
  readonly span: Span;
}

/** The wire families, in the order in which their marks are looked for. */
export const FAMILY_NAMES = [
  'smart',
  'aad',
  'cablegate-html',
  'cablegate-csv',
  'acp-page',
  'acp',
  'frus',
  'foia-page',
] as const;
export type FamilyName = (typeof FAMILY_NAMES)[number];

/** Which family a text is of, and how it was told. */
export interface Detection {
  readonly family: FamilyName;
  /** `certain`: a mark no other family has; `likely`: marks that others may have; `guess`: none of them. */
  readonly sure: 'certain' | 'likely' | 'guess';
  /** The marks that were found, in words. */
  readonly marks: readonly string[];
}

export const EXCISION_KINDS = [
  'lines',
  'text',
  'name',
  'number',
  'place',
  'marking',
  'paragraph',
  'page',
  'run',
  'other',
] as const;
export type ExcisionKind = (typeof EXCISION_KINDS)[number];

/** A deletion that somebody made before: it is told, and is no finding. */
export interface Excision {
  readonly kind: ExcisionKind;
  /** How much was deleted, as printed and in one spelling: `less than 1 line`, `2.5 lines`; null where it is not said. */
  readonly extent: string | null;
  /** Exemption codes printed with it, `B1`, `1.4(d)`. */
  readonly codes: readonly string[];
  readonly span: Span;
}

/** A cable quoted inside another. It is part of the outer one's text, whoever decides on that. */
export interface Quoted {
  readonly mrn: string | null;
  readonly signature: string | null;
  readonly span: Span;
}

/**
 * One cable, read. Fields with their labels, portions, furniture and the white space between them tile `text`;
 * what the reader could not place is in none of them, has a message `unread`, and is held by silence.
 */
export interface Cable {
  /** `07MOSCOW4141`, or null where the text gives no number. */
  readonly mrn: string | null;
  readonly detection: Detection;
  readonly text: string;
  /** Day of the date-time group. */
  readonly dated: CivilDate | null;
  readonly fields: Fields;
  /** Whole header lines, labels included: what row 8 of an audience's table speaks of. */
  readonly layout: readonly Span[];
  readonly portions: readonly Portion[];
  readonly furniture: readonly Furniture[];
  readonly excisions: readonly Excision[];
  readonly quoted: readonly Quoted[];
  /** The overall marking: the highest of all witnesses. Null where the cable states no classification. */
  readonly overall: Marking | null;
  /** Where the text is one of our own copies: what that says of itself. */
  readonly copy?: EarlierCopy;
  /** Words of the classification line that state the level, struck once it is no longer that level. */
  readonly levelMarks: readonly Span[];
  /** The words of the summary, without its labels, numbers and marks: what a reader is given first. */
  readonly summary: readonly Span[];
  /** The same of the post's own comments. */
  readonly comment: readonly Span[];
  readonly messages: readonly Message[];
}

/** The mark of a portion that a copy may show. A bracket with a word nobody knows may be a name: it is text. */
export const shownMark = ({ mark, marking }: Portion): Span | undefined =>
  marking.unknown.length === 0 ? mark?.span : undefined;

/** The words of a portion: its spans without number and mark, and without the white space behind those. */
export function bodyOf(portion: Portion, text: string): Span[] {
  const head = Math.max(portion.number?.to ?? 0, shownMark(portion)?.to ?? 0);
  const body: Span[] = [];
  for (const span of portion.spans) {
    const from = firstWord(text, Math.max(span.from, head));
    if (from < span.to) body.push({ from, to: span.to });
  }
  return body;
}

function firstWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWhite(text, at)) at += 1;
  return at;
}
