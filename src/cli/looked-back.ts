import { faultsInLog } from '../batch/check-run.ts';
import { DECIDING } from '../batch/deciding.ts';
import { CheckFailure, UsageProblem } from '../disk/failure.ts';
import { loadRulebook } from '../disk/rulebook.ts';
import type { Rulebook } from '../pipeline.ts';
import { Moments } from '../review/moments.ts';
import type { Kept } from '../review/store.ts';
import { checkReview } from '../verify/review.ts';
import { type FinishedRun, isOfOtherKey, openLogged } from './finished-run.ts';
import { keptReview } from './kept-review.ts';
import { lookingKey } from './key.ts';
import { openOrTell } from './one-cable.ts';
import { watched } from './progress.ts';
import { refuseOtherRules } from './rules-of-run.ts';

/** What a command says of the review that it looks back on. */
export interface LookingBack {
  readonly dir: string;
  readonly rules: string;
  readonly key?: string | undefined;
  readonly postgres?: string | undefined;
}

/** A run whose review is looked back on. */
export interface LookedBack {
  readonly run: FinishedRun;
  readonly rulebook: Rulebook;
  readonly moments: Moments;
}

/** Opens the review of a run for who changes nothing in it: no lock is taken and nothing written. One that is not sound is refused with exit 3. */
export async function lookedBack({ dir, rules, key: named, postgres }: LookingBack): Promise<LookedBack> {
  const run = openLogged(dir);
  const key = keyOf(run, named);
  refuseUnsound(run, key);
  const { audience, asOf, case: answered, encoding } = run.record;
  const rulebook = loadRulebook(rules, audience, asOf, { kind: answered?.given.request.kind });
  refuseOtherRules(run.record, rulebook);
  const { vocabulary } = rulebook;
  const open = (files: Parameters<typeof openOrTell>[0]) => openOrTell(files, { vocabulary, encoding });
  const moments = new Moments({ run, rulebook, key, open }, await entriesOf(run, key, postgres));
  return { run, rulebook, moments };
}

/** Without the key of the run nobody can tell whether a decision is about the text that lies there now. */
function keyOf(run: FinishedRun, named: string | undefined): string {
  const key = lookingKey(named);
  if (key !== undefined && !isOfOtherKey(run, key)) return key;
  throw new UsageProblem(
    'What a decision changes is told only by the key that the run was made with. Name it with --key.',
  );
}

function refuseUnsound({ folder, record, actions }: FinishedRun, key: string): void {
  if (folder.hasRestricted(DECIDING))
    throw new UsageProblem(
      `A decision or a release is being recorded in ${folder.path}, or was cut off. Once nobody writes to it, finish it: tearline decide or tearline review, which goes on with it.`,
    );
  const [fault] = faultsInLog(folder, { record, actions, key, watch: watched });
  if (fault !== undefined) throw notShown(fault);
}

const notShown = (fault: string): CheckFailure =>
  new CheckFailure(`Nothing is shown, because the run is not sound: ${fault}. Run: tearline audit verify.`);

/** All that is on record at the review; nothing where nobody reviewed the run yet. */
async function entriesOf(run: FinishedRun, key: string, postgres?: string): Promise<readonly Kept[]> {
  const kept = await keptReview(run, postgres);
  if (kept === undefined && postgres !== undefined)
    throw new UsageProblem(`The database has no review of ${run.folder.path}.`);
  const verdict = kept && checkReview(kept, { key });
  if (verdict === undefined) return [];
  if (verdict.ok) return verdict.entries;
  throw notShown(`the log of the review, entry ${verdict.seq}: ${verdict.reason.replace(/\.$/, '')}`);
}
