import type { Making } from '../batch/remake.ts';
import { CheckFailure, DiskFailure, UsageProblem } from '../disk/failure.ts';
import { isOfficial } from '../model/person-name.ts';
import type { Reviewer, Standing } from '../model/review.ts';
import { FORMATS } from '../model/run-record.ts';
import type { CableView, Refused } from '../model/shown.ts';
import type { Released } from '../model/shown-case.ts';
import { refusalFor } from './acts/permits.ts';
import { type CableRecord, isDecidedHere } from './acts/record.ts';
import { recordingOf } from './acts/recording.ts';
import { isSigned } from './acts/signing.ts';
import { type Cables, unlessGone } from './cables.ts';
import type { Ledger } from './ledger.ts';
import { InTurn } from './record/in-turn.ts';
import {
  type MadeWith,
  makeAgain,
  makingOf,
  parted,
  type RunOpened,
  type RunReleased,
  releaseOf,
  releasesIn,
  type SignedCable,
} from './releasing.ts';
import type { Rows } from './rows.ts';
import type { Circumstances } from './standpoint.ts';
import type { Recording, Store } from './store.ts';
import { onPage } from './views/on-page.ts';

/** With what copies go out. */
export interface OutgoingGiven extends MadeWith {
  /** Reads the record of the run again, after it was written anew. */
  readonly reopen: () => RunOpened;
  readonly store: Pick<Store, 'readOnly'>;
  /** The present instant, as ISO. */
  readonly now: () => string;
  /** The account of the system from which a command acts; a server acts for many, and has none. */
  readonly account?: string | undefined;
}

/** What goes out of a review, and what is taken back. */
export class Outgoing {
  private readonly given: OutgoingGiven;
  private readonly on: Circumstances;
  private readonly ledger: Ledger;
  private readonly cables: Cables;
  private readonly rows: Rows;
  /** Making copies takes a while and lets others in: what makes some waits for its turn. */
  private readonly making = new InTurn();
  /** Cables whose released copy was taken out of `public/` with none made in its place, each with that in words. */
  private readonly stuck = new Map<string, string>();
  private opened: RunOpened;

  constructor(given: OutgoingGiven, on: Circumstances, ledger: Ledger, cables: Cables, rows: Rows) {
    this.given = given;
    this.on = on;
    this.ledger = ledger;
    this.cables = cables;
    this.rows = rows;
    this.opened = given.run;
  }

  /** The run as it is now. */
  get run(): RunOpened {
    return this.opened;
  }

  /** Releases what is signed of the cables that are named, or all of it. */
  release(you: Reviewer, named?: readonly string[]): Promise<Released | Refused> {
    return this.making.take(async () => this.cannotRelease(you) ?? this.releaseNamed(you.name, named));
  }

  /** Takes back what was decided on since it went out, and what could not be made anew the last time. */
  async reconsider(): Promise<void> {
    if (this.outdated().length > 0) await this.making.take(() => this.takeBack());
  }

  /** What must be known of cables that may be spoken of: copies that are gone, with none made in their place. Null where there are none. */
  notice(isToTell: (mrn: string) => boolean): string | null {
    const told = [...this.stuck].flatMap(([mrn, why]) => (isToTell(mrn) ? [why] : []));
    return told.length === 0 ? null : told.join(' ');
  }

  /** A cable as it is shown, with why its copy is gone where none could be made. */
  shownWith(view: CableView): CableView {
    const why = this.stuck.get(view.mrn);
    return why === undefined ? view : { ...view, folder: null, barred: [...view.barred, why] };
  }

  /**
   * Does what an earlier process had no time for: what it released is put on record, and a copy that was decided on since it went
   * out is taken back.
   */
  async settleUp(): Promise<void> {
    if (this.given.store.readOnly !== null) return;
    for (const { by, at, cables } of releasesIn(this.opened))
      await this.ledger.record(() =>
        this.releaseOn({
          by,
          at,
          cables: cables.filter((mrn) => this.isOut(mrn) && this.isUntold(mrn, by, at)),
        }),
      );
    await this.takeBack();
  }

  /**
   * Whether a release is not on record, and the copy that went out is still the one that people signed. No clock tells what came behind it: clocks
   * are set.
   */
  private isUntold(mrn: string, by: string, at: string): boolean {
    const record = this.ledger.of(mrn);
    if (record.done.some((each) => each.kind === 'release' && each.by === by && each.at === at)) return false;
    const now = unlessGone(() => this.cables.at(mrn, record));
    return now !== undefined && isSigned(record, now.shown, now.standsBehind.needed);
  }

  private async releaseNamed(by: string, named: readonly string[] | undefined): Promise<Released> {
    const ready = this.signed();
    const chosen = named === undefined ? ready : ready.filter((mrn) => named.includes(mrn));
    const unsigned = [...new Set(named)].filter((mrn) => !chosen.includes(mrn));
    const { cables, stay } = await this.releaseSigned(this.judged(chosen, by), by);
    return {
      cables,
      stay: [...unsigned.map((mrn) => ({ mrn, why: [this.whyUnsigned(mrn)] })), ...stay],
      ...(named === undefined ? {} : { left: ready.length - chosen.length }),
    };
  }

  private whyUnsigned(mrn: string): string {
    const standing = this.rows.standingOf(mrn);
    return standing === undefined ? 'this review has no such cable' : UNSIGNED[standing];
  }

  private async releaseSigned(signed: readonly SignedCable[], by: string): Promise<Released> {
    const { go, stay } = parted(signed);
    if (go.length === 0) return { cables: [], stay };
    const [at, size] = [this.given.now(), this.ledger.size];
    const { made, failed } = await this.made(releaseOf(go, this.opened, by, at));
    let cables: string[] = [];
    await this.ledger.record(() => {
      cables = made.filter((mrn) => !isOutdated(this.ledger.of(mrn), size));
      return this.releaseOn({ cables, by, at });
    });
    await this.takeBack();
    const late = made
      .filter((mrn) => !cables.includes(mrn))
      .map((mrn) => ({ mrn, why: [MEANWHILE, ...this.stuckOn(mrn)] }));
    return { cables, stay: [...stay, ...failed, ...late] };
  }

  private stuckOn(mrn: string): string[] {
    const why = this.stuck.get(mrn);
    return why === undefined ? [] : [why];
  }

  /** By number, so that a release that was cut off is on record as it would have been. */
  private releaseOn(released: Pick<RunReleased, 'cables' | 'by' | 'at'>): Recording | undefined {
    const cables = [...released.cables].sort();
    return cables.length === 0
      ? undefined
      : recordingOf({ ...released, cables, kind: 'release' }, this.given.key, this.given.account);
  }

  private cannotRelease(you: Reviewer): Refused | undefined {
    const { asOf, today } = this.opened.record;
    const day = this.given.now().slice(0, 10);
    const { readOnly } = this.given.store;
    if (readOnly !== null) return { code: 'read-only', reason: readOnly };
    const role = refusalFor(you, 'release');
    if (role !== undefined) return role;
    if (!isOfficial(you.name)) return { code: 'invalid', reason: noPosition(you) };
    if (asOf === today && today === day) return undefined;
    const reason = `This run is of ${asOf}, and today is ${day}: what may go out is tested on its day. Make it anew with release --supersedes, then sign what changed.`;
    return { code: 'invalid', reason };
  }

  private signed(): string[] {
    return this.rows.all().flatMap(({ mrn, standing }) => (standing === 'signed' ? [mrn] : []));
  }

  /** Signed cables, each with what would keep it were this person to release it. */
  private judged(signed: readonly string[], by: string): SignedCable[] {
    const official = { ...this.on, setting: { ...this.on.setting, official: by } };
    return signed.map((mrn) => {
      const record = this.ledger.of(mrn);
      const signed = { mrn, record, entries: this.ledger.entriesOf(mrn) };
      const at = unlessGone(() => this.cables.study(mrn, record, official));
      if (at === undefined)
        return { ...signed, shown: '', barred: ['its text is not there as it was reviewed'] };
      const barred = at.standing === 'signed' ? at.done.barred : ['it would not be the copy that was signed'];
      return { ...signed, shown: at.shown, barred };
    });
  }

  /** Cables whose copy went out, and that somebody decided on since, here or at another server. */
  private outdated(): string[] {
    return [...this.ledger.fold.cables()].filter((mrn) => this.isOut(mrn) && isOutdated(this.ledger.of(mrn)));
  }

  private isOut(mrn: string): boolean {
    return this.cables.inputOf(mrn)?.folder === 'public';
  }

  /** A copy that went out and was decided on since is no longer what was released: it leaves `public/`, whatever comes of the next. */
  private async takeBack(): Promise<void> {
    const out = this.outdated();
    if (out.length === 0) return;
    for (const mrn of out)
      for (const format of FORMATS) this.opened.folder.removeCopy('public', `${mrn}.${format}`);
    for (const { mrn, why } of await this.madeAnew(out)) this.stuck.set(mrn, notMade(mrn, why));
    for (const mrn of out) if (!this.stuck.has(mrn)) this.rows.refresh(mrn);
  }

  /** Makes cables anew as proposals; those of which no copy could be made, each with why. */
  private async madeAnew(mrns: readonly string[]): Promise<Released['stay']> {
    const cables = mrns.map((mrn) => ({
      ...{ mrn, record: this.ledger.of(mrn), entries: this.ledger.entriesOf(mrn) },
    }));
    try {
      return (await this.made(makingOf(cables, this.opened))).failed;
    } catch (thrown) {
      return mrns.map((mrn) => ({ mrn, why: [saidBy(thrown)] }));
    }
  }

  private async made(making: Making) {
    const failed = await makeAgain({ ...this.given, run: this.opened }, this.cables, making);
    this.opened = this.given.reopen();
    this.cables.takeUp(this.opened.record);
    const made = making.cables.filter((mrn) => !failed.some((each) => each.mrn === mrn));
    for (const mrn of made) this.stuck.delete(mrn);
    return { made, failed };
  }
}

/** A copy bears who released it, with name and position. */
const noPosition = ({ name }: Reviewer): string =>
  `A copy bears the name and the position of who releases it (32 CFR 2001.25(b)). Open the review as "${name}, Position".`;

const notMade = (mrn: string, why: readonly string[]): string =>
  `${mrn} was released, and somebody decided on it since: its copy was taken out of public/, but none could be made in its place (${onPage(why.join(' '))}). That is tried again with the next act, and when the review is opened again. Until then the run does not pass its check.`;

/** What failed, in the words it was written in; what nobody foresaw goes on. */
function saidBy(thrown: unknown): string {
  if ([DiskFailure, CheckFailure, UsageProblem].some((kind) => thrown instanceof kind))
    return (thrown as Error).message;
  throw thrown;
}

/** Why a cable that was named does not go out. */
const UNSIGNED: Readonly<Record<Standing, string>> = {
  failed: 'it could not be read',
  conflict: 'it contradicts itself, and nobody decided which of its readings holds',
  open: 'questions are open, or a referral has no answer yet',
  ready: 'not enough persons signed it',
  signed: 'somebody decided on it meanwhile',
  released: 'its copy went out already',
};

const MEANWHILE = 'somebody decided on it, or read it otherwise, while it was made';

/**
 * Whether somebody decided on a cable at the review behind so many entries, or read it a second time and came to another text, and it did
 * not go out since.
 */
const isOutdated = (record: CableRecord, size = 0): boolean =>
  record.released === null &&
  (isDecidedHere(record, size) ||
    record.comparisons.some(({ result, seq }) => result === 'text' && seq >= size));
