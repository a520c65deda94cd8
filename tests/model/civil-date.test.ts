import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate, daysBetween, isDay, plusDays } from '../../src/model/civil-date.ts';

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
          const has = year >= 1900 && year <= 2199 && isDay(year, month, day);
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
