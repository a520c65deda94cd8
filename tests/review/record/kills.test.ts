import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { storeInFile } from '../../../src/review/record/in-file.ts';
import { chances } from '../../faults/kills.ts';
import { foldOf } from '../acts/acting.ts';
import { OPTIONS, place } from './run.ts';

/** `npm run review:kills` does 1,000. */
const KILLS = Number(process.env.KILLS ?? 10);
/** So many of them happen to one log. */
const ONE_LOG = 10;
const CHILD = join(import.meta.dirname, 'acting.mjs');

/** The acts that a process acknowledged, each with its entries, until it was killed so many milliseconds after it was ready. */
function actedUntilKilled(run: string, round: number, after: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [CHILD, run, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let due: NodeJS.Timeout | undefined;
  child.stdout.on('data', (bytes) => {
    said += bytes;
    due ??= setTimeout(() => child.kill('SIGKILL'), after);
  });
  return new Promise((settle, fail) =>
    child.once('close', (code, signal) => {
      clearTimeout(due);
      if (signal !== 'SIGKILL') return fail(new Error(`It ended with ${code} before it was killed.`));
      const lines = [...said.matchAll(/^(act-\S+) (\d+)\n/gm)];
      settle(new Map(lines.map(([, act = '', count]) => [act, Number(count)])));
    }),
  );
}

const runs: string[] = [];
afterAll(() => {
  for (const run of runs) rmSync(run, { recursive: true, force: true });
});

/** How many acts were acknowledged, and how many were recorded just before somebody could hear of it. */
interface Tally {
  acknowledged: number;
  unheard: number;
}

/** Kills so many processes that record acts in one log, and looks at it after each. */
async function killed(kills: number, first: number, chance: () => number, tally: Tally): Promise<void> {
  const run = place();
  runs.push(run);
  let before = new Map<string, number>();
  for (let round = first; round < first + kills; round += 1) {
    const said = await actedUntilKilled(run, round, chance() * 120);
    const found = await actsIn(run);
    for (const [act, count] of [...before, ...said]) expect([act, found.get(act)]).toEqual([act, count]);
    const more = [...found].filter(([act]) => !before.has(act) && !said.has(act));
    expect(more.length).toBeLessThanOrEqual(1);
    for (const [act, count] of more) expect([act, count]).toEqual([act, entriesOf(act)]);
    tally.acknowledged += said.size;
    tally.unheard += more.length;
    before = found;
  }
}

describe('a process that records acts and is killed at a random moment', () => {
  test('has left every act that it acknowledged, and none of which a part is missing', async () => {
    const chance = chances(11);
    const tally: Tally = { acknowledged: 0, unheard: 0 };
    for (let first = 0; first < KILLS; first += ONE_LOG) await killed(ONE_LOG, first, chance, tally);
    expect(tally.acknowledged).toBeGreaterThan(KILLS);
    if (KILLS > 10) console.log(KILLS, tally);
  });
});

/** How many entries an act has, by its number. */
const entriesOf = (act: string): number => 1 + ((Number(act.split('-')[2]) * 37) % 130);

/** The acts on record, each with its entries. */
async function actsIn(run: string): Promise<Map<string, number>> {
  const store = storeInFile(run, OPTIONS);
  const kept = await store.since(0);
  await store.close();
  const fold = foldOf(kept);
  const acts = kept.flatMap(({ content }) =>
    content === undefined ? [] : [(content as { act: string }).act],
  );
  return new Map(acts.map((act) => [act, fold.actOf(act)?.length ?? 0]));
}
