import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/** Counted from the date of the record: `youngerThan` ends on the anniversary, `olderThan` begins there. */
const Years = { youngerThan: z.int().positive().optional(), olderThan: z.int().positive().optional() };

/**
 * A ground for withholding and when it is available. `classified`: only for what is classified on the day
 * ((b)(1)). Years: only for records of that age ((b)(5), letters of section 1.4 and numbers of section 3.3(b)).
 * `approved`: only where evidence names the approval of it for the record (numbers of section 3.3(b)). Owners alone
 * may open theirs.
 */
export const Exemption = z.strictObject({
  code: z.string().min(1),
  provision: z.string().min(1),
  title: z.string().min(1),
  available: z.union([
    z.literal('always'),
    z.literal('classified'),
    z.strictObject({
      classified: z.literal(true).optional(),
      approved: z.literal(true).optional(),
      ...Years,
    }),
  ]),
  owner: z.string().optional(),
  source: z.string().min(1),
  from: CivilDate,
  until: CivilDate.optional(),
  unverified: z.string().optional(),
});
export type Exemption = z.infer<typeof Exemption>;

/** What an index of withholdings says of a ground, as a draft for a person to adopt. */
export const Justification = z.strictObject({
  code: z.string().min(1),
  /** The kind of matter that is withheld. */
  matter: z.string().min(1),
  /** What its disclosure would do. */
  harm: z.string().min(1),
  source: z.string().min(1),
});
export type Justification = z.infer<typeof Justification>;

export const ExemptionFile = z.strictObject({
  exemptions: z.array(Exemption).default([]),
  justifications: z.array(Justification).default([]),
});

/** One row for each code: the one in force on a day, else its first, which then is not available (see `from`). */
export function exemptionsOn(rows: readonly Exemption[], day: CivilDate): Exemption[] {
  const chosen = new Map<string, Exemption>();
  for (const row of [...rows].sort((a, b) => (a.from < b.from ? -1 : 1)))
    if (!chosen.has(row.code) || row.from <= day) chosen.set(row.code, row);
  return [...chosen.values()];
}
