import type { Action } from '../../model/action.ts';
import { isUndone, type RunRecord } from '../../model/run-record.ts';
import type { Kept } from '../store.ts';
import { Fold } from './fold.ts';
import { openReferrals } from './standing.ts';

/** What was decided on a run, as its record has it. */
interface RunDecided {
  readonly record: Pick<RunRecord, 'undone'>;
  readonly actions: readonly Action[];
}

/** Decisions that a run had before its review: those that the log of the review has not, and that nobody undid. */
export function decisionsBefore({ record, actions }: RunDecided, kept: readonly Kept[]): Action[] {
  const logged = new Set(
    kept.flatMap(({ entry: { entry } }) => (entry.kind === 'decision' ? [entry.action] : [])),
  );
  return actions.filter(({ id }) => !logged.has(id) && !isUndone(record, id));
}

/**
 * Every decision that stands on a run, each once: those it had, and those of its review, whether or not anything was released
 * since. They come cable by cable in the order in which they were made, which is the order in which a review shows them.
 */
export function decisionsStanding(run: RunDecided, kept: readonly Kept[]): Action[] {
  const before = decisionsBefore(run, kept);
  const fold = new Fold(before);
  for (const each of kept) fold.take(each);
  const cables = new Set([...before.map(({ mrn }) => mrn), ...fold.cables()]);
  const all = [...cables].flatMap((mrn) => fold.of(mrn).actions);
  return [...new Map(all.map((action) => [action.id, action])).values()];
}

/** The referrals of a review that no agency has answered, by cable. */
export function referralsOpen(
  run: RunDecided,
  kept: readonly Kept[],
): { readonly mrn: string; readonly agency: string }[] {
  const fold = new Fold(decisionsBefore(run, kept));
  for (const each of kept) fold.take(each);
  return [...fold.cables()].flatMap((mrn) =>
    openReferrals(fold.of(mrn)).map(({ agency }) => ({ mrn, agency })),
  );
}
