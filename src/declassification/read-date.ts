import { type CivilDate, civilDate, monthNumber, plusYears } from '../model/civil-date.ts';

/** A printed date: the day, or nothing where there is no such day; a suggestion is for a person only. */
export interface DateReading {
  readonly date: CivilDate | undefined;
  readonly suggestion?: CivilDate;
}

interface Printed {
  readonly year: string;
  readonly month: number;
  readonly day: number;
}

/** A two-digit year is looked for in this many years after the document's date: the longest term of any exemption. */
const WINDOW = 75;

/** A digit, or a letter that worn type makes of one. */
const DIGIT = '[0-9OIL]';

/** What a date looks like on a line, wherever it may turn out not to exist. */
export const DATE_FORM = [
  // A year may be parted where nothing else can be meant: `03/04/201 6`, `0 3/04/2016`.
  String.raw`\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{3} \d|\d \d{3})`,
  String.raw`(?:0 )?${DIGIT}{1,4}\s?[/.-]\s?${DIGIT}{1,2}\s?[/.-]\s?${DIGIT}{1,4}`,
  // A telex drops the strokes.
  String.raw`\d{1,2} \d{1,2} (?:\d{4}|\d{2})`,
  String.raw`(?=[OIL]{0,4}\d)${DIGIT}{8}`,
  String.raw`\d{1,2}(?:ST|ND|RD|TH)?[\s-]*[A-Za-z]{3,9}\.?,?[\s-]*(?:\d{4}|\d{2})`,
  String.raw`[A-Za-z]{3,9}\.?\s*\d{1,2}(?:ST|ND|RD|TH)?,?\s+(?:\d{4}|\d{2})`,
].join('|');

/**
 * Reads a date as State cables print it: month first (`8/20/17`, `08-20-2017`), or year first with four
 * digits (`2017/08/20`, `20170820`), or with the month's name. Day and month are never swapped, and no day
 * rolls over into the next month.
 * A two-digit year is the first century that puts the date after `after`, the document's own.
 */
export function readDate(printed: string, after: CivilDate | null): DateReading {
  const parts = partsOf(inDigits(printed));
  if (parts === undefined) return { date: undefined };
  const date = dayOf(parts, after);
  if (date !== undefined) return { date };
  const swapped = dayOf({ ...parts, month: parts.day, day: parts.month }, after);
  return swapped === undefined ? { date } : { date, suggestion: swapped };
}

/** The same for the date of a source, which is the latest such day not after the document's own. */
export function readSourceDate(printed: string, notAfter: CivilDate): DateReading {
  const parts = partsOf(inDigits(printed));
  if (parts === undefined || parts.year.length === 4) return readDate(printed, notAfter);
  const days = [1900, 2000, 2100].map((century) => inCentury(parts, century));
  return { date: days.filter((day) => day !== undefined && day <= notAfter).at(-1) };
}

/** `O6/2O/2OO6`: a date in digits and separators has no letters, so those that look like digits are. */
function inDigits(printed: string): string {
  const text = together(printed.trim().toUpperCase());
  return /^[0-9OIL\s/.-]+$/.test(text) ? text.replaceAll('O', '0').replaceAll(/[IL]/g, '1') : text;
}

/** Without blanks inside a year or a day, and without the ending of an ordinal. */
const together = (text: string): string =>
  text
    .replace(/(?<=[/.-]\s?)(\d{3}) (\d)$|(?<=[/.-]\s?)(\d) (\d{3})$/, '$1$2$3$4')
    .replace(/^0 (?=\d[/.-])/, '0')
    .replace(/^(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})$/, '$1/$2/$3')
    .replace(/(?<=\d)(?:ST|ND|RD|TH)\b/, '')
    .replace(/(?<=^\d{1,2})(?:ST|ND|RD|TH)(?=[\sA-Z-])/, '');

/** Whether letters of a printed date were read as digits. */
export const isWorn = (printed: string): boolean =>
  together(printed.trim().toUpperCase()) !== inDigits(printed);

function partsOf(printed: string): Printed | undefined {
  return yearFirst(printed) ?? monthFirst(printed) ?? dayThenName(printed) ?? nameThenDay(printed);
}

function yearFirst(printed: string): Printed | undefined {
  const found =
    /^(\d{4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,2})$/.exec(printed) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(printed);
  return found === null ? undefined : numbered(found[1], Number(found[3]), found[4]);
}

function monthFirst(printed: string): Printed | undefined {
  const found = /^(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/.exec(printed);
  return found === null ? undefined : numbered(found[4], Number(found[1]), found[3]);
}

function dayThenName(printed: string): Printed | undefined {
  const found = /^(\d{1,2})[\s-]*([A-Za-z]{3,9})\.?,?[\s-]*(\d{4}|\d{2})$/.exec(printed);
  return found === null ? undefined : numbered(found[3], monthNamed(found[2]), found[1]);
}

function nameThenDay(printed: string): Printed | undefined {
  const found = /^([A-Za-z]{3,9})\.?\s*(\d{1,2}),?\s+(\d{4}|\d{2})$/.exec(printed);
  return found === null ? undefined : numbered(found[3], monthNamed(found[1]), found[2]);
}

const MONTH_NAMES =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ');

/** Only the beginning of a month's name: `SEPT` is one, `DECIDED` is not. */
function monthNamed(name = ''): number | undefined {
  const word = name.toUpperCase();
  return MONTH_NAMES.some((month) => month.startsWith(word)) ? monthNumber(word) : undefined;
}

function numbered(year = '', month: number | undefined, day = ''): Printed | undefined {
  return month === undefined ? undefined : { year, month, day: Number(day) };
}

function dayOf(parts: Printed, after: CivilDate | null): CivilDate | undefined {
  if (parts.year.length === 4) return civilDate(Number(parts.year), parts.month, parts.day);
  if (after === null) return undefined;
  const last = plusYears(after, WINDOW);
  return [1900, 2000, 2100]
    .map((century) => inCentury(parts, century))
    .find((day) => day !== undefined && day > after && day <= last);
}

const inCentury = ({ year, month, day }: Printed, century: number): CivilDate | undefined =>
  civilDate(century + Number(year), month, day);
