import { GENESIS } from '../audit/log.ts';
import { faultsInLog, reviewIn } from '../batch/check-run.ts';
import type { Opening } from '../batch/found-again.ts';
import type { Making } from '../batch/remake.ts';
import { CheckFailure, DiskFailure, UsageProblem } from '../disk/failure.ts';
import type { Sealing } from '../disk/log-file.ts';
import { loadRulebook } from '../disk/rulebook.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import type { Head } from '../model/entry.ts';
import { REVIEW_FILES } from '../model/review-files.ts';
import type { RunRecord } from '../model/run-record.ts';
import type { Rulebook } from '../pipeline.ts';
import { type Desk, openDesk } from '../review/desk.ts';
import type { Office } from '../review/office.ts';
import { storeInFile } from '../review/record/in-file.ts';
import { finished } from '../review/releasing.ts';
import type { Kept, Store } from '../review/store.ts';
import { readPublicKey } from '../verify/signature.ts';
import { type FinishedRun, isOfOtherKey, openRun } from './finished-run.ts';
import { reviewName } from './kept-review.ts';
import { us } from './lock.ts';
import { openOrTell } from './one-cable.ts';
import { watched } from './progress.ts';
import { refuseOtherRules } from './rules-of-run.ts';
import { type Keeper, recordSession, reviewLeftIn } from './session.ts';
import { plural, tell } from './terminal.ts';

/** What an office is opened with. */
export interface OfficeSetting {
  /** The folder of the run, which is locked. */
  readonly dir: string;
  readonly rules: string;
  readonly key: string;
  readonly sealing: Sealing;
  /** The database that keeps the log of the review; without it the log lies in the run. */
  readonly postgres: string | undefined;
  /** The moment, as an ISO instant. */
  readonly now: () => string;
  /** The account from which a command acts; none where a server does for many. */
  readonly account?: string | undefined;
}

/** Opens the office of a run; what it holds is let go of with `close`. */
export type OpenOffice = (setting: OfficeSetting) => Promise<Office & { close(): Promise<void> }>;

/** Opens the review of a run that is sound. The texts that can be searched are read meanwhile. */
export async function openOffice(
  setting: OfficeSetting,
  rulebookOf: typeof rulebookFor = rulebookFor,
): Promise<Desk> {
  const { dir, key, sealing, now, account } = setting;
  const found = openRun(dir);
  refuseOtherKey(found, key);
  const { encoding } = found.record;
  const rulebook = rulebookOf(found.record, setting);
  refuseOtherRules(found.record, rulebook);
  const { vocabulary } = rulebook;
  const open: Opening = (files) => openOrTell(files, { vocabulary, encoding });
  const given = { run: found, reopen: () => openRun(dir), rulebook, key, sealing, open, watch: watched };
  // The log of a run may go on behind its record only where somebody was cut off, so that is finished first.
  const { run, cutOff } = await finished(given);
  if (cutOff !== undefined) tellFinished(cutOff);
  refuseFaulty(run, given.key);
  const store = await storeFor(setting, run);
  const desk = await openDesk({
    ...given,
    run,
    now,
    account,
    store,
    closed: (head) => leave(setting, run, head),
  });
  void desk.readTexts(() => new Promise((resolve) => setImmediate(resolve)));
  return desk;
}

/** Whoever was cut off, or comes after them, learns that it was not in vain. */
function tellFinished({ cables, release }: Making): void {
  const made = plural(cables.length, 'cable');
  tell(
    release === undefined
      ? `What had been cut off is finished: ${made} made again.`
      : `A release by ${release.by} that had been cut off is finished: ${made}.`,
  );
}

/** The rules of a run, as they are now. */
const rulebookFor = (
  { audience, asOf, case: answered }: RunRecord,
  { rules }: Pick<OfficeSetting, 'rules'>,
): Rulebook => loadRulebook(rules, audience, asOf, { kind: answered?.given.request.kind });

/** Nothing is decided on a run that is not sound: its copies may not be what they seem. */
function refuseFaulty({ folder, record, actions }: FinishedRun, key: string): void {
  const [fault] = faultsInLog(folder, { record, actions, key, watch: watched });
  if (fault !== undefined)
    throw new CheckFailure(`The review was not opened, because the run is not sound: ${fault}.`);
}

/** With another key every cable would seem to be of another text. */
function refuseOtherKey(run: FinishedRun, key: string): void {
  if (isOfOtherKey(run, key))
    throw new UsageProblem(
      'This run was made with another key. Give that with --key: without it nobody can tell whether its cables are the same.',
    );
}

async function storeFor(setting: OfficeSetting, run: FinishedRun): Promise<Store> {
  const { key, sealing, postgres } = setting;
  refuseOtherKeeper(run, postgres);
  if (postgres !== undefined) {
    const store = await checkedStore(await storeAt(postgres, run, key, sealing), run);
    // Known from now on, whoever cuts this session off: nobody decides beside what the database keeps.
    if (reviewLeftIn(run.folder) === undefined) leave(setting, run, GENESIS);
    return store;
  }
  const publicKey = readPublicKey(sealing.signer.publicKey);
  return checkedStore(storeInFile(setting.dir, { sealing, ...us(), key, publicKey }), run);
}

async function checkedStore(store: Store, run: FinishedRun): Promise<Store> {
  try {
    refuseShorter(await store.since(0), run);
    return store;
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

/** A review has one log. Opened in another place it would begin as if nothing had been decided. */
export function refuseOtherKeeper({ folder }: FinishedRun, postgres: string | undefined): void {
  const keeper = keeperOf(folder);
  if (postgres === undefined && keeper === 'database')
    throw new UsageProblem('The review of this run is kept in a database. Name that with --postgres.');
  if (postgres !== undefined && keeper === 'run')
    throw new UsageProblem('The review of this run is kept in its own folder. Leave --postgres out.');
}

/** Who keeps the log of a run's review; nothing where it has none. */
export const keeperOf = (folder: RunFolder): Keeper | undefined =>
  reviewIn(folder) === undefined ? reviewLeftIn(folder)?.keeper : 'run';

/** A review whose log is gone, or was put back to what it once was, would begin as if nothing had been decided. */
export function refuseShorter(kept: readonly Kept[], { folder }: FinishedRun): void {
  const { head, keeper } = reviewLeftIn(folder) ?? { head: GENESIS };
  if (head.size === 0 || kept[head.size - 1]?.entry.digest === head.digest) return;
  const where =
    keeper === 'database'
      ? 'Look for what the database lost, or restore it'
      : `Look for restricted/${REVIEW_FILES.log} and the files beside it, or restore them`;
  throw new CheckFailure(
    `The review of this run had ${head.size} entries when it was closed (restricted/sessions.json), and its log has not: ${kept.length} are there. ${where}.`,
  );
}

/** Notes what the log of a review was when it was closed, where the disk takes it. */
function leave({ postgres }: OfficeSetting, { folder }: FinishedRun, head: Head): void {
  if (postgres === undefined && head.size === 0) return;
  const keeper = postgres === undefined ? 'run' : 'database';
  try {
    recordSession(folder, head.size === 0 ? 'review opened' : 'review closed', { head, keeper });
  } catch (thrown) {
    if (!(thrown instanceof DiskFailure)) throw thrown;
  }
}

async function storeAt(
  connection: string,
  run: FinishedRun,
  key: string,
  { signer }: Sealing,
): Promise<Store> {
  const { storeInPostgres } = await import('../review/record/postgres.ts');
  const publicKey = readPublicKey(signer.publicKey);
  return storeInPostgres({ connection, review: reviewName(run), signer, key, publicKey });
}

/** All that is on record at the review of a run whose log lies in a database. */
export async function reviewInPostgres(
  connection: string,
  run: FinishedRun,
  key: string,
  sealing: Sealing,
): Promise<readonly Kept[]> {
  const store = await checkedStore(await storeAt(connection, run, key, sealing), run);
  try {
    return await store.since(0);
  } finally {
    await store.close();
  }
}
