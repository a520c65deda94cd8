import { EvidenceRow } from '../model/evidence.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import type { Problem, Reading } from './problem.ts';
import { shortcomings } from './shortcomings.ts';

const RANGE = ['post', 'series', 'from', 'to'];
/** Columns of a file of evidence; a kind takes those it has keys for. */
const COLUMNS = [
  ...['kind', 'cables', ...RANGE, 'by', 'authority', 'at'],
  ...['until', 'level', 'permanent', 'on', 'newest', 'discovered', 'found', 'agency', 'caption', 'exemption'],
];

/** Evidence as a table: one row a line, numbers of cables in one cell with blanks or semicolons between. */
export function readEvidenceCsv(file: string, text: string): Reading<EvidenceRow[]> {
  const read = readCsv(file, text, COLUMNS);
  if ('problems' in read) return read;
  const checked = read.value.map((record) => ({ record, ...rowOf(record) }));
  const problems = checked.flatMap(({ record, reasons }): Problem[] =>
    reasons.map((reason) => ({ file, line: record.line, column: 1, reason })),
  );
  return problems.length > 0 ? { problems } : { value: checked.flatMap(({ row }) => row ?? []) };
}

function rowOf({ cells }: CsvRecord): { row?: EvidenceRow; reasons: string[] } {
  const { cables, permanent, ...rest } = cells;
  const range = Object.entries(rest).filter(([key]) => RANGE.includes(key));
  if (cables !== undefined && range.length > 0)
    return { reasons: ['A row names its cables by number or by post, series and days, not by both.'] };
  const numbers = cables?.split(/[\s;]+/).filter((number) => number !== '');
  const row = {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => !RANGE.includes(key))),
    cables: range.length > 0 ? Object.fromEntries(range) : numbers?.length === 1 ? numbers[0] : numbers,
    ...(permanent === undefined ? {} : { permanent: { true: true, false: false }[permanent] ?? permanent }),
  };
  const checked = EvidenceRow.safeParse(row);
  if (checked.success) return { row: checked.data, reasons: [] };
  return { reasons: shortcomings(EvidenceRow, row, checked.error.issues).map(({ reason }) => reason) };
}
