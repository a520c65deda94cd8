// npm run corpus -- 250000 --out DIR: invented cables in folders of a thousand, the n-th the same however many there are.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inventedCable } from './cable.ts';

/** Cables in one folder. */
const FOLDER = 1000;

/** Writes the first `count` cables below `place` and gives the bytes of them all. */
export function writeCorpus(place: string, count: number, told: (done: number) => void = () => {}): number {
  let bytes = 0;
  for (let n = 0; n < count; n++) {
    const folder = join(place, String(Math.floor(n / FOLDER)).padStart(4, '0'));
    if (n % FOLDER === 0) {
      mkdirSync(folder, { recursive: true });
      told(n);
    }
    const { name, text } = inventedCable(n);
    const content = Buffer.from(text);
    bytes += content.length;
    writeFileSync(join(folder, name), content);
  }
  told(count);
  return bytes;
}

function main(): void {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  const count = Number(positionals[0] ?? 1000);
  if (!Number.isInteger(count) || count < 1) throw new Error('Say how many cables: npm run corpus -- 250000');
  const out = values.out ?? join('out', `corpus-${count}`);
  const from = performance.now();
  const bytes = writeCorpus(out, count, (done) => {
    if (done % 10_000 === 0 || done === count) process.stderr.write(`\r${done} of ${count}`);
  });
  const seconds = (performance.now() - from) / 1000;
  process.stderr.write('\n');
  console.log(
    `${count} invented cables in ${out}: ${(bytes / 1e6).toFixed(1)} MB, mean ${(bytes / count / 1000).toFixed(2)} kB, ${seconds.toFixed(1)} s`,
  );
}

if (process.argv[1] === import.meta.filename) main();
