import type { Opening } from '../batch/found-again.ts';
import type { Watch } from '../batch/watch.ts';
import { UsageProblem } from '../disk/failure.ts';
import { keyIdOf } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import { isOfficial } from '../model/person-name.ts';
import type { Act, Place, Reviewer } from '../model/review.ts';
import { isUnmade } from '../model/run-record.ts';
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
import type { Rulebook } from '../pipeline.ts';
import { decisionsBefore } from './acts/carried.ts';
import { Fold } from './acts/fold.ts';
import { refusalFor } from './acts/permits.ts';
import { type CableRecord, standingAt, UNREAD_TWICE } from './acts/record.ts';
import { accessOf, openingOf, recordingOf } from './acts/recording.ts';
import { lastSignedBy, whyNotSign } from './acts/signing.ts';
import { openReferrals } from './acts/standing.ts';
import { Cables } from './cables.ts';
import { Due } from './due.ts';
import { Judgement } from './judgement.ts';
import { cablesOf, isOf, Ledger } from './ledger.ts';
import { isRefused, type Office } from './office.ts';
import { Outgoing, type OutgoingGiven } from './outgoing.ts';
import { Readings } from './readings.ts';
import { Rows } from './rows.ts';
import { Sight } from './sight.ts';
import { type Circumstances, circumstancesOf } from './standpoint.ts';
import type { Kept, Store } from './store.ts';
import { cableView } from './views/cable.ts';
import { caseView, narrowedTo } from './views/case.ts';
import { coverView } from './views/cover.ts';
import { diffView, type Moment } from './views/diff.ts';
import { dueView } from './views/due.ts';
import { everywhereView } from './views/everywhere.ts';
import { keptShown } from './views/kept.ts';
import { queueView } from './views/queue.ts';
import { nameOf, unreadBecause } from './views/unread.ts';
import { withholdingsView } from './views/withholdings.ts';
import { Withholdings } from './withholdings.ts';

/** All that a review is opened with. Clock and keys come from outside. */
export interface DeskGiven extends OutgoingGiven {
  readonly store: Store;
  /** Reads what files hold, as the run did. */
  readonly open: Opening;
  /** Told how far the opening is: every cable is listed, and each that somebody acted on is reviewed as it stands now. */
  readonly watch?: Watch;
  /** Told of the head of the log when the review is closed. */
  readonly closed?: (head: Head) => void;
}

/** Opens a review of a run of which nothing is cut off: the log is read and folded, and begun where there is none. */
export async function openDesk(given: DeskGiven): Promise<Desk> {
  const { store, rulebook, key, run } = given;
  let kept = await store.since(0);
  if (kept.length === 0 && store.readOnly === null) {
    const { head, audience, asOf } = run.record;
    const { signatures, sample = { share: 0 } } = rulebook.audience;
    const header = { run: head, audience, asOf, signatures: signatures.persons, sample: sample.share };
    const { news, ours } = await store.append(0, (others) =>
      others.length > 0 ? undefined : openingOf({ ...header, key: keyIdOf(key) }),
    );
    kept = [...news, ...ours];
  }
  refuseFewer(kept, rulebook);
  const desk = new Desk(given, kept);
  await desk.settleUp();
  return desk;
}

/** What was begun for so many persons is not ended by fewer, whatever the rules say by then. */
function refuseFewer(kept: readonly Kept[], { audience: { signatures } }: Rulebook): void {
  const first = kept[0]?.entry.entry;
  if (first?.kind === 'review' && first.signatures > signatures.persons)
    throw new UsageProblem(
      `This review was begun with ${first.signatures} persons behind a copy, and --rules asks for ${signatures.persons}. Open it with the rules it was begun with.`,
    );
}

/** The office of a review: everything it shows is a fold of its log over the cables of a run. */
export class Desk implements Office {
  private readonly given: DeskGiven;
  private readonly on: Circumstances;
  private readonly cables: Cables;
  private readonly ledger: Ledger;
  private readonly rows: Rows;
  private readonly outgoing: Outgoing;
  private readonly readings: Readings;
  private readonly sight: Sight;
  private readonly fallingDue: Due;
  private isClosed = false;
  private readonly judgement: Judgement;

  constructor(given: DeskGiven, kept: readonly Kept[]) {
    const { run, rulebook, key, open, store } = given;
    this.given = given;
    this.on = circumstancesOf(run.record, rulebook, key);
    this.cables = new Cables(run, open, this.on);
    const fold = new Fold(decisionsBefore(run, kept));
    this.ledger = new Ledger(store, fold, kept, (mrn) => this.rows.refresh(mrn));
    this.rows = new Rows(this.cables, fold, rulebook.vocabulary, given.watch);
    this.outgoing = new Outgoing(given, this.on, this.ledger, this.cables, this.rows);
    this.fallingDue = new Due(run.folder, rulebook.exemptions, this.ledger);
    // What the review was begun with counts, whatever the rules say by then.
    const { sample: share = 0, run: begun = run.record.head } = fold.header ?? {};
    const sampling = { share, run: begun.digest, key };
    this.readings = new Readings(sampling, this.ledger, this.cables, this.rows);
    const index = new Withholdings(run, this.cables, this.ledger);
    this.sight = new Sight(
      { ledger: this.ledger, cables: this.cables, rows: this.rows, index },
      this.readings,
    );
    const { on, ledger, cables, rows, readings, sight } = this;
    this.judgement = new Judgement({ now: given.now, on, ledger, cables, rows, readings, sight });
  }

  caseFor(you: Reviewer): CaseView {
    const { readOnly, root } = this.given.store;
    const quality = this.readings.quality(you);
    const log = { size: this.ledger.size, root };
    const notice = this.outgoing.notice((mrn) => !this.readings.isOf(mrn, you));
    const now = { banner: this.rows.banner(), readOnly, notice, log, quality };
    return caseView(this.sight.inCase(you), this.outgoing.run.record, this.on.rulebook, you, now);
  }

  queue(query: QueueQuery, you: Reviewer): QueueView {
    const rows = this.rows.all().map((row) => this.sight.rowOf(row, you));
    return queueView(
      rows,
      query,
      { texts: this.cables, banner: this.rows.banner() },
      narrowedTo(() => this.sight.inCase(you), query),
    );
  }

  withholdings(query: WithholdingsQuery, you: Reviewer): WithholdingsView {
    const all = this.cables.numbers().flatMap((mrn) => this.sight.withheldIn(mrn, you));
    return withholdingsView(all, query, this.rows.banner());
  }

  cover(you: Reviewer): CoverView {
    const { record } = this.outgoing.run;
    const byName = new Map(this.sight.inCase(you).map((each) => [each.row.mrn, each]));
    const inputs = record.inputs.map((input, i) => ({ input, at: byName.get(nameOf(input, i)) }));
    const withholdings = (mrn: string) => this.sight.withheldIn(mrn, you);
    const official = refusalFor(you, 'release') === undefined && isOfficial(you.name) ? you.name : null;
    return coverView({ inputs, withholdings, official }, record, this.on.rulebook, this.rows.banner());
  }

  /** What somebody reads a second time is not among it: it would tell them what was decided. */
  due(query: DueQuery, you: Reviewer): DueView {
    const out = this.sight.inCase(you).filter(({ row }) => row.folder === 'public');
    const found = this.fallingDue.of(out.map(({ row }) => row.mrn));
    const { by = this.given.now().slice(0, 10) } = query;
    return dueView(found, { ...query, by }, this.rows.banner());
  }

  async cable(mrn: string, you: Reviewer): Promise<CableView | Refused | undefined> {
    if (!this.cables.has(mrn)) return this.unread(mrn);
    await this.notesAccess(mrn, you);
    return this.rows.orGone(mrn, () => this.viewOf(mrn, you));
  }

  async kept(mrn: string, on: Place, you: Reviewer): Promise<KeptAt | Refused | undefined> {
    if (!this.cables.has(mrn)) return undefined;
    await this.notesAccess(mrn, you);
    return this.rows.orGone(mrn, () => ({ kept: keptShown(this.sight.at(mrn, you).done, on) }));
  }

  async diff(mrn: string, query: DiffQuery, you: Reviewer): Promise<DiffView | Refused | undefined> {
    if (!this.cables.has(mrn)) return undefined;
    await this.notesAccess(mrn, you);
    const { from, to = this.ledger.size, reading } = query;
    const record = this.sight.recordOf(mrn, you);
    const after = reading === undefined ? momentOf(record, to) : this.readUntil(mrn, reading, you);
    if (isRefused(after)) return after;
    return this.rows.orGone(mrn, () =>
      diffView(this.at(mrn, momentOf(record, from)), this.at(mrn, after), this.on),
    );
  }

  async everywhere(query: EverywhereQuery, you: Reviewer): Promise<EverywhereView | Refused> {
    const { decision } = query;
    const refused = this.refuses(decision, you);
    if (refused !== undefined) return refused;
    await this.notesAccess(decision.mrn, you);
    const found = this.rows.orGone(decision.mrn, () => this.judgement.listed(decision, you));
    return isRefused(found) ? found : everywhereView(found, query, this.rows.banner());
  }

  async act(act: Act, you: Reviewer): Promise<Acted | Refused> {
    const refused = this.refuses(act, you);
    if (refused !== undefined) return refused;
    await this.notesAccess(act.mrn, you);
    let answer: Refused | undefined;
    const recorded = this.ledger.record(() => {
      const known = this.ledger.fold.actOf(act.id)?.[0];
      if (known !== undefined) {
        answer = isOf(known, act, you) ? undefined : OTHER_ACT;
        return undefined;
      }
      const resolved = this.rows.orGone(act.mrn, () => this.judgement.resolved(act, you));
      if (!isRefused(resolved)) return recordingOf(resolved, this.given.key, this.given.account);
      answer = resolved;
      return undefined;
    });
    // What is on record takes a copy back even where the cable cannot be shown any more.
    const ours = await recorded.finally(() => this.outgoing.reconsider());
    return answer ?? this.rows.orGone(act.mrn, () => this.acted(act, ours, you));
  }

  release(you: Reviewer, { cables }: ReleaseQuery = {}): Promise<Released | Refused> {
    return this.outgoing.release(you, cables);
  }

  /** Does what an earlier process had no time for. */
  settleUp(): Promise<void> {
    return this.outgoing.settleUp();
  }

  log(offset: number, limit: number, you: Reviewer, of: LogPart = 'all'): LogView {
    const isBlind = (mrn: string): boolean => this.readings.isOf(mrn, you);
    const { listed, entries } = this.ledger.page(offset, limit, of);
    const shown = entries.map((entry) =>
      entry.mrn?.split(', ').some(isBlind) === true ? { ...entry, ...UNSEEN } : entry,
    );
    return { banner: this.rows.banner(), size: this.ledger.size, listed, entries: shown };
  }

  /** Reads the texts of cables for those who search, a few at a time, so that nobody waits for it. */
  async readTexts(pause: () => Promise<void>): Promise<void> {
    for (const [i, mrn] of this.cables.numbers().entries()) {
      if (this.isClosed) return;
      this.cables.readText(mrn);
      if (i % 20 === 19) await pause();
    }
  }

  /** Lets go of the log. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.given.store.close();
    this.given.closed?.(this.ledger.head);
  }

  /** What the queue lists and nobody could read: what the run said of it. */
  private unread(name: string): Refused | undefined {
    const failed = this.outgoing.run.record.inputs.find(
      (input, i) => isUnmade(input) && nameOf(input, i) === name,
    );
    return failed && { code: 'not-found', reason: unreadBecause(failed) };
  }

  /**
   * Nobody is given a text before it is on record that they were. Where nothing can be recorded any more the review is open to read, and
   * says so on every view.
   */
  private async notesAccess(mrn: string, { name: by }: Reviewer): Promise<void> {
    const at = this.given.now();
    const isKnown = () => this.ledger.fold.wasGiven(mrn, by, at);
    if (isKnown() || this.given.store.readOnly !== null) return;
    try {
      await this.ledger.record(() => (isKnown() ? undefined : accessOf({ mrn, by, at })));
    } catch (thrown) {
      if (this.given.store.readOnly === null) throw thrown;
    }
  }

  private refuses({ kind, mrn }: Pick<Act, 'kind' | 'mrn'>, you: Reviewer): Refused | undefined {
    const { readOnly } = this.given.store;
    if (readOnly !== null) return { code: 'read-only', reason: readOnly };
    if (!this.cables.has(mrn)) return { code: 'not-found', reason: `This review has no cable ${mrn}.` };
    return refusalFor(you, kind);
  }

  /** The answer to an act that is on record, now or since it was sent before. */
  private acted({ id, mrn }: Act, ours: readonly Kept[], you: Reviewer): Acted | Refused {
    const entries = ours.length > 0 ? ours : (this.ledger.fold.actOf(id) ?? []);
    const [first] = entries;
    if (first === undefined) return { code: 'idle', reason: 'This is on record already.' };
    const { seq, digest } = first.entry;
    return { ...{ mrn, seq, digest }, cables: cablesOf(entries).length, cable: this.viewOf(mrn, you) };
  }

  private viewOf(mrn: string, you: Reviewer): CableView {
    const isSecondReading = this.readings.isOf(mrn, you);
    const at = this.sight.at(mrn, you);
    const { shown, standing, record } = at;
    const cannot = isSecondReading
      ? SIGNED_BY_OTHERS
      : whyNotSign(you, record, { shown, standing, openReferrals: openReferrals(record).length })?.reason;
    const lastSigned = isSecondReading ? null : lastSignedBy(you.name, record);
    const forYou = { cannotSign: cannot ?? null, lastSigned, isSecondReading };
    const view = cableView(at, this.on.rulebook, forYou);
    return isSecondReading ? view : this.outgoing.shownWith(view);
  }

  /** What somebody would have released who ended a second reading with this entry. */
  private readUntil(mrn: string, seq: number, you: Reviewer): Then | Refused {
    const ended = this.sight.recordOf(mrn, you).comparisons.find((each) => each.seq === seq);
    const record = ended && this.ledger.fold.readingOf(mrn, ended.by);
    return ended === undefined ? NO_READING : momentOf(record ?? UNREAD_TWICE, seq);
  }

  private at(mrn: string, { record, size }: Then): Moment {
    return { done: this.cables.study(mrn, record).done, size, record };
  }
}

/** A cable with the decisions that stood once the log had so many entries. */
interface Then {
  readonly record: CableRecord;
  readonly size: number;
}

/** Before the run, nobody had decided anything. */
const momentOf = (record: CableRecord, size: number): Then => ({
  record: { ...record, actions: size < 0 ? [] : standingAt(record.done, size) },
  size,
});

const SIGNED_BY_OTHERS = 'You read this cable a second time. Others signed it; end the reading instead.';
const UNSEEN = {
  kind: '',
  by: null,
  at: null,
  what: 'not shown before you have read this cable a second time',
};
const NO_READING: Refused = { code: 'not-found', reason: 'No second reading of this cable was ended there.' };
const OTHER_ACT: Refused = {
  code: 'invalid',
  reason: 'Another act has this number already. Load the page again, then do it anew.',
};
