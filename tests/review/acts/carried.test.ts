import { describe, expect, test } from 'vitest';
import { decisionsBefore, decisionsStanding } from '../../../src/review/acts/carried.ts';
import type { ResolvedAct } from '../../../src/review/acts/recording.ts';
import { ANN, actedOut, actionOn, at, BEN, CABLES } from './acting.ts';

const [OSLO, OTHER] = CABLES;
const decided = (n: number, mrn: string = OSLO): ResolvedAct => ({
  ...{ kind: 'decision', act: `act-${n}` },
  actions: [actionOn(mrn, ANN, n)],
});
const undone = (n: number, action: string): ResolvedAct => ({
  ...{ kind: 'undo', act: `act-${n}`, mrn: OSLO, by: BEN, at: at(n), action, reason: 'not so' },
});
const idsOf = (actions: readonly { readonly id: string }[]) => actions.map(({ id }) => id);

describe('the decisions that stand on a run', () => {
  const had = [actionOn(OSLO, ANN, 1), actionOn(OSLO, ANN, 2), actionOn(OTHER, ANN, 3)];

  test('are those it had, without a review, but for those that were undone', () => {
    expect(idsOf(decisionsStanding({ record: {}, actions: had }, []))).toEqual(['d-1', 'd-2', 'd-3']);
    expect(idsOf(decisionsStanding({ record: { undone: ['d-2'] }, actions: had }, []))).toEqual([
      'd-1',
      'd-3',
    ]);
  });

  test('are those of its review too, released or not, but for those that were undone there', () => {
    const kept = actedOut([decided(4), decided(5), undone(6, 'd-5'), undone(7, 'd-1'), decided(8, OTHER)]);
    expect(idsOf(decisionsStanding({ record: {}, actions: had }, kept))).toEqual([
      ...['d-2', 'd-4', 'd-3', 'd-8'],
    ]);
  });

  test('stand once, though a release wrote what the review has into the run', () => {
    const kept = actedOut([decided(4), decided(5), undone(6, 'd-5')]);
    const actions = [...had, actionOn(OSLO, ANN, 4), actionOn(OSLO, ANN, 5)];
    expect(idsOf(decisionsStanding({ record: {}, actions }, kept))).toEqual(['d-1', 'd-2', 'd-4', 'd-3']);
    expect(idsOf(decisionsBefore({ record: {}, actions }, kept))).toEqual(['d-1', 'd-2', 'd-3']);
  });
});
