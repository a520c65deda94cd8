// Reads and hashes each source, and writes as many files of the same sizes as a run did, by the protocol of the run: beside,
// read back, renamed; the log in lines, read back before each checkpoint, and waited for at its end. Nothing else is done.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAll, writeWhole } from '../../dist/disk/write-whole.js';

/** `{ sources: [path], files: [[name, bytes]], log: bytes, entries: count, to: folder }` */
const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const BETWEEN_CHECKPOINTS = 100;

const line = Math.ceil(plan.log / Math.max(1, plan.entries));
const longest = plan.files.reduce((most, [, bytes]) => Math.max(most, bytes), line);
const content = Buffer.alloc(longest, 'lorem ipsum ');
for (const source of plan.sources) createHash('sha256').update(readFileSync(source)).digest();
const folders = new Set(plan.files.map(([name]) => dirname(join(plan.to, name))));
for (const folder of folders) mkdirSync(folder, { recursive: true });
for (const [name, bytes] of plan.files) writeWhole(join(plan.to, name), content.subarray(0, bytes));
writeLog();

function writeLog() {
  const log = openSync(join(plan.to, 'audit.jsonl'), 'a+');
  const behind = Buffer.alloc(line * BETWEEN_CHECKPOINTS);
  for (let n = 1, read = 0; n <= plan.entries; n++) {
    writeAll(log, content.subarray(0, line));
    if (n % BETWEEN_CHECKPOINTS === 0) read += readSync(log, behind, 0, behind.length, read);
  }
  fsyncSync(log);
  closeSync(log);
}
