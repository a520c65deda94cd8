import type { CivilDate } from '../../model/civil-date.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Who a list can name. */
export type ReaderNames = Pick<Vocabulary, 'countries' | 'coalitions' | 'aliases'>;

/** Words before `TO` and the list; without `TO` a person must accept them. */
export const RELEASE_WORDS = 'REL(?:EASABLE)?|AUTHORIZED FOR RELEASE';

/** A list of countries as it was read. What nobody knows is `unread`; `loose` tells that the commas were not all there. */
export interface CountryList {
  readonly codes: readonly string[];
  readonly unread: readonly string[];
  readonly loose: boolean;
}

/**
 * `USA, GBR, NATO PfP`: by commas. An alias (`UK`) is a proposal: to take it would widen who may read. So is `and`,
 * but in a document of its time; between other words it never is Andorra.
 */
export function releaseList(printed: string, vocabulary: ReaderNames, dated?: CivilDate): CountryList {
  const conjunction = dated !== undefined && dated < AND_UNTIL ? AND : undefined;
  const items = printed.split(',').map((item) => item.trim());
  const read = items.map((item) =>
    releaseItem(conjunction ? item.replaceAll(conjunction, ' ').trim() : item, vocabulary),
  );
  return {
    codes: [...new Set(read.flatMap(({ codes }) => codes))],
    unread: read.flatMap(({ unread }) => unread),
    loose: read.some(({ loose }) => loose),
  };
}

/** The word leaves release lists in July 2005 (Manual table 8). */
const AND_UNTIL = '2005-07-01';
const AND = /(?<=\S)\s{1,4}AND(?=\s)|^AND\s{1,4}(?=\S)/gi;

function releaseItem(item: string, vocabulary: ReaderNames): CountryList {
  const alone = codeOf(item, vocabulary);
  if (alone !== undefined) return { codes: [alone], unread: [], loose: false };
  const words = item.split(/\s+/).map((word) => ({ word, code: codeOf(word, vocabulary) }));
  if (words.length > 1 && words.every(({ word, code }) => code !== undefined && word.toUpperCase() !== 'AND'))
    return { codes: words.flatMap((word) => word.code ?? []), unread: [], loose: true };
  return { codes: [], unread: [item], loose: false };
}

/** A country, a coalition, or an activity of NATO: `NATO PfP` is `NATO:PfP`. */
function codeOf(item: string, vocabulary: ReaderNames): string | undefined {
  const upper = item.toUpperCase();
  if (isCode(upper, vocabulary)) return upper;
  const activity = /^NATO ([A-Za-z_-]{1,40}(?: [A-Za-z_-]{1,40}){0,5})$/.exec(item)?.[1];
  if (activity === undefined) return undefined;
  const words = activity.toUpperCase().split(' ');
  if (words.some((word) => EXCLUDES.test(word) || isCode(word, vocabulary))) return undefined;
  return `NATO:${activity.replaceAll(' ', '_')}`;
}

/** `NATO EXCEPT TURKEY`: no activity is named so. */
const EXCLUDES = /^(?:AND|BUT|EXCEPT|EXCLUDING|FOR|LESS|MINUS|NO|NOT|ONLY|OR|WITHOUT)$/;

export const isCode = (
  code: string,
  { countries, coalitions }: Pick<Vocabulary, 'countries' | 'coalitions'>,
): boolean => countries.has(code) || coalitions.has(code);

/** Whether a list names readers and says nothing else, however they are parted. */
export const namesReaders = (printed: string, names: ReaderNames): boolean =>
  printed.split(/[\s,]+/).every((word) => word !== 'AND' && (isCode(word, names) || names.aliases.has(word)));

/**
 * `AGO NATO ISAF`: by spaces, countries before coalitions. What follows NATO out of order is its activity, for
 * coalitions stand in the order of the alphabet (Manual E.1).
 */
export function spacedList(printed: string, vocabulary: Vocabulary): CountryList {
  const codes: string[] = [];
  const unread: string[] = [];
  for (const word of printed.split(/[\s,]+/).filter((part) => part !== '')) {
    const code = word.toUpperCase();
    const known = isCode(code, vocabulary);
    if (codes.at(-1) === 'NATO' && (!known || code < 'NATO')) codes.splice(-1, 1, `NATO:${word}`);
    else if (known) codes.push(code);
    else unread.push(word);
  }
  return { codes: [...new Set(codes)], unread, loose: false };
}

/** Countries before coalitions, each by the alphabet; the United States first where `first` says so. */
export function inOrder(codes: readonly string[], vocabulary: Vocabulary, first?: string): string[] {
  const rank = (code: string): number => (code === first ? 0 : vocabulary.countries.has(code) ? 1 : 2);
  return [...codes].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : Number(a > b)));
}

export const printedCode = (code: string): string =>
  code.startsWith('NATO:') ? code.replace(':', ' ').replaceAll('_', ' ') : code;
