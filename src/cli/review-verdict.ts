import { reviewIn } from '../batch/check-run.ts';
import { UsageProblem } from '../disk/failure.ts';
import { Witness } from '../disk/witness.ts';
import { checkpointsIn } from '../verify/checkpoint.ts';
import type { Standing } from '../verify/log.ts';
import type { ReviewKept, ReviewVerdict } from '../verify/review.ts';
import type { PublicKey } from '../verify/signature.ts';
import type { FinishedRun } from './finished-run.ts';
import { type Held, heldFrom, tampered } from './held-elsewhere.ts';
import { checkedReview, keptReview } from './kept-review.ts';
import { lookingKey } from './key.ts';
import { reviewLeftIn } from './session.ts';
import { out, paint, plural, tell } from './terminal.ts';

/** What the log of a review is checked by, and where it lies. */
interface Asked {
  readonly expectReview?: string | undefined;
  readonly witness?: string | undefined;
  readonly postgres?: string | undefined;
  readonly key?: string | undefined;
}

const NOTHING: ReviewKept = { log: Buffer.alloc(0), checkpoints: '', contents: '' };

/** Checks the log of a run's review and tells of it: what lies in the run, and with --postgres what a database keeps. */
export async function reportReviews(
  run: FinishedRun,
  asked: Asked,
  publicKey: PublicKey | undefined,
): Promise<void> {
  const { postgres } = asked;
  const typed = heldFrom(asked.expectReview, '--expect-review');
  // A log may have been taken away whole, or put back: the run notes what it was when the review was closed.
  const left = reviewLeftIn(run.folder);
  const held = left === undefined ? typed : { ...typed, heads: [...typed.heads, left.head] };
  const isHeld = asked.expectReview !== undefined || (left?.head.size ?? 0) > 0;
  const isElsewhere = left?.keeper === 'database' && postgres === undefined;
  const inFiles =
    reviewIn(run.folder) ?? (isHeld && !isElsewhere && postgres === undefined ? NOTHING : undefined);
  const check = (kept: ReviewKept, against: Held): ReviewVerdict =>
    verdictOn(kept, against, asked, publicKey);
  if (inFiles !== undefined) report(check(inFiles, postgres === undefined ? held : NONE));
  if (isElsewhere) tell('Its review is kept in a database and was not looked at: name that with --postgres.');
  if (postgres === undefined) return;
  const kept = await keptReview(run, postgres);
  if (kept === undefined && !isHeld)
    throw new UsageProblem(`The database has no review of ${run.folder.path}.`);
  report(withoutTail(check(kept ?? NOTHING, held)));
}

const NONE: Held = { heads: [], standings: [] };

function verdictOn(
  kept: ReviewKept,
  { heads, standings }: Held,
  { witness, key }: Asked,
  publicKey: PublicKey | undefined,
): ReviewVerdict {
  const held = { heads, standings: [...standings, ...witnessed(witness, kept)] };
  return checkedReview(kept, { ...held, publicKey, key: lookingKey(key) });
}

function report(verdict: ReviewVerdict): void {
  if (!verdict.ok) tampered(verdict.seq, verdict.code, verdict.reason, ' of the review');
  else intact(verdict);
}

/** In a database entries and their checkpoint are written at once or not at all. */
function withoutTail(verdict: ReviewVerdict): ReviewVerdict {
  if (!verdict.ok || verdict.unacknowledged === 0) return verdict;
  const reason = 'Entries follow that no checkpoint stands behind.';
  return { ok: false, seq: verdict.entries.length, code: 'longer', reason };
}

/** What a witness last saw of this log, if it saw any of it. */
function witnessed(path: string | undefined, { checkpoints }: ReviewKept): Standing[] {
  const origin = checkpointsIn(checkpoints)[0]?.origin;
  const seen = path === undefined || origin === undefined ? undefined : Witness.at(path).lastOf(origin);
  return seen === undefined ? [] : [{ size: seen.size, root: Buffer.from(seen.root).toString('base64') }];
}

function intact({ entries, root, unacknowledged }: Extract<ReviewVerdict, { ok: true }>): void {
  const { length } = entries;
  out(paint('green', `OK: the log of the review, ${plural(length, 'entry', 'entries')}.`));
  const last = entries.at(-1)?.entry;
  if (last !== undefined) {
    out(`Root of the review: ${length} ${root}`);
    out(`Head of the review: ${length} ${last.digest}`);
  }
  if (unacknowledged > 0)
    out(`${plural(unacknowledged, 'byte')} behind them were never acknowledged, and count for nothing.`);
}
