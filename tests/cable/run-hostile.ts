// Reads each hostile input at rising sizes and prints how its time grows: npm run hostile [-- MEGABYTES]
import { readCable } from '../../src/cable/read-cable.ts';
import { INSTALLED_RULES, loadVocabulary } from '../../src/disk/rulebook.ts';
import { HOSTILE, type Hostile } from './hostile.ts';
import { recordsOf } from './round-trip.ts';

const MEGABYTE = 1024 * 1024;
const largest = Number(process.argv[2] ?? 20);
const vocabulary = loadVocabulary(INSTALLED_RULES);

/** CPU seconds to open, part and read one input. */
function seconds({ file, text }: Hostile, size: number): number {
  const bytes = Buffer.from(text(size));
  const before = process.cpuUsage();
  for (const record of recordsOf(file, bytes)) readCable(record, vocabulary);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

const sizes = [largest / 8, largest / 4, largest / 2, largest].map((size) => size * MEGABYTE);
console.log(
  `CPU seconds at ${sizes.map((size) => `${(size / MEGABYTE).toFixed(1)} MB`).join(', ')}; growth at the last doubling`,
);
let worst = { name: '', growth: 0 };
for (const hostile of HOSTILE) {
  seconds(hostile, MEGABYTE / 8);
  const taken = sizes.map((size) => seconds(hostile, size));
  const [before, last] = taken.slice(-2) as [number, number];
  const growth = last / Math.max(before, 0.001);
  if (growth > worst.growth) worst = { name: hostile.name, growth };
  console.log(
    `${hostile.name.padEnd(40)} ${taken.map((each) => each.toFixed(2).padStart(7)).join(' ')}   x ${growth.toFixed(2)}`,
  );
}
console.log(`worst: ${worst.name}, x ${worst.growth.toFixed(2)}`);
