import { faultsInLog } from '../batch/check-run.ts';
import type { Opening } from '../batch/found-again.ts';
import { CheckFailure, UsageProblem } from '../disk/failure.ts';
import type { Sealing } from '../disk/log-file.ts';
import { loadRulebook } from '../disk/rulebook.ts';
import type { RunRecord } from '../model/run-record.ts';
import type { Rulebook } from '../pipeline.ts';
import { type Desk, openDesk } from '../review/desk.ts';
import type { Office } from '../review/office.ts';
import { storeInFile } from '../review/record/in-file.ts';
import { finished } from '../review/releasing.ts';
import type { Store } from '../review/store.ts';
import { readPublicKey } from '../verify/signature.ts';
import { type FinishedRun, isOfOtherKey, openRun } from './finished-run.ts';
import { reviewName } from './kept-review.ts';
import { isAlive, us } from './lock.ts';
import { openOrTell } from './one-cable.ts';
import { refuseOtherRules } from './rules-of-run.ts';

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
  const desk = await openDesk({ ...given, run, now, store: await storeFor(setting, run) });
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
  if (postgres === undefined) return storeInFile(dir, { sealing, holder: us(), isAlive, key, publicKey });
  return storeAt(postgres, run, key, sealing);
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
