import type { Problem, Reading } from './problem.ts';

/**
 * What makes a spreadsheet take a cell for a formula. In a country where a comma is in numbers, a semicolon parts the cells, and quotes that
 * do not begin a cell there keep nothing together: so it is looked for behind all that may part cells or rows, too.
 */
const FORMULA = /(^|[;\t\r\n|])(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\0])/g;

/** How a file begins whose letters a spreadsheet must read as what they are: a byte order mark. */
export const CSV_START = '\ufeff';

/** Rows as RFC 4180 CSV. A cell that a spreadsheet would compute is guarded with an apostrophe. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: string): string {
  const safe = value === '-' ? value : value.replaceAll(FORMULA, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** No list that a person keeps is larger. */
const LIMIT = 8 * 1024 * 1024;

/** A record of a CSV file: its cells by the heads of the columns, and the line it begins on. Empty cells are absent. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads RFC 4180 CSV with a head row. Unknown and repeated columns, and cells too many, are errors with their line. */
export function readCsv(file: string, text: string, columns: readonly string[]): Reading<CsvRecord[]> {
  const at = (line: number, reason: string): Problem => ({ file, line, column: 1, reason });
  if (text.length > LIMIT) return { problems: [at(1, 'The file is larger than 8 MiB.')] };
  const rows = csvRows(text);
  if (rows === undefined) return { problems: [at(1, 'A quoted cell is not closed.')] };
  const [head, ...body] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const heads = head?.cells.map((cell) => cell.trim()) ?? [];
  const strange = heads.filter((name, i) => !columns.includes(name) || heads.indexOf(name) !== i);
  if (head === undefined || strange.length > 0)
    return { problems: [at(1, `The first line names the columns, each once: ${columns.join(', ')}.`)] };
  const long = body.filter(({ cells }) => cells.length > heads.length);
  if (long.length > 0)
    return { problems: long.map(({ line }) => at(line, 'The line has more cells than there are columns.')) };
  return { value: body.map(({ line, cells }) => ({ line, cells: named(heads, cells) })) };
}

const named = (heads: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    heads.flatMap((head, i) => {
      const cell = cells[i]?.trim() ?? '';
      return cell === '' ? [] : [[head, cell]];
    }),
  );

/** A cell, quoted or not, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

function csvRows(text: string): { line: number; cells: string[] }[] | undefined {
  const source = text.replace(/^\ufeff/, '');
  const rows: { line: number; cells: string[] }[] = [];
  let row = { line: 1, cells: [] as string[] };
  let line = 1;
  CELL.lastIndex = 0;
  while (CELL.lastIndex < source.length || row.cells.length > 0) {
    const found = CELL.exec(source);
    if (found === null) return undefined;
    const [whole, quoted, plain = '', end] = found;
    row.cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.match(/\n|\r(?!\n)/g)?.length ?? 0;
    if (end === ',') continue;
    rows.push(row);
    row = { line, cells: [] };
  }
  return rows;
}
