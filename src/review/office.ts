import type { Act, Place, Reviewer } from '../model/review.ts';
import type {
  Acted,
  CableView,
  DiffQuery,
  DiffView,
  EverywhereQuery,
  EverywhereView,
  KeptAt,
  Refused,
} from '../model/shown.ts';
import type {
  CaseView,
  LogPart,
  LogView,
  QueueQuery,
  QueueView,
  Released,
  ReleaseQuery,
} from '../model/shown-case.ts';
import type {
  CoverView,
  DueQuery,
  DueView,
  WithholdingsQuery,
  WithholdingsView,
} from '../model/shown-withholdings.ts';

/** Everything the page and its commands ask of a review. What comes back is plain data; whoever asks is known by then. */
export interface Office {
  /** The case as a whole, as this person sees it. */
  caseFor(you: Reviewer): CaseView;
  queue(query: QueueQuery, you: Reviewer): QueueView;
  /** Every deletion of the case, by cable and place. */
  withholdings(query: WithholdingsQuery, you: Reviewer): WithholdingsView;
  /** The cover sheet of the case as it would go out. */
  cover(you: Reviewer): CoverView;
  /** Which withholdings of released copies fall due. */
  due(query: DueQuery, you: Reviewer): DueView;
  /** One cable with all its proposed deletions; why there is none of a file that could not be read; nothing where there is no such cable. */
  cable(mrn: string, you: Reviewer): Promise<CableView | Refused | undefined>;
  /** What keeps text at a place, and a decision there could answer. */
  kept(mrn: string, on: Place, you: Reviewer): Promise<KeptAt | Refused | undefined>;
  diff(mrn: string, query: DiffQuery, you: Reviewer): Promise<DiffView | Refused | undefined>;
  /** In which cables a decision on words would be made everywhere, and in which not; nothing is recorded by that. */
  everywhere(query: EverywhereQuery, you: Reviewer): Promise<EverywhereView | Refused>;
  /** Records an act. When it resolves to `Acted`, the act is on the device. */
  act(act: Act, you: Reviewer): Promise<Acted | Refused>;
  /** Makes the copies of all signed cables, or of those that are named, and puts those that nothing bars in `public/`. */
  release(you: Reviewer, query?: ReleaseQuery): Promise<Released | Refused>;
  log(offset: number, limit: number, you: Reviewer, of?: LogPart): LogView;
}

/** True of an answer that says why nothing was recorded. */
export const isRefused = <T extends object>(answer: T | Refused): answer is Refused => 'code' in answer;
