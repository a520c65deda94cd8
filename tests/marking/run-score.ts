import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { casesIn, type Scored, scored } from './score.ts';

const given = process.argv[2];
const file = resolve(given ?? join(import.meta.dirname, '../../../shared/data/marking-cases.json'));

if (existsSync(file)) {
  const rows = casesIn(file).flatMap((one) => scored(one) ?? []);
  print(rows);
} else {
  console.log(`There are no marking cases at ${file}; name a file: npm run markings:score -- FILE`);
  if (given !== undefined) process.exitCode = 2;
}

function print(rows: readonly Scored[]): void {
  console.log(line('kind', 'form', 'cases', 'right', 'share', 'wider'));
  const keys = new Map(rows.map((row) => [`${row.kind}|${row.form}|${row.group}`, row]));
  for (const [, { kind, form, group }] of [...keys].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const of = rows.filter((row) => row.kind === kind && row.form === form && row.group === group);
    tell(kind, [form, group === 'plain' ? '' : group].filter((word) => word !== '').join(', '), of);
  }
  tell('all', '', rows);
  const failed = rows.filter(({ right, group }) => !right && group === 'plain').map(({ id }) => id);
  console.log(`\nNot right, and neither flagged nor of a register: ${failed.join(' ') || 'none'}`);
  console.log(
    `Read as more releasable than it is: ${
      rows
        .filter(({ wider }) => wider)
        .map(({ id }) => id)
        .join(' ') || 'none'
    }`,
  );
}

function tell(kind: string, form: string, of: readonly Scored[]): void {
  const right = of.filter((row) => row.right).length;
  const wider = of.filter((row) => row.wider).length;
  console.log(line(kind, form, of.length, right, `${((100 * right) / of.length).toFixed(1)} %`, wider));
}

function line(kind: string, form: string, ...numbers: readonly (string | number)[]): string {
  return [kind.padEnd(13), form.padEnd(26), ...numbers.map((number) => String(number).padStart(8))].join('');
}
