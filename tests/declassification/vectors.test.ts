import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CalculatorFlag, calculate } from '../../src/declassification/calculator.ts';
import { CivilDate } from '../../src/model/civil-date.ts';
import { Level } from '../../src/model/marking.ts';
import { orders } from './orders.ts';

const file = '../shared/data/declassification-vectors.json';

const Vector = z.object({
  n: z.int(),
  lines: z.array(z.string()),
  docDate: CivilDate,
  level: Level,
  flags: z.array(CalculatorFlag),
  expect: z.strictObject({
    kind: z.string().optional(),
    declassifyOn: z.string().nullable().optional(),
    outerDate: z.string().nullable().optional(),
    state: z.string().optional(),
  }),
});

const vectors = existsSync(file) ? z.array(Vector).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];

describe.skipIf(vectors.length === 0)('the vectors of the law sheet, as of 2026-11-23', () => {
  it.each(vectors)('vector $n: $lines of $docDate', ({ lines, docDate, level, flags, expect: expected }) => {
    const asOf = CivilDate.parse('2026-11-23');
    const { instruction, status } = calculate({ lines, dated: docDate, level, flags, asOf }, orders);
    const { declassifyOn, outerDate, state } = status;
    expect({ kind: instruction.kind, declassifyOn, outerDate, state }).toMatchObject(expected);
  });
});
