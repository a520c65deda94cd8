import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../../src/decide/settle.ts';
import type { Claim, Decision, Effect } from '../../src/model/claim.ts';
import { claims, LENGTH, lifts, span } from './arbitrary.ts';
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
