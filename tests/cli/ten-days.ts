// The status of an invented cable on ten days, as the README shows it: npm run ten-days
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');
const DAYS = [
  ...['1998-04-09', '2010-06-26', '2010-06-27', '2023-11-01', '2023-11-02'],
  ...['2025-12-30', '2025-12-31', '2026-02-09', '2026-02-10', '2028-05-01'],
];

/** What `check` says first of the cable on each day, with its provision and what is still needed. */
export const tenDays = (): string => DAYS.map(onDay).join('\n');

function onDay(day: string): string {
  const asked = ['check', 'fixtures/07-outer-date-passed/cable.txt', '--as-of', day, '--format', 'json'];
  const args = ['dist/cli/main.js', ...asked, '--evidence', 'tests/cli/ten-days.yaml'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  const { status } = JSON.parse(stdout);
  const [{ text, provision }] = status.reasons;
  const needs = status.stillNeeded.map((need: string) => need.split(': ')[0]).join(', ');
  return `${text} [${provision}]${needs === '' ? '' : `\n    still needed: ${needs}`}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(tenDays());
