import { type CivilDate, isDay, monthNumber, yearOf } from '../model/civil-date.ts';

/** What a hit of an identifier must pass. `text` is the hit as a view reads it; `dated` the day of the cable. */
type Check = (text: string, dated: CivilDate | null) => boolean;

/** Digits weighed by ISO/IEC 7812-1, annex B: every second from the right counts double, its digits summed. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reduceRight((total, digit, i) => {
    const doubled = (digits.length - i) % 2 === 0 ? 2 * Number(digit) : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const digitsOf = (text: string): string => text.replace(/[^0-9]/g, '');
const isOfOneDigit = (digits: string): boolean => /^(\d)\1*$/.test(digits);

/** A number of a payment card: 12 to 19 digits (ISO/IEC 7812-1), not all the same. */
function luhn(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length >= 12 && digits.length <= 19 && !isOfOneDigit(digits) && passesLuhn(digits);
}

/** Of a device: 15 digits, the last one their check (3GPP TS 23.003, section 6.2.1 and annex B). */
function imei(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length === 15 && !isOfOneDigit(digits) && passesLuhn(digits);
}

/** An account: country, two check digits, at most 30 more, of which the remainder by 97 is 1 (ISO 13616-1, ISO/IEC 7064). */
function iban(text: string): boolean {
  const account = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account)) return false;
  const turned = account.slice(4) + account.slice(0, 4);
  let rest = 0;
  for (const letter of turned) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Nine digits that may have been given out: no area 000, 666 or 900 to 999, no group 00, no serial 0000 (SSA, POMS RM 10201.035). */
function ssn(text: string): boolean {
  const parts = /^(\d{3})(\d{2})(\d{4})$/.exec(digitsOf(text));
  if (parts === null) return false;
  const [, area = '', group, serial] = parts;
  return !['000', '666'].includes(area) && area < '900' && group !== '00' && serial !== '0000';
}

/** Figures, letters (A is 10) and fillers weighed 7, 3, 1 (ICAO Doc 9303, part 3, section 4.9). */
function weighed(field: string): string {
  const value = (letter: string): number => (letter === '<' ? 0 : Number.parseInt(letter, 36));
  const sum = [...field].reduce((total, letter, i) => total + value(letter) * ([7, 3, 1][i % 3] ?? 1), 0);
  return String(sum % 10);
}

/** Fields of a line with the place of their check digit behind each. */
type Fields = readonly (readonly [from: number, to: number])[];

/** By the length of a line: number, birth and expiry of passports, visas and cards of two lines; of a card of three lines first its number, then birth and expiry. */
const LINES: readonly { readonly length: number; readonly fields: Fields }[] = [
  ...[44, 36].map((length) => ({
    length,
    fields: [[0, 9] as const, [13, 19] as const, [21, 27] as const],
  })),
  { length: 30, fields: [[5, 14]] },
  { length: 30, fields: [[0, 6] as const, [8, 14] as const] },
];

/** A machine-readable zone, whole or one line of it, of which the check digits of a line hold (ICAO Doc 9303, parts 4 to 7). */
function mrz(text: string): boolean {
  const zone = text.toUpperCase().replace(/\s/g, '');
  if (!/^[A-Z0-9<]+$/.test(zone)) return false;
  return LINES.some(({ length, fields }) => {
    if (zone.length % length !== 0 || zone.length > 3 * length) return false;
    const lines = Array.from({ length: zone.length / length }, (_, i) =>
      zone.slice(i * length, (i + 1) * length),
    );
    return lines.some((line) => fields.every(([from, to]) => weighed(line.slice(from, to)) === line[to]));
  });
}

const OLDEST = 120;

/**
 * A day that the calendar has, on which somebody may have been born who is named in the cable: not after it, nor more
 * than 120 years before. A year of two figures is plausible; in figures alone day and month may stand in either order.
 */
function birthDate(text: string, dated: CivilDate | null): boolean {
  const year = dated === null ? undefined : yearOf(dated);
  return readingsOf(text).some(([y, month, day]) =>
    y < 100
      ? isDay(1900 + y, month, day) || isDay(2000 + y, month, day)
      : isDay(y, month, day) &&
        (year === undefined ? y >= 1800 && y < 2200 : y >= year - OLDEST && !isAfter([y, month, day], dated)),
  );
}

/** Younger people are rarely told of with their dates of birth alone; events of the years before a cable often are. */
const YOUNGEST = 15;

/** Such a day at least 15 years before the cable, which must have a date. */
function adultBirthDate(text: string, dated: CivilDate | null): boolean {
  if (dated === null || !birthDate(text, dated)) return false;
  const year = yearOf(dated);
  return readingsOf(text).some(([y, month, day]) => {
    const born = y < 100 ? 1900 + y : y;
    return born <= year - YOUNGEST && isDay(born, month, day);
  });
}

type Reading = readonly [year: number, month: number, day: number];

function isAfter([year, month, day]: Reading, dated: CivilDate | null): boolean {
  const pad = (n: number): string => String(n).padStart(2, '0');
  return dated !== null && `${year}-${pad(month)}-${pad(day)}` > dated;
}

/** The days that a date may mean. */
function readingsOf(text: string): Reading[] {
  const parts = [...text.matchAll(/\d+|[A-Za-z]{3,}/g)]
    .map(([part]) => part)
    .filter((part) => !ORDINAL.test(part));
  const month = parts.map(monthNumberOf).find((number) => number !== undefined);
  const numbers = parts.filter((part) => /\d/.test(part));
  if (month !== undefined) return withMonth(numbers, month);
  const [whole = ''] = numbers;
  const [a = '', b = '', c = ''] = numbers.length === 1 ? inFigures(whole) : numbers;
  if (c === '') return [];
  const [x, y, z] = [Number(a), Number(b), Number(c)];
  return a.length === 4
    ? [[x, y, z]]
    : [[z, x, y], [z, y, x], ...(c.length === 2 ? [[x, y, z] as const] : [])];
}

const ORDINAL = /^(?:st|nd|rd|th)$/i;

/** A month by its name or the first three letters of it. */
const monthNumberOf = (part: string): number | undefined =>
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i.test(
    part,
  )
    ? monthNumber(part)
    : undefined;

function withMonth([a = '', b = '']: readonly string[], month: number): Reading[] {
  if (b === '') return [];
  return a.length === 4 ? [[Number(a), month, Number(b)]] : [[Number(b), month, Number(a)]];
}

/** `19610312`, `610312`. */
const inFigures = (figures: string): string[] => {
  if (figures.length === 8) return [figures.slice(0, 4), figures.slice(4, 6), figures.slice(6)];
  return figures.length === 6 ? [figures.slice(0, 2), figures.slice(2, 4), figures.slice(4)] : [];
};

/** The closed set of checks. */
export const CHECKS = {
  ...{ luhn, iban, ssn, imei, mrz },
  ...{ 'birth-date': birthDate, 'adult-birth-date': adultBirthDate },
} as const satisfies Readonly<Record<string, Check>>;
export type CheckName = keyof typeof CHECKS;
export const CHECK_NAMES = Object.keys(CHECKS) as [CheckName, ...CheckName[]];

export const passes = (name: CheckName, text: string, dated: CivilDate | null): boolean =>
  (CHECKS[name] as Check)(text, dated);
