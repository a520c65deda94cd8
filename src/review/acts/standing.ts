import type { FinalState } from '../../model/final-state.ts';
import type { Standing } from '../../model/review.ts';
import type { Folder } from '../../model/run-record.ts';
import { type CableRecord, isDecidedHere, type Referred } from './record.ts';
import { isSigned } from './signing.ts';

/** What came of a cable with all decisions that stand, as far as its standing depends on it. */
export interface Outcome {
  readonly state: FinalState;
  /** Its witnesses contradict each other, or its markings do. */
  readonly isConflict: boolean;
  /** Open questions. */
  readonly questions: number;
  /** Where its copy lies. */
  readonly folder: Folder | null;
  /** Ids of decisions that do not hold on this text or day. */
  readonly lapsed?: readonly string[];
}

/** Where a cable stands. `shown` is the digest of what there is to be seen, `needed` how many persons must stand behind it. */
export function standingOf(outcome: Outcome, record: CableRecord, shown: string, needed: number): Standing {
  if (outcome.state === 'failed') return 'failed';
  if (outcome.isConflict) return 'conflict';
  if (isOpen(outcome, record)) return 'open';
  if (isOut(outcome, record)) return 'released';
  return isSigned(record, shown, needed, outcome.lapsed) ? 'signed' : 'ready';
}

/** Referrals that no agency answered yet. */
export const openReferrals = ({ referrals }: CableRecord): Referred[] =>
  referrals.filter(({ answer }) => answer === null);

const isOpen = ({ state, questions }: Outcome, record: CableRecord): boolean =>
  questions > 0 || state === 'held' || openReferrals(record).length > 0;

/** A copy that was released is out until the review decides on it, or a command takes it back. */
const isOut = ({ folder }: Outcome, record: CableRecord): boolean =>
  folder === 'public' && (record.released !== null || !isDecidedHere(record));
