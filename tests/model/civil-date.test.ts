import { addYears } from 'date-fns/addYears';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CivilDate, plusYears } from '../../src/model/civil-date.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => CivilDate.parse(date.toISOString().slice(0, 10)));

test('an anniversary is the same day of another year, as a second calendar has it', () => {
  fc.assert(
    fc.property(day, fc.nat(120), (date, years) => {
      fc.pre(!date.endsWith('-02-29'));
      const noon = new Date(`${date}T12:00:00`);
      const [year, month, dayOfMonth] = date.split('-').map(Number);
      const there = addYears(noon, years);
      expect([there.getFullYear(), there.getMonth() + 1, there.getDate()]).toEqual([
        (year ?? 0) + years,
        month,
        dayOfMonth,
      ]);
      expect(plusYears(date, years)).toBe(`${(year ?? 0) + years}${date.slice(4)}`);
    }),
  );
});

test.each([
  ['2004-02-29', 25, '2029-03-01'],
  ['2004-02-29', 4, '2008-02-29'],
  ['1896-02-29', 4, '1900-03-01'],
  ['1996-02-29', 4, '2000-02-29'],
  ['2004-02-28', 25, '2029-02-28'],
])('%s and %i years is %s: a day that a year has not rolls forward', (date, years, expected) => {
  expect(plusYears(date as CivilDate, years)).toBe(expected);
});
