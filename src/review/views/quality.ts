import type { PassagesCompared } from '../../model/review.ts';
import type { QualityShown } from '../../model/shown-case.ts';
import type { Compared } from '../acts/record.ts';

/** A cable that was signed at the review. */
export interface SignedOnce {
  readonly mrn: string;
  readonly isSampled: boolean;
  readonly comparisons: readonly Compared[];
}

/** What second readings found so far. The first that was ended of a cable counts. */
export function qualityShown(
  share: number,
  signed: readonly SignedOnce[],
  yours: readonly string[],
): QualityShown {
  const read = signed.flatMap(({ mrn, comparisons: [first] }) =>
    first === undefined ? [] : [{ mrn, ...first }],
  );
  const agree = read.filter(({ result }) => result !== 'text').length;
  return {
    ...{ share, signed: signed.length, chosen: signed.filter(({ isSampled }) => isSampled).length },
    ...{ read: read.length, agree, alike: read.filter(({ result }) => result === 'same').length },
    interval: read.length === 0 ? null : wilson(agree, read.length),
    passages: summed(read.map(({ passages }) => passages)),
    differ: read.flatMap(({ mrn, by, at, result }) => (result === 'same' ? [] : [{ mrn, by, at, result }])),
    yours,
  };
}

/** Standard deviations that 95 % of a normal distribution lie within. */
const Z = 1.959964;

/**
 * The 95 % confidence interval of a share, by Wilson's score: it stays between 0 and 1 and says something of five cables, of which the
 * usual one says nothing once all agree. E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209.
 */
export function wilson(some: number, of: number): readonly [low: number, high: number] {
  const share = some / of;
  const middle = share + Z ** 2 / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const within = (bound: number): number => Math.min(1, Math.max(0, bound / (1 + Z ** 2 / of)));
  return [within(middle - reach), within(middle + reach)];
}

const summed = (all: readonly PassagesCompared[]): PassagesCompared =>
  all.reduce(
    (sum, each) => ({
      same: sum.same + each.same,
      grounds: sum.grounds + each.grounds,
      text: sum.text + each.text,
    }),
    { same: 0, grounds: 0, text: 0 },
  );
