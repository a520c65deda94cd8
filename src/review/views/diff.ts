import { type Change, changesBetween, type Side, type Told } from '../../audit/between.ts';
import type { LoggedDecision, LoggedDeletion, LoggedRun } from '../../audit/logged-cable.ts';
import { partsOfCopies } from '../../audit/parts.ts';
import { blocksOf } from '../../audit/passages.ts';
import { cableEntries, runEntry } from '../../batch/entries.ts';
import type { Action } from '../../model/action.ts';
import type { PassagesCompared } from '../../model/review.ts';
import type { DiffView } from '../../model/shown.ts';
import { overlap } from '../../model/span.ts';
import type { Review } from '../../pipeline.ts';
import type { CableRecord } from '../acts/record.ts';
import { spansAt } from '../places.ts';
import type { Circumstances } from '../standpoint.ts';
import { markersOf } from './deletions.ts';

/** A cable at one moment of its review. */
export interface Moment {
  readonly done: Review;
  /** Entries of the log that count. */
  readonly size: number;
  /** What was done on it, by which it is told who undid a decision. */
  readonly record: Pick<CableRecord, 'done'>;
}

/** What changes in the released text from one moment to another, and why: who, when, on what authority. */
export function diffView(before: Moment, after: Moment, on: Circumstances): DiffView {
  const { done } = after;
  const { was, is, changes } = changed(before.done, done, on);
  const parts = partsOfCopies(done.cable.text, was.deletions, is.deletions, changes);
  return {
    ...{ mrn: done.mrn, banner: done.marked.banner, from: before.size, to: after.size },
    changes: changes.map((change) => changeShown(change, before, after)),
    blocks: blocksOf(parts),
  };
}

/** How what one person would delete stands to what was signed, passage by passage. */
export function passagesCompared(signed: Review, read: Review, on: Circumstances): PassagesCompared {
  const { was, changes } = changed(signed, read, on);
  const isAlike = ({ spans }: Told): boolean =>
    !changes.some((change) => spans.some((span) => overlap(span, change)));
  // A deletion of many places, as of a person, is one passage.
  const distinct = (some: readonly Change[]): number =>
    new Set(some.map(({ before, after }) => before ?? after)).size;
  return {
    same: was.deletions.filter(isAlike).length,
    grounds: distinct(changes.filter(({ kind }) => kind === 'other grounds')),
    text: distinct(changes.filter(({ kind }) => kind !== 'other grounds')),
  };
}

/** Two copies of one cable as the log of a run would tell of them, and what changes from one to the other. */
function changed(before: Review, after: Review, { setting, rulebook }: Circumstances) {
  const run = runEntry({ ...setting, actions: [] }, rulebook) as LoggedRun;
  const [was, is] = [sideOf(before, run), sideOf(after, run)];
  return { was, is, changes: changesBetween(after.cable.text, was, is) };
}

/** A copy as the log of a run would tell of it. */
function sideOf(done: Review, run: LoggedRun): Side {
  const entries = cableEntries({ done, files: [], rows: [], settled: '' });
  const deletions = entries.filter((entry) => entry.kind === 'deletion');
  const markers = markersOf(done);
  return {
    run,
    cable: {
      outcome: entries.find((entry) => entry.kind === 'cable') as Side['cable']['outcome'],
      decisions: entries.filter((entry): entry is LoggedDecision => entry.kind === 'decision'),
    },
    deletions: done.cuts.map(({ spans }, i) => ({
      spans,
      marker: markers[i] ?? '',
      entry: { ...deletions[i], seq: 0 } as LoggedDeletion,
    })),
  };
}

type ChangeShown = DiffView['changes'][number];

function changeShown(change: Change, before: Moment, after: Moment): ChangeShown {
  const { kind, before: was, after: is, why } = change;
  return {
    kind,
    portion: (is ?? was)?.entry.place.portion ?? null,
    before: was === undefined ? null : { marker: was.marker, bases: was.entry.bases },
    after: is === undefined ? null : { marker: is.marker, bases: is.entry.bases },
    why: [...why, ...reasonsFor(change, before, after)],
  };
}

/** What persons said of a place between the two moments, and what no longer stands of it. */
function reasonsFor(change: Change, before: Moment, after: Moment): string[] {
  const [was, is] = [actionsAt(change, before), actionsAt(change, after)];
  const come = is.filter(({ id }) => !was.some((each) => each.id === id));
  const gone = was.filter(({ id }) => !is.some((each) => each.id === id));
  return [
    ...come.map((action) => `${action.by}, ${action.at}: ${action.reason}${onAuthority(action)}`),
    ...gone.map((action) => undoneWords(action, after.record)),
  ];
}

/** In the copy of a second reading the decisions of others do not count, and nobody undid them. */
function undoneWords({ id, by }: Action, { done }: Moment['record']): string {
  const undo = done.find((each) => each.kind === 'undo' && each.content.action === id);
  return undo?.kind === 'undo'
    ? `decision ${id} of ${by} was undone by ${undo.by}, ${undo.at}: ${undo.content.reason}`
    : `without decision ${id} of ${by}`;
}

const actionsAt = (change: Change, { done }: Moment): readonly Action[] =>
  done.answers.applied.filter(({ on }) => spansAt(on, done).some((span) => overlap(span, change)));

const onAuthority = ({ bases, ownerAnswer }: Action): string => {
  const told = [
    ...bases.map(({ code, provision }) => `${code}, ${provision}`),
    ...(ownerAnswer === undefined ? [] : [`${ownerAnswer.owner}: ${ownerAnswer.reference}`]),
  ];
  return told.length === 0 ? '' : ` (${told.join('; ')})`;
};
