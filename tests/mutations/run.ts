/**
 * Breaks each law on purpose, one place at a time, in a copy of the project, and runs the law's own test on it.
 * Ends with 1 where a test did not notice, or where the place to break is no longer in the source.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MUTATIONS, type Mutation } from './mutations.ts';

const COPIED = ['src', 'rules', 'fixtures', 'tests', 'package.json', 'tsconfig.json', 'vitest.config.ts'];

function copyOfProject(): string {
  const place = mkdtempSync(join(tmpdir(), 'tearline-mutations-'));
  for (const name of COPIED) cpSync(name, join(place, name), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(place, 'node_modules'));
  return place;
}

/** True where the law's test fails on the broken source, and for no other reason than an assertion. */
function noticed(place: string, { law, file, from, to }: Mutation): boolean {
  const path = join(place, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${file} has not exactly one: ${from}`);
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  const asked = [
    'node_modules/vitest/vitest.mjs',
    'run',
    'tests/laws',
    'tests/decide',
    '-t',
    `law ${law}[,:]`,
  ];
  const env = { RUNS: '200', ...process.env };
  const ran = spawnSync(process.execPath, asked, { cwd: place, encoding: 'utf8', env });
  writeFileSync(path, source);
  return ran.status !== 0 && /Property failed/.test(ran.stdout + ran.stderr);
}

const only = process.argv[2];
const place = copyOfProject();
let missed = 0;
for (const mutation of MUTATIONS) {
  if (only !== undefined && String(mutation.law) !== only) continue;
  const found = noticed(place, mutation);
  if (!found) missed += 1;
  console.log(`law ${mutation.law}: ${mutation.breaks}: ${found ? 'noticed' : 'NOT NOTICED'}`);
}
rmSync(place, { recursive: true });
console.log(missed === 0 ? 'Every broken law was noticed.' : `${missed} broken laws were not noticed.`);
process.exit(missed === 0 ? 0 : 1);
