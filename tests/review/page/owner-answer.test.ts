import { expect, test } from 'vitest';
import type { CableView, KeptShown } from '../../../src/model/shown.ts';
import { actOf } from '../../../src/review/page/cable/act.ts';
import { type Draft, type Filled, missingOf } from '../../../src/review/page/cable/drafts.ts';

const kept = (owner: string, bases: readonly string[]): KeptShown => ({
  ...{ effect: 'hold', by: 'marking NATO', reason: 'Only its owner opens it.', bases },
  ...{ owners: [owner], places: 1, ids: ['c1'] },
});
const OWNED = [kept('NATO', ['EQUITY NATO']), kept('who set the caption', ['CAPTION'])];
const DRAFT: Draft = {
  ...{ kind: 'withhold', heading: 'Withhold', about: 'Question 1', question: 'Who opens it?' },
  ...{ scopes: [{ label: 'This passage only', on: { kind: 'portion', id: '1' } }], templates: [] },
  ...{ bases: ['B1'], kept: OWNED, replaces: false, target: '', takesWords: false },
};
const FILLED: Filled = {
  ...{ scope: 0, bases: ['B1'], turned: [], owner: '', agency: '', reference: '', on: '' },
  ...{ reason: 'As they asked.', words: '', isSeen: false },
};
const CABLE = { mrn: '07OSLO414', version: '' } as CableView;

test('a withholding of owned text bears the answer of its owner, if there is one; of a caption nobody answers', () => {
  const answered = { ...FILLED, reference: ' C-M(2026)7 ', on: '2026-02-01' };
  expect(actOf(DRAFT, answered, OWNED, CABLE, 'x')).toMatchObject({
    ...{ effect: 'withhold', answers: [] },
    ownerAnswer: { owner: 'NATO', reference: 'C-M(2026)7', on: '2026-02-01' },
  });
  expect(actOf(DRAFT, FILLED, OWNED, CABLE, 'x')).not.toHaveProperty('ownerAnswer');
  expect(actOf(DRAFT, answered, OWNED.slice(1), CABLE, 'x')).not.toHaveProperty('ownerAnswer');
});

test('half an answer is missing the other half; none is missing nothing', () => {
  for (const half of [{ reference: 'C-M(2026)7' }, { on: '2026-02-01' }])
    expect(missingOf(DRAFT, { ...FILLED, ...half }, OWNED)).toContain('or neither');
  expect(missingOf(DRAFT, FILLED, OWNED)).toBeNull();
});
