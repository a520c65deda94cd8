import type { Claim } from '../model/claim.ts';
import type { RuleMatch } from '../rule/match.ts';
import { identified } from './claim-id.ts';

/** What rules found, as claims. A rule can hold or withhold, never release (law 3). */
export function claimsFromRules(matches: readonly RuleMatch[]): Claim[] {
  return matches.map(({ rule, pack, digest, span, effect, bases, reason }) =>
    identified({ span, effect, bases, by: { kind: 'rule', rule, pack, digest }, reason }),
  );
}
