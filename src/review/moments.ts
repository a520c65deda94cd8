import type { Opening } from '../batch/found-again.ts';
import type { DiffView, DoneShown } from '../model/shown.ts';
import type { Rulebook } from '../pipeline.ts';
import { decisionsBefore } from './acts/carried.ts';
import { Fold } from './acts/fold.ts';
import { type CableRecord, type Done, standingAfter } from './acts/record.ts';
import { Cables } from './cables.ts';
import type { RunOpened } from './releasing.ts';
import { type Circumstances, circumstancesOf } from './standpoint.ts';
import type { Kept } from './store.ts';
import { diffView, type Moment } from './views/diff.ts';
import { historyShown } from './views/history.ts';

/** With what somebody looks back on a review. */
export interface LookedBackWith {
  readonly run: RunOpened;
  readonly rulebook: Rulebook;
  readonly key: string;
  /** Reads what files hold, as the run did. */
  readonly open: Opening;
}

/** What changes in the released text of a cable, and the decisions that were made or undone to that end, in order. */
export interface Changed {
  readonly view: DiffView;
  readonly acts: readonly DoneShown[];
}

/** A review as somebody sees it who looks back on it and changes nothing. Of a run without one, the decisions of the run. */
export class Moments {
  private readonly on: Circumstances;
  private readonly cables: Cables;
  private readonly fold: Fold;

  /** `kept` is all that its log says. */
  constructor({ run, rulebook, key, open }: LookedBackWith, kept: readonly Kept[]) {
    this.on = circumstancesOf(run.record, rulebook, key);
    this.cables = new Cables(run, open, this.on);
    this.fold = new Fold(decisionsBefore(run, kept));
    for (const each of kept) this.fold.take(each);
  }

  /** How many entries its log has. */
  get size(): number {
    return this.fold.size;
  }

  /** Ids of all decisions on a cable, undone or not. */
  decisionsOn(mrn: string): string[] {
    return this.fold.of(mrn).done.flatMap(({ kind, id }) => (kind === 'decision' ? [id] : []));
  }

  /** Whether something was decided or undone on a cable behind the first `from` entries and within the first `to`. */
  isDecided(mrn: string, from: number, to: number): boolean {
    return this.fold.of(mrn).done.some((done) => isWithin(done, from, to));
  }

  /** What changes from the moment at which the log had `from` entries to that at which it had `to`. */
  between(mrn: string, from: number, to: number): Changed {
    const { done } = this.fold.of(mrn);
    const [was, is] = [from, to].map((size) => done.filter(({ seq }) => seq === null || seq < size));
    return this.changed(mrn, [was ?? [], from], [is ?? [], to], (each) => isWithin(each, from, to));
  }

  /** What one decision changes: from the moment before it was made to the one behind it. */
  byDecision(mrn: string, id: string): Changed | undefined {
    const { done } = this.fold.of(mrn);
    const at = done.findIndex((each) => each.kind === 'decision' && each.id === id);
    const seq = done[at]?.seq ?? null;
    const [from, to] = seq === null ? [0, 0] : [seq, seq + 1];
    if (at === -1) return undefined;
    return this.changed(
      mrn,
      [done.slice(0, at), from],
      [done.slice(0, at + 1), to],
      (each) => each.id === id,
    );
  }

  private changed(mrn: string, before: Until, after: Until, isOf: (done: Done) => boolean): Changed {
    const record = this.fold.of(mrn);
    const [was, is] = [this.at(mrn, record, before), this.at(mrn, record, after)];
    const done = record.done.filter(isOf);
    // What was signed does not matter here, so nothing is held against what was shown.
    const acts = historyShown({ ...record, done }, is.done, '').reverse();
    return { view: diffView(was, is, this.on), acts };
  }

  private at(mrn: string, record: CableRecord, [then, size]: Until): Moment {
    const { done } = this.cables.study(mrn, { ...record, actions: standingAfter(then) });
    return { done, size, record };
  }
}

/** What was done until a moment, and how many entries the log had then. */
type Until = readonly [done: readonly Done[], size: number];

const isWithin = ({ kind, seq }: Done, from: number, to: number): boolean =>
  (kind === 'decision' || kind === 'undo') && seq !== null && seq >= from && seq < to;
