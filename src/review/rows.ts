import { riskOf } from '../batch/filing.ts';
import { unwatched, type Watch } from '../batch/watch.ts';
import { bannerOverAll } from '../marking/source-banner.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import { attests } from '../model/action.ts';
import type { FinalState } from '../model/final-state.ts';
import { UNKNOWN_LEVEL } from '../model/marking.ts';
import type { Filed, Standing } from '../model/review.ts';
import { type InputRecord, isUnmade } from '../model/run-record.ts';
import type { Refused } from '../model/shown.ts';
import type { QueueRow } from '../model/shown-case.ts';
import type { Fold } from './acts/fold.ts';
import type { CableRecord } from './acts/record.ts';
import { standsBehind } from './acts/signing.ts';
import { openReferrals, standingOf } from './acts/standing.ts';
import { type Cables, SourceGone, unlessGone } from './cables.ts';
import { outcomeOf } from './standpoint.ts';
import type { InCase } from './views/case.ts';
import { nameOf } from './views/unread.ts';

/**
 * The lines of the queue. A cable that nobody touched at the review is shown by what was filed of it when it was made; any other
 * is reviewed as it stands now.
 */
export class Rows {
  private readonly cables: Cables;
  private readonly fold: Fold;
  private readonly vocabulary: Vocabulary;
  /** Lines of second readings, by number and version. */
  private readonly readings = new Map<string, QueueRow>();
  private readonly rows = new Map<string, { readonly row: QueueRow; readonly filed: Filed | undefined }>();

  constructor(cables: Cables, fold: Fold, vocabulary: Vocabulary, watch: Watch = unwatched) {
    this.cables = cables;
    this.fold = fold;
    this.vocabulary = vocabulary;
    const { inputs } = cables.run;
    for (const [i, input] of watch('opening', inputs.length, inputs.entries()))
      this.fill(input, nameOf(input, i));
    const touched = [...fold.cables()];
    for (const mrn of watch('reviewing what was acted on', touched.length, touched)) this.refresh(mrn);
  }

  all(): QueueRow[] {
    return Array.from(this.rows.values(), ({ row }) => row);
  }

  /** Where a cable stands; nothing where there is no such cable. */
  standingOf(mrn: string): Standing | undefined {
    return this.rows.get(mrn)?.row.standing;
  }

  /** The line of a cable for somebody who reads it a second time and came so far. */
  reading(mrn: string, record: CableRecord): QueueRow | undefined {
    const name = `${mrn} ${record.version}`;
    const row = this.readings.get(name) ?? this.madeReading(mrn, record);
    if (row !== undefined) this.readings.set(name, row);
    return row;
  }

  /** The banner over all cables, which every view of the whole bears. */
  banner(): string {
    return bannerOverAll(
      this.all().map(({ banner }) => banner),
      this.vocabulary,
    );
  }

  /** Every cable with what the page of the case counts. */
  inCase(): InCase[] {
    return Array.from(this.rows.values(), ({ row, filed }) => {
      const record = this.fold.of(row.mrn);
      return {
        ...{ row, filed, attested: this.attested(row.mrn, record.attestations) },
        referredTo: openReferrals(record).map(({ agency }) => agency),
      };
    });
  }

  /** Makes the line of a cable anew, behind what was done on it. */
  refresh(mrn: string): void {
    const input = this.cables.inputOf(mrn);
    if (input === undefined || !this.cables.has(mrn)) return;
    const record = this.fold.of(mrn);
    const at = unlessGone(() => this.cables.at(mrn, record));
    if (at === undefined) {
      this.fill(input, mrn, 'failed');
      return;
    }
    const { filed, standing, done, standsBehind: behind } = at;
    const row = rowFrom({ ...input, state: done.state }, filed, record, standing);
    this.rows.set(mrn, { filed, row: { ...row, signatures: behind.persons.length } });
  }

  /** What is asked of a cable, or why it cannot be answered: its text is not there as it was. The queue lists it as failed from then on. */
  orGone<T>(mrn: string, work: () => T): T | Refused {
    try {
      return work();
    } catch (thrown) {
      if (!(thrown instanceof SourceGone)) throw thrown;
      this.refresh(mrn);
      return { code: 'stale', reason: thrown.message };
    }
  }

  private fill(input: InputRecord, name: string, gone?: 'failed'): void {
    const filed = input.mrn === null ? undefined : this.cables.filed(input.mrn);
    if (filed === undefined && !isUnmade(input)) return;
    const record = this.fold.of(input.mrn ?? '');
    const standing =
      gone ??
      (filed === undefined
        ? 'failed'
        : standingOf({ ...outcomeOf(filed), ...input }, record, '', this.cables.needed));
    this.rows.set(name, { filed, row: rowFrom({ ...input, mrn: name }, filed, record, standing) });
  }

  /** Of a cable that nobody decided on, the line that was filed of it is that of the machine. */
  private madeReading(mrn: string, record: CableRecord): QueueRow | undefined {
    const input = this.cables.inputOf(mrn);
    if (input === undefined) return undefined;
    const isAsMade = [record, this.fold.of(mrn)].every(({ done }) =>
      done.every(({ kind }) => kind !== 'decision' && kind !== 'undo'),
    );
    const filed = isAsMade ? this.cables.filed(mrn) : undefined;
    const { state, standing, ...found } =
      filed === undefined
        ? this.blindly(mrn, record, input.state)
        : { filed, ...standingIn(filed, input.state, record, this.cables.needed) };
    const row = rowFrom({ ...input, state, folder: null }, found.filed, record, standing);
    return { ...row, secondReading: true };
  }

  private blindly(mrn: string, record: CableRecord, state: FinalState) {
    const at = unlessGone(() => this.cables.blind(mrn, record));
    return at === undefined
      ? { state, filed: this.cables.filed(mrn), standing: 'failed' as const }
      : { state: at.done.state, filed: at.filed, standing: at.standing };
  }

  private attested(mrn: string, ours: CableRecord['attestations']): string[] {
    const before = this.cables.run.attestations.filter((each) => attests(each, mrn));
    return [...before, ...ours].map(({ need }) => need);
  }
}

const standingIn = (filed: Filed, state: FinalState, record: CableRecord, needed: number) => ({
  state,
  standing: standingOf({ ...outcomeOf(filed), state, folder: null }, record, '', needed),
});

/** A line of the queue; of what could not be read, only that. */
function rowFrom(
  { mrn, file, state, folder }: InputRecord,
  filed: Filed | undefined,
  record: CableRecord,
  standing: Standing,
): QueueRow {
  const last = record.done.findLast(({ seq }) => seq !== null);
  return {
    ...(filed === undefined ? nothingFiled(mrn ?? '', file) : shownOf(filed)),
    ...{ file, state, folder, standing },
    signatures: standsBehind(record, '').length,
    last: last === undefined ? null : { by: last.by, at: last.at },
  };
}

const shownOf = ({ needs: _, isConflict: __, risks, ...shown }: Filed) => ({
  ...shown,
  risk: riskOf(risks),
});

/** In the place of a subject stands the file: nobody knows anything else of it. */
const nothingFiled = (mrn: string, file: string) => ({
  ...{ mrn, dated: null, banner: UNKNOWN_LEVEL, post: '', subject: file, risk: null },
  ...{ questions: 0, deletions: 0, tags: [], bases: [], rules: [], persons: [] },
});
