import { lastCheckpoint } from '../audit/checkpoint.ts';
import { reviewIn } from '../batch/check-run.ts';
import { UsageProblem } from '../disk/failure.ts';
import { keyIdOf, sha256 } from '../model/digest.ts';
import { typedIn } from '../review/acts/typed.ts';
import { checkReview, type ReviewKept, type ReviewVerdict } from '../verify/review.ts';
import type { FinishedRun } from './finished-run.ts';
import { lookingKey } from './key.ts';
import type { LogToRead } from './logged-run.ts';

/** `--review`, as commands take it that look at the log of a run. */
export const REVIEW = {
  type: 'boolean',
  default: false,
  describe: 'the log of its review in place of its own',
} as const;

/** How a command line asks for the log of a review: by name, or by the database that keeps it. */
export interface OfReview {
  readonly review: boolean;
  readonly postgres?: string | undefined;
}

/** Whether the log of the review is asked for, not that of the run. */
export const isOfReview = ({ review, postgres }: OfReview): boolean => review || postgres !== undefined;

/** The log of a run's review as it is kept, unchecked, for who only looks at it; nothing where there is none. */
export async function keptReview(
  run: FinishedRun,
  postgres: string | undefined,
): Promise<ReviewKept | undefined> {
  if (postgres === undefined) return reviewIn(run.folder);
  const { keptInPostgres } = await import('../review/record/postgres.ts');
  return keptInPostgres(postgres, reviewName(run));
}

/** The same, where there must be one. */
export async function reviewOf(run: FinishedRun, postgres: string | undefined): Promise<ReviewKept> {
  const kept = await keptReview(run, postgres);
  if (kept !== undefined) return kept;
  throw new UsageProblem(
    postgres === undefined
      ? `${run.folder.path} has no log of a review. If a database keeps it, name that with --postgres; else nobody has reviewed this run yet.`
      : `The database has no review of ${run.folder.path}.`,
  );
}

/**
 * What the review of a run is called in a database. A run goes on, and its log begins always in the same way: with the circumstances
 * it was made under, and its first cable.
 */
export function reviewName({ folder }: FinishedRun): string {
  const lines = folder.logLines();
  const first = [lines.next(), lines.next()].map(({ value }) => value ?? '');
  return sha256(first.join('\n'));
}

/** What is kept of a review as a log to be shown or proven from. */
export function reviewLog({ folder }: FinishedRun, kept: ReviewKept, verdict: ReviewVerdict): LogToRead {
  const size = lastCheckpoint(kept.checkpoints)?.size ?? 0;
  const lines = wholeLines(kept.log);
  return {
    ...{ path: folder.path, whose: 'review', checkpoints: kept.checkpoints },
    head: { size, digest: digestAt(lines, size) },
    lines: () => lines,
    ...(verdict.ok ? {} : { fault: verdict.seq }),
  };
}

/** Contents are held against a key where it is the one that bound them; what else there is to check needs none. */
export function checkedReview(
  kept: ReviewKept,
  { key, ...held }: Parameters<typeof checkReview>[1],
): ReviewVerdict {
  const bound = checkReview(kept, { ...held, key });
  return bound.ok || bound.code !== 'other-key' ? bound : checkReview(kept, held);
}

/** What persons typed with their acts, by the number of the entry: only for who has the key that bound it. */
export function typedBySeq(kept: ReviewKept, named: string | undefined): ReadonlyMap<number, string> {
  const key = lookingKey(named);
  const verdict = checkReview(kept, { key });
  const first = verdict.ok ? verdict.entries[0]?.entry.entry : undefined;
  const isBound = first?.kind === 'review' && key !== undefined && first.key === keyIdOf(key);
  if (!verdict.ok && verdict.code !== 'other-key') return new Map();
  if (!verdict.ok || !isBound)
    throw new UsageProblem(
      'What people typed is bound with the key of the review, and shown only to who has it. Name that with --key.',
    );
  return new Map(
    verdict.entries.flatMap((each) => {
      const typed = typedIn(each);
      return typed === undefined ? [] : [[each.entry.seq, typed] as const];
    }),
  );
}

const LINE_FEED = 10;

/** Without their ends; a last line without one was never acknowledged. */
function wholeLines(log: Uint8Array): Buffer[] {
  const bytes = Buffer.from(log.buffer, log.byteOffset, log.length);
  const lines: Buffer[] = [];
  let from = 0;
  for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
}

/** What the last line before a size calls itself, which the check of all lines then holds against its bytes. */
const digestAt = (lines: readonly Buffer[], size: number): string =>
  lines[size - 1]?.toString('utf8').match(/"digest":"([0-9a-f]{64})"\}$/)?.[1] ?? '0'.repeat(64);
