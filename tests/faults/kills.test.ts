import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Host } from './host.ts';
import { chances, series, type Target, target } from './kills.ts';

/** `npm run kills` does 1,000. */
const RUNS = 3;

describe('a release by workers that is killed at a random moment, and again', () => {
  const host = new Host();
  let aim: Target;
  beforeAll(async () => {
    aim = await target(host);
  }, 120_000);
  afterAll(() => {
    host.end();
    rmSync(aim.at, { recursive: true, force: true });
  });

  test('leaves whole files, and comes to the same bytes, with each input in one of the five states', async () => {
    const chance = chances(7);
    for (let n = 0; n < RUNS; n += 1) {
      const { kills, wrong } = await series(aim, host, String(n), 2, chance);
      expect(wrong).toEqual([]);
      expect(kills).toBeGreaterThan(0);
    }
  });
});
