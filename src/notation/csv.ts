/** Characters that make a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r\0]/;

/** Rows as RFC 4180 CSV. A cell that a spreadsheet would compute is guarded with an apostrophe. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: string): string {
  const safe = FORMULA.test(value) && value !== '-' ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
