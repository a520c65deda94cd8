import type { Referral } from '../model/referral.ts';
import { byPosition } from '../model/span.ts';
import type { RuleMatch } from './match.ts';

/** Passages that are other agencies' to open, in the order of the text. */
export const referralsIn = (matches: readonly RuleMatch[]): Referral[] =>
  matches
    .flatMap(({ span, referral }) => (referral === undefined ? [] : [{ span, ...referral }]))
    .sort((a, b) => byPosition(a.span, b.span) || (a.agency < b.agency ? -1 : a.agency > b.agency ? 1 : 0));
