import { CheckFailure } from '../../disk/failure.ts';
import { checkReview, type ReviewKept, type ReviewKeys, type ReviewVerdict } from '../../verify/review.ts';

/** What is acknowledged on record, or exit 3 with what was changed. */
export function sound(kept: ReviewKept, keys: ReviewKeys): Extract<ReviewVerdict, { ok: true }> {
  const verdict = checkReview(kept, keys);
  if (verdict.ok) return verdict;
  throw new CheckFailure(
    `The log of the review was changed, entry ${verdict.seq}: ${verdict.reason} Nothing is recorded until it is restored.`,
  );
}
