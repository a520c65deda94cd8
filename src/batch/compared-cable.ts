import { type Change, changesBetween, type Side } from '../audit/between.ts';
import { wordDiff } from '../audit/diff.ts';
import type { LoggedRun } from '../audit/logged-cable.ts';
import { isChange, type Part, partsOfCopies, partsOfWords, sideOf } from '../audit/parts.ts';
import { type OpenedCable, withheldFrom } from './opened-cable.ts';

/** What two runs let go of one cable. What is out of both copies is in neither part. */
export interface ComparedCable {
  readonly mrn: string;
  readonly before: OpenedCable;
  readonly after: OpenedCable;
  /** None where the runs read different texts: then words can be compared and grounds cannot. */
  readonly changes: readonly Change[];
  /** The one copy beside the other; `of` is an index of `changes`. */
  readonly parts: readonly Part[];
  readonly isSameSource: boolean;
}

export function compareCables(
  [before, after]: readonly [OpenedCable, OpenedCable],
  [first, second]: readonly [LoggedRun, LoggedRun],
): ComparedCable {
  const { mrn, source } = before;
  if (source !== after.source) {
    const parts = partsOfWords(wordDiff(bodyOf(before), bodyOf(after)));
    return { mrn, before, after, parts, changes: [], isSameSource: false };
  }
  const [was, is] = [sideOfRun(before, first), sideOfRun(after, second)];
  const changes = changesBetween(source, was, is);
  const parts = partsOfCopies(source, was.deletions, is.deletions, changes);
  return { mrn, before, after, parts, changes, isSameSource: true };
}

const sideOfRun = (cable: OpenedCable, run: LoggedRun): Side => ({
  ...{ run, cable: cable.logged, deletions: withheldFrom(cable) },
});

const bodyOf = ({ parts, isSheet }: OpenedCable): string => (isSheet ? '' : sideOf(parts, 'right'));

/** True where the same words are released, on the same grounds, of the same state and in the same folder. */
export const isUnchanged = ({ before, after, parts, changes }: ComparedCable): boolean =>
  changes.length === 0 && !parts.some(isChange) && outcomeOf(before) === outcomeOf(after);

const outcomeOf = ({ logged: { outcome } }: OpenedCable): string =>
  [outcome.state, outcome.status, outcome.folder].join();
