import { type Marking, plainMarking } from '../model/marking.ts';
import { withToken } from './controls.ts';
import { parsePortionMark } from './portion-mark.ts';

/** What no executive order's date opens, in the words that stand for it outside a mark (markings.md 2.2, 2.5). */
const MARKINGS: ReadonlyMap<string, Marking> = new Map([
  ['RESTRICTED DATA', withToken(plainMarking(null), 'aea', 'RD')],
  ['FORMERLY RESTRICTED DATA', withToken(plainMarking(null), 'aea', 'FRD')],
  ['COSMIC TOP SECRET', parsePortionMark('CTS')],
  ['NATO SECRET', parsePortionMark('NS')],
  ['NATO CONFIDENTIAL', parsePortionMark('NC')],
  ['NATO RESTRICTED', parsePortionMark('NR')],
]);

const WORDS = [...MARKINGS.keys()].sort((a, b) => b.length - a.length).join('|');
const TITLE_CASE = 'Formerly Restricted Data|Restricted Data';

/** As a mark writes them, in capitals; `Restricted Data` is the term of the Atomic Energy Act in title case too. */
export const EXCLUSION_WORDS = new RegExp(
  `\\b(?:${WORDS}|${TITLE_CASE})\\b`.replaceAll(' ', '[ \\t]{1,8}'),
  'g',
);
const ALONE = new RegExp(
  `^[^A-Za-z0-9]{0,4}(?:(?:TOP SECRET|SECRET|CONFIDENTIAL)[ \\t/,.-]{1,4})?(${WORDS})[^A-Za-z0-9]{0,4}$`,
);

export const exclusionMeant = (printed: string): Marking | undefined =>
  MARKINGS.get(printed.toUpperCase().replaceAll(/\s+/g, ' '));

/** The exclusion of a line that states nothing else: it speaks for the whole, as a banner does. */
export function exclusionLine(line: string): Marking | undefined {
  const words = ALONE.exec(line.replaceAll(/[ \t]+/g, ' '))?.[1];
  return words === undefined ? undefined : exclusionMeant(words);
}
