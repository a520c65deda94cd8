// The status of two documents on ten days each, as the README shows it: npm run ten-days
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');
const LINE = ['E.O. 12958: DECL: 08/20/2017', '--dated', '2007-08-24', '--level', 'C'];
const CABLE = ['fixtures/07-outer-date-passed/cable.txt', '--evidence', 'tests/cli/ten-days.yaml'];

/** A line that prints a date, asked of `when`. */
export const byLine = (): string =>
  [
    ...['2007-08-24', '2010-06-26', '2010-06-27', '2016-12-31', '2017-08-19'],
    ...['2017-08-20', '2017-08-21', '2026-11-24', '2032-12-31', '2037-08-24'],
  ]
    .map((day) => onDay(day, 'when', LINE))
    .join('\n');

/** A cable that prints none, with evidence beside it, asked of `check`. */
export const byEvidence = (): string =>
  [
    ...['1998-04-09', '2010-06-26', '2010-06-27', '2023-11-01', '2023-11-02'],
    ...['2025-12-30', '2025-12-31', '2026-02-09', '2026-02-10', '2028-05-01'],
  ]
    .map((day) => onDay(day, 'check', CABLE))
    .join('\n');

/** What is said first of a document on a day, with its provision and what is still needed. */
function onDay(day: string, command: string, asked: readonly string[]): string {
  const args = ['dist/cli/main.js', command, ...asked, '--as-of', day, '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  const { status } = JSON.parse(stdout);
  const [{ text, provision }] = status.reasons;
  const needs = status.stillNeeded.map((need: string) => need.split(': ')[0]).join(', ');
  return `${text} [${provision}]${needs === '' ? '' : `\n    still needed: ${needs}`}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(`${byLine()}\n\n${byEvidence()}`);
