import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import fc from 'fast-check';
import { copiesIn } from '../../src/batch/render.ts';
import type { Outcome } from '../../src/batch/run.ts';
import { loadFonts } from '../../src/disk/fonts.ts';
import { FORMATS } from '../../src/model/run-record.ts';
import { inventedCable } from '../bench/corpus/cable.ts';
import { OPTIONS, RULEBOOK, SETTING } from '../golden/cases.ts';
import { parts, printed } from '../laws/cables.ts';
import { outcomeOf } from '../outcome.ts';
import { heldBack, plainlyHolds } from './plain-search.ts';

/** What came of some of the cables. */
export interface Tally {
  cables: number;
  files: number;
  passages: number;
  leaks: number;
  refused: number;
  failed: number;
}

const NONE: Tally = { cables: 0, files: 0, passages: 0, leaks: 0, refused: 0, failed: 0 };
const OPTIONS_OF_ALL = { ...OPTIONS, render: copiesIn(FORMATS, loadFonts()) };

/** Every second cable is one of a collection, the others contradict themselves as cables do. */
function sourceOf(n: number): { readonly name: string; readonly text: string } {
  if (n % 2 === 0) return inventedCable(n / 2);
  const [drawn] = fc.sample(parts, { numRuns: 1, seed: n });
  return { name: `${n}.txt`, text: printed(drawn as Parameters<typeof printed>[0]) };
}

/** Takes cable `n` through every format and looks for what was held back, beside the check that every copy passes. */
export function sweepOne(n: number, tally: Tally): void {
  const { name, text } = sourceOf(n);
  const source = { file: name, read: () => Buffer.from(text) };
  const outcome = outcomeOf(source, SETTING, RULEBOOK, OPTIONS_OF_ALL);
  tally.cables += 1;
  tally.files += outcome.files.length;
  if (outcome.faults.length > 0) {
    tally.refused += 1;
    console.error(`cable ${n}: ${outcome.faults.join('; ')}`);
  } else if (outcome.state === 'failed') tally.failed += 1;
  const secrets = heldBack(outcome);
  tally.passages += secrets.length;
  tally.leaks += leaksIn(outcome, secrets);
}

const leaksIn = ({ files }: Outcome, secrets: readonly string[]): number =>
  files.filter(({ name, content }) => plainlyHolds(name, content, secrets)).length;

async function sweep(from: number, step: number, until: number): Promise<Tally> {
  const tally = { ...NONE };
  for (let n = from; n < until; n += step) {
    sweepOne(n, tally);
    if (tally.cables % 100 === 0) process.send?.({ done: 100 });
    // A stream that a PDF was made with is let go once the program has a moment.
    await new Promise((settle) => setImmediate(settle));
  }
  return tally;
}

/** Work for one core: the numbers that it sweeps come as its arguments. */
async function shard(): Promise<void> {
  const [from = 0, step = 1, until = 0] = process.argv.slice(3).map(Number);
  process.send?.({ tally: await sweep(from, step, until) });
}

async function main(): Promise<void> {
  const cables = Number(process.argv[2] ?? 20_000);
  const cores = cpus().length;
  let done = 0;
  const tallies = await Promise.all(
    Array.from(
      { length: cores },
      (_, n) =>
        new Promise<Tally>((settle, reject) => {
          const child = fork(import.meta.filename, ['shard', String(n), String(cores), String(cables)]);
          child.on('message', (said: { done?: number; tally?: Tally }) => {
            done += said.done ?? 0;
            if (said.done !== undefined && done % 1000 === 0) console.error(`${done} of ${cables}`);
            if (said.tally !== undefined) settle(said.tally);
          });
          child.on('exit', (code) => code !== 0 && reject(new Error(`a shard ended with ${code}`)));
        }),
    ),
  );
  const sum = tallies.reduce((a, b) => {
    const keys = Object.keys(a) as (keyof Tally)[];
    return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as Tally;
  });
  console.log(
    `${sum.cables} cables, ${sum.files} files in ${FORMATS.join(', ')}, ${sum.passages} passages held back`,
  );
  console.log(
    `${sum.leaks} files hold one; ${sum.refused} cables were refused by the check; ${sum.failed} failed otherwise`,
  );
  if (sum.leaks === 0)
    console.log(
      `upper bound of the rate of leaks, 95 %: 3/${sum.files} = ${(3 / sum.files).toExponential(1)} per file`,
    );
  process.exitCode = sum.leaks + sum.refused > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv[2] === 'shard') await shard();
  else await main();
}
