import type { Field, Fields } from '../../model/cable.ts';
import { civilDate, monthNumber } from '../../model/civil-date.ts';
import type { Line } from '../lines.ts';
import { prosign } from './precedence.ts';

export interface DateTimeGroup {
  readonly precedence: NonNullable<Fields['precedence']>;
  readonly dtg?: Field<string>;
}

const DTG =
  /^([ZOPRY])(?:[ \t]*([ZOPRY]))?[ \t]+(\d{2})(\d{2})(\d{2})[ \t]*Z?[ \t]+([A-Z]{3,9})[ \t]+(\d[ \t]?\d(?:\d{2})?)(?!\d)(?:[ \t]{1,4}Z[A-Z]{2}(?:-\d)?\b){0,4}/i;

/** `P R 041820Z JAN 10`: precedence for action and for information, then day, time, month and year, and operating signals. */
export function readDateTimeGroup({ from, text }: Line): DateTimeGroup | undefined {
  const found = DTG.exec(text);
  const action = prosign((found?.[1] ?? '').toUpperCase());
  if (found === null || action === undefined) return undefined;
  const place = { printed: found[0], span: { from, to: from + found[0].length } };
  const precedence = { value: { action, info: prosign((found[2] ?? '').toUpperCase()) ?? null }, ...place };
  const instant = instantOf(found);
  return instant === undefined ? { precedence } : { precedence, dtg: { value: instant, ...place } };
}

/** The instant in ISO form, or nothing where the calendar or the clock has no such one. */
function instantOf([, , , day, hours = '', minutes = '', month = '', year = '']: RegExpExecArray):
  | string
  | undefined {
  const date = civilDate(fullYear(year.replaceAll(/\s/g, '')), monthNumber(month) ?? 0, Number(day));
  if (date === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${date}T${hours}:${minutes}:00Z`;
}

/** Cables run from 1966 on: 66 to 99 are of the last century. */
const fullYear = (year: string): number => {
  const number = Number(year);
  if (year.length === 4) return number;
  return number >= 66 ? 1900 + number : 2000 + number;
};
