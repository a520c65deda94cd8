import { rmSync } from 'node:fs';
import { Host } from './host.ts';
import { chances, series, type Tally, target } from './kills.ts';

/** `npm run kills -- KILLS WORKERS SEED`: kills a release by workers at random moments, by so many at once. */
async function main(): Promise<void> {
  const [kills = 1000, workers = 2, seed = 1] = process.argv.slice(2).map(Number);
  const hosts = Array.from({ length: workers }, () => new Host());
  const aim = await target(hosts[0] as Host);
  console.log(`A run takes ${Math.round(aim.takes)} ms from its first file to its end.`);
  const chance = chances(seed);
  const done: Tally[] = [];
  const count = (): number => done.reduce((sum, each) => sum + each.kills, 0);
  const work = async (host: Host, id: number): Promise<void> => {
    for (let n = 0; count() < kills; n += 1) {
      done.push(await series(aim, host, `${id}-${n}`, 1 + Math.floor(chance() * 3), chance));
      if (id === 0 && n % 10 === 9) console.error(`${count()} of ${kills}`);
    }
  };
  await Promise.all(hosts.map(work));
  for (const host of hosts) host.end();
  const wrong = done.flatMap((each) => each.wrong);
  if (wrong.length === 0) rmSync(aim.at, { recursive: true, force: true });
  const met = (what: keyof Tally['met']): number => done.reduce((sum, each) => sum + each.met[what], 0);
  console.log(`${count()} kills in ${done.length} runs; ${done.length} of them finished`);
  console.log(`copies that stood there then: none ${met('nothing')}, some ${met('some')}, all ${met('all')}`);
  for (const each of wrong) console.log(each);
  console.log(`${wrong.length} left something torn, missing or different`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

await main();
