import { rowOf } from '../audit/log-row.ts';
import type { Opening } from '../batch/found-again.ts';
import type { Making } from '../batch/remake.ts';
import { isOfficial } from '../decide/gate.ts';
import { UsageProblem } from '../disk/failure.ts';
import type { Sealing } from '../disk/log-file.ts';
import { keyIdOf } from '../model/digest.ts';
import type { EntryBody } from '../model/entry.ts';
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
import { decisionsBefore } from './acts/carried.ts';
import { hasContent } from './acts/contents.ts';
import { DONE, Fold } from './acts/fold.ts';
import { refusalFor } from './acts/permits.ts';
import { type CableRecord, isDecidedHere } from './acts/record.ts';
import { openingOf, type ResolvedAct, recordingOf } from './acts/recording.ts';
import { whyNotSign } from './acts/signing.ts';
import { openReferrals } from './acts/standing.ts';
import { Cables } from './cables.ts';
import { isRefused, type Office } from './office.ts';
import { InTurn } from './record/in-turn.ts';
import {
  cutOffIn,
  makeAgain,
  makingOf,
  parted,
  type RunOpened,
  type RunReleased,
  releaseOf,
  releasesIn,
  type SignedCable,
} from './releasing.ts';
import { resolve } from './resolve.ts';
import { Rows } from './rows.ts';
import { type Circumstances, circumstancesOf } from './standpoint.ts';
import type { Kept, Recording, Store } from './store.ts';
import { cableView, type Standpoint } from './views/cable.ts';
import { caseView } from './views/case.ts';
import { diffView } from './views/diff.ts';
import { historyShown } from './views/history.ts';
import { queueView } from './views/queue.ts';
import { nameOf, unreadBecause } from './views/unread.ts';

/** All that a review is opened with. Clock and keys come from outside. */
export interface DeskGiven {
  readonly run: RunOpened;
  /** Reads the record of the run again, after it was written anew. */
  readonly reopen: () => RunOpened;
  readonly rulebook: Rulebook;
  readonly key: string;
  readonly sealing: Sealing;
  readonly store: Store;
  /** Reads what files hold, as the run did. */
  readonly open: Opening;
  /** The present instant, as ISO. */
  readonly now: () => string;
}

/** Opens a review of a run: what was cut off is finished, the log is read and folded, and begun where there is none. */
export async function openDesk(given: DeskGiven): Promise<Desk> {
  const { store, rulebook, key } = given;
  const run = await finished(given);
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
  const desk = new Desk({ ...given, run }, kept);
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

/** The run as it is once a release is finished that was cut off. */
async function finished(given: DeskGiven): Promise<RunOpened> {
  const cutOff = cutOffIn(given.run, given.key);
  if (cutOff === undefined) return given.run;
  const cables = new Cables(
    given.run,
    given.open,
    circumstancesOf(given.run.record, given.rulebook, given.key),
  );
  await makeAgain(given, cables, cutOff);
  return given.reopen();
}

/** The office of a review: everything it shows is a fold of its log over the cables of a run. */
export class Desk implements Office {
  private readonly given: DeskGiven;
  private readonly on: Circumstances;
  private readonly cables: Cables;
  private readonly fold: Fold;
  private readonly rows: Rows;
  /** Making copies takes a while and lets others in: what makes some waits for its turn. */
  private readonly making = new InTurn();
  private run: RunOpened;
  private isClosed = false;
  /** What is recorded is folded before anybody else records: what they do is judged on it. */
  private readonly recording = new InTurn();
  /** The log as it is, and the place in it of each version of a cable. */
  private readonly entries: Kept[] = [];
  private readonly versions = new Map<string, number>();

  constructor(given: DeskGiven, kept: readonly Kept[]) {
    const { run, rulebook, key, open } = given;
    this.given = given;
    this.run = run;
    this.on = circumstancesOf(run.record, rulebook, key);
    this.cables = new Cables(run, open, this.on);
    this.fold = new Fold(decisionsBefore(run, kept));
    for (const each of kept) this.take(each);
    this.rows = new Rows(this.cables, this.fold);
  }

  caseFor(you: Reviewer): CaseView {
    const { readOnly, root } = this.given.store;
    const now = { readOnly, log: { size: this.fold.size, root } };
    return caseView(this.rows.inCase(), this.run.record, this.on.rulebook, you, now);
  }

  queue(query: QueueQuery): QueueView {
    return queueView(this.rows.all(), query, this.cables);
  }

  async cable(mrn: string, you: Reviewer): Promise<CableView | Refused | undefined> {
    return this.cables.has(mrn) ? this.viewOf(mrn, you) : this.unread(mrn);
  }

  async diff(mrn: string, { from, to = this.fold.size }: DiffQuery): Promise<DiffView | undefined> {
    if (!this.cables.has(mrn)) return undefined;
    return diffView(this.momentOf(mrn, from), this.momentOf(mrn, to), this.on);
  }

  async act(act: Act, you: Reviewer): Promise<Acted | Refused> {
    const refused = this.refuses(act, you);
    if (refused !== undefined) return refused;
    let answer: Refused | undefined;
    const ours = await this.record(() => {
      const known = this.fold.actOf(act.id)?.[0];
      if (known !== undefined) {
        answer = isOf(known, act, you) ? undefined : OTHER_ACT;
        return undefined;
      }
      const resolved = this.resolved(act, you);
      if (!isRefused(resolved)) return recordingOf(resolved, this.given.key);
      answer = resolved;
      return undefined;
    });
    if (this.outdated().length > 0) await this.making.take(() => this.takeBack());
    return answer ?? this.acted(act, ours, you);
  }

  async release(you: Reviewer): Promise<Released | Refused> {
    return this.making.take(async () => this.cannotRelease(you) ?? this.releaseSigned(you.name));
  }

  private async releaseSigned(by: string): Promise<Released> {
    const { go, stay } = parted(this.signed(by));
    if (go.length === 0) return { cables: [], stay };
    const [at, size] = [this.given.now(), this.fold.size];
    const { made, failed } = await this.made(releaseOf(go, this.run, by, at));
    let cables: string[] = [];
    await this.record(() => {
      cables = made.filter((mrn) => !isDecidedBehind(this.fold.of(mrn), size));
      return this.releaseOn({ cables, by, at });
    });
    await this.takeBack();
    const late = made.filter((mrn) => !cables.includes(mrn)).map((mrn) => ({ mrn, why: [MEANWHILE] }));
    return { cables, stay: [...stay, ...failed, ...late] };
  }

  private releaseOn(released: Pick<RunReleased, 'cables' | 'by' | 'at'>): Recording | undefined {
    return released.cables.length === 0
      ? undefined
      : recordingOf({ ...released, kind: 'release' }, this.given.key);
  }

  log(offset: number, limit: number): LogView {
    const page = this.entries.slice(offset, offset + limit);
    return { banner: this.rows.banner(), size: this.entries.length, entries: page.map(entryShown) };
  }

  /** Reads the texts of cables for those who search, a few at a time, so that nobody waits for it. */
  async readTexts(pause: () => Promise<void>): Promise<void> {
    for (const [i, mrn] of this.cables.numbers().entries()) {
      if (this.isClosed) return;
      this.cables.readText(mrn);
      if (i % 20 === 19) await pause();
    }
  }

  /**
   * Does what an earlier process had no time for: what it released is put on record, and a copy that was decided on since it went
   * out is taken back.
   */
  async settleUp(): Promise<void> {
    if (this.given.store.readOnly !== null) return;
    for (const { by, at, cables } of releasesIn(this.run))
      await this.record(() =>
        this.releaseOn({
          by,
          at,
          cables: cables.filter((mrn) => this.isOut(mrn) && isUntold(this.fold.of(mrn), at)),
        }),
      );
    await this.takeBack();
  }

  /** Lets go of the log. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.given.store.close();
  }

  /** What the queue lists and nobody could read: what the run said of it. */
  private unread(name: string): Refused | undefined {
    const failed = this.run.record.inputs.find(
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

  /** Records what `decide` returns behind everything that is on record by then, and folds all of it. */
  private record(decide: () => Recording | undefined): Promise<readonly Kept[]> {
    return this.recording.take(async () => {
      const { ours } = await this.given.store.append(this.fold.size, (news) => {
        this.takeAll(news);
        return decide();
      });
      this.takeAll(ours);
      return ours;
    });
  }

  private takeAll(news: readonly Kept[]): void {
    for (const each of news) this.take(each);
    for (const mrn of cablesOf(news)) this.rows.refresh(mrn);
  }

  private take(kept: Kept): void {
    this.fold.take(kept);
    this.entries.push(kept);
    this.versions.set(kept.entry.digest, kept.entry.seq);
  }

  private resolved(act: Act, you: Reviewer): ResolvedAct | Refused {
    const record = this.fold.of(act.mrn);
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
    const seen = version === '' ? -1 : (this.versions.get(version) ?? -1);
    const { done, shown } = this.cables.at(mrn, record);
    const others = historyShown(record, done, shown).filter(({ seq }) => seq !== null && seq > seen);
    const who = [...new Set(others.map(({ by }) => by))].join(', ');
    const reason = `${who} did something on this cable since you were shown it. Look at it, then decide.`;
    return { code: 'conflict', reason, others };
  }

  private *withText(text: string, but: string): Generator<Standpoint> {
    const sought = text.toLowerCase();
    for (const mrn of this.cables.numbers()) {
      if (mrn === but) continue;
      this.cables.readText(mrn);
      if (this.cables.of(mrn)?.includes(sought) === true) yield this.cables.at(mrn, this.fold.of(mrn));
    }
  }

  /** The answer to an act that is on record, now or since it was sent before. */
  private acted({ id, mrn }: Act, ours: readonly Kept[], you: Reviewer): Acted | Refused {
    const entries = ours.length > 0 ? ours : (this.fold.actOf(id) ?? []);
    const [first] = entries;
    if (first === undefined) return { code: 'idle', reason: 'This is on record already.' };
    const { seq, digest } = first.entry;
    return { ...{ mrn, seq, digest }, cables: cablesOf(entries).length, cable: this.viewOf(mrn, you) };
  }

  private viewOf(mrn: string, you: Reviewer): CableView {
    const record = this.fold.of(mrn);
    const at = this.cables.at(mrn, record);
    const { shown, standing } = at;
    const cannot = whyNotSign(you, record, { shown, standing, openReferrals: openReferrals(record).length });
    return cableView(at, this.on.rulebook, cannot?.reason ?? null);
  }

  private momentOf(mrn: string, size: number) {
    const record = { ...this.fold.of(mrn), actions: this.fold.actionsUntil(mrn, size) };
    return { done: this.cables.study(mrn, record).done, size };
  }

  private cannotRelease(you: Reviewer): Refused | undefined {
    const { asOf, today } = this.run.record;
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

  /** Signed cables, each with what would keep it were this person to release it. */
  private signed(by: string): SignedCable[] {
    const rows = this.rows.all().filter(({ standing }) => standing === 'signed');
    const official = { ...this.on, setting: { ...this.on.setting, official: by } };
    return rows.map(({ mrn }) => {
      const record = this.fold.of(mrn);
      const { shown, done, standing } = this.cables.study(mrn, record, official);
      const barred = standing === 'signed' ? done.barred : ['it would not be the copy that was signed'];
      return { mrn, record, shown, barred, entries: this.entriesOf(mrn) };
    });
  }

  /** Cables whose copy went out, and that somebody decided on since, here or at another server. */
  private outdated(): string[] {
    return [...this.fold.cables()].filter((mrn) => this.isOut(mrn) && isDecidedBehind(this.fold.of(mrn)));
  }

  private isOut(mrn: string): boolean {
    return this.cables.inputOf(mrn)?.folder === 'public';
  }

  /** A copy that went out and was decided on since is no longer what was released: it is taken out of `public/`. */
  private async takeBack(): Promise<void> {
    const out = this.outdated();
    if (out.length === 0) return;
    const cables = out.map((mrn) => ({ mrn, record: this.fold.of(mrn), entries: this.entriesOf(mrn) }));
    await this.made(makingOf(cables, this.run));
    for (const mrn of out) this.rows.refresh(mrn);
  }

  private entriesOf(mrn: string): EntryBody[] {
    return this.entries.flatMap(({ entry: { entry } }) =>
      'mrn' in entry && entry.mrn === mrn ? [entry] : [],
    );
  }

  private async made(making: Making) {
    const failed = await makeAgain({ ...this.given, run: this.run }, this.cables, making);
    this.run = this.given.reopen();
    this.cables.takeUp(this.run.record);
    return { made: making.cables.filter((mrn) => !failed.some((each) => each.mrn === mrn)), failed };
  }
}

/** A copy bears who released it, with name and position. */
const noPosition = ({ name }: Reviewer): string =>
  `A copy bears the name and the position of who releases it (32 CFR 2001.25(b)). Open the review as "${name}, Position".`;

const MEANWHILE = 'somebody decided on it while it was made';

/** Whether somebody decided on a cable at the review behind so many entries, and it did not go out since. */
const isDecidedBehind = (record: CableRecord, size = 0): boolean =>
  record.released === null && isDecidedHere(record, size);

/** Whether a release at this instant is not on record, and nothing was recorded of the cable since. */
const isUntold = ({ done }: CableRecord, at: string): boolean =>
  !done.some((each) => each.seq !== null && each.kind !== 'attest' && each.at >= at);

const OTHER_ACT: Refused = {
  code: 'invalid',
  reason: 'Another act has this number already. Load the page again, then do it anew.',
};

/** Whether an entry, the first that an act left, is of this very act: only then has it been recorded before. */
function isOf({ entry: { entry }, content }: Kept, act: Act, { name }: Reviewer): boolean {
  if (!hasContent(entry.kind) || DONE[entry.kind] !== act.kind) return false;
  if (!('by' in entry && 'mrn' in entry) || entry.by !== name || entry.mrn !== act.mrn) return false;
  const { action, ...given } = content as { readonly action?: unknown };
  const said = (typeof action === 'object' ? action : { action, ...given }) as Record<string, unknown>;
  return SAID.every(
    (each) =>
      !(each in act && each in said) || JSON.stringify(said[each]) === JSON.stringify(act[each as keyof Act]),
  );
}

/** What an act gives that its content repeats under the same name. */
const SAID = ['on', 'effect', 'reason', 'text', 'agency', 'reference', 'referral', 'shown', 'action'];

const cablesOf = (kept: readonly Kept[]): string[] => [
  ...new Set(
    kept.flatMap(({ entry: { entry } }) => {
      if ('mrn' in entry && entry.mrn !== null) return [entry.mrn];
      return 'cables' in entry && entry.cables !== 'all' ? entry.cables : [];
    }),
  ),
];

function entryShown({ entry }: Kept): LogView['entries'][number] {
  const { cables, persons, when, what } = rowOf(entry);
  const { seq, digest } = entry;
  const told = { mrn: cables.join(', ') || null, by: persons.join(', ') || null, at: when || null };
  return { ...{ seq, digest, kind: entry.entry.kind, what }, ...told };
}
