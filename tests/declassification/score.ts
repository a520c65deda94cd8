import { z } from 'zod';
import { CalculatorFlag, calculate } from '../../src/declassification/calculator.ts';
import { CivilDate } from '../../src/model/civil-date.ts';
import { Level } from '../../src/model/marking.ts';
import { orders } from './orders.ts';

/** The day on which the columns of a file of vectors are right, unless a vector names its own. */
const AS_OF = CivilDate.parse('2026-11-23');

const day = z.string().nullable().optional();

export const Vector = z.object({
  n: z.int(),
  lines: z.array(z.string()),
  docDate: CivilDate.nullable(),
  level: Level,
  flags: z.array(CalculatorFlag),
  asOf: CivilDate.default(AS_OF),
  expect: z.strictObject({
    kind: z.string().optional(),
    declassifyOn: day,
    outerDate: day,
    state: z.string().optional(),
    level: z.string().optional(),
  }),
});
export type Vector = z.infer<typeof Vector>;

export interface Failure {
  readonly vector: Vector;
  readonly column: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** The columns of a vector that came out otherwise; what it does not expect is not scored. */
export function failuresOf(vector: Vector): Failure[] {
  const { instruction, status } = calculate({ ...vector, dated: vector.docDate }, orders);
  const { declassifyOn, outerDate, state, level } = status;
  const found = { kind: instruction.kind, declassifyOn, outerDate, state, level };
  return (Object.keys(found) as (keyof typeof found)[]).flatMap((column) => {
    const expected = vector.expect[column];
    return expected === undefined || expected === found[column]
      ? []
      : [{ vector, column, expected, found: found[column] }];
  });
}
