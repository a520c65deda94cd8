import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Lift, settle } from '../../src/decide/settle.ts';
import type { Claim, Decision, Effect } from '../../src/model/claim.ts';
import { claims, LENGTH, lifts, replacing, span } from './arbitrary.ts';
import { naiveFate } from './naive.ts';

const RUNS = { numRuns: 1000 };
const at = (decisions: readonly Decision[], position: number): Decision =>
  decisions.find(({ span: s }) => s.from <= position && position < s.to) as Decision;
const strength: Record<Effect, number> = { release: 0, hold: 1, withhold: 2 };
const everywhere = [...Array(LENGTH).keys()];

describe('settle', () => {
  test('agrees with the naive reference, character by character, on 10,000 random cases', () => {
    fc.assert(
      fc.property(claims, lifts, (made, answered) => {
        const decisions = settle(LENGTH, made, answered);
        for (const position of everywhere) {
          const { effect, bases } = at(decisions, position);
          const codes = bases.map(({ code }) => code).sort();
          expect({ effect, codes }).toEqual(naiveFate(position, made, answered));
        }
      }),
      { numRuns: 10_000 },
    );
  });

  test('tiles the text: ordered, disjoint, no gap', () => {
    fc.assert(
      fc.property(claims, lifts, (made, answered) => {
        let last = 0;
        for (const decision of settle(LENGTH, made, answered)) {
          expect(decision.span.from).toBe(last);
          expect(decision.span.to).toBeGreaterThan(decision.span.from);
          last = decision.span.to;
        }
        expect(last).toBe(LENGTH);
      }),
      RUNS,
    );
  });

  test('law 2: what no claim releases is held as unreviewed', () => {
    fc.assert(
      fc.property(claims, lifts, (made, answered) => {
        const decisions = settle(LENGTH, made, answered);
        for (const position of everywhere)
          if (!made.some((c) => c.effect === 'release' && c.span.from <= position && position < c.span.to))
            expect(at(decisions, position).effect).not.toBe('release');
      }),
      RUNS,
    );
  });

  test('law 3: one more hold or withhold never releases more, anywhere', () => {
    fc.assert(
      fc.property(
        claims,
        lifts,
        span,
        fc.constantFrom<Effect>('hold', 'withhold'),
        (made, answered, where, effect) => {
          const added: Claim = {
            id: 'new',
            span: where,
            effect,
            bases: [],
            by: { kind: 'rule', rule: 'new', pack: 'p', digest: 'd' },
            reason: 'new',
          };
          const before = settle(LENGTH, made, answered);
          const after = settle(LENGTH, [...made, added], answered);
          for (const position of everywhere)
            expect(strength[at(after, position).effect] || 0).toBeGreaterThanOrEqual(
              Math.min(strength[at(before, position).effect], strength[effect]),
            );
          for (const position of everywhere)
            if (at(after, position).effect === 'release') expect(at(before, position).effect).toBe('release');
        },
      ),
      RUNS,
    );
  });

  test('the order of claims and lifts changes nothing', () => {
    fc.assert(
      fc.property(claims, lifts, (made, answered) => {
        expect(settle(LENGTH, [...made].reverse(), [...answered].reverse())).toEqual(
          settle(LENGTH, made, answered),
        );
      }),
      RUNS,
    );
  });

  test('a lift opens what it names, where it stands, and nothing else', () => {
    fc.assert(
      fc.property(claims, span, fc.nat(7), (made, where, n) => {
        const before = settle(LENGTH, made, []);
        const after = settle(LENGTH, made, [{ claim: `c${n}`, span: where }]);
        const named = made[n];
        for (const position of everywhere) {
          const inside = where.from <= position && position < where.to;
          const claimed = named !== undefined && named.span.from <= position && position < named.span.to;
          if (!(inside && claimed)) expect(at(after, position).effect).toBe(at(before, position).effect);
        }
      }),
      RUNS,
    );
  });

  test('a withholding that stands in the place of others changes who gives a basis, and the fate of no character', () => {
    const withheld = claims.map((made) => made.map((claim): Claim => ({ ...claim, effect: 'withhold' })));
    let changed = 0;
    fc.assert(
      fc.property(
        fc.oneof(claims, withheld),
        lifts,
        fc.array(replacing, { maxLength: 6 }),
        (made, answered, instead) => {
          const opened = answered.filter((lift) => lift.instead === undefined);
          const before = settle(LENGTH, made, opened);
          const after = settle(LENGTH, made, [...opened, ...instead]);
          const wrong = everywhere.filter((position) => {
            const [was, is] = [at(before, position), at(after, position)];
            const codes = was.bases.map(({ code }) => code);
            const isLess = is.bases.length < codes.length;
            if (isLess) changed += 1;
            const isKnown = is.bases.every(({ code }) => codes.includes(code));
            return is.effect !== was.effect || !isKnown || (isLess && is.bases.length === 0);
          });
          expect(wrong).toEqual([]);
        },
      ),
      RUNS,
    );
    expect(changed).toBeGreaterThan(RUNS.numRuns / 20);
  });

  test('a withholding takes the place of what it answers as long as it stands, and of nothing that is owned', () => {
    const whole = { from: 0, to: LENGTH };
    const basis = (code: string, owner?: string) => ({
      code,
      provision: 'p',
      reason: 'r',
      ...(owner && { owner }),
    });
    const by = (action: string) => ({ kind: 'person', action, name: 'Ann Poe' }) as const;
    const rule: Claim = {
      ...{ id: 'c0', span: whole, effect: 'withhold', bases: [basis('B1'), basis('RD', 'DOE')] },
      ...{ by: { kind: 'rule', rule: 'r', pack: 'p', digest: 'd' }, reason: 'r' },
    };
    const ann: Claim = { ...rule, id: 'c1', span: { from: 0, to: 30 }, bases: [basis('B5')], by: by('a1') };
    const ben: Claim = { ...ann, id: 'c2', bases: [basis('B6')], by: by('a2') };
    const instead = { claim: 'c0', span: ann.span, instead: 'a1' };
    const told = (made: Claim[], answers: Lift[]) =>
      settle(LENGTH, made, answers).map(({ effect, bases, span: { to } }) => [
        effect,
        bases.map(({ code }) => code).join(),
        to,
      ]);
    const kept = ['withhold', 'B1,RD', 40];
    expect(told([rule, ann], [])).toEqual([['withhold', 'B1,B5,RD', 30], kept]);
    expect(told([rule, ann], [instead])).toEqual([['withhold', 'B5,RD', 30], kept]);
    expect(told([rule], [instead])).toEqual([kept]);
    const released = { claim: 'c1', span: whole };
    expect(told([rule, ann], [instead, released])).toEqual([kept]);
    // Who stands in the place of Ann stands in that of the rule too.
    const chain = [instead, { claim: 'c1', span: whole, instead: 'a2' }];
    expect(told([rule, ann, ben], chain)).toEqual([['withhold', 'B6,RD', 30], kept]);
  });

  test('an owned basis stays closed to everybody but its owner', () => {
    const owned: Claim = {
      id: 'c0',
      span: { from: 0, to: LENGTH },
      effect: 'hold',
      bases: [{ code: 'RD', provision: '42 U.S.C. 2162', reason: 'Energy removes this mark.', owner: 'DOE' }],
      by: { kind: 'marking', standing: 'classified S', row: 'uncertain', portion: '1' },
      reason: 'Restricted Data',
    };
    const released: Claim = { ...owned, id: 'c1', effect: 'release', bases: [] };
    const effectWith = (owner?: string) =>
      settle(LENGTH, [owned, released], [{ claim: 'c0', span: owned.span, ...(owner ? { owner } : {}) }])[0]
        ?.effect;
    expect([effectWith(), effectWith('NATO'), effectWith('DOE')]).toEqual(['hold', 'hold', 'release']);
  });
});
