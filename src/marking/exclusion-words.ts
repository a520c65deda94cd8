import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { withToken } from './controls.ts';
import { parsePortionMark } from './portion-mark.ts';

/** What no executive order's date opens, in the words that stand for it outside a mark (42 U.S.C. 2162; 32 CFR 2001.24(c)). */
const MARKINGS: ReadonlyMap<string, Marking> = new Map([
  ['RESTRICTED DATA', withToken(plainMarking(null), 'aea', 'RD')],
  ['FORMERLY RESTRICTED DATA', withToken(plainMarking(null), 'aea', 'FRD')],
  ['FRD', withToken(plainMarking(null), 'aea', 'FRD')],
  ['CNWDI', withToken(plainMarking(null), 'aea', 'CNWDI')],
  // Atomic information that the United States or the United Kingdom gave to NATO.
  ['ATOMAL', { ...withToken(plainMarking(null), 'aea', 'RD'), system: 'nato', owners: ['NATO'] }],
  ['COSMIC TOP SECRET', parsePortionMark('CTS')],
  ['COSMIC', parsePortionMark('CTS')],
  ['NATO SECRET', parsePortionMark('NS')],
  ['NATO CONFIDENTIAL', parsePortionMark('NC')],
  ['NATO RESTRICTED', parsePortionMark('NR')],
]);

const WORDS = [...MARKINGS.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|')
  .replaceAll(' ', '(?:[\\s/-]{1,8}|\\.)');
const EXCLUSION_WORDS = new RegExp(`(?<![A-Za-z0-9])(?:${WORDS})(?![A-Za-z0-9])`, 'gi');
/** `Cosmic` is an adjective, `frd` a slip. */
const CAPITALS_ONLY: ReadonlySet<string> = new Set(['COSMIC', 'FRD']);
const CONTAINS = /\bcontain(?:s|ing)?\s{1,8}$/i;
const ENDS = /^\s{0,4}(?:[-.:;,)\]}>/–—]|$)/;

/** Words that stand for an exclusion. Offsets are into the words they stand in. */
export interface Exclusion extends Span {
  readonly marking: Marking;
}

/**
 * Exclusions in running words, at a place where a sentence, a bracket or a line may begin, or behind "contains".
 * `NATO restricted its flights` is prose, so what ends in small letters must end a phrase too, and may stand at
 * the head of a line by chance.
 */
export function exclusionsIn(
  words: string,
  opens: Readonly<Record<'sentence' | 'line', Opens>>,
): Exclusion[] {
  return [...words.matchAll(EXCLUSION_WORDS)].flatMap(({ index: from, 0: printed }) => {
    const to = from + printed.length;
    const marking = exclusionMeant(printed);
    if (marking === undefined || isOtherWord(printed)) return [];
    const contained = CONTAINS.test(words.slice(Math.max(0, from - 48), from));
    const titled = /(?:^|[^A-Za-z])[A-Z][A-Za-z]*$/.test(printed);
    const ended = titled || ENDS.test(words.slice(to, to + 8));
    const believed = contained || (ended && opens.sentence(from)) || (titled && opens.line(from));
    return believed ? [{ from, to, marking }] : [];
  });
}

type Opens = (at: number) => boolean;

const isOtherWord = (printed: string): boolean =>
  CAPITALS_ONLY.has(printed.toUpperCase()) && printed !== printed.toUpperCase();

const ALONE = new RegExp(
  `^[^A-Za-z0-9]{0,4}(?:(?:TOP SECRET|SECRET|CONFIDENTIAL)[ \\t/,.-]{1,4})?(${WORDS})[^A-Za-z0-9]{0,4}$`,
);

const exclusionMeant = (printed: string): Marking | undefined =>
  MARKINGS.get(printed.toUpperCase().replaceAll(/[\s/.-]+/g, ' '));

/** The exclusion of a line that states nothing else: it speaks for the whole, as a banner does. */
export function exclusionLine(line: string): Marking | undefined {
  const words = ALONE.exec(line.replaceAll(/[ \t]+/g, ' '))?.[1];
  return words === undefined ? undefined : exclusionMeant(words);
}
