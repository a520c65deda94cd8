import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanRun, type Fault, faultsAt, hasStrace, place, pointsOf, trial } from './faults.ts';

/** Of every so many of the faults that `npm run faults` tries. */
const EVERY = 61;

describe.skipIf(!hasStrace())(
  'a run on a disk that fails, or that is killed (skipped without strace)',
  () => {
    const at = place(['02-still-classified', '05-portions-of-three-levels']);
    let faults: Fault[] = [];
    beforeAll(async () => {
      await cleanRun(at);
      faults = faultsAt(pointsOf(at));
    });
    afterAll(() => rmSync(at, { recursive: true, force: true }));

    test('leaves nothing torn, never says it is done when it is not, and is finished to the same bytes', async () => {
      const lies = faults.filter(({ kind }) => kind === 'LIE');
      const chosen = [...faults.filter((_, i) => i % EVERY === 0), ...lies.filter((_, i) => i % 15 === 0)];
      expect(chosen.length).toBeGreaterThan(8);
      const found: string[] = [];
      for (const [i, fault] of chosen.entries()) {
        const what = await trial(at, fault, String(i));
        if (what !== undefined) found.push(`${fault.syscall} ${fault.n} ${fault.kind}: ${what}`);
      }
      expect(found).toEqual([]);
    });
  },
);
