// The whole path on invented cables, beside reading, hashing and writing the same files.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signerOf } from '../../src/audit/sign.ts';
import { runBatch } from '../../src/batch/run.ts';
import { inputFiles } from '../../src/disk/inputs.ts';
import { RunFolder } from '../../src/disk/run-folder.ts';
import { writeWhole } from '../../src/disk/write-whole.ts';
import { sha256 } from '../../src/model/digest.ts';
import { OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';
import { inventedCable } from './corpus/cable.ts';

const count = Number(process.argv[2] ?? 2000);
const work = mkdtempSync(join(tmpdir(), 'tearline-bench-'));
const sources = join(work, 'cables');
mkdirSync(sources);
let bytes = 0;
for (let n = 0; n < count; n++) {
  const { text: cable } = inventedCable(n);
  bytes += Buffer.byteLength(cable);
  writeFileSync(join(sources, `${String(n).padStart(6, '0')}.txt`), cable);
}

const seconds = (work: () => void): number => {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
};

const folder = RunFolder.create(join(work, 'run'), { replace: false });
folder.openLog({ signer: signerOf('0'.repeat(64)) });
const states = new Map<string, number>();
const whole = seconds(() => {
  for (const { state } of runBatch(inputFiles([sources]), SETTING, RULEBOOK, OPTIONS, folder))
    states.set(state, (states.get(state) ?? 0) + 1);
  folder.closeLog();
});

/** Reads each source, hashes it, and writes the very bytes that the run wrote, by the same means. */
const produced = ['proposed', 'restricted'].flatMap((name) => {
  const path = join(work, 'run', name);
  return readdirSync(path).map((file) => readFileSync(join(path, file)));
});
mkdirSync(join(work, 'plain'));
const plain = seconds(() => {
  for (const file of readdirSync(sources)) sha256(readFileSync(join(sources, file)));
  for (const [i, content] of produced.entries()) writeWhole(join(work, 'plain', String(i)), content);
});

const megabytes = bytes / 1e6;
const written = produced.reduce((sum, content) => sum + content.length, 0) / 1e6;
console.log(
  `${count} invented cables, ${megabytes.toFixed(1)} MB, mean ${(bytes / count / 1000).toFixed(1)} kB`,
);
console.log(
  `whole path            ${(count / whole).toFixed(0)} cables/s  ${(megabytes / whole).toFixed(2)} MB/s  ${whole.toFixed(1)} s`,
);
console.log(
  `read, hash and write  ${(count / plain).toFixed(0)} cables/s  ${(megabytes / plain).toFixed(2)} MB/s  ${plain.toFixed(1)} s`,
);
console.log(
  `ratio ${(whole / plain).toFixed(1)}; ${produced.length} files, ${written.toFixed(1)} MB written`,
);
console.log([...states].map(([state, n]) => `${n} ${state}`).join(', '));
rmSync(work, { recursive: true });
