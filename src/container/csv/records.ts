import type { Catalogue, SourceRecord } from '../../model/cable.ts';
import { error, type Message } from '../../model/message.ts';
import type { Span } from '../../model/span.ts';
import { type Opening, recordOf, showing } from '../laying.ts';
import { type CsvField, type CsvRow, CsvRows, type LineAndColumn } from './fields.ts';

/** A table of cables has eight columns: id, created, number, origin, classification, references, header, body. */
const COLUMNS = 8;
const FIRST_ROW =
  /^\ufeff?"?\d{1,8}"?,"?\d{1,4}[/-]\d{1,2}[/-]\d{1,4}[ T]\d{1,2}:\d{2}[^",]{0,12}"?,"?\d{2}[A-Z]/;
const HEAD_ROW =
  /^\ufeff?"?id"?,"?(?:date|datetime|created)"?,"?(?:reference[_ ]?id|number|mrn)"?,[^\n]{0,200}\r?\n/i;

/** Whether text begins as such a table does. */
export const isCableTable = (head: string): boolean => FIRST_ROW.test(head.replace(HEAD_ROW, ''));

/** One cable's row may not be longer. */
const LONGEST_ROW = 32 * 1024 * 1024;

/** The cables of a table, one row after the other; only one row is held at a time. */
export function* tableRecords(
  file: string,
  chunks: Iterable<string>,
): Generator<{ record: SourceRecord } | { failure: Message }> {
  const rows = new CsvRows();
  let part = 0;
  for (const chunk of withLast(chunks)) {
    for (const row of rows.add(chunk.text, chunk.isLast)) {
      if (part === 0 && HEAD_ROW.test(row.text)) continue;
      part += 1;
      const failure = faultOf(file, part, row);
      yield failure === undefined ? { record: rowRecord(file, part, row) } : { failure };
    }
    if (rows.held > LONGEST_ROW) {
      yield { failure: longRow(file, part + 1, rows.heldFrom) };
      return;
    }
  }
}

function* withLast(chunks: Iterable<string>): Generator<{ text: string; isLast: boolean }> {
  for (const text of chunks) yield { text, isLast: false };
  yield { text: '', isLast: true };
}

function faultOf(file: string, part: number, { fields, line, unclosed }: CsvRow): Message | undefined {
  if (unclosed !== undefined) return cutOffRow(file, part, unclosed);
  return fields.length === COLUMNS ? undefined : wrongRow(file, part, line, fields.length);
}

/** The text of a row is its header and body; the columns before them are the catalogue's. */
function rowRecord(file: string, part: number, row: CsvRow): SourceRecord {
  const [, created, number, , classification, , header, body] = row.fields;
  const value = (field: CsvField | undefined): string | null =>
    wordsOf(row.text, field).slice(0, 400) || null;
  const shown = [header, body].flatMap((field) => field?.inside ?? []);
  const whole = { from: 0, to: row.text.length };
  const openings = [...showing(shown, whole), ...escapesIn(header), ...escapesIn(body)].sort(
    (a, b) => a.span.from - b.span.from,
  );
  const record = recordOf({ file, part: String(part), container: 'csv' }, row.text, openings);
  const catalogue: Catalogue = {
    ...{ mrn: value(number), created: value(created), classification: value(classification) },
    partial: false,
  };
  return { ...record, catalogue, origin: record.origin.map((segment) => moved(segment, row.start)) };
}

const escapesIn = (field: CsvField | undefined): Opening[] =>
  (field?.escapes ?? []).map(({ from, to, words }) => ({ span: { from, to }, words }));

function wordsOf(text: string, field: CsvField | undefined): string {
  if (field === undefined) return '';
  const { from, to } = field.inside;
  return text
    .slice(from, to)
    .replaceAll(/\\(.)|""/g, (_, escaped?: string) => escaped ?? '"')
    .trim();
}

function moved<T extends { readonly file: Span }>(segment: T, by: number): T {
  const { from, to } = segment.file;
  return { ...segment, file: { from: from + by, to: to + by } };
}

const wrongRow = (file: string, row: number, line: number, columns: number): Message =>
  error(
    'row-unread',
    `Row ${row} of ${file}, at line ${line}, has ${columns} columns. Expected ${COLUMNS}: id, created, number, origin, ` +
      'classification, references, header, body. Nothing of it was read; mend the row and read it again.',
  );

const cutOffRow = (file: string, row: number, { line, column }: LineAndColumn): Message =>
  error(
    'row-unread',
    `Row ${row} of ${file} does not end: the quote at line ${line}, column ${column} is never closed. The file was cut ` +
      'off, or a quote is missing. Nothing of the row was read; send the file again, or mend it.',
  );

const longRow = (file: string, row: number, line: number): Message =>
  error(
    'row-unread',
    `Row ${row} of ${file}, which begins at line ${line}, does not end within 32 MiB: a quote is missing, in it or ` +
      `before it. Nothing behind row ${row - 1} was read; mend the table and read it again.`,
  );
