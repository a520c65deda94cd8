import { faultsInLog } from '../batch/check-run.ts';
import type { Opening } from '../batch/found-again.ts';
import { CheckFailure, DiskFailure, UsageProblem } from '../disk/failure.ts';
import type { Sealing } from '../disk/log-file.ts';
import { loadRulebook } from '../disk/rulebook.ts';
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
import { refuseOtherRules } from './rules-of-run.ts';
import { recordSession, reviewLeftIn } from './session.ts';

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
}

/** Opens the office of a run; what it holds is let go of with `close`. */
export type OpenOffice = (setting: OfficeSetting) => Promise<Office & { close(): Promise<void> }>;

/** Opens the review of a run that is sound. The texts that can be searched are read meanwhile. */
export async function openOffice(
  setting: OfficeSetting,
  rulebookOf: typeof rulebookFor = rulebookFor,
): Promise<Desk> {
  const { dir, key, sealing, now } = setting;
  const found = openRun(dir);
  refuseOtherKey(found, key);
  const { encoding } = found.record;
  const rulebook = rulebookOf(found.record, setting);
  refuseOtherRules(found.record, rulebook);
  const { vocabulary } = rulebook;
  const open: Opening = (files) => openOrTell(files, { vocabulary, encoding });
  const given = { run: found, reopen: () => openRun(dir), rulebook, key, sealing, open };
  // The log of a run may go on behind its record only where somebody was cut off, so that is finished first.
  const run = await finished(given);
  refuseFaulty(run);
  const store = await storeFor(setting, run);
  const desk = await openDesk({ ...given, run, now, store, closed: (head) => leave(setting, run, head) });
  void desk.readTexts(() => new Promise((resolve) => setImmediate(resolve)));
  return desk;
}

/** The rules of a run, as they are now. */
const rulebookFor = (
  { audience, asOf, case: answered }: RunRecord,
  { rules }: Pick<OfficeSetting, 'rules'>,
): Rulebook => loadRulebook(rules, audience, asOf, { kind: answered?.given.request.kind });

/** Nothing is decided on a run that is not sound: its copies may not be what they seem. */
function refuseFaulty({ folder, record, actions }: FinishedRun): void {
  const [fault] = faultsInLog(folder, { record, actions });
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

async function storeFor({ dir, key, sealing, postgres }: OfficeSetting, run: FinishedRun): Promise<Store> {
  const publicKey = readPublicKey(sealing.signer.publicKey);
  if (postgres !== undefined) return storeAt(postgres, run, key, sealing);
  const store = storeInFile(dir, { sealing, ...us(), key, publicKey });
  try {
    refuseShorter(await store.since(0), run);
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
  return store;
}

/** A review whose log is gone, or was put back to what it once was, would begin as if nothing had been decided. */
export function refuseShorter(kept: readonly Kept[], { folder }: FinishedRun): void {
  const left = reviewLeftIn(folder);
  if (left === undefined || kept[left.size - 1]?.entry.digest === left.digest) return;
  throw new CheckFailure(
    `The review of this run had ${left.size} entries when it was closed (restricted/sessions.json), and its log has not: ${kept.length} are there. Look for restricted/${REVIEW_FILES.log} and the files beside it, or restore them.`,
  );
}

/** Notes what the log of a review was when it was closed, where the disk takes it; a database keeps its own. */
function leave({ postgres }: OfficeSetting, { folder }: FinishedRun, head: Head): void {
  if (postgres !== undefined || head.size === 0) return;
  try {
    recordSession(folder, 'review closed', head);
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
export async function reviewInPostgres(...given: Parameters<typeof storeAt>): ReturnType<Store['since']> {
  const store = await storeAt(...given);
  try {
    return await store.since(0);
  } finally {
    await store.close();
  }
}
