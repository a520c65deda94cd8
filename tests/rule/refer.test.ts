import { describe, expect, it } from 'vitest';
import { rulePage, toldRule } from '../../src/cli/view/rule.ts';
import { openRecord } from '../../src/container/open.ts';
import type { Action } from '../../src/model/action.ts';
import { sourceDigest } from '../../src/model/digest.ts';
import { sliceOf } from '../../src/model/span.ts';
import { type Review, type Rulebook, review, type Setting } from '../../src/pipeline.ts';
import { compilePack } from '../../src/rule/compile.ts';
import { Pack, Rule } from '../../src/rule/pack.ts';
import { RuleTally } from '../../src/rule/tally.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

const RULE = {
  ...{ id: 'p/harbor', title: 'the harbor', match: { kind: 'phrase', any: ['harbor'] } },
  ...{ authority: 'a', reason: 'The agency reports on harbors.', source: 's', status: 'test' },
  examples: { match: ['[[harbor]]'], miss: ['port'] },
};
const REFER = { ...RULE, effect: 'hold', refer: { agency: 'CIA', ground: 'It wrote this' } };
const ADVISE = { ...RULE, effect: 'advise' };

const rulebook = (...rules: object[]): Rulebook => {
  const pack = { pack: 'p', version: '1', title: 'one rule', rules };
  const packs =
    rules.length === 0 ? [] : [compilePack(Pack.parse(pack), 'd'.repeat(64), RULEBOOK.exemptions)];
  return { ...RULEBOOK, packs };
};
const text = cableText({ body: ['1. (C) The harbor is closed. The ferry sails.'] });
const run = (rule: object[], setting: Partial<Setting> = {}): Review =>
  review(openRecord('c', text), { ...SETTING, ...setting }, rulebook(...rule));
const effectAt = (done: Review, word: string): string | undefined => {
  const at = done.cable.text.indexOf(word);
  return done.decisions.find(({ span }) => span.from <= at && at < span.to)?.effect;
};
const answering = (done: Review, owner?: string): Action => ({
  ...{ id: 'a1', mrn: done.mrn, source: sourceDigest(done.bound), on: { kind: 'portion', id: '1' } },
  ...{ effect: 'release', bases: [], answers: done.claims.map(({ id }) => id) },
  ...{ reason: 'Looked at.', by: 'Ruth Ashdown', at: '2026-11-24T10:00:00Z' },
  ...(owner === undefined ? {} : { ownerAnswer: { owner, reference: 'letter 4', on: SETTING.asOf } }),
});

describe('a rule that refers', () => {
  const done = run([REFER]);

  it('holds what it finds as the agency’s own, and lists the passage', () => {
    expect([effectAt(done, 'harbor'), effectAt(done, 'ferry')]).toEqual(['hold', 'release']);
    expect(done.state).toBe('held');
    expect(done.referrals).toMatchObject([{ agency: 'CIA', ground: 'It wrote this' }]);
    expect(done.referrals.map(({ span }) => sliceOf(done.cable.text, span))).toEqual(['harbor']);
    const claim = done.claims.find(({ by }) => by.kind === 'rule');
    expect(claim?.bases).toMatchObject([{ code: 'REFERRAL CIA', owner: 'CIA', reason: 'It wrote this.' }]);
    expect(done.body).toContain('under review, REFERRAL CIA');
  });

  it.each([
    ['a reviewer', undefined, 'hold'],
    ['another agency', 'NSA', 'hold'],
    ['the agency', 'CIA', 'release'],
  ])('is opened by the recorded answer of its agency alone: %s', (_, owner, effect) => {
    const after = run([REFER], { actions: [answering(done, owner)] });
    expect(after.answers.refused).toEqual([]);
    expect(effectAt(after, 'harbor')).toBe(effect);
  });

  it('keeps its agency where a reviewer lifts the other bases of the rule', () => {
    const both = [{ ...REFER, bases: [{ code: 'B6' }] }];
    const before = run(both);
    const after = run(both, { actions: [answering(before)] });
    const bases = (each: Review) =>
      each.decisions.find(({ effect }) => effect === 'hold')?.bases.map(({ code }) => code);
    expect([bases(before), bases(after)]).toEqual([['B6', 'REFERRAL CIA'], ['REFERRAL CIA']]);
  });

  it('says so to a reader of rules', () => {
    const page = rulePage(
      toldRule(
        {
          file: {
            pack: Pack.parse({ pack: 'p', version: '1', title: 't', rules: [REFER] }),
            digest: 'd',
            file: 'f',
          },
          rule: Rule.parse(REFER),
        },
        [],
      ),
      200,
    ).join('\n');
    expect(page).toContain('to CIA, whose recorded answer alone opens it: It wrote this');
  });
});

describe('a rule that advises', () => {
  const done = run([ADVISE]);

  it('claims nothing and changes no decision', () => {
    const without = run([]);
    expect(done.claims).toEqual(without.claims);
    expect(done.decisions).toEqual(without.decisions);
    expect([done.state, done.body]).toEqual([without.state, without.body]);
  });

  it('tells a person where it found something', () => {
    const told = done.messages.filter(({ code }) => code === 'rule-advice');
    expect(told).toMatchObject([{ severity: 'info', reason: expect.stringContaining('p/harbor') }]);
    const span = told[0]?.span;
    expect(span && sliceOf(done.cable.text, span)).toBe('harbor');
  });

  it('is no rule that never matched', () => {
    const tally = new RuleTally(['p/harbor', 'p/ferry']);
    tally.add(done.advice);
    expect(tally.silent()).toEqual(['p/ferry']);
    expect(tally.all()[0]).toMatchObject({ cables: 1, heldCables: 0, passages: 1 });
  });
});

describe('a pack', () => {
  it.each([
    ['a referral that is not held', { ...REFER, effect: 'withhold', bases: [{ code: 'B6' }] }],
    ['advice with a basis', { ...ADVISE, bases: [{ code: 'B6' }] }],
    ['advice with a fallback', { ...ADVISE, otherwise: [{ code: 'B6' }] }],
    ['advice that refers', { ...ADVISE, refer: REFER.refer }],
    ['advice that names an identifier', { ...ADVISE, identifier: 'email' }],
    ['a hold without a basis', { ...RULE, effect: 'hold' }],
    ['a withholding without a basis', { ...RULE, effect: 'withhold', bases: [] }],
    ['a referral without a ground', { ...REFER, refer: { agency: 'CIA' } }],
    ['a release', { ...RULE, effect: 'release', bases: [{ code: 'B6' }] }],
  ])('is refused with %s', (_, rule) => {
    expect(Rule.safeParse(rule).success).toBe(false);
  });
});
