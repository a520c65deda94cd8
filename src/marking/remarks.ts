import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import type { Lexicon } from './lexicon.ts';
import { parsePortionMark } from './portion-mark.ts';

/** A drafter's remark on what the words around it bear. Offsets are into those words. */
export interface Remark extends Span {
  readonly marking: Marking;
}

const BRACKETED = /[([{<][^()[\]{}<>]{1,120}[)\]}>]/g;
const ABOUT = /\b(?:paragraphs?|para|following|sentences?|remainder|rest)\b/i;
const SPELLED = 'TOP SECRET|[Tt]op [Ss]ecret|SECRET|[Ss]ecret|CONFIDENTIAL|[Cc]onfidential';
const ENDS = '(?=\\s{0,4}(?:[^\\w\\s/]|$|(?:and|text|only|until)\\b))';
/** `is S`, `classified SECRET`; behind a verb the letter alone is a level, `see paragraph C` is none. */
const STATED = new RegExp(
  `\\b(?:is|are|classified|marked)\\s{1,4}(${SPELLED}|(?:TS|S|C)(?:\\/{1,2}[A-Z]{1,12}){0,4}|classified)${ENDS}`,
);
/** `Next two sentences S/NF.`, `Remainder Secret`: `a secret` is a noun. */
const NAMED = new RegExp(
  `(?<![A-Za-z0-9/])((?:TS|S|C)(?:\\/{1,2}[A-Z]{2,12}){1,4}|TOP SECRET|SECRET|CONFIDENTIAL|Top Secret|Secret|Confidential)${ENDS}`,
);

/** `(Remainder of paragraph is classified SECRET.)`, `(The following is S/NF)`. */
export function remarks(words: string, lexicon: Lexicon): Remark[] {
  return [...words.matchAll(BRACKETED)].flatMap(({ index: from, 0: printed }) => {
    const level = ABOUT.test(printed) ? (STATED.exec(printed) ?? NAMED.exec(printed))?.[1] : undefined;
    return level === undefined ? [] : [{ from, to: from + printed.length, marking: stated(level, lexicon) }];
  });
}

/** `Classified` alone states no level: it is the cable's. */
export const stated = (level: string, lexicon: Lexicon): Marking =>
  /^classified$/i.test(level) ? plainMarking(null, level) : parsePortionMark(level, lexicon);
