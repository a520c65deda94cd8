import { describe, expect, it } from 'vitest';
import type { Entry, EntryBody } from '../../src/model/entry.ts';
import { inputsDigest } from '../../src/model/inputs-digest.ts';
import type { InputRecord, RunRecord } from '../../src/model/run-record.ts';
import { Logged } from '../../src/verify/logged.ts';
import { inputsFaults, recordFaults } from '../../src/verify/record.ts';

const KEY = 'ab'.repeat(32);
const row = (mrn: string, more: Partial<InputRecord> = {}): InputRecord => ({
  ...{ file: `in/${mrn}.txt`, sources: [`in/${mrn}.txt`], part: null, mrn },
  ...{ state: 'released-in-part', folder: 'proposed', messages: [], openQuestions: 0, pages: 1 },
  ...more,
});
const ROWS = [row('07OSLO1'), row('07OSLO2', { state: 'denied-in-full', folder: null }), row('07OSLO3')];
const LOGGED = inputsDigest(KEY, ROWS);

const folderEntry = (inputs: string | undefined): EntryBody => ({
  ...{ kind: 'folder', folder: 'proposed', files: [] },
  ...(inputs === undefined ? {} : { inputs }),
});
const seen = (...bodies: readonly EntryBody[]): Logged => {
  const logged = new Logged({ commitments: true });
  for (const [seq, entry] of bodies.entries())
    logged.see({ v: 1, seq, prev: '0'.repeat(64), digest: '0'.repeat(64), entry } satisfies Entry);
  return logged;
};

describe('the inputs of a run against the last that its log says of all of them', () => {
  const [first, second, third] = ROWS as [InputRecord, InputRecord, InputRecord];

  it.each([
    ['one taken out', [first, third]],
    ['one invented', [...ROWS, row('07OSLO4')]],
    ['two in each other’s place', [second, first, third]],
    ['another state', [first, { ...second, state: 'held' as const }, third]],
    ['another folder', [{ ...first, folder: 'public' as const }, second, third]],
    ['another number', [first, { ...second, mrn: '07OSLO9' }, third]],
    ['no open question any more', [first, second, { ...third, openQuestions: 1 }]],
    ['more pages', [{ ...first, pages: 2 }, second, third]],
  ])('are found with %s', (_, inputs) => {
    expect(inputsFaults({ inputs }, LOGGED, KEY)).toHaveLength(1);
  });

  it('may lie in other folders and have other messages, for neither is the same on every machine', () => {
    const moved = ROWS.map((each) => ({ ...each, file: 'elsewhere', sources: [], messages: ['unmarked'] }));
    expect(inputsFaults({ inputs: moved }, LOGGED, KEY)).toEqual([]);
  });

  it('tell nothing to whoever has not the key, and are not missed in a log that has no digest of them', () => {
    expect(inputsDigest('cd'.repeat(32), ROWS)).not.toBe(LOGGED);
    expect(inputsFaults({ inputs: [] }, undefined, KEY)).toEqual([]);
  });

  it('go by the last entry that speaks of them', () => {
    expect(seen(folderEntry('0'.repeat(64)), folderEntry(LOGGED)).inputs).toBe(LOGGED);
    expect(seen(folderEntry(LOGGED), folderEntry(undefined)).inputs).toBeUndefined();
  });
});

describe('an input of which nothing was made', () => {
  const record = (...inputs: readonly InputRecord[]) =>
    ({ inputs, counts: {}, head: { size: 1, digest: LOGGED } }) as unknown as RunRecord;
  const unmade = (state: InputRecord['state']) => row('07OSLO1', { state, folder: null });
  const told = (state: InputRecord['state'], code: string): boolean =>
    recordFaults(record(unmade(state)), seen({ kind: 'failure', input: 0, code }), []).some((fault) =>
      fault.includes('which inputs failed'),
    );

  it('is held where its number is that of others, and failed for any other reason', () => {
    expect([told('held', 'repeated-number'), told('failed', 'empty')]).toEqual([false, false]);
    expect(told('held', 'empty')).toBe(true);
  });

  it('may have failed for its number, as it did in runs of earlier versions', () => {
    expect(told('failed', 'repeated-number')).toBe(false);
  });
});
