import { type Marking, plainMarking } from '../model/marking.ts';
import type { Span } from '../model/span.ts';
import { matchesOf } from '../text/matches.ts';
import { oneOf } from './forms.ts';
import type { LevelNames } from './levels.ts';
import type { Lexicon } from './lexicon.ts';
import { parsePortionMark } from './portion-mark.ts';

/** A drafter's remark on what the words around it bear. Offsets are into those words. */
export interface Remark extends Span {
  readonly marking: Marking;
}

const BRACKETED = /[([{<][^()[\]{}<>]{1,120}[)\]}>]/g;
const ABOUT = /\b(?:paragraphs?|para|following|sentences?|remainder|rest)\b/i;
const ENDS = '(?=\\s{0,4}(?:[^\\w\\s/]|$|(?:and|text|only|until)\\b))';

/** How a remark names a level. */
export interface RemarkPatterns {
  /** `is S`, `classified SECRET`; behind a verb the letter alone is a level, `see paragraph C` is none. */
  readonly stated: RegExp;
  /** `Next two sentences S/NF.`, `Remainder Secret`: `a secret` is a noun. */
  readonly named: RegExp;
}

export function remarkPatterns({ classified: { words, letters } }: LevelNames): RemarkPatterns {
  const small = words.map((word) => word.toLowerCase());
  const titled = [...words, ...small.map(inTitleCase)];
  const letter = `(?:${oneOf(letters)})`;
  const spelled = oneOf([...titled, ...small, ...small.map(withCapital)], ' ');
  return {
    stated: new RegExp(
      `\\b(?:is|are|classified|marked)\\s{1,4}(${spelled}|${letter}(?:\\/{1,2}[A-Z]{1,12}){0,4}|classified)${ENDS}`,
    ),
    named: new RegExp(
      `(?<![A-Za-z0-9/])(${letter}(?:\\/{1,2}[A-Z]{2,12}){1,4}|${oneOf(titled, ' ')})${ENDS}`,
    ),
  };
}

const withCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const inTitleCase = (words: string): string => words.split(' ').map(withCapital).join(' ');

/** `(Remainder of paragraph is classified SECRET.)`, `(The following is S/NF)`. */
export function remarks(words: string, lexicon: Lexicon): Remark[] {
  return matchesOf(words, BRACKETED).flatMap(({ index: from, 0: printed }) => {
    const level = ABOUT.test(printed)
      ? (lexicon.words.remarks.stated.exec(printed) ?? lexicon.words.remarks.named.exec(printed))?.[1]
      : undefined;
    return level === undefined ? [] : [{ from, to: from + printed.length, marking: stated(level, lexicon) }];
  });
}

/** `Classified` alone states no level: it is the cable's. */
export const stated = (level: string, lexicon: Lexicon): Marking =>
  /^classified$/i.test(level) ? plainMarking(null, level) : parsePortionMark(level, lexicon);
