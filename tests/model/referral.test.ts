import { expect, test } from 'vitest';
import { agenciesIn } from '../../src/model/referral.ts';

test('a passage is referred to agencies by their names, and to nobody who is only described', () => {
  const exemptions = [
    { code: 'EQUITY NATO', owner: 'NATO' },
    { code: 'EQUITY DOD', owner: 'DoD' },
    { code: 'B3 42 U.S.C. 2162', owner: 'Energy' },
    { code: 'EQUITY FGI', owner: 'foreign government' },
    { code: 'CAPTION', owner: 'who set the caption' },
    { code: 'B6' },
  ];
  expect(agenciesIn(exemptions)).toEqual(['DOD', 'Energy', 'NATO']);
});
