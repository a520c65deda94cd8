import { matchesOf } from '../../text/matches.ts';
/** The words for a reason, with the slips of the hand that posts make. */
export const REASON_WORD =
  '(?:reasons?|rea sons?|rasons?|resons?|reaons?|reasos?|resaons?|reas)(?:\\(s\\))?(?![a-z])';

/** The section number, and letters in any of the forms posts print: `(b) and (d)`, `B/D`, `(b,d)`, `(G)(E)`. */
const SECTION = '(?<![\\d.])1\\s{0,3}[.,]\\s{0,3}([2-5])[.:]?\\s{0,3}';
/** The number was left out: `for reason (b) and (d)`. */
const UNNUMBERED = '(?=\\()(?<=\\breas(?:ons?)?[ .:]{0,3})';
/** One letter, in brackets or not; `a` before a word is an article, and `E.O.` begins an order. */
const LETTER =
  '[([]{0,2}\\s{0,3}[a-h](?![a-z]|\\.?\\s?O\\b|(?<=\\sa)\\s{1,3}(?!a\\s{0,3}nd\\b)[a-z]{2})(?:\\s{0,2}[)\\]]){0,2}';
const AND = 'a\\s{0,3}nd\\s{0,3}';
const BETWEEN = `\\s{0,3}(?:[,/&+;]{1,2}\\s{0,3}(?:${AND})?|${AND}|(?=[([]))`;
const LETTERS = `(${LETTER}(?:${BETWEEN}${LETTER}){0,8})`;
const REASON = new RegExp(`(?:\\b${SECTION}|${UNNUMBERED})${LETTERS}`, 'gi');
const ONE_REASON = new RegExp(REASON.source, 'i');
const AT_REASON = new RegExp(REASON.source, 'iy');

/** Reasons in one spelling, `1.4(b)`, whatever section number was printed; each once, in the order printed. */
export function reasonsIn(printed: string): string[] {
  const letters = matchesOf(printed, REASON).flatMap((found) => lettersIn(found[2] ?? ''));
  return [...new Set(letters)].map((letter) => `1.4(${letter})`);
}

const lettersIn = (list: string): string[] =>
  matchesOf(list.toLowerCase().replaceAll(/a\s{0,3}nd\b/g, ' '), /[a-h]/g).map(([letter]) => letter);

/** The first section number printed, `1.5`, or nothing. */
export const sectionPrinted = (printed: string): string | undefined => {
  const digit = ONE_REASON.exec(printed)?.[1];
  return digit === undefined ? undefined : `1.${digit}`;
};

/** Between the names and the letters: what the reason rests on. */
const BASIS = new RegExp(
  '(?:[\\s.,:;-]{1,20}|(?:for|fr|per|under|due to|based on|based upon|in accordance with|pursuant to|and|the|by|' +
    'following|sections?|sec|para(?:graph)?|as amended)\\b|E\\.?\\s?O\\.?\\s{0,2}\\d{5}|\\d{5}\\b|' +
    `executive order(?:\\s\\d{5})?|${REASON_WORD})`,
  'iy',
);
const MORE_REASONS = /[\s,;&/]{0,8}(?:and\s{1,3})?/iy;

/** Behind what the reason rests on, where that begins at a place. */
export function pastBasis(printed: string, from: number): number {
  BASIS.lastIndex = from;
  let at = from;
  while (BASIS.test(printed)) at = BASIS.lastIndex;
  return at;
}

/** Behind the reasons that begin at a place, or nothing where none begins there. */
export function endOfLetters(printed: string, from: number): number | undefined {
  let end: number | undefined;
  for (let at = from; ; ) {
    AT_REASON.lastIndex = at;
    const found = AT_REASON.exec(printed);
    if (found === null) return end;
    end = at + found[0].trimEnd().length;
    MORE_REASONS.lastIndex = end;
    at = MORE_REASONS.test(printed) ? MORE_REASONS.lastIndex : end;
  }
}
