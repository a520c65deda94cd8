import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { explainPortion } from '../../src/decide/explain.ts';
import type { Action } from '../../src/model/action.ts';
import { sourceDigest } from '../../src/model/digest.ts';
import { review } from '../../src/pipeline.ts';
import { FIXTURES, RULEBOOK, SETTING } from '../golden/cases.ts';

const record = openRecord('c', readFileSync(join(FIXTURES, '10-protected-source/cable.txt'), 'utf8'));
const plain = review(record, SETTING, RULEBOOK);
const name = plain.claims.find(({ by }) => by.kind === 'role');
const action = (change: Partial<Action>): Action => ({
  ...{ id: 'd1', mrn: plain.mrn, source: sourceDigest(plain.bound), on: { kind: 'portion', id: '1' } },
  ...{ effect: 'release', bases: [], answers: [name?.id ?? ''], reason: 'he agreed', by: 'Ann Poe' },
  at: '2026-11-24T10:00:00Z',
  ...change,
});
const b6 = { code: 'B6', provision: '5 U.S.C. 552(b)(6)', reason: 'privacy' };
const explainedWith = (...actions: Action[]) => {
  const done = review(record, { ...SETTING, actions }, RULEBOOK);
  const portion = done.cable.portions.find(({ id }) => id === '1');
  return (portion ? explainPortion(done, portion) : []).map(({ effect, overcome }) => [
    effect,
    overcome.map(({ how, claim }) => `${how} ${claim.by.kind}`),
  ]);
};

test('a hold outweighs the release that stands there too', () => {
  expect(explainedWith().slice(0, 2)).toEqual([
    ['hold', ['weaker marking']],
    ['hold', ['weaker marking']],
  ]);
});

test('what a person lifted is told, with who did', () => {
  expect(explainedWith(action({}))[0]).toEqual(['release', ['lifted role']]);
});

test('an answer that was refused is told where the claim stands', () => {
  expect(explainedWith(action({ source: 'another text' }))[0]).toEqual([
    'hold',
    ['refused role', 'weaker marking'],
  ]);
});

test('what gives way to another withholding is told, with whose that is; a withholding that was refused leaves it standing', () => {
  const first = action({ effect: 'withhold', bases: [b6], answers: [] });
  const done = review(record, { ...SETTING, actions: [first] }, RULEBOOK);
  const own = done.claims.find(({ by, effect }) => by.kind === 'person' && effect === 'withhold');
  const second = action({
    id: 'd2',
    effect: 'withhold',
    bases: [b6],
    answers: [own?.id ?? ''],
    by: 'Ben Roe',
  });
  const toldOf = (...actions: Action[]) =>
    explainedWith(...actions).map(([effect, told]) => [effect, told?.includes('replaced person')]);
  expect(toldOf(first, second)[0]).toEqual(['withhold', true]);
  expect(explainedWith(first, { ...second, source: 'another text' })[0]?.[1]).toContain('refused person');
});
