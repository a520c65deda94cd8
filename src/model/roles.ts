import { z } from 'zod';
import { Reviewer } from './review.ts';

/**
 * Who may open the review, and as what. Two names that a reader would take for one are refused: the second person behind a
 * copy must be somebody else.
 */
export const RolesFile = z
  .strictObject({ persons: z.array(Reviewer).min(1) })
  .superRefine(({ persons }, context) => {
    const names = persons.map(({ name }) => name);
    for (const [i, name] of names.entries())
      if (isAmong(name, names.slice(0, i)))
        context.addIssue({
          code: 'custom',
          path: ['persons', i, 'name'],
          message:
            'this name stands here twice (what follows a comma is a position); give each person one row, with all roles',
        });
  });
export type RolesFile = z.infer<typeof RolesFile>;

/** Whether one of these names is that of the same person, as far as a reader can tell. */
export const isAmong = (name: string, names: readonly string[]): boolean =>
  names.some((each) => asRead(each) === asRead(name));

/** The names of persons, each person once, as first written. */
export const eachOnce = (names: readonly string[]): string[] =>
  names.filter((name, i) => !isAmong(name, names.slice(0, i)));

/**
 * A name without the position behind its comma (`Name, Position`: one person may have several), and without what a reader does not see
 * in it: capitals, wide letters, blanks, and what takes no place at all.
 */
const asRead = (name: string): string =>
  (/^[^,]*[^,\s][^,]*/.exec(name)?.[0] ?? name)
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim();
