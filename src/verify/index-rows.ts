import { z } from 'zod';
import type { Withholding } from '../model/withholding.ts';
import { EXTENT, GROUND } from './body.ts';
import { type Fault, fault, PASSED, type Verdict } from './verdict.ts';

/** What a row of the index may say: nothing that has room for a passage but the provisions, which are searched. */
const Row = z.strictObject({
  mrn: z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
  banner: z
    .string()
    .regex(/^(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED)(?:\/\/[A-Z0-9 ,/-]{1,200})*$/),
  dated: z.string().regex(/^(?:\d{4}-\d\d-\d\d|not given|withheld(?: in part)?)$/),
  from: z.string(),
  subject: z.string(),
  portion: z.string().regex(/^[a-z0-9.~-]{1,40}$/),
  at: z.int().nonnegative().nullable(),
  extent: z.string().regex(new RegExp(`^${EXTENT}$`)),
  bases: z.array(z.string().regex(new RegExp(`^(?:unreviewed|${GROUND})$`))),
  authority: z.array(z.string()),
  matter: z.array(z.string()),
  harm: z.array(z.string()),
  segregability: z.string(),
  adopted: z.string().nullable(),
  state: z.enum(['withheld', 'open question']),
});

/** Checks the form of an index of withholdings, line by line. */
export function checkIndex(text: string): Verdict {
  const odd = text
    .split('\n')
    .slice(0, -1)
    .findIndex((line) => indexRow(line) === undefined);
  return odd < 0 ? PASSED : oddRow(odd);
}

/** The fault of the row at this place, from 0. */
export const oddRow = (at: number): Fault =>
  fault('index-form', `Row ${at + 1} of the index says something that an index does not say.`);

/** A row of an index; nothing where a line is none. */
export function indexRow(line: string): Withholding | undefined {
  try {
    return Row.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
