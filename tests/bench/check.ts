// The status of invented cables, by the program as a person starts it, beside reading the same files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventedCable } from './corpus/cable.ts';

const count = Number(process.argv[2] ?? 5000);
const sources = mkdtempSync(join(tmpdir(), 'tearline-bench-'));
let bytes = 0;
for (let n = 0; n < count; n++) {
  const { name, text: cable } = inventedCable(n);
  bytes += Buffer.byteLength(cable);
  writeFileSync(join(sources, name), cable);
}

const program = join(import.meta.dirname, '../../dist/cli/main.js');
const seconds = (work: () => void): number => {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
};

const reading = () => {
  for (const file of readdirSync(sources)) readFileSync(join(sources, file), 'utf8');
};
reading();
const read = seconds(reading);
const start = seconds(() => spawnSync(process.execPath, [program, 'rules', 'list']));
console.log(
  `${count} invented cables, ${(bytes / 1e6).toFixed(1)} MB; starting the program ${start.toFixed(1)} s`,
);
for (const format of ['table', 'json', 'csv', 'ics']) {
  const args = [program, 'check', sources, '--as-of', '2026-11-23', '--format', format];
  const took = seconds(() => {
    const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 2 ** 30, encoding: 'utf8' });
    if (status === null || status > 1) throw new Error(stderr);
  });
  const rate = `${(count / took).toFixed(0)} cables/s`.padStart(14);
  console.log(
    `check --format ${format.padEnd(5)} ${rate}  ${took.toFixed(1)} s  ratio to reading ${(took / read).toFixed(0)}`,
  );
}
rmSync(sources, { recursive: true });
