import { covers, type Span, unite } from '../model/span.ts';
import type { RuleAdvice, RuleMatch } from './match.ts';

/** That a rule spoke of a place, and how. */
export type Spoken = Pick<RuleMatch | RuleAdvice, 'rule' | 'effect'>;

/** What rules said of a cable, for counting. What lies whole in a passage that others withhold is not asked, so it is no hold. */
export function spokenIn(found: readonly (Spoken & { readonly span: Span })[]): Spoken[] {
  const withheld = unite(found.filter(({ effect }) => effect === 'withhold').map(({ span }) => span));
  return found.map(({ rule, effect, span }) => {
    const asks = effect !== 'hold' || !withheld.some((passage) => covers(passage, span));
    return { rule, effect: asks ? effect : 'withhold' };
  });
}

/** How often one rule found something in a collection. */
export interface RuleCount {
  readonly rule: string;
  /** Cables in which it found something, and those in which it held some of it. */
  readonly cables: number;
  readonly heldCables: number;
  readonly passages: number;
}

/** From how many cables on it says something that a rule never matched, or holds too often. */
export const ENOUGH_CABLES = 20;

/** Counts what rules find in a collection. It keeps numbers only, so that a collection may be of any size. */
export class RuleTally {
  private readonly counts: Map<string, RuleCount>;
  cables = 0;

  constructor(rules: readonly string[]) {
    this.counts = new Map(rules.map((rule) => [rule, { rule, cables: 0, heldCables: 0, passages: 0 }]));
  }

  /** What was found in one more cable. */
  add(matches: readonly Spoken[]): void {
    this.cables += 1;
    const held = new Set(matches.filter(({ effect }) => effect === 'hold').map(({ rule }) => rule));
    const passages = new Map<string, number>();
    for (const { rule } of matches) passages.set(rule, (passages.get(rule) ?? 0) + 1);
    for (const [rule, found] of passages) {
      const before = this.counts.get(rule) ?? { rule, cables: 0, heldCables: 0, passages: 0 };
      this.counts.set(rule, {
        rule,
        cables: before.cables + 1,
        heldCables: before.heldCables + (held.has(rule) ? 1 : 0),
        passages: before.passages + found,
      });
    }
  }

  /** Every rule, in the order in which it was given. */
  all(): RuleCount[] {
    return [...this.counts.values()];
  }

  /** Rules that found nothing anywhere. */
  silent(): string[] {
    return this.all().flatMap(({ rule, cables }) => (cables === 0 ? [rule] : []));
  }
}
