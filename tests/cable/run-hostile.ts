// Reads each hostile input at rising sizes and prints how its time grows: npm run hostile [-- MEGABYTES [NAME]]
import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { readCable } from '../../src/cable/read-cable.ts';
import { INSTALLED_RULES, loadVocabulary } from '../../src/disk/rulebook.ts';
import { HOSTILE, type Hostile } from './hostile.ts';
import { recordsOf } from './round-trip.ts';

const MEGABYTE = 1024 * 1024;
const largest = Number(process.argv[2] ?? 20);
const chosen = HOSTILE.filter(({ name }) => name.includes(process.argv[3] ?? ''));
const vocabulary = loadVocabulary(INSTALLED_RULES);

let collecting = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) collecting += duration;
}).observe({ entryTypes: ['gc'] });

/** Seconds to open, part and read one input, and of these the collector of garbage took. */
async function taken({ file, text }: Hostile, size: number): Promise<{ all: number; collected: number }> {
  const bytes = Buffer.from(text(size));
  await setTimeout(10);
  collecting = 0;
  const begun = performance.now();
  for (const record of recordsOf(file, bytes)) readCable(record, vocabulary);
  const all = performance.now() - begun;
  await setTimeout(10);
  return { all: all / 1000, collected: collecting / 1000 };
}

const sizes = [largest / 8, largest / 4, largest / 2, largest];
console.log(
  `Seconds at ${sizes.map((size) => `${size} MB`).join(', ')}, less what the collector of garbage took; how the last doubling grew (with the collector)`,
);
let worst = { name: '', growth: 0 };
for (const hostile of chosen) {
  await taken(hostile, MEGABYTE / 8);
  const all = [];
  for (const size of sizes) all.push(await taken(hostile, size * MEGABYTE));
  const own = all.map((each) => each.all - each.collected);
  const growthOf = (times: readonly number[]): number => (times[3] ?? 0) / Math.max(times[2] ?? 0, 0.001);
  const growth = growthOf(own);
  if (growth > worst.growth && (own[3] ?? 0) > 0.2) worst = { name: hostile.name, growth };
  const printed = own.map((each) => each.toFixed(2).padStart(7)).join(' ');
  console.log(
    `${hostile.name.padEnd(40)} ${printed}   x ${growth.toFixed(2)} (${growthOf(all.map((each) => each.all)).toFixed(2)})`,
  );
}
console.log(`worst of more than 0.2 s: ${worst.name}, x ${worst.growth.toFixed(2)}`);
