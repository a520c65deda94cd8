import type { SourceRecord } from '../model/cable.ts';
import type { Encoding } from '../model/encoding.ts';
import { error, type Message } from '../model/message.ts';
import { atHand, type Chunks, unrolled } from './archive/by-place.ts';
import { CAPS, TooMuch } from './archive/caps.ts';
import { gunzipped } from './archive/inflate.ts';
import {
  archiveFormat,
  damaged,
  largeMember,
  type Member,
  tarMembers,
  unopened,
  zipMembers,
} from './archive/members.ts';
import { copyRecord } from './copy/record.ts';
import { isSheet, withdrawalSheet } from './copy/sheet.ts';
import { isCableTable, tableRecords } from './csv/records.ts';
import { decode, decodeStream, LARGEST_FILE, tooLarge } from './decode.ts';
import { isPage } from './html/page.ts';
import { pageRecord } from './html/records.ts';
import { isCableLines, lineRecords } from './ndjson/records.ts';
import { isPdf, type ReadPdf } from './pdf/reading.ts';
import { pdfRecord } from './pdf/record.ts';
import { textRecord } from './text/record.ts';

/** A record, or why there is none: of a whole file, a row of a table, a line, a member of an archive. */
export type Opened = { readonly record: SourceRecord } | { readonly file: string; readonly failure: Message };

/** What files are opened with. */
export interface Means {
  /** The encoding a person stated. */
  readonly encoding?: Encoding | undefined;
  /** Without it a PDF is a file that is no text. */
  readonly readPdf?: ReadPdf | undefined;
}

/**
 * The records of a file, whatever holds them. A table of cables and lines of objects are read as they come, a row at a time, also out of
 * a `.gz`; an archive a file at a time, where it can be walked again or had by place; anything else is read whole. Never throws on any
 * bytes. Chunks that can be walked but once are held where they are packed.
 */
export function* openFile(file: string, chunks: Chunks, means: Means = {}): Generator<Opened> {
  const { head: first, all, leave } = peeked(chunks);
  const readRows = rowsOf(file, first, means.encoding);
  const format = archiveFormat(first);
  if (readRows !== undefined) yield* rowsIn(file, all, readRows, means.encoding);
  else if (format === 'gzip')
    yield* openPacked(file, isOnce(chunks) ? [gathered(all)] : freshly(chunks, leave), means);
  else if (format === undefined) yield* openSingle(file, gathered(all), means);
  else {
    const bytes = chunks.byPlace?.() ?? atHand(gathered(all));
    leave();
    const members = format === 'zip' ? zipMembers(file, bytes) : tarMembers(format, file, bytes);
    yield* openMembers(members, means);
  }
}

type ReadRows = typeof tableRecords;

/** What a `.gz` holds is walked to its end before anything of it is read: of one that is damaged, or a bomb, nothing is. */
function* openPacked(file: string, packed: Iterable<Uint8Array>, means: Means): Generator<Opened> {
  const pieces = { [Symbol.iterator]: () => gunzipped(packed, CAPS.ratio) };
  const thrown = thrownIn(pieces);
  if (thrown !== undefined) yield { file, failure: unopened(file, 'gzip', thrown) };
  else for (const opened of openUnpacked(file, pieces, means)) yield keptOf(opened);
}

/** A `.gz` holds a table, lines of objects, a tar, or one text. */
function* openUnpacked(file: string, pieces: Iterable<Uint8Array>, means: Means): Generator<Opened> {
  const { head, all, leave } = peeked(pieces);
  const readRows = rowsOf(file, head, means.encoding);
  if (readRows !== undefined) yield* rowsIn(file, all, readRows, means.encoding);
  else if (archiveFormat(head) !== 'tar') yield* openSingle(file, gathered(all), means);
  else {
    leave();
    const bytes = unrolled(pieces);
    try {
      yield* openMembers(tarMembers('gzip', file, bytes), means);
    } finally {
      bytes.leave();
    }
  }
}

const isOnce = (chunks: Iterable<Uint8Array>): boolean => Object.is(chunks[Symbol.iterator](), chunks);

/** They are walked from their beginning, and the walk that looked at that is left. */
function freshly(chunks: Iterable<Uint8Array>, leave: () => void): Iterable<Uint8Array> {
  leave();
  return chunks;
}

/** How the rows of what is packed are read; nothing where its beginning cannot be unpacked, or is that of an archive or a text. */
function rowsInside(
  file: string,
  pieces: Iterable<Uint8Array>,
  said: Encoding | undefined,
): ReadRows | undefined {
  try {
    const { head, leave } = peeked(pieces);
    leave();
    return rowsOf(file, head, said);
  } catch (thrown) {
    if (!isBroken(thrown)) throw thrown;
  }
  return undefined;
}

/** What comes of walking pieces to their end, if it is not the end. */
function thrownIn(pieces: Iterable<Uint8Array>): unknown {
  try {
    for (const _ of pieces);
    return undefined;
  } catch (thrown) {
    if (isBroken(thrown)) return thrown;
    throw thrown;
  }
}

const isBroken = (thrown: unknown): boolean => thrown instanceof RangeError || thrown instanceof TooMuch;

/** How a file that holds a cable in each row is read; nothing where it is no such file. */
function rowsOf(file: string, first: Uint8Array, said: Encoding | undefined): ReadRows | undefined {
  if (archiveFormat(first) !== undefined) return undefined;
  const head = headOf(first, said);
  if (isCableTable(head)) return tableRecords;
  return isCableLines(file, head) ? lineRecords : undefined;
}

function* rowsIn(
  file: string,
  chunks: Iterable<Uint8Array>,
  readRows: ReadRows,
  said: Encoding | undefined,
): Generator<Opened> {
  try {
    for (const opened of readRows(file, decodeStream(chunks, said)))
      yield 'record' in opened ? { record: doubted(opened.record, []) } : { ...opened, file };
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    yield { file, failure: notToItsEnd(file) };
  }
}

function* openMembers(members: Iterable<Member>, means: Means): Generator<Opened> {
  for (const member of members)
    if ('failure' in member) yield member;
    else if ('pieces' in member) yield* longMember(member.file, member.pieces, means);
    else for (const opened of memberIn(member.file, member.bytes, means)) yield keptOf(opened);
}

/** A member is a table, lines of objects, a PDF or a text; archives in archives are passed over. */
function memberIn(file: string, bytes: Uint8Array, means: Means): Generator<Opened> {
  const readRows = rowsOf(file, bytes, means.encoding);
  return readRows === undefined
    ? openSingle(file, bytes, means)
    : rowsIn(file, [bytes], readRows, means.encoding);
}

/** Only a table or lines may be longer than a text. */
function* longMember(file: string, pieces: Iterable<Uint8Array>, { encoding }: Means): Generator<Opened> {
  const readRows = rowsInside(file, pieces, encoding);
  if (thrownIn(pieces) !== undefined) yield { file, failure: damaged(file) };
  else if (readRows === undefined) yield { file, failure: largeMember(file) };
  else for (const opened of rowsIn(file, pieces, readRows, encoding)) yield keptOf(opened);
}

function* openSingle(file: string, bytes: Uint8Array, { encoding, readPdf }: Means): Generator<Opened> {
  if (readPdf !== undefined && isPdf(bytes)) yield pdfIn(file, bytes, readPdf);
  else yield* openPlain(file, bytes, encoding);
}

function pdfIn(file: string, bytes: Uint8Array, readPdf: ReadPdf): Opened {
  if (bytes.length > LARGEST_FILE) return { file, failure: tooLarge(file) };
  const read = pdfRecord(file, readPdf(bytes));
  return 'failure' in read ? { file, failure: read.failure } : { record: doubted(read.record, []) };
}

/** No file holds the text of a member as it is, so a run must keep it. */
const keptOf = (opened: Opened): Opened =>
  'record' in opened ? { record: { ...opened.record, opened: true } } : opened;

function* openPlain(file: string, bytes: Uint8Array, said: Encoding | undefined): Generator<Opened> {
  const decoded = decode(file, bytes, said);
  if ('failure' in decoded) yield { file, failure: decoded.failure };
  else if (isSheet(decoded.text)) yield { file, failure: withdrawalSheet(file) };
  else {
    const record = openRecord(file, decoded.text);
    // What had to be decoded by another name than UTF-8 is kept as text, so that it is found again.
    const opened = record.opened || decoded.encoding !== 'utf-8';
    yield { record: { ...doubted(record, decoded.doubts), opened } };
  }
}

/** The record of a decoded text that is not a table: of a page, or of the text as it stands. */
export const openRecord = (file: string, decoded: string): SourceRecord =>
  copyRecord(file, decoded) ?? (isPage(decoded) ? pageRecord(file, decoded) : textRecord(file, decoded));

/** A control in a text may be what is left of a word: the record is read, and held. */
function doubted(record: SourceRecord, doubts: readonly Message[]): SourceRecord {
  const control = CONTROLS.exec(record.text);
  const found = control === null ? [] : [controls({ from: control.index, to: control.index + 1 })];
  return { ...record, messages: [...record.messages, ...doubts, ...found] };
}

/** All but tab, line ends, form feed and the end mark of old systems behind the last character. */
const CONTROLS = /(?!\u001a\s*$)[\0-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;

const controls = (span: { from: number; to: number }): Message =>
  error(
    'control-characters',
    'A control character that no text has stands here: a byte was damaged, or a word was. All of the cable is held. ' +
      'Take its text from another copy, or say what stood there.',
    span,
  );

const notToItsEnd = (file: string): Message =>
  error(
    'not-utf-8',
    `${file} is not in one encoding to its end: behind the last row read a byte is not UTF-8. The rows behind it ` +
      'were not read. Say its encoding with --encoding, or convert it to UTF-8 and read it again.',
  );

/** Enough of a file to know a table by. */
const HEAD = 4_000;

const headOf = (first: Uint8Array, said: Encoding | undefined): string =>
  new TextDecoder(said ?? 'utf-8').decode(first.subarray(0, HEAD));

/**
 * The head of a stream, and the stream with it, which is walked or left. A pipe may give less at a time than tells what it is.
 */
function peeked(chunks: Iterable<Uint8Array>) {
  const rest = chunks[Symbol.iterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const next = rest.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  const head = joined(parts, length);
  return { head, all: startingWith(head, rest), leave: () => void rest.return?.() };
}

function* startingWith(first: Uint8Array, rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  try {
    yield first;
    for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
  } finally {
    // Whoever has seen enough lets go of the file.
    rest.return?.();
  }
}

/** All bytes of a stream, but no more than it takes to know that they are too many. */
function gathered(chunks: Iterable<Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  let most = LARGEST_FILE;
  for (const part of chunks) {
    if (length === 0 && archiveFormat(part) !== undefined) most = LARGEST_ARCHIVE;
    parts.push(part);
    length += part.length;
    if (length > most) break;
  }
  return joined(parts, length);
}

/** An archive is read whole as well. */
export const LARGEST_ARCHIVE = 512 * 1024 * 1024;

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
