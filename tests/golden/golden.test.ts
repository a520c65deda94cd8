import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ABROAD,
  CASES,
  FIXTURES,
  givesAbroadOf,
  givesOf,
  outcome,
  outcomeAbroad,
  textCopyOf,
} from './cases.ts';

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

describe.each(ABROAD)('%s, for readers abroad', (name) => {
  const { shows, audience: _, ...gives } = givesAbroadOf(name);
  const found = outcomeAbroad(name);

  test(shows, () => {
    expect({
      state: found.state,
      withheld: found.rows.filter((row) => row.state === 'withheld').length,
      open: found.rows.filter((row) => row.state === 'open question').length,
    }).toEqual(gives);
  });

  test('the copy is the one that was looked at', () => {
    expect(textCopyOf(found)).toBe(readFileSync(join(FIXTURES, name, 'abroad.copy'), 'utf8'));
  });
});

test('there are at least 14 cases', () => expect(CASES.length).toBeGreaterThanOrEqual(14));

test('no two cases bear one message number, so that the demo can release them all', () => {
  const numbers = CASES.map((name) => outcome(name).mrn);
  expect(new Set(numbers).size).toBe(numbers.length);
});
