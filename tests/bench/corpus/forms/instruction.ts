import type { Telegram } from '../telegram.ts';
import { dayAfter, yearOf } from './print.ts';

/** The line of the order in force, as telegrams of the year print it; none before 1972. */
export function instructionOf(telegram: Telegram): string | undefined {
  const { level, at } = telegram;
  const order = orderOf(at);
  if (order === undefined) return undefined;
  if (level === 'U' || level === 'SBU') return `E.O. ${order}: N/A`;
  return `E.O. ${order}: ${VALUES[order](telegram)}`;
}

type Order = '11652' | '12065' | '12356' | '12958' | '13526';

function orderOf(at: Date): Order | undefined {
  const day = at.toISOString().slice(0, 10);
  if (day < '1972-06-01') return undefined;
  if (day < '1978-12-01') return '11652';
  if (day < '1982-08-01') return '12065';
  if (day < '1995-10-14') return '12356';
  return day < '2010-06-27' ? '12958' : '13526';
}

/** `3/21/86`, as telegrams print days before 1995. */
const shortDay = (at: Date, years: number): string =>
  dayAfter(at, years)
    .replaceAll(/\b0/g, '')
    .replace(/\d\d(\d\d)$/, '$1');

const VALUES: Readonly<Record<Order, (telegram: Telegram) => string>> = {
  '11652': ({ chance, at }) => {
    const kind = chance.weighed({ GDS: 80, XGDS: 12, ADS: 8 });
    if (kind === 'GDS') return 'GDS';
    return kind === 'XGDS' ? `XGDS-${chance.between(1, 3)}` : `ADS DECLASSIFY ${shortDay(at, 2)}`;
  },
  '12065': ({ chance, at, classifier: { given, surname } }) =>
    `${chance.is(0.75) ? 'GDS' : 'RDS-3'} ${shortDay(at, 6)} (${surname}, ${given.charAt(0)}.)`.toUpperCase(),
  '12356': () => 'DECL: OADR',
  '12958': (telegram) => `DECL: ${declassifyOn(telegram)}`,
  '13526': (telegram) => `DECL: ${declassifyOn(telegram)}`,
};

/** Ten years on in most; five, or as many as the order allows, or a code that stands for no date in the others. */
function declassifyOn(telegram: Telegram): string {
  const { chance, at } = telegram;
  const kind = chance.weighed({ ten: 80, five: 9, longest: 6, code: 4, event: 1 });
  if (kind === 'event') return 'AFTER THE SUMMIT';
  if (kind === 'code' && yearOf(telegram) < 2003) return chance.pick(['X1', 'X5', 'X6', 'X1, X5']);
  return dayAfter(at, { five: 5, longest: 20 }[kind as string] ?? 10);
}

/** Who classified it and why; of 1982 to 2010 alone, and of what is classified. */
export function classifiedBy(telegram: Telegram): string | undefined {
  const { level, chance, classifier } = telegram;
  const year = yearOf(telegram);
  if (level === 'U' || level === 'SBU' || year < 1995) return undefined;
  const section = year < 2004 ? '1.5' : '1.4';
  const letters = chance.pick(['(b) and (d)', '(b) and (d)', '(b,d)', '(b)', '(d)', '(c) and (d)']);
  const { position, given, surname } = classifier;
  const link = chance.pick([' for reasons', '. Reasons:', ', reasons', ', for reason']);
  return `Classified By: ${position} ${given} ${surname}${link} ${section} ${letters}.`;
}
