import { addYears } from 'date-fns/addYears';
import { isExists } from 'date-fns/isExists';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CivilDate, civilDate, daysBetween, isDay, plusDays, plusYears } from '../../src/model/civil-date.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe('a day of the calendar', () => {
  it('is there exactly where the calendar has it, from 1900 to 2199', () => {
    for (const year of [
      ...range(1895, 1910),
      ...range(1996, 2005),
      ...range(2095, 2105),
      ...range(2195, 2205),
    ])
      for (const month of range(-1, 15))
        for (const day of range(-1, 34)) {
          const has = year >= 1900 && year <= 2199 && isExists(year, month - 1, day);
          expect(isDay(year, month, day)).toBe(isExists(year, month - 1, day));
          expect([year, month, day, civilDate(year, month, day) !== undefined]).toEqual([
            year,
            month,
            day,
            has,
          ]);
        }
    expect(
      civilDate(Number.NaN, 1, 1) ?? civilDate(2000, Number.NaN, 1) ?? civilDate(2000, 1, Number.NaN),
    ).toBe(undefined);
  });

  it('is as many days from another as it takes to reach it', () => {
    for (const from of ['1900-01-01', '1999-12-31', '2000-02-28', '2024-03-31'] as CivilDate[])
      for (const days of [-40_000, -366, -1, 0, 1, 29, 365, 60_000])
        if (from !== '1900-01-01' || days >= 0) expect(daysBetween(from, plusDays(from, days))).toBe(days);
  });
});

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
