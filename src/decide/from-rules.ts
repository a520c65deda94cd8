import type { RuleMatch } from '../rule/match.ts';
import type { Claimed } from './claim-id.ts';

/** What rules found, as claims. A rule can hold or withhold, never release (law 3). */
export function claimsFromRules(matches: readonly RuleMatch[]): Claimed[] {
  return matches.map(({ rule, pack, digest, span, effect, bases, reason }) => ({
    ...{ span, effect, bases, reason },
    by: { kind: 'rule', rule, pack, digest },
  }));
}
