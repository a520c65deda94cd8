import type { TypedRow } from '../model/log-row.ts';
import { CSV_START, writeCsv } from '../notation/csv.ts';

const HEAD = [
  ...['entry', 'kind', 'cable', 'when', 'what', 'portion', 'position in copy'],
  ...['exemptions', 'authority', 'asked by', 'person'],
];

/** A log as CSV, a piece an entry, that a spreadsheet opens without computing anything; with what persons typed where that is asked for. */
export function* logCsv(rows: Iterable<TypedRow>, isTyped = false): Generator<string> {
  yield `${CSV_START}${writeCsv([isTyped ? [...HEAD, 'typed'] : HEAD])}`;
  for (const row of rows) yield writeCsv([isTyped ? [...cellsOf(row), row.typed ?? ''] : cellsOf(row)]);
}

const cellsOf = ({ entry, kind, cables, when, what, portion, at, ...row }: TypedRow): string[] => [
  ...[String(entry), kind, cables.join(' '), when, what, portion, at],
  ...[row.bases.join(', '), row.authority.join('; '), row.rules.join('; '), row.persons.join('; ')],
];
