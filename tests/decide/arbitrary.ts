import fc from 'fast-check';
import type { Lift } from '../../src/decide/settle.ts';
import type { Basis, Claim, ClaimBy, Effect } from '../../src/model/claim.ts';
import type { Span } from '../../src/model/span.ts';

export const LENGTH = 40;

const basis = (code: string, owner?: string): Basis => ({
  code,
  provision: `provision of ${code}`,
  reason: `reason of ${code}`,
  ...(owner === undefined ? {} : { owner }),
});
const BASES = [
  basis('B1'),
  basis('1.4(b)'),
  basis('1.4(d)'),
  basis('B6'),
  basis('RD', 'DOE'),
  basis('NATO', 'NATO'),
];

export const span: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: LENGTH }))
  .map(([from, width]) => ({ from, to: Math.min(LENGTH, from + width) }));

const effect = fc.constantFrom<Effect>('release', 'hold', 'withhold');

export const claims: fc.Arbitrary<Claim[]> = fc
  .array(fc.tuple(span, effect, fc.subarray(BASES, { minLength: 1 }), fc.boolean()), { maxLength: 8 })
  .map((rows) =>
    rows.map(([where, does, bases, isPerson], i) => ({
      id: `c${i}`,
      span: where,
      effect: does,
      bases: does === 'release' ? [] : bases,
      by: isPerson ? personBy(i) : { kind: 'rule', rule: `r${i}`, pack: 'p', digest: 'd' },
      reason: 'because',
    })),
  );

const personBy = (i: number): ClaimBy => ({ kind: 'person', action: `a${i}`, name: 'Ann Poe' });

/** Answers of releases. */
const opening: fc.Arbitrary<Lift> = fc
  .tuple(span, fc.nat(8), fc.option(fc.constantFrom('DOE', 'NATO'), { nil: undefined }))
  .map(([where, n, owner]) => ({ claim: `c${n}`, span: where, ...(owner === undefined ? {} : { owner }) }));

/** Answers of withholdings, some of which nobody made, and some of one another. Few numbers, so that they meet. */
export const replacing: fc.Arbitrary<Lift> = fc
  .tuple(span, fc.nat(4), fc.nat(4))
  .map(([where, n, of]) => ({ claim: `c${n}`, span: where, instead: `a${of}` }));

export const lifts: fc.Arbitrary<Lift[]> = fc.array(fc.oneof(opening, replacing), { maxLength: 8 });
