import { startOfSentence } from './prose.ts';

/** The section number, and letters in any of the forms posts print: `(b) and (d)`, `B/D`, `(b,d)`, `(G)(E)`. */
const REASON =
  /\b1\s{0,3}[.,]\s{0,3}([245])\.?\s{0,3}((?:[([\s]{0,3}[a-h][)\]]{0,2}(?![a-z])[\s,/&+;]{0,4}(?:a\s{0,3}nd\s{0,3})?){1,8})/gi;

const AT_REASON = new RegExp(REASON.source, 'iy');

/** Reasons in one spelling, `1.4(b)`, whatever section number was printed; each once, in the order printed. */
export function reasonsIn(printed: string): string[] {
  const letters = [...printed.matchAll(REASON)].flatMap((found) => lettersIn(found[2] ?? ''));
  return [...new Set(letters)].map((letter) => `1.4(${letter})`);
}

const lettersIn = (list: string): string[] =>
  [
    ...list
      .toLowerCase()
      .replaceAll(/a\s{0,3}nd\b/g, ' ')
      .matchAll(/[a-h]/g),
  ].map(([letter]) => letter);

/** The first section number printed, `1.5`, or nothing. */
export const sectionPrinted = (printed: string): string | undefined => {
  const digit = new RegExp(REASON.source, 'i').exec(printed)?.[1];
  return digit === undefined ? undefined : `1.${digit}`;
};

/** Names and positions of two officials; what is longer is no longer only they. */
const MOST_WORDS = 30;
/** A full stop behind a whole word, not behind an initial or a short title: a sentence ends there. */
const SENTENCE_END =
  /(?<=[A-Z]{2})(?<!\b(?:Amb|Gen|Col|Maj|Capt|Adm|Lt|Dep|Min|Pol|Econ|Couns?|Cons|Dir|Off|Dept|Asst|Secy?|Prof|Jr|Sr|Mr|Mrs|Ms|Dr|St|Hon))[.;]+(?=\s|$)/i;
/** More in brackets than `(Acting)` is no part of a name. */
const ASIDE = /\((?![A-Za-z.\s/]{1,12}\))/;
/** Between the names and the letters: what the reason rests on. */
const BASIS =
  /(?:[\s.,:;-]{1,20}|(?:for|per|under|due to|based on|in accordance with|pursuant to|and|the|by|following|section|sec|as amended)\b|\(s\)|E\.?\s?O\.?\s?\d{5}|executive order(?:\s\d{5})?|(?:rea\s*sons?|rasons|resons|reaons)(?![a-z]))/iy;
const MORE_REASONS = /[\s,;&/]{0,8}(?:and\s{1,3})?/iy;
const AFTER_LABEL = /^[^:]{0,40}?\bby\b\s{0,3}:?/i;

/**
 * Where a Classified By line ends: names and positions, what the reason rests on, the reasons. What stands
 * between or behind them, a sentence of somebody's, is no part of it.
 */
export function endOfReasons(printed: string): number {
  const label = AFTER_LABEL.exec(printed)?.[0].length ?? 0;
  const names = label + endOfNames(printed.slice(label));
  const end = endOfLetters(printed, pastBasis(printed, names)) ?? Math.min(names, endOfLine(printed));
  return end + (/^[\s.;)]{0,8}/.exec(printed.slice(end))?.[0].trimEnd().length ?? 0);
}

/** Without a reason to close them, names that run on cannot be told from text. */
const endOfLine = (printed: string): number => /^[^\r\n]*/.exec(printed)?.[0].length ?? 0;

/** Up to the basis of the reason, the end of the sentence, the first word of another, or two printed lines. */
function endOfNames(printed: string): number {
  const lines = /^[^\r\n]{0,240}(?:\r?\n[^\r\n]{0,160}){0,2}/.exec(printed)?.[0] ?? '';
  const words = [...lines.matchAll(/\S+/g)];
  const tooMany = words[MOST_WORDS]?.index ?? lines.length;
  const basis = words.find(({ index }) => endOfLetters(printed, pastBasis(printed, index)) !== undefined);
  const sentence = lines.search(SENTENCE_END);
  const aside = lines.search(ASIDE);
  const ends = [tooMany, basis?.index, startOfSentence(lines)];
  for (const found of [sentence, aside]) ends.push(found < 0 ? undefined : found);
  return Math.min(...ends.map((end) => end ?? lines.length));
}

function pastBasis(printed: string, from: number): number {
  BASIS.lastIndex = from;
  let at = from;
  while (BASIS.test(printed)) at = BASIS.lastIndex;
  return at;
}

/** Behind the reasons that begin at a place, or nothing where none begins there. */
function endOfLetters(printed: string, from: number): number | undefined {
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
