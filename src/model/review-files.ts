/** The files in `restricted/` that a review keeps its log in: its entries, their checkpoints, and what their digests stand for. */
export const REVIEW_FILES = {
  log: 'review.jsonl',
  checkpoints: 'review.checkpoints',
  contents: 'review.contents',
} as const;
