import type { Cable, Portion } from '../model/cable.ts';
import type { Person } from '../model/person.ts';
import type { Span } from '../model/span.ts';
import type { View } from '../text/view.ts';

/** What a rule looks at. */
export interface Subject {
  readonly cable: Cable;
  readonly view: View;
  readonly persons: readonly Person[];
  /** Words that ask to protect a source. */
  readonly notices: readonly Span[];
  readonly portions: readonly Portion[];
}

/** A kind of match, compiled: where in the source it hits. It may throw; the cable is then failed, not passed. */
export type Matcher = (subject: Subject) => Span[];
