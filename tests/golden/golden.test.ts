import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CASES, FIXTURES, givesOf, outcome, textCopyOf } from './cases.ts';

describe.each(CASES)('%s', (name) => {
  const gives = givesOf(name);
  const found = outcome(name);

  test(gives.shows, () => {
    const { state, rows, done } = found;
    expect({
      state,
      status: done?.assessment.status.state,
      instruction: done?.assessment.instruction.kind,
      declassifyOn: done?.assessment.status.declassifyOn,
      outerDate: done?.assessment.status.outerDate,
      withheld: rows.filter((row) => row.state === 'withheld').length,
      open: rows.filter((row) => row.state === 'open question').length,
    }).toEqual({
      state: gives.state,
      status: gives.status,
      instruction: gives.instruction,
      declassifyOn: gives.declassifyOn,
      outerDate: gives.outerDate,
      withheld: gives.withheld,
      open: gives.open,
    });
  });

  test('the copy is the one that was looked at', () => {
    expect(textCopyOf(found)).toBe(readFileSync(join(FIXTURES, name, 'gives.copy'), 'utf8'));
  });
});

test('there are at least 14 cases', () => expect(CASES.length).toBeGreaterThanOrEqual(14));

test('no two cases bear one message number, so that the demo can release them all', () => {
  const numbers = CASES.map((name) => outcome(name).mrn);
  expect(new Set(numbers).size).toBe(numbers.length);
});
