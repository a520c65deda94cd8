import { describe, expect, test } from 'vitest';
import { Attestation } from '../../src/model/action.ts';
import { readIso } from '../../src/model/civil-date.ts';
import { Evidence, evidenceFor } from '../../src/model/evidence.ts';

const dated = readIso('1998-04-09') ?? null;
const CABLE = { mrn: '98OSLO233', dated };
const rows = (cables: unknown) =>
  Evidence.parse([
    {
      kind: 'permanent',
      permanent: true,
      cables,
      by: 'Harriet Vale',
      authority: 'a schedule',
      at: '2026-11-20',
    },
  ]);

describe('the cables a row of evidence speaks of', () => {
  test.each([
    ['all', 'all'],
    ['one number', '98OSLO233'],
    ['a list', ['98OSLO1', '98OSLO233']],
    ['a post and days', { post: 'OSLO', from: '1998-01-01', to: '1998-12-31' }],
    ['a post', { post: 'OSLO' }],
    ['a series', { series: '98OSLO' }],
    ['a series and days', { series: '98OSLO', from: '1998-04-01' }],
    ['days', { from: '1998-04-09', to: '1998-04-09' }],
    ['the older spelling of one', { mrn: '98OSLO233' }],
    ['the older spelling of a list', { mrns: ['98OSLO233'] }],
  ])('%s', (_, cables) => expect(evidenceFor(rows(cables), CABLE)).toHaveLength(1));

  test.each([
    ['another number', '98OSLO2'],
    ['a longer number', '98OSLO2330'],
    ['a list of others', ['98OSLO2', '98OSLO2330']],
    ['the post on other days', { post: 'OSLO', from: '1999-01-01', to: '1999-12-31' }],
    ['another series', { series: '97OSLO' }],
    ['later days', { from: '1998-04-10' }],
    ['earlier days', { to: '1998-04-08' }],
    ['another post', { post: 'OSL', from: '1998-01-01', to: '1998-12-31' }],
  ])('not %s', (_, cables) => expect(evidenceFor(rows(cables), CABLE)).toEqual([]));

  test('a cable without a number is one of all, and no other', () => {
    const unnumbered = { mrn: null, dated };
    expect(evidenceFor(rows('all'), unnumbered)).toHaveLength(1);
    expect(evidenceFor(rows({ post: 'OSLO', from: '1998-01-01', to: '1998-12-31' }), unnumbered)).toEqual([]);
    expect(evidenceFor(rows({ series: '98OSLO' }), unnumbered)).toEqual([]);
    expect(evidenceFor(rows({ from: '1998-01-01' }), { mrn: '98OSLO233', dated: null })).toEqual([]);
  });
});

test.each([[{}], [{ from: '1998-02-01', to: '1998-01-01' }], [{ series: 'OSLO' }], [{ year: 1998 }]])(
  '%j is no scope',
  (cables) => expect(() => rows(cables)).toThrow(),
);

test('an attestation takes the same spellings of all, one and a list', () => {
  const cables = (given: unknown) =>
    Attestation.parse({ cables: given, need: 'confirmation', by: 'Harriet Vale', on: '2026-11-20' }).cables;
  expect([cables('all'), cables('98OSLO233'), cables(['98OSLO1', '98OSLO233'])]).toEqual([
    'all',
    ['98OSLO233'],
    ['98OSLO1', '98OSLO233'],
  ]);
});
