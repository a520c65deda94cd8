import type { Telegram } from '../telegram.ts';
import { labels, lineOne, paged, transmission } from './acp.ts';
import { bodyOf, dayAndTime, levelName, padded, yearOf } from './print.ts';

/** A banner as printers centre it. */
const centred = (words: string): string => words.padStart(Math.floor((69 + words.length) / 2));

const station = ({ post }: Telegram): string => post.station.slice(0, 6).trimEnd().padEnd(7);

function pageLine(telegram: Telegram, page: number): string {
  const { serial, at } = telegram;
  return `PAGE ${padded(page, 2)}        ${station(telegram)} ${padded(serial, 5)}  ${dayAndTime(at)}Z`;
}

/** A page as State printed it, 1966 to 2001: banner, page header, distribution. */
export function firstPage(telegram: Telegram): string[] {
  const { chance, at } = telegram;
  const offices = ['OCT-01', 'ISO-00', 'CIAE-00', 'INR-07', 'NSAE-00', 'DODE-00'].slice(
    0,
    chance.between(3, 6),
  );
  const copies = padded(12 + offices.reduce((sum, office) => sum + Number(office.slice(-2)), 0), 3);
  return [
    centred(levelName(telegram)),
    '',
    pageLine(telegram, 1),
    String(chance.between(10, 70)),
    `ACTION ${chance.pick(['EUR', 'NEA', 'AF', 'EA', 'ARA'])}-12`,
    `INFO  ${offices.join('  ')}  /${copies} W`,
    yearOf(telegram) < 1977
      ? `--------------------- ${padded(chance.between(1, 199_999), 6)}`
      : `------------------${dayAndTime(at)}Z ${padded(chance.between(1, 199_999), 6)} /${copies.slice(1)}`,
  ];
}

/** What stands between two pages. */
export const pageBreak =
  (telegram: Telegram) =>
  (page: number): string[] => [
    '',
    centred(levelName(telegram)),
    '',
    centred(levelName(telegram)),
    '',
    pageLine(telegram, page),
    '',
  ];

export function acpPage(telegram: Telegram): string {
  return [
    ...firstPage(telegram),
    ...transmission(telegram),
    ...lineOne(telegram),
    ...labels(telegram),
    ...paged(bodyOf(telegram), pageBreak(telegram)),
    ...(yearOf(telegram) < 1972 && telegram.level !== 'U' && telegram.level !== 'SBU' ? ['GP-3'] : []),
    telegram.signer,
    centred(levelName(telegram)),
    '',
    'NNNN',
    '',
  ].join('\n');
}
