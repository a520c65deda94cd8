import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Outcome } from '../../../src/batch/result.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { place, tearline } from '../../cli/tearline.ts';
import { ANN, aRun, BEN, CABLES, CY, does, officeOf, shown, signs, withhold } from './at-desk.ts';

/** Why no copy is made; nothing where one is. */
let failing: string | undefined;
vi.mock(import('../../../src/batch/remake.ts'), async (original) => {
  const { remake } = await original();
  return {
    remake: async function* (run, founds, ...others) {
      if (failing === undefined) return yield* remake(run, founds, ...others);
      const messages = [{ severity: 'error', code: 'leak', reason: failing }];
      for (const { record } of founds as Iterable<{ record: { mrn: string } }>)
        yield { record, mrn: CABLES.plain, messages } as unknown as Outcome;
    } as typeof remake,
  };
});

const MRN = CABLES.plain;
const isOut = (dir: string): boolean => existsSync(join(dir, `public/${MRN}.txt`));
const soundly = (dir: string) =>
  tearline(['verify', dir, '--public-key', join(place, 'signing-key.pub')]).code;

describe('a released copy that is decided on and cannot be made anew', () => {
  let [dir, desk] = ['', undefined as unknown as Desk];
  beforeEach(async () => {
    dir = aRun();
    desk = await officeOf(dir);
    await does(desk, ANN, MRN, withhold({ kind: 'portion', id: '1' }));
    await signs(desk, CY, MRN);
    await desk.release(CY);
    expect(isOut(dir)).toBe(true);
  });
  afterEach(async () => {
    failing = undefined;
    await desk.close();
  });
  const decides = () => does(desk, ANN, MRN, withhold({ kind: 'portion', id: '2' }));
  async function again(): Promise<void> {
    await desk.close();
    desk = await officeOf(dir);
  }

  test('leaves public/ all the same, and everybody is told until it is made', async () => {
    failing = 'The check of the finished copy found an invented fault.';
    const answer = await decides();
    expect(isOut(dir)).toBe(false);
    expect(answer).toMatchObject({
      cable: { folder: null, barred: [expect.stringContaining('an invented fault')] },
    });
    expect(desk.caseFor(BEN).notice).toMatch(`${MRN} was released, and somebody decided on it since`);
    await again();
    expect(desk.caseFor(BEN).notice).toContain('an invented fault');
    failing = undefined;
    await does(desk, BEN, CABLES.several, { kind: 'note', text: 'Elsewhere.' });
    expect(desk.caseFor(BEN).notice).toBeNull();
    expect(await shown(desk, MRN)).toMatchObject({ folder: 'proposed', standing: 'ready' });
    expect(soundly(dir)).toBe(0);
  });

  test('is made when the review is opened again', async () => {
    failing = 'An invented fault.';
    await decides();
    failing = undefined;
    await again();
    expect(desk.caseFor(BEN).notice).toBeNull();
    expect(await shown(desk, MRN)).toMatchObject({ folder: 'proposed', standing: 'ready' });
    expect(soundly(dir)).toBe(0);
  });

  test('is no failed act where the disk fails it: the decision is on record', async () => {
    const inTheWay = join(dir, 'restricted/run.json.aside');
    mkdirSync(inTheWay);
    expect(await decides()).toMatchObject({ cables: 1, cable: { folder: null } });
    expect([isOut(dir), desk.caseFor(BEN).notice?.includes('run.json')]).toEqual([false, true]);
    rmSync(inTheWay, { recursive: true });
    await again();
    expect([desk.caseFor(BEN).notice, soundly(dir)]).toEqual([null, 0]);
  });
});
