import type { Cable, Portion } from '../model/cable.ts';
import type { Person } from '../model/person.ts';
import type { Span } from '../model/span.ts';
import type { Budget } from '../text/budget.ts';
import type { View } from '../text/view.ts';

/** What a rule looks at. */
export interface Subject {
  readonly cable: Cable;
  readonly view: View;
  readonly persons: readonly Person[];
  /** Words that ask to protect a source. */
  readonly notices: readonly Span[];
  readonly portions: readonly Portion[];
  /** Counted work that the rule may still do on this cable. Without it each search has an allowance of its own. */
  readonly budget?: Budget;
}

/** A kind of match, compiled: where in the source it hits. It may throw; the cable is then failed, not passed. */
export type Matcher = (subject: Subject) => Span[];
