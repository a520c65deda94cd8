import { z } from 'zod';
import { Reviewer } from './review.ts';

/**
 * Who may open the review, and as what. Two names that a reader would take for one are refused: the second person behind a
 * copy must be somebody else.
 */
export const RolesFile = z
  .strictObject({ persons: z.array(Reviewer).min(1) })
  .superRefine(({ persons }, context) => {
    const names = persons.map(({ name }) => asRead(name));
    for (const [i, name] of names.entries())
      if (names.indexOf(name) !== i)
        context.addIssue({
          code: 'custom',
          path: ['persons', i, 'name'],
          message: 'this name stands here twice; give each person one row, with all roles',
        });
  });
export type RolesFile = z.infer<typeof RolesFile>;

/** A name without what a reader does not see in it: capitals, wide letters, blanks. */
const asRead = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
