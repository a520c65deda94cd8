import { higher, type Level } from '../model/marking.ts';
import { isCode } from './grammar/lists.ts';
import type { Lexicon } from './lexicon.ts';

const LONGEST = 60;
const CLASSIFIED = 'CLASSIFIED';
const BETWEEN = /[^A-Z0-9]+/;
/** `S.B.U.`, `S B U`. */
const SPELLED = /(?<![A-Z0-9])[A-Z](?:[. ]{1,2}[A-Z](?![A-Z0-9])){1,20}\.?/g;

/** What stands in marks and restricts nothing by itself. */
const NEUTRAL: ReadonlySet<string> = new Set([
  ...['AND', 'CODEWORD', 'ENTIRE', 'FGI', 'FOR', 'NATO', 'REL', 'TEXT', 'TO', 'U'],
]);

/**
 * Whether brackets hold a mark whose signs are worn, or put otherwise: `S;NF`, `C/`, `C.`, `NATO C`, `S.B.U.`. Every
 * word is of the grammar and one restricts, so it is no prose; but nobody can say what it was, and the mark denies.
 */
export const isWornMark = (inside: string, lexicon: Lexicon): boolean =>
  inside === CLASSIFIED || wornTerms(inside, lexicon) !== undefined;

/** The highest level that such a mark names; that of a control of unclassified information is U. */
export function levelOfWornMark(inside: string, lexicon: Lexicon): Level | undefined {
  const { levels, controls } = lexicon;
  const terms = wornTerms(inside, lexicon) ?? [];
  const named = terms.flatMap(
    (term) =>
      levels.portion.get(term) ??
      levels.nato.get(term)?.level ??
      (controls.printed.get(term)?.alone ? (['U'] as const) : []),
  );
  return named.reduce<Level | undefined>((most, level) => higher(most ?? level, level), undefined);
}

/** What a worn mark says, in terms of the grammar. One word that is whole is not worn. */
function wornTerms(inside: string, lexicon: Lexicon): string[] | undefined {
  const isWhole = /^[A-Z]*$/.test(inside);
  if (isWhole || inside.length > LONGEST || /[a-z]/.test(inside.replace(/\band\b/, ''))) return undefined;
  const words = inside
    .toUpperCase()
    .replaceAll(SPELLED, (letters) => letters.replaceAll(/[. ]/g, ''))
    .split(BETWEEN)
    .filter((word) => word !== '');
  const terms = termsOf(words, lexicon);
  return terms?.some((term) => restricts(term, lexicon)) ? terms : undefined;
}

/** The words as terms of the grammar, the longest first; undefined where one is of no term. */
function termsOf(words: readonly string[], lexicon: Lexicon): string[] | undefined {
  const terms: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = longestTerm(words, at, lexicon);
    if (length === 0) return undefined;
    terms.push(words.slice(at, at + length).join(' '));
    at += length;
  }
  return terms;
}

function longestTerm(words: readonly string[], at: number, lexicon: Lexicon): number {
  for (let length = words.length - at; length > 0; length -= 1)
    if (isTerm(words.slice(at, at + length).join(' '), lexicon)) return length;
  return 0;
}

const isTerm = (term: string, lexicon: Lexicon): boolean =>
  NEUTRAL.has(term) ||
  restricts(term, lexicon) ||
  lexicon.controls.printed.has(term) ||
  isCode(term, lexicon.readers) ||
  lexicon.readers.aliases.has(term) ||
  lexicon.captions.handling.exec(term)?.[0] === term;

/** A level that is classified, a control that is a word of nothing else, or that it is classified at all. */
const restricts = (term: string, { levels, marks, controls }: Lexicon): boolean =>
  term === CLASSIFIED ||
  (term !== 'U' && marks.letters.has(term)) ||
  (levels.words.includes(term) && levels.portion.get(term) !== 'U') ||
  levels.nato.has(term) ||
  // A list of readers that stands alone is whole, and opens.
  (controls.clear.has(term) && controls.printed.get(term)?.token !== 'REL');
