import { z } from 'zod';
import { Reviewer } from './review.ts';

/**
 * Who may open the review, and as what. Two names that a reader would take for one are refused: the second person behind a
 * copy must be somebody else.
 */
export const RolesFile = z
  .strictObject({ persons: z.array(Reviewer).min(1) })
  .superRefine(({ persons }, context) => {
    const before = new Set<string>();
    for (const [i, { name }] of persons.entries()) {
      const read = asRead(name);
      if (before.has(read))
        context.addIssue({
          code: 'custom',
          path: ['persons', i, 'name'],
          message:
            'this name stands here twice (what follows a comma is a position); give each person one row, with all roles',
        });
      before.add(read);
    }
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
 * in it: capitals, wide letters, letters of another script that look the same, kinds of dashes, apostrophes and blanks, and what takes
 * no place at all. What is not seen goes first: it can hold a letter and its accent apart.
 */
function asRead(name: string): string {
  const seen = name
    .replace(/[\s\u2800]+/g, ' ')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFKC');
  return (/^[^,،、]*[^,،、\s][^,،、]*/.exec(seen)?.[0] ?? seen)
    .toUpperCase()
    .normalize('NFC')
    .replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replace(/\p{Pd}/gu, '-')
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/ +/g, ' ')
    .trim();
}

/** Capitals of other scripts that look like those of the Latin one, and these. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [...'АВЕЅІЈКМНОРСТУХҮԚԜӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, i) => [
    letter,
    'ABESIJKMHOPCTYXYQWIABEZHIKMNOPTYX'[i] ?? letter,
  ]),
);
