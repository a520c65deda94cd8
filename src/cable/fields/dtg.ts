import type { Field, Fields } from '../../model/cable.ts';
import { civilDate, monthNumber } from '../../model/civil-date.ts';
import type { Line } from '../lines.ts';
import { prosign } from './precedence.ts';

export interface DateTimeGroup {
  readonly precedence?: NonNullable<Fields['precedence']>;
  readonly dtg?: Field<string>;
}

/** A prosign may be doubled, as on the routing line; blanks may stand between any two figures. */
const PRECEDENCE = String.raw`([ZOPRY])\1?(?:[ \t]*([ZOPRY])\2?)?[ \t]*`;
/** A scanner makes letters of figures: `24O244Z`. */
const FIGURE = '[\\dOIl]';
const DAY_AND_TIME = String.raw`((?:${FIGURE}[ \t]?){5}${FIGURE})[ \t]{0,3}`;
/** Of the six, so many are figures as printed: else it is a word. */
const ENOUGH_FIGURES = 4;
const MONTH =
  'JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEP(?:T(?:EMBER)?)?|OCT(?:OBER)?|' +
  'NOV(?:EMBER)?|DEC(?:EMBER)?';
const MONTH_AND_YEAR = String.raw`[ \t]*(${MONTH})\.?[ \t]*(\d[ \t]?\d(?:[ \t]?\d[ \t]?\d)?)(?!\d)`;
const SIGNALS = String.raw`(?:[ \t]{1,4}Z[A-Z]{2}(?:-\d)?\b){0,4}`;
const DTG = new RegExp(`^${PRECEDENCE}${DAY_AND_TIME}Z?${MONTH_AND_YEAR}${SIGNALS}`, 'i');
const BARE = new RegExp(`^()()${DAY_AND_TIME}Z${MONTH_AND_YEAR}$`, 'i');
/** As a machine prints it. */
const CLEAN = /^(?:[ZOPRY] ?){1,2} \d{6}Z [A-Z]{3} \d{2}(?: |$)/;

/** `P R 041820Z JAN 10`: precedence for action and for information, then day, time, month and year, and operating signals. */
export function readDateTimeGroup({ from, text }: Line): DateTimeGroup | undefined {
  const found = DTG.exec(text);
  return found === null ? undefined : groupOf(found, from);
}

/** `041820Z JAN 10` alone on its line, which is a cable's own date only where it has no other. */
export function readBareGroup({ from, text }: Line): DateTimeGroup | undefined {
  const found = BARE.exec(text);
  return found === null ? undefined : groupOf(found, from);
}

function groupOf(found: RegExpExecArray, from: number): DateTimeGroup | undefined {
  const [printed] = found;
  const span = { from, to: from + printed.length };
  const action = prosign((found[1] ?? '').toUpperCase());
  const info = prosign((found[2] ?? '').toUpperCase()) ?? null;
  const instant = instantOf(found);
  if (action === undefined && instant === undefined) return undefined;
  return {
    ...(action && { precedence: { value: { action, info }, printed, span } }),
    ...(instant && { dtg: { value: instant, printed, span } }),
  };
}

export const isNoisy = ({ printed }: Field<string>): boolean => !CLEAN.test(printed);

/** The instant in ISO form, or nothing where the calendar or the clock has no such one. */
function instantOf([, , , figures = '', month = '', year = '']: RegExpExecArray): string | undefined {
  if (figures.replaceAll(/\D/g, '').length < ENOUGH_FIGURES) return undefined;
  const [, day, hours = '', minutes = ''] = /^(..)(..)(..)$/.exec(mended(figures)) ?? [];
  const date = civilDate(fullYear(closed(year)), monthNumber(month) ?? 0, Number(day));
  if (date === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${date}T${hours}:${minutes}:00Z`;
}

const mended = (figures: string): string => closed(figures).replaceAll(/O/gi, '0').replaceAll(/[IL]/gi, '1');

const closed = (figures: string): string => figures.replaceAll(/\s/g, '');

/** Cables run from 1966 on: 66 to 99 are of the last century. */
const fullYear = (year: string): number => {
  const number = Number(year);
  if (year.length === 4) return number;
  return number >= 66 ? 1900 + number : 2000 + number;
};
