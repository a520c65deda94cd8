import type { Opening } from '../batch/found-again.ts';
import { UsageProblem } from '../disk/failure.ts';
import { keyIdOf } from '../model/digest.ts';
import type { Act, Reviewer } from '../model/review.ts';
import type {
  Acted,
  CableView,
  CaseView,
  DiffQuery,
  DiffView,
  LogView,
  QueueQuery,
  QueueView,
  Refused,
  Released,
} from '../model/shown.ts';
import type { Rulebook } from '../pipeline.ts';
import { squeezed } from '../text/white-space.ts';
import { decisionsBefore } from './acts/carried.ts';
import { Fold } from './acts/fold.ts';
import { refusalFor } from './acts/permits.ts';
import type { CableRecord } from './acts/record.ts';
import { openingOf, type ResolvedAct, recordingOf } from './acts/recording.ts';
import { whyNotSign } from './acts/signing.ts';
import { openReferrals } from './acts/standing.ts';
import { Cables } from './cables.ts';
import { cablesOf, isOf, Ledger } from './ledger.ts';
import { isRefused, type Office } from './office.ts';
import { Outgoing, type OutgoingGiven } from './outgoing.ts';
import { resolve } from './resolve.ts';
import { Rows } from './rows.ts';
import { type Circumstances, circumstancesOf } from './standpoint.ts';
import type { Kept, Store } from './store.ts';
import { cableView, type Standpoint } from './views/cable.ts';
import { caseView } from './views/case.ts';
import { diffView } from './views/diff.ts';
import { historyShown } from './views/history.ts';
import { queueView } from './views/queue.ts';
import { nameOf, unreadBecause } from './views/unread.ts';

/** All that a review is opened with. Clock and keys come from outside. */
export interface DeskGiven extends OutgoingGiven {
  readonly store: Store;
  /** Reads what files hold, as the run did. */
  readonly open: Opening;
}

/** Opens a review of a run of which nothing is cut off: the log is read and folded, and begun where there is none. */
export async function openDesk(given: DeskGiven): Promise<Desk> {
  const { store, rulebook, key, run } = given;
  let kept = await store.since(0);
  if (kept.length === 0 && store.readOnly === null) {
    const { head, audience, asOf } = run.record;
    const header = { run: head, audience, asOf, signatures: rulebook.audience.signatures.persons };
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
  private isClosed = false;

  constructor(given: DeskGiven, kept: readonly Kept[]) {
    const { run, rulebook, key, open, store } = given;
    this.given = given;
    this.on = circumstancesOf(run.record, rulebook, key);
    this.cables = new Cables(run, open, this.on);
    const fold = new Fold(decisionsBefore(run, kept));
    this.ledger = new Ledger(store, fold, kept, (mrn) => this.rows.refresh(mrn));
    this.rows = new Rows(this.cables, fold);
    this.outgoing = new Outgoing(given, this.on, this.ledger, this.cables, this.rows);
  }

  caseFor(you: Reviewer): CaseView {
    const { readOnly, root } = this.given.store;
    const now = { readOnly, notice: this.outgoing.notice, log: { size: this.ledger.size, root } };
    return caseView(this.rows.inCase(), this.outgoing.run.record, this.on.rulebook, you, now);
  }

  queue(query: QueueQuery): QueueView {
    return queueView(this.rows.all(), query, this.cables);
  }

  async cable(mrn: string, you: Reviewer): Promise<CableView | Refused | undefined> {
    return this.cables.has(mrn) ? this.viewOf(mrn, you) : this.unread(mrn);
  }

  async diff(mrn: string, { from, to = this.ledger.size }: DiffQuery): Promise<DiffView | undefined> {
    if (!this.cables.has(mrn)) return undefined;
    return diffView(this.momentOf(mrn, from), this.momentOf(mrn, to), this.on);
  }

  async act(act: Act, you: Reviewer): Promise<Acted | Refused> {
    const refused = this.refuses(act, you);
    if (refused !== undefined) return refused;
    let answer: Refused | undefined;
    const recorded = this.ledger.record(() => {
      const known = this.ledger.fold.actOf(act.id)?.[0];
      if (known !== undefined) {
        answer = isOf(known, act, you) ? undefined : OTHER_ACT;
        return undefined;
      }
      const resolved = this.resolved(act, you);
      if (!isRefused(resolved)) return recordingOf(resolved, this.given.key);
      answer = resolved;
      return undefined;
    });
    // What is on record takes a copy back even where the cable cannot be shown any more.
    const ours = await recorded.finally(() => this.outgoing.reconsider());
    return answer ?? this.acted(act, ours, you);
  }

  release(you: Reviewer): Promise<Released | Refused> {
    return this.outgoing.release(you);
  }

  /** Does what an earlier process had no time for. */
  settleUp(): Promise<void> {
    return this.outgoing.settleUp();
  }

  log(offset: number, limit: number): LogView {
    return { banner: this.rows.banner(), size: this.ledger.size, entries: this.ledger.page(offset, limit) };
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
  }

  /** What the queue lists and nobody could read: what the run said of it. */
  private unread(name: string): Refused | undefined {
    const failed = this.outgoing.run.record.inputs.find(
      (input, i) => input.state === 'failed' && nameOf(input, i) === name,
    );
    return failed && { code: 'not-found', reason: unreadBecause(failed) };
  }

  private refuses({ kind, mrn }: Act, you: Reviewer): Refused | undefined {
    const { readOnly } = this.given.store;
    if (readOnly !== null) return { code: 'read-only', reason: readOnly };
    if (!this.cables.has(mrn)) return { code: 'not-found', reason: `This review has no cable ${mrn}.` };
    return refusalFor(you, kind);
  }

  private resolved(act: Act, you: Reviewer): ResolvedAct | Refused {
    const record = this.ledger.of(act.mrn);
    if (record.version !== act.version) return this.conflict(act, record);
    const at = this.given.now();
    return resolve(act, {
      ...{ you, at, today: at.slice(0, 10), on: this.on },
      standpoint: this.cables.at(act.mrn, record),
      elsewhere: (text) => this.withText(text, act.mrn),
    });
  }

  /** Somebody did something on the cable since this person saw it: they are shown it, and choose. */
  private conflict({ mrn, version }: Act, record: CableRecord): Refused {
    const seen = this.ledger.placeOf(version);
    const { done, shown } = this.cables.at(mrn, record);
    const others = historyShown(record, done, shown).filter(({ seq }) => seq !== null && seq > seen);
    const who = [...new Set(others.map(({ by }) => by))].join(', ');
    const reason = `${who} did something on this cable since you were shown it. Look at it, then decide.`;
    return { code: 'conflict', reason, others };
  }

  private *withText(text: string, but: string): Generator<Standpoint> {
    const sought = squeezed(text.toLowerCase());
    for (const mrn of this.cables.numbers()) {
      if (mrn === but) continue;
      this.cables.readText(mrn);
      if (this.cables.of(mrn)?.includes(sought) === true) yield this.cables.at(mrn, this.ledger.of(mrn));
    }
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
    const record = this.ledger.of(mrn);
    const at = this.cables.at(mrn, record);
    const { shown, standing } = at;
    const cannot = whyNotSign(you, record, { shown, standing, openReferrals: openReferrals(record).length });
    return this.outgoing.shownWith(cableView(at, this.on.rulebook, cannot?.reason ?? null));
  }

  private momentOf(mrn: string, size: number) {
    const record = { ...this.ledger.of(mrn), actions: this.ledger.fold.actionsUntil(mrn, size) };
    return { done: this.cables.study(mrn, record).done, size };
  }
}

const OTHER_ACT: Refused = {
  code: 'invalid',
  reason: 'Another act has this number already. Load the page again, then do it anew.',
};
