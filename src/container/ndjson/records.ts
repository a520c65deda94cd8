import type { Catalogue, SourceRecord } from '../../model/cable.ts';
import { error, type Message } from '../../model/message.ts';
import { isEmpty, type Span } from '../../model/span.ts';
import { recordOf, showing } from '../laying.ts';
import { linesIn, type StreamLine } from './lines.ts';
import { escapesIn, type Member, NoObject, objectIn } from './object.ts';

/** The columns of a table of cables, as fields of an object; some go by several names. */
const COLUMNS: Readonly<Record<string, Column>> = {
  ...{ id: 'id', created: 'created', date: 'created', datetime: 'created' },
  ...{ number: 'number', mrn: 'number', referenceid: 'number', origin: 'origin' },
  ...{ classification: 'classification', references: 'references', header: 'header', body: 'body' },
};
type Column = 'id' | 'created' | 'number' | 'origin' | 'classification' | 'references' | 'header' | 'body';

const columnOf = (key: string): Column | undefined => {
  const name = key.toLowerCase().replaceAll(/[ _]/g, '');
  return Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
};

const NAMED = /\.(?:ndjson|jsonl)(?:\.gz)?$/i;
const FIRST_LINE = /^\ufeff?\s{0,80}\{[ \t]{0,80}"([\w ]{1,20})"[ \t]{0,80}:/;
const BODY = /"body"[ \t]{0,80}:/i;

/** Whether a file has an object a line: it says so by its name, or begins with one that has the fields of a cable. */
export function isCableLines(file: string, head: string): boolean {
  if (NAMED.test(file)) return true;
  const [, key] = FIRST_LINE.exec(head) ?? [];
  return key !== undefined && columnOf(key) !== undefined && BODY.test(head);
}

/** One cable's line may not be longer. */
const LONGEST_LINE = 32 * 1024 * 1024;

/** The cables of a stream of objects, a line each, as they come. A line that is none fails by itself. */
export function* lineRecords(
  file: string,
  chunks: Iterable<string>,
): Generator<{ record: SourceRecord } | { failure: Message }> {
  for (const line of linesIn(chunks, LONGEST_LINE)) {
    if (line.text === undefined) yield { failure: longLine(file, line.line) };
    else if (line.text.trim() !== '') yield recordIn(file, line, line.text);
  }
}

function recordIn(
  file: string,
  { line, start }: StreamLine,
  text: string,
): { record: SourceRecord } | { failure: Message } {
  try {
    const begins = text.startsWith('\ufeff') ? 1 : 0;
    const fields = fieldsOf(objectIn(text.trimEnd(), begins));
    return { record: lineRecord({ file, part: String(line) }, text, start, fields) };
  } catch (thrown) {
    if (!(thrown instanceof NoObject)) throw thrown;
    return { failure: unread(file, line, thrown) };
  }
}

interface Fields {
  readonly of: ReadonlyMap<Column, Member>;
  /** Those that are no columns. */
  readonly others: readonly Member[];
}

function fieldsOf(members: readonly Member[]): Fields {
  const of = new Map<Column, Member>();
  const others: Member[] = [];
  for (const member of members) {
    const column = columnOf(member.key);
    if (column === undefined) others.push(member);
    else if (of.has(column)) throw new NoObject(member.at, `its ${column} stands there a second time`);
    else of.set(column, member);
  }
  return { of, others };
}

/** The text of a line is its header and body; the fields beside them are the catalogue's. */
function lineRecord(
  place: { readonly file: string; readonly part: string },
  line: string,
  start: number,
  { of, others }: Fields,
): SourceRecord {
  const body = textAt('body', of.get('body'));
  if (body === undefined) throw new NoObject(0, 'it has no body');
  const header = textAt('header', of.get('header'));
  const parts = [header, body].flatMap((part) => (part === undefined || isEmpty(part) ? [] : [part]));
  const [first, second] = parts;
  const isTurned = first !== undefined && second !== undefined && second.from < first.from;
  const record = isTurned ? headed(place, line, first, second) : shown(place, line, parts);
  if (record.text.trim() === '') throw new NoObject(body.from, 'it has no text');
  return {
    ...record,
    catalogue: catalogueOf(of),
    origin: record.origin.map((segment) => ({ ...segment, file: moved(segment.file, start) })),
    messages: others.length === 0 ? [] : [othersUnread(others)],
  };
}

/** The inside of a string, if there is one. */
function textAt(column: Column, member: Member | undefined): Span | undefined {
  if (member === undefined || (member.said === null && column !== 'body')) return undefined;
  const { said, value } = member;
  if (typeof said !== 'string') throw new NoObject(value.from, `its ${column} is no text`);
  if (/\p{Surrogate}/u.test(said)) throw new NoObject(value.from, `its ${column} has half a character`);
  return { from: value.from + 1, to: value.to - 1 };
}

type LinePlace = Readonly<Record<'file' | 'part', string>>;

function shown(place: LinePlace, line: string, parts: readonly Span[], within = wholeOf(line)): SourceRecord {
  const openings = [...showing(parts, within), ...parts.flatMap((part) => escapesIn(line, part))];
  const inOrder = openings.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  return recordOf({ ...place, container: 'ndjson' }, line, inOrder, within);
}

const wholeOf = (line: string): Span => ({ from: 0, to: line.length });

/** Fields stand in any order, and those of many programs by the alphabet: a header behind its body is read first all the same. */
function headed(place: LinePlace, line: string, header: Span, body: Span): SourceRecord {
  const first = shown(place, line, [header], { from: header.from, to: header.to });
  const second = shown(place, line, [body], { from: 0, to: header.from });
  const last = { from: first.text.length, to: first.text.length + 1 };
  const ends = { record: last, file: { from: header.to, to: line.length }, verbatim: false };
  const behind = second.origin.map((segment) => ({ ...segment, record: moved(segment.record, last.to) }));
  return {
    ...second,
    text: `${first.text}\n${second.text}`,
    origin: [...first.origin, ends, ...behind],
  };
}

const moved = ({ from, to }: Span, by: number): Span => ({ from: from + by, to: to + by });

function catalogueOf(of: ReadonlyMap<Column, Member>): Catalogue {
  const value = (column: Column): string | null => {
    const member = of.get(column);
    if (member === undefined || member.said === null) return null;
    if (typeof member.said !== 'string' && typeof member.said !== 'number')
      throw new NoObject(member.value.from, `its ${column} is no text`);
    return String(member.said).trim().slice(0, 400) || null;
  };
  return {
    ...{ mrn: value('number'), created: value('created'), classification: value('classification') },
    partial: false,
  };
}

const EXPECTED =
  'Expected an object with body and header, and beside them id, created, number, origin, classification, references.';

/** Columns count from 1. */
const unread = (file: string, line: number, { at, message }: NoObject): Message =>
  error(
    'row-unread',
    `Line ${line} of ${file} was not read: at column ${at + 1} ${message}. ${EXPECTED} Mend the line and read it again.`,
  );

const longLine = (file: string, line: number): Message =>
  error(
    'row-unread',
    `Line ${line} of ${file} is past the limit of 32 MiB, and was not read. ${EXPECTED} Split it into its cables.`,
  );

const othersUnread = (others: readonly Member[]): Message =>
  error(
    'fields-unread',
    `${others.length === 1 ? 'A field of its line was' : `${others.length} fields of its line were`} not read, the first at column ` +
      `${(others[0]?.at ?? 0) + 1}, and what stands there may restrict it: all of the cable is held. ${EXPECTED} ` +
      'Take the others out, or say what they say in evidence.',
  );
