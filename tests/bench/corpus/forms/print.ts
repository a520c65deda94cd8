import type { Level, Telegram } from '../telegram.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
export const padded = (number: number, width: number): string => String(number).padStart(width, '0');
export const yearOf = ({ at }: Telegram): number => at.getUTCFullYear();
export const monthOf = (at: Date): string => MONTHS[at.getUTCMonth()] as string;
export const shortYear = (at: Date): string => padded(at.getUTCFullYear() % 100, 2);
export const dayAndTime = (at: Date): string =>
  padded(at.getUTCDate(), 2) + padded(at.getUTCHours(), 2) + padded(at.getUTCMinutes(), 2);
/** `131001Z MAR 07` */
export const dateTimeGroup = (at: Date): string => `${dayAndTime(at)}Z ${monthOf(at)} ${shortYear(at)}`;
/** `07OSLO412` */
export const numberOf = ({ at, post, serial }: Telegram): string =>
  `${shortYear(at)}${post.station.replaceAll(' ', '')}${serial}`;
/** `03/12/2017`, so many years after the day of the telegram. */
export const dayAfter = (at: Date, years: number): string =>
  `${padded(at.getUTCMonth() + 1, 2)}/${padded(Math.min(at.getUTCDate(), 28), 2)}/${at.getUTCFullYear() + years}`;
/** Telegrams are in capitals until the turn of the century. */
export const isInCapitals = (telegram: Telegram): boolean => yearOf(telegram) < 2002;

/** Lines of at most `width` characters, broken between words. */
export function wrapped(text: string, width = 69): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd())
    .join('\n');
}

const SPELLED: Readonly<Record<Level, string>> = {
  U: 'UNCLASSIFIED',
  SBU: 'UNCLASSIFIED',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
};
/** The level as a banner or a catalogue prints it. */
export const levelName = (telegram: Telegram): string =>
  telegram.level === 'SBU' && yearOf(telegram) < 1995 ? 'LIMITED OFFICIAL USE' : SPELLED[telegram.level];

/** The level as line one prints it. */
export function lineOneLevel(telegram: Telegram): string {
  const name = levelName(telegram);
  if (name === 'LIMITED OFFICIAL USE') return name;
  return name === 'UNCLASSIFIED' ? 'UNCLAS' : name.split('').join(' ');
}

const MARKS: Readonly<Record<Level, string>> = { U: '(U)', SBU: '(SBU)', C: '(C)', S: '(S)' };

/** The mark of a paragraph, where telegrams of the year mark each. */
export function markOf(telegram: Telegram, level: Level): string {
  if (yearOf(telegram) < 1995) return '';
  const classified = level === 'C' || level === 'S';
  return `${telegram.noforn && classified ? MARKS[level].replace(')', '//NF)') : MARKS[level]} `;
}

/** Numbered paragraphs with headings between them, one string each; `number` prints the number. */
export function bodyOf(telegram: Telegram, number = (n: number): string => `${n}. `): string[] {
  const entire = entireText(telegram);
  const before = entire === undefined ? 0 : 1;
  let n = before;
  const passages = telegram.passages.map(({ kind, level, text }) => {
    if (kind === 'heading') return isInCapitals(telegram) ? text.toUpperCase() : text;
    n += 1;
    const words = `${number(n)}${markOf(telegram, level)}${text}`;
    return wrapped(isInCapitals(telegram) ? words.toUpperCase() : words);
  });
  return entire === undefined ? passages : [`${number(1)}${entire}`, ...passages];
}

/** One mark for the whole, as telegrams of 1978 to 1994 have it; some in full. */
function entireText(telegram: Telegram): string | undefined {
  const { level, chance } = telegram;
  const year = yearOf(telegram);
  if (year < 1978 || year >= 1995 || level === 'U') return undefined;
  if (level === 'SBU') return '(LOU - ENTIRE TEXT)';
  return chance.is(0.3) ? `${SPELLED[level]} - ENTIRE TEXT.` : `(${level} - ENTIRE TEXT)`;
}
