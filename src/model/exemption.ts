import { z } from 'zod';
import { CivilDate } from './civil-date.ts';

/**
 * A ground for withholding and when it is available. `classified`: only for what is classified on the day
 * ((b)(1)). `years`: only for records younger than that ((b)(5), 25 years). Owners alone may open theirs.
 */
export const Exemption = z.strictObject({
  code: z.string().min(1),
  provision: z.string().min(1),
  title: z.string().min(1),
  available: z.union([
    z.literal('always'),
    z.literal('classified'),
    z.strictObject({ years: z.int().positive() }),
  ]),
  owner: z.string().optional(),
  source: z.string().min(1),
  from: CivilDate,
  until: CivilDate.optional(),
  unverified: z.string().optional(),
});
export type Exemption = z.infer<typeof Exemption>;
export const ExemptionFile = z.strictObject({ exemptions: z.array(Exemption) });
