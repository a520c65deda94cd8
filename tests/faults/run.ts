import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { cleanRun, type Fault, faultsAt, hasStrace, place, pointsOf, trial } from './faults.ts';

/** Every call that touches the folder of a run fails once, in every way, and once the program is killed in it. */
const CABLES = [
  '01-declassified-by-its-own-date',
  '02-still-classified',
  '03-unclassified',
  '04-sensitive-but-unclassified',
  '05-portions-of-three-levels',
];

async function main(): Promise<void> {
  if (!hasStrace()) throw new Error('strace is not there. Install it: apt-get install strace');
  const every = Number(process.argv[2] ?? 1);
  const at = place(CABLES);
  await cleanRun(at);
  const faults = faultsAt(pointsOf(at));
  const chosen = faults.filter((_, i) => i % every === 0);
  console.log(`${faults.length} faults, ${chosen.length} of them tried`);
  const bad: string[] = [];
  let done = 0;
  const worker = async (id: number): Promise<void> => {
    for (let i = id; i < chosen.length; i += cpus().length) {
      const fault = chosen[i] as Fault;
      const found = await trial(at, fault, String(id));
      if (found !== undefined) bad.push(`${fault.syscall} ${fault.n} ${fault.kind}: the run ${found}`);
      done += 1;
      if (done % 50 === 0) console.error(`${done} of ${chosen.length}`);
    }
  };
  await Promise.all(cpus().map((_, id) => worker(id)));
  rmSync(at, { recursive: true, force: true });
  for (const each of bad) console.log(each);
  console.log(`${chosen.length} faults: ${bad.length} left something torn, missing or different`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}

await main();
