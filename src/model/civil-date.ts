import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays } from 'date-fns/addDays';
import { z } from 'zod';

/**
 * A day of the calendar without a zone, as `YYYY-MM-DD`. Declassification dates are days, never
 * instants: compared as text, so no time zone can move one. Years 1900 to 2199.
 */
export type CivilDate = string & z.$brand<'CivilDate'>;

export const CivilDate = z
  .string({ error: 'expected a day as YYYY-MM-DD' })
  .refine((text) => readIso(text) !== undefined, 'expected a day that exists, as YYYY-MM-DD')
  .transform((text) => text as CivilDate);

/** The day, or `undefined` where the calendar has no such day (`2017-02-30`, month 20). */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  const isInRange = year >= 1900 && year <= 2199;
  if (!isInRange || !(day >= 1 && day <= daysIn(year, month))) return undefined;
  return `${year}-${pad(month)}-${pad(day)}` as CivilDate;
}

/** Days of a month, 0 where the calendar has no such month. */
const daysIn = (year: number, month: number): number =>
  isLeap(year) && month === 2 ? 29 : (DAYS[month] ?? 0);
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Whether the calendar has the day, in any year. */
export const isDay = (year: number, month: number, day: number): boolean =>
  day >= 1 && day <= daysIn(year, month);

export function readIso(text: string): CivilDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts === null ? undefined : civilDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
export const lastDayOf = (year: number): CivilDate => `${year}-12-31` as CivilDate;

/** The anniversary; 29 February rolls forward to 1 March, so that nothing opens a day early: no rule speaks of it. */
export function plusYears(date: CivilDate, years: number): CivilDate {
  const there = `${String(yearOf(date) + years).padStart(4, '0')}${date.slice(4)}`;
  return (
    date.endsWith('-02-29') && !isLeap(yearOf(date) + years) ? `${there.slice(0, 5)}03-01` : there
  ) as CivilDate;
}

export const plusDays = (date: CivilDate, days: number): CivilDate => iso(addDays(instant(date), days));
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((instant(to).getTime() - instant(from).getTime()) / MILLISECONDS_A_DAY);
export const latest = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
export const earliest = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** Number of a month from its first three letters in any case, or `undefined`. */
export function monthNumber(name: string): number | undefined {
  const index = MONTHS.indexOf(name.slice(0, 3).toUpperCase());
  return index < 0 ? undefined : index + 1;
}

const MILLISECONDS_A_DAY = 86_400_000;
const pad = (n: number): string => String(n).padStart(2, '0');
const instant = (date: CivilDate): Date =>
  new UTCDateMini(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
const iso = (date: Date): CivilDate => date.toISOString().slice(0, 10) as CivilDate;
