import { describe, expect, test } from 'vitest';
import { STANDINGS } from '../../../src/model/review.ts';
import { awaitsReading, isSampled, mayRead } from '../../../src/review/acts/reading.ts';
import { type CableRecord, recordWith } from '../../../src/review/acts/record.ts';
import { wilson } from '../../../src/review/views/quality.ts';

const cables = Array.from({ length: 20_000 }, (_, n) => `07OSLO${n}`);
const drawn = (share: number, key = 'a key', run = 'r1'): string[] =>
  cables.filter((mrn) => isSampled(mrn, { share, run, key }));

describe('the sample of cables that are read a second time', () => {
  test('is of the share that is stated, and grows with it', () => {
    expect(drawn(0)).toEqual([]);
    expect(drawn(1)).toHaveLength(cables.length);
    const [few, more] = [new Set(drawn(0.05)), new Set(drawn(0.25))];
    // Six standard deviations of a lot of 20,000.
    expect(Math.abs(few.size - 1000)).toBeLessThan(6 * 31);
    expect(Math.abs(more.size - 5000)).toBeLessThan(6 * 62);
    expect([...few].every((mrn) => more.has(mrn))).toBe(true);
  });

  test('is another for another key and another run, so that nobody knows it beforehand', () => {
    const [own, other, later] = [drawn(0.05), drawn(0.05, 'another key'), drawn(0.05, 'a key', 'r2')];
    for (const each of [other, later]) {
      const both = each.filter((mrn) => own.includes(mrn));
      expect(both.length).toBeLessThan(120);
      expect(both.length).toBeGreaterThan(5);
    }
  });
});

const signed: CableRecord = {
  ...recordWith([]),
  signatures: [{ by: 'Cy Dow', at: '2026-03-01T10:00:00.000Z', shown: 'a', seq: 3 }],
};

describe('who reads a cable a second time, and when', () => {
  test('it waits once it is signed or went out, and no longer once somebody read it', () => {
    const waits = STANDINGS.filter((standing) => awaitsReading(signed, standing));
    expect(waits).toEqual(['signed', 'released']);
    expect(awaitsReading(recordWith([]), 'released')).toBe(false);
    const comparison = { by: 'Di Fay', at: '2026-03-02T10:00:00.000Z', seq: 4, shown: 'a', result: 'same' };
    const read = { ...signed, comparisons: [{ ...comparison, passages: { same: 1, grounds: 0, text: 0 } }] };
    expect(awaitsReading(read as CableRecord, 'signed')).toBe(false);
    const on = { kind: 'portion', id: '1' } as const;
    const referral = { ...{ id: 'r-1', agency: 'CIA', reason: 'Theirs.', on, by: 'Ann Poe' }, answer: null };
    const referred = { ...signed, referrals: [{ ...referral, at: '2026-03-01T09:00:00.000Z' }] };
    expect(awaitsReading(referred, 'signed')).toBe(false);
    const answered = [{ ownerAnswer: { owner: 'CIA', reference: 'C-1', on: '2026-02-01' } }];
    expect(awaitsReading({ ...signed, actions: answered as never }, 'signed')).toBe(false);
  });

  test('it is a reviewer who did nothing on it, however the name is spelled', () => {
    const record: CableRecord = {
      ...signed,
      done: [
        {
          ...{ seq: 1, kind: 'note', id: 'act-1', by: 'Ann Poe', at: '2026-03-01T09:00:00.000Z' },
          content: { act: 'act-1', by: 'Ann Poe', at: '2026-03-01T09:00:00.000Z', text: 'A note.' },
          undone: false,
        },
      ],
    };
    expect(mayRead({ name: 'Eve Ray', roles: ['reviewer'] }, record)).toBe(true);
    expect(mayRead({ name: 'Eve Ray', roles: ['approver', 'reader', 'auditor'] }, record)).toBe(false);
    expect(mayRead({ name: 'Ann Poe', roles: ['reviewer'] }, record)).toBe(false);
    expect(mayRead({ name: 'ANN  poe', roles: ['reviewer'] }, record)).toBe(false);
  });
});

describe('how far a share that was found in a sample may be off', () => {
  // Values of Wilson's interval as statistical tables give them.
  test.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [1, 1, 0.2065, 1],
  ])('%i of %i', (some, of, low, high) => {
    const [from, to] = wilson(some, of);
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });
});
