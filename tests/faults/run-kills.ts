import { rmSync } from 'node:fs';
import { Host } from './host.ts';
import { chances, series, type Tally, target } from './kills.ts';

/** Kills between two lines of how it goes. */
const TOLD_EVERY = 25;

/** `npm run kills -- KILLS WORKERS SEED`: kills a release by workers at random moments, by so many at once. */
async function main(): Promise<void> {
  const [kills = 1000, workers = 2, seed = 1] = process.argv.slice(2).map(Number);
  const hosts = Array.from({ length: workers }, () => new Host());
  const aim = await target(hosts[0] as Host);
  console.log(`A run takes ${Math.round(aim.takes)} ms from its first file to its end.`);
  const chance = chances(seed);
  const done: Tally[] = [];
  const count = (): number => done.reduce((sum, each) => sum + each.kills, 0);
  const found = (): string[] => done.flatMap((each) => each.wrong);
  let told = 0;
  const tellSoFar = (came: Tally): void => {
    for (const each of came.wrong) console.log(each);
    if (count() < told + TOLD_EVERY) return;
    told = count();
    console.log(`${told} of ${kills} kills, ${done.length} runs finished, ${found().length} findings`);
  };
  const work = async (host: Host, id: number): Promise<void> => {
    for (let n = 0; count() < kills; n += 1) {
      const came = await series(aim, host, `${id}-${n}`, 1 + Math.floor(chance() * 3), chance);
      done.push(came);
      tellSoFar(came);
    }
  };
  await Promise.all(hosts.map(work));
  for (const host of hosts) host.end();
  const wrong = found();
  if (wrong.length === 0) rmSync(aim.at, { recursive: true, force: true });
  const met = (what: keyof Tally['met']): number => done.reduce((sum, each) => sum + each.met[what], 0);
  console.log(`${count()} kills in ${done.length} runs; ${done.length} of them finished`);
  console.log(`copies that stood there then: none ${met('nothing')}, some ${met('some')}, all ${met('all')}`);
  console.log(`${wrong.length} left something torn, missing or different`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

await main();
