import type { Fields } from '../../model/cable.ts';
import { type CivilDate, daysBetween, readIso, yearOf } from '../../model/civil-date.ts';
import { type Message, warning } from '../../model/message.ts';
import { copiesMessages } from './distribution.ts';
import { isNoisy } from './dtg.ts';

/** What machines print twice and ought to agree: the day and the time of sending, and the copies with their sum. */
export const witnessMessages = (fields: Pick<Fields, 'originator' | 'dtg' | 'distribution'>): Message[] => [
  ...dtgMessages(fields),
  ...originatorMessages(fields),
  ...copiesMessages(fields),
];

const dtgMessages = ({ dtg }: Pick<Fields, 'dtg'>): Message[] =>
  dtg !== undefined && isNoisy(dtg) ? [warning('dtg-noise', NOISE, dtg.span)] : [];

/** A message may lie until the next day; one sent the same day goes within hours. */
const MOST_DAYS = 1;
const MOST_HOURS = 6;
const MINUTES_A_DAY = 24 * 60;

/** Day of the year and time of the DE line against the date-time group (ACP 127(G) section 115). */
function originatorMessages({ originator, dtg }: Pick<Fields, 'originator' | 'dtg'>): Message[] {
  const dated = dtg === undefined ? undefined : readIso(dtg.value.slice(0, 10));
  if (originator === undefined || dtg === undefined || dated === undefined) return [];
  const { day, time } = originator.value;
  const days = daysApart(dated, day);
  if (Math.abs(days) > MOST_DAYS) return [warning('julian-differs', JULIAN, originator.span)];
  const minutes = days * MINUTES_A_DAY + minutesOf(time) - minutesOf(dtg.value.slice(11, 16));
  return Math.abs(minutes) > MOST_HOURS * 60 ? [warning('time-differs', TIME, originator.span)] : [];
}

/** From the date to the nearest day of that number, for a message may be sent on the last day of a year. */
function daysApart(dated: CivilDate, day: number): number {
  const year = yearOf(dated);
  const apart = day - 1 - daysBetween(`${year}-01-01` as CivilDate, dated);
  const all = [apart, apart - lengthOfYear(year - 1), apart + lengthOfYear(year)];
  return all.reduce((least, days) => (Math.abs(days) < Math.abs(least) ? days : least));
}

const lengthOfYear = (year: number): number =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;

const minutesOf = (time: string): number => 60 * Number(time.slice(0, 2)) + Number(time.slice(3, 5));

const NOISE =
  'The date-time group is not as machines print it; the date is read from what is clear. Check it against another copy.';
const JULIAN =
  'The day of the year on the DE line is not that of the date-time group. Check that both are of one cable.';
const TIME =
  'The time on the DE line is hours from that of the date-time group. Check that both are of one cable.';
