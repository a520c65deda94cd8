import type { Case } from '../model/case.ts';
import { readings } from './readings/readings.ts';

/**
 * Names of files that speak of a cable which a case may neither confirm nor deny: in their names, or by its number in any
 * encoding, however its post and number are parted.
 */
export function namesUnspoken(
  { neitherConfirmNorDeny: silent }: Pick<Case, 'neitherConfirmNorDeny'>,
  files: Iterable<readonly [string, string | Uint8Array]>,
): string[] {
  if (silent === 'all' || silent.length === 0) return [];
  const tests = silent.map(teller);
  const tellsIn = (text: string): boolean => tests.some((tells) => tells(plain(text)));
  const found: string[] = [];
  for (const [name, bytes] of files)
    if (tellsIn(name) || [...readings(bytes)].some(({ text }) => tellsIn(text))) found.push(name);
  return found;
}

/** Letters and digits in capitals, and one blank for whatever stands between. */
const plain = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')} `;

/** What a cable may print between a post and the number it means: other numbers, and words that announce one. */
const BETWEEN =
  '(?: |\\d+ |S |A |B |C |D |E |AND |OR |THRU |TO |NO |NOS |TELNO |TEL |TELEGRAM |CABLE |REFTEL |NUMBER ){0,8}?';

function teller(mrn: string): (text: string) => boolean {
  const parts = /^(\d\d)([A-Z]+)(\d+)$/.exec(mrn.toUpperCase());
  if (parts === null) return (text) => text.includes(plain(mrn));
  const [, year = '', station = '', number = ''] = parts;
  const sought = new RegExp(
    `(\\d{2,4} ?)?${[...station].join(' ?')} ?${BETWEEN}0{0,8}${number}(?![0-9])`,
    'g',
  );
  return (text) =>
    [...text.matchAll(sought)].some(([, said]) => said === undefined || said.trim().endsWith(year));
}
