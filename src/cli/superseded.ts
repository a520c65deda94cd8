import { faultsInLog, reviewIn } from '../batch/check-run.ts';
import { DECIDING } from '../batch/deciding.ts';
import { type LookBack, lookBackAt } from '../batch/look-back.ts';
import { CheckFailure, UsageProblem } from '../disk/failure.ts';
import { fileHolding, inputFiles } from '../disk/inputs.ts';
import { isSameFolder, refuseInRun } from '../disk/run-place.ts';
import { STANDARD_INPUT } from '../disk/standard-input.ts';
import type { Action } from '../model/action.ts';
import type { Case } from '../model/case.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import { isUnmade, type RunRecord } from '../model/run-record.ts';
import { decisionsStanding, referralsOpen } from '../review/acts/carried.ts';
import type { Kept } from '../review/store.ts';
import { caseFaults } from '../verify/record.ts';
import { checkReview } from '../verify/review.ts';
import { readPublicKey } from '../verify/signature.ts';
import { type FinishedRun, isOfOtherKey, openRun } from './finished-run.ts';
import { recordingKey, sealingFrom } from './key.ts';
import { refuseHeld } from './lock.ts';
import { refuseOtherKeeper, refuseShorter, reviewInPostgres } from './office.ts';
import { watched } from './progress.ts';
import { plural, tell } from './terminal.ts';

/** A run that is looked at a second time, with what is taken over from it. */
export interface Superseded {
  /** Its folder, as it was typed. */
  readonly dir: string;
  readonly record: RunRecord;
  /** Its case. Who releases now is named now, so the case is carried without its official. */
  readonly case: Case | undefined;
  /** The decisions that stand on it and on its review. */
  readonly actions: readonly Action[];
  /** Tells what its copies left out. */
  readonly lookBack: LookBack;
}

/** What a command says of the run that it supersedes, and of what it is checked by. */
export interface Superseding {
  readonly supersedes?: string | undefined;
  readonly postgres?: string | undefined;
  readonly out: string;
  readonly key?: string | undefined;
  readonly signingKey?: string | undefined;
}

/** Opens the run that is superseded, and changes nothing in it. One that is not sound is refused with exit 3. */
export async function supersededBy(given: Superseding): Promise<Superseded | undefined> {
  const { supersedes: dir, out } = given;
  if (dir === undefined && given.postgres !== undefined)
    throw new UsageProblem('--postgres is where the review of the run is kept that --supersedes names.');
  if (dir === undefined) return undefined;
  refuseSameFolder(dir, out);
  refuseHeld(dir);
  const run = openRun(dir);
  const key = recordingKey(given.key);
  refuseUnsound(run, key);
  const kept = await reviewOf(run, key, given);
  const actions = decisionsStanding(run, kept);
  if (actions.length > 0) refuseOtherKey(run, key);
  const answered = run.record.case?.given;
  tellCarried(dir, run, actions);
  tellReferrals(run, kept);
  const lookBack = lookBackAt(run.folder, run.record, key);
  return {
    dir,
    record: run.record,
    case: answered && { ...answered, official: undefined },
    actions,
    lookBack,
  };
}

/** What was released stays as it was: the second look has a folder of its own. */
function refuseSameFolder(dir: string, out: string): void {
  if (isSameFolder(dir, out))
    throw new UsageProblem(
      `--out and --supersedes both name ${dir}. A run that is superseded stays as it is: choose another --out.`,
    );
  refuseInRun(out);
}

function refuseUnsound({ folder, record, actions }: FinishedRun, key: string): void {
  if (folder.hasRestricted(DECIDING))
    throw new UsageProblem(
      `A decision or a release was cut off in ${folder.path}. Finish it first: tearline decide or tearline review, which goes on with it.`,
    );
  const [fault] = [
    ...faultsInLog(folder, { record, actions, key, watch: watched }),
    ...caseFaults(record, key),
  ];
  if (fault !== undefined) throw notSound(folder.path, `${fault}.`);
}

const notSound = (dir: string, why: string): CheckFailure =>
  new CheckFailure(`${dir} was not looked at a second time, because it is not sound: ${why}`);

/** All that is on record at the review of a run, checked as it is when a review is opened. */
async function reviewOf(
  run: FinishedRun,
  key: string,
  { postgres, signingKey }: Superseding,
): Promise<readonly Kept[]> {
  refuseOtherKeeper(run, postgres);
  if (postgres !== undefined) return reviewInPostgres(postgres, run, key, sealingFrom({ signingKey }));
  const review = reviewIn(run.folder);
  if (review === undefined) {
    refuseShorter([], run);
    return [];
  }
  const publicKey = readPublicKey(sealingFrom({ signingKey }).signer.publicKey);
  const verdict = checkReview(review, { key, publicKey });
  if (verdict.ok) {
    refuseShorter(verdict.entries, run);
    return verdict.entries;
  }
  throw notSound(run.folder.path, `the log of the review, entry ${verdict.seq}: ${verdict.reason}`);
}

/** By another key no decision is known as one on its text, and all of them would be dropped as stale. */
function refuseOtherKey(run: FinishedRun, key: string): void {
  if (isOfOtherKey(run, key))
    throw new UsageProblem(
      `${run.folder.path} was made under another key, by which alone its decisions are known to be on their texts. Name that one with --key.`,
    );
}

function tellCarried(dir: string, { record, actions: had }: FinishedRun, actions: readonly Action[]): void {
  const known = new Set(had.map(({ id }) => id));
  const fresh = actions.filter(({ id }) => !known.has(id)).length;
  const ofReview = fresh === 0 ? '' : `, ${fresh} of them from its review and not released yet`;
  tell(`A second look at ${dir}: ${plural(actions.length, 'decision')} carried${ofReview}.`);
  const attested = record.attestations.length;
  if (attested > 0)
    tell(
      `Not carried: its ${plural(attested, 'attestation')}, of ${record.asOf}. What is released now is attested now, with --attest.`,
    );
}

/** What waits for an agency is not asked for again by itself: nothing of the new run would keep it in. */
function tellReferrals(run: FinishedRun, kept: readonly Kept[]): void {
  const open = referralsOpen(run, kept);
  if (open.length === 0) return;
  const named = open.map(({ mrn, agency }) => `${mrn} (${agency})`).join(', ');
  tell(
    `Not carried: ${plural(open.length, 'referral')} that no agency has answered, of ${named}. Refer those passages again at the review of this run, before it is signed.`,
  );
}

/** The files a run was made of, each once: an archive or a table as a whole. What came from standard input cannot come again. */
export function filesOf({ dir, record }: Superseded): string[] {
  const files = new Set<string>();
  const once: string[] = [];
  for (const input of record.inputs)
    for (const source of input.sources)
      if (source !== STANDARD_INPUT) files.add(fileHolding(source));
      else if (input.mrn !== null && !isUnmade(input)) once.push(`${dir}/restricted/${input.mrn}.source.txt`);
      else once.push('');
  if (once.length > 0)
    throw fromStandardInput(
      dir,
      once.filter((kept) => kept !== ''),
    );
  for (const file of files) refuseGone(dir, file);
  return [...files];
}

const fromStandardInput = (dir: string, kept: readonly string[]): UsageProblem =>
  new UsageProblem(
    `${dir} was made of standard input, which cannot be read again. Name PATH: the files of its cables${
      kept.length === 0
        ? ''
        : `, or what it kept of them: ${kept.slice(0, 3).join(' ')}${kept.length > 3 ? ' ...' : ''}`
    }.`,
  );

function refuseGone(dir: string, file: string): void {
  try {
    inputFiles([file]);
  } catch {
    throw new UsageProblem(
      `${dir} was made of ${file}, which is not there. Run from the same folder, or name PATH: where its cables lie now.`,
    );
  }
}

/** What was known of records then, and what is known besides. */
export const evidenceWith = (
  earlier: Superseded | undefined,
  rows: readonly EvidenceRow[],
): readonly EvidenceRow[] => {
  if (earlier === undefined) return rows;
  const known = new Set(earlier.record.evidence.map((row) => JSON.stringify(row)));
  return [...earlier.record.evidence, ...rows.filter((row) => !known.has(JSON.stringify(row)))];
};

/** Decisions that are carried, and those that are given besides. One that is in both counts once, and must say the same. */
export function actionsWith(earlier: Superseded | undefined, given: readonly Action[]): readonly Action[] {
  if (earlier === undefined) return given;
  const carried = new Map(earlier.actions.map((action) => [action.id, JSON.stringify(action)]));
  const odd = given.find((each) => carried.has(each.id) && carried.get(each.id) !== JSON.stringify(each));
  if (odd !== undefined)
    throw new UsageProblem(
      `Decision ${odd.id} was given, and is another than the one on record in ${earlier.dir}. Leave it out.`,
    );
  return [...earlier.actions, ...given.filter(({ id }) => !carried.has(id))];
}
