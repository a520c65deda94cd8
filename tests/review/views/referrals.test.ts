import { expect, test } from 'vitest';
import { ownersAwaited } from '../../../src/batch/owned.ts';
import { openRecord } from '../../../src/container/open.ts';
import type { Action } from '../../../src/model/action.ts';
import { sourceDigest } from '../../../src/model/digest.ts';
import { type Review, review, type Setting } from '../../../src/pipeline.ts';
import { recordWith } from '../../../src/review/acts/record.ts';
import { referralsShown } from '../../../src/review/views/referrals.ts';
import { compilePack } from '../../../src/rule/compile.ts';
import { Pack } from '../../../src/rule/pack.ts';
import { cableText } from '../../cable/invented.ts';
import { RULEBOOK, SETTING } from '../../golden/cases.ts';

const RULE = {
  ...{ id: 'p/harbor', title: 'the harbor', match: { kind: 'phrase', any: ['harbor'] }, effect: 'hold' },
  ...{ authority: 'a', reason: 'The agency reports on harbors.', source: 's', status: 'test' },
  refer: { agency: 'CIA', ground: 'It wrote this' },
  examples: { match: ['[[harbor]]'], miss: ['port'] },
};
const pack = Pack.parse({ pack: 'p', version: '1', title: 'one rule', rules: [RULE] });
const rulebook = { ...RULEBOOK, packs: [compilePack(pack, 'd'.repeat(64), RULEBOOK.exemptions)] };
const record = openRecord('c', cableText({ body: ['1. (C) The harbor is closed. The ferry sails.'] }));
const run = (setting: Partial<Setting> = {}): Review => review(record, { ...SETTING, ...setting }, rulebook);
const NOBODY = recordWith([]);

const decided = (done: Review, some: Partial<Action>): Action => ({
  ...{ id: 'a1', mrn: done.mrn, source: sourceDigest(done.bound), on: { kind: 'portion', id: '1' } },
  ...{ effect: 'release', bases: [], answers: done.claims.map(({ id }) => id) },
  ...{ reason: 'Looked at.', by: 'Ruth Ashdown', at: '2026-11-24T10:00:00Z' },
  ...some,
});

const answered = (done: Review, some: Partial<Action>) => {
  const after = run({ actions: [decided(done, some)] });
  return { awaited: ownersAwaited(after), told: referralsShown(after, NOBODY).map(({ answer }) => answer) };
};

test('what a rule refers is listed once, under its agency, and is answered by a decision on its passage', () => {
  const done = run();
  const [only, ...more] = referralsShown(done, NOBODY);
  expect(more).toEqual([]);
  expect(only).toMatchObject({ agency: 'CIA', ground: 'It wrote this.', by: 'rule p/harbor', answer: null });
  expect(only?.takes).toBe('decision');
  const [span] = done.cuts[only?.deletion ?? -1]?.spans ?? [];
  expect(done.cable.text.slice(span?.from, span?.to)).toBe('harbor');
  expect(ownersAwaited(done)).toEqual(['CIA']);
});

test('it waits until its own agency has answered, or somebody withheld it', () => {
  const done = run();
  const answer = { reference: 'letter 4', on: SETTING.asOf };
  expect(answered(done, {})).toEqual({ awaited: ['CIA'], told: [null] });
  expect(answered(done, { ownerAnswer: { owner: 'NSA', ...answer } })).toEqual({
    awaited: ['CIA'],
    told: [null],
  });
  expect(answered(done, { ownerAnswer: { owner: 'CIA', ...answer } })).toEqual({
    awaited: [],
    told: [`released on letter 4, ${SETTING.asOf} (entered by Ruth Ashdown)`],
  });
  const bases = [
    { code: 'B6', provision: '5 U.S.C. 552(b)(6)', reason: 'Privacy.', standing: 'adopted' as const },
  ];
  expect(answered(done, { effect: 'withhold', bases, answers: [] })).toEqual({
    awaited: [],
    told: ['not asked: Ruth Ashdown withheld it'],
  });
});
