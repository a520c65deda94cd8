import { z } from 'zod';

const count = z.int().nonnegative();
const Said = z.strictObject({ text: z.string(), source: z.string() });

/** The answer to a case on one page: counts and codes of the run, and words from tables; nothing of any cable. */
export const CoverSheet = z.strictObject({
  title: z.string(),
  caseNumber: z.string(),
  received: z.string(),
  /** The day of the answer. */
  date: z.string(),
  banner: z.string(),
  stamps: z.array(z.string()),
  response: z.enum(['final', 'interim', 'neither confirmed nor denied']),
  /** Absent where nothing may be said of the case as a whole. */
  numbers: z
    .strictObject({
      /** Documents that were looked at, and those of the case among them that could be reviewed. */
      searched: count,
      processed: count,
      releasedInFull: count,
      releasedInPart: count,
      deniedInFull: count,
      held: count,
      failed: count,
      /** Of those held: documents that wait for another agency. */
      referred: count,
      pages: z.strictObject({
        reviewed: count,
        releasedInFull: count,
        releasedInPart: count,
        deniedInFull: count,
      }),
      /** Of documents that are released in part. */
      withheld: z.strictObject({
        deletions: count,
        lines: count,
        shorter: count,
        names: count,
        numbers: count,
      }),
    })
    .optional(),
  /** Each ground that was used, and in how many deletions. */
  reasons: z.array(z.strictObject({ code: z.string(), meaning: z.string(), deletions: z.int().positive() })),
  statements: z.array(Said),
  rights: z.array(Said),
  /** Name and position of who released. */
  official: z.string().optional(),
});
export type CoverSheet = z.infer<typeof CoverSheet>;
export type CoverNumbers = NonNullable<CoverSheet['numbers']>;
