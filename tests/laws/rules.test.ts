import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { covers, type Span, unite } from '../../src/model/span.ts';
import { type Review, review } from '../../src/pipeline.ts';
import { type CompiledPack, compilePack } from '../../src/rule/compile.ts';
import { Pack } from '../../src/rule/pack.ts';
import { newPasses } from '../../src/rule/passes.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';
import { parts, printed } from './cables.ts';

/** A longer sweep is asked for by `npm run laws`. */
const RUNS = { numRuns: Number(process.env.RUNS ?? 30) };

const WORDS = ['harbor', 'winter', 'henrik', 'the', 'council agreed', 'E.O.', 'oslo'];
const match = fc.oneof(
  fc.record({
    kind: fc.constant('phrase'),
    any: fc.subarray(WORDS, { minLength: 1 }),
    reach: fc.constantFrom('words', 'portion'),
  }),
  fc.record({
    kind: fc.constant('pattern'),
    pattern: fc.constantFrom('\\d+', '[A-Z]{3,}', 'har(bo)r', '.', 'a.{0,40}e', '(?:SECSTATE|PREL)'),
    ignoreCase: fc.boolean(),
    in: fc.constantFrom('text', 'body'),
  }),
  fc.record({
    kind: fc.constant('field'),
    field: fc.constantFrom(
      'from',
      'to',
      'info',
      'captions',
      'tags',
      'references',
      'classifiedBy',
      'signature',
    ),
  }),
  fc.record(
    {
      kind: fc.constant('portion'),
      kinds: fc.subarray(['subject', 'paragraph', 'heading'], { minLength: 1 }),
      levels: fc.subarray(['U', 'C', 'S'], { minLength: 1 }),
    },
    { requiredKeys: ['kind'] },
  ),
  fc.constant({ kind: 'protect-notice' }),
);
/** One or two conditions, so that many hold. */
const conditions: readonly object[] = [
  ...[{ datedFrom: '2000-01-01' }, { datedFrom: '2010-01-01' }, { age: { olderThan: 10 } }],
  ...[{ age: { youngerThan: 10 } }, { orders: ['12958'] }, { orders: ['13526'] }, { levels: ['C'] }],
  ...[{ levels: ['S', 'U'] }, { captions: ['EXDIS'] }, { channels: ['ROGER CHANNEL'] }, { tags: ['PREL'] }],
  ...[{ tags: ['CVIS'] }, { reasons: ['1.4(d)'] }, { posts: ['OSLO'] }, { posts: ['BERGEN'] }],
  ...[{ addressees: ['SECSTATE'] }, { addressees: ['CIA'] }, { families: ['acp'] }, { families: ['smart'] }],
  ...[{ classifiedOnDay: true }, { classifiedOnDay: false }],
];
const when: fc.Arbitrary<object> = fc
  .array(fc.constantFrom(...conditions), { minLength: 1, maxLength: 2 })
  .map((some) => Object.assign({}, ...some));
const CODES = ['B1', '1.4(b)', '1.4(d)', '3.3(b)(6)', 'B5', 'B6', 'B3 50 U.S.C. 3507', 'B7(C)'];
const bases = (minLength: number) =>
  fc.subarray(CODES, { minLength }).map((codes) => codes.map((code) => ({ code })));
const does = fc.oneof(
  fc.record({ effect: fc.constantFrom('hold', 'withhold'), bases: bases(1), otherwise: bases(0) }),
  fc.record({
    effect: fc.constant('hold'),
    bases: bases(0),
    refer: fc.record({ agency: fc.constantFrom('CIA', 'NSA'), ground: fc.constant('It wrote this.') }),
  }),
  fc.constant({ effect: 'advise' }),
);
/** Any rule: of any kind, under any conditions, with any effect. Its examples are not asked here. */
const rule = fc.record({ match, when: fc.option(when, { nil: undefined, freq: 2 }), does });
const rules = fc.array(rule, { minLength: 1, maxLength: 4 });
type Rule = typeof rule extends fc.Arbitrary<infer T> ? T : never;

const written = ({ match: on, when: under, does: what }: Rule, id: string): object => ({
  ...{ id, title: id, match: on, ...(under === undefined ? {} : { when: under }), ...what },
  ...{ authority: 'a', reason: 'r', source: 's', status: 'test' },
  examples: { match: ['[[harbor]]'], miss: ['zzz'] },
});
const named = (made: readonly Rule[]): object[] => made.map((each, i) => written(each, `law/rule-${i}`));
const compiled = (all: readonly object[], passes = newPasses()): CompiledPack =>
  compilePack(
    Pack.parse({ pack: 'law', version: '1', title: 'rules', rules: all }),
    'd'.repeat(64),
    RULEBOOK.exemptions,
    passes,
  );
const run = (text: string, packs: readonly CompiledPack[]): Review =>
  review(openRecord('c.txt', text), SETTING, { ...RULEBOOK, packs });
const shownIn = ({ decisions }: Review): Span[] =>
  unite(decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span));

describe('rules of any kind, under any conditions, with any effect', () => {
  test('law 3, rules restrict: one more never shows more, and none claims a release', () => {
    let restricted = 0;
    fc.assert(
      fc.property(parts, rules, (made, more) => {
        const text = printed(made);
        const before = shownIn(run(text, RULEBOOK.packs));
        const after = run(text, [...RULEBOOK.packs, compiled(named(more))]);
        for (const span of shownIn(after)) expect(before.some((each) => covers(each, span))).toBe(true);
        for (const { by, effect } of after.claims) if (by.kind === 'rule') expect(effect).not.toBe('release');
        if (JSON.stringify(shownIn(after)) !== JSON.stringify(before)) restricted += 1;
      }),
      RUNS,
    );
    expect(restricted).toBeGreaterThan(0);
  });

  test('law 3, rules restrict: a rule that only advises, or whose conditions do not hold, changes no decision', () => {
    const never = { tags: ['ZZZZ'], families: ['smart'] };
    fc.assert(
      fc.property(parts, rules, fc.boolean(), (made, more, advised) => {
        const text = printed(made);
        const idle = more.map(
          (each): Rule => (advised ? { ...each, does: { effect: 'advise' } } : { ...each, when: never }),
        );
        const [before, after] = [[], [compiled(named(idle))]].map((packs) => run(text, packs));
        expect(after?.decisions).toEqual(before?.decisions);
        expect(after?.body).toBe(before?.body);
      }),
      RUNS,
    );
  });

  test('law 7, same bytes: the order of rules, of packs and of what shares a pass changes nothing', () => {
    fc.assert(
      fc.property(parts, rules, fc.nat(), (made, more, seed) => {
        const text = printed(made);
        const all = named(more);
        const packs = [...RULEBOOK.packs, compiled(all)];
        const passes = newPasses();
        const others = turned(all, seed).map((one) => compiled([one], passes));
        const [first, second] = [run(text, packs), run(text, turned([...RULEBOOK.packs, ...others], seed))];
        expect(second.decisions).toEqual(first.decisions);
        expect(second.body).toBe(first.body);
        expect([second.state, second.patch]).toEqual([first.state, first.patch]);
        expect(second.referrals).toEqual(first.referrals);
      }),
      RUNS,
    );
  });
});

/** The same things in another order. */
const turned = <T>(all: readonly T[], seed: number): T[] => {
  const at = seed % Math.max(1, all.length);
  return [...all.slice(at), ...all.slice(0, at)].reverse();
};
