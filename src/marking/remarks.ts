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

const WHOLE =
  '(?:entire|this|the\\s{1,4}entire|all\\s{1,4}of\\s{1,4}this)\\s{1,4}(?:text|message|cable|telegram)';

/** How a remark names a level. */
export interface RemarkPatterns {
  /** `is S`, `classified SECRET`; behind a verb the letter alone is a level, `see paragraph C` is none. */
  readonly stated: RegExp;
  /** `Next two sentences S/NF.`, `Remainder Secret`: `a secret` is a noun. */
  readonly named: RegExp;
  /** A sentence about the cable or a numbered paragraph of it. */
  readonly said: RegExp;
}

export function remarkPatterns({ classified: { words, letters } }: LevelNames): RemarkPatterns {
  const small = words.map((word) => word.toLowerCase());
  const titled = [...words, ...small.map(inTitleCase)];
  const letter = `(?:${oneOf(letters)})`;
  const spelled = oneOf([...titled, ...small, ...small.map(withCapital)], ' ');
  const level = `(${oneOf(words, '[\\s-]{1,4}')})(?![A-Za-z0-9])`;
  return {
    said: new RegExp(
      `\\b(?:${WHOLE}|para(?:graph)?s?\\s{1,4}\\d{1,2})\\s{1,4}(?:is|are|should\\s{1,4}be|has\\s{1,4}been)\\s{1,4}(?:(?:entirely|considered|re-?classified|classified|marked|upgraded\\s{1,4}to)\\s{1,4}){0,2}${level}${ENDS}` +
        `|\\b(?:treat|handle|protect|regard)\\s{1,4}(?:${WHOLE}|paragraph\\s{1,4}\\d{1,2})\\s{1,4}as\\s{1,4}(?:classified\\s{1,4})?${level}`,
      'gi',
    ),
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
  return [...bracketed(words, lexicon), ...sentences(words, lexicon)];
}

function bracketed(words: string, lexicon: Lexicon): Remark[] {
  return matchesOf(words, BRACKETED).flatMap(({ index: from, 0: printed }) => {
    const level = ABOUT.test(printed)
      ? (lexicon.words.remarks.stated.exec(printed) ?? lexicon.words.remarks.named.exec(printed))?.[1]
      : undefined;
    return level === undefined ? [] : [{ from, to: from + printed.length, marking: stated(level, lexicon) }];
  });
}

/** The same as a sentence: `Entire text is Confidential.`, `Paragraph 2 is classified SECRET.` */
function sentences(words: string, lexicon: Lexicon): Remark[] {
  return matchesOf(words, lexicon.words.remarks.said).map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    marking: stated(found[1] ?? found[2] ?? '', lexicon),
  }));
}

/** `Classified` alone states no level: it is the cable's. */
export const stated = (level: string, lexicon: Lexicon): Marking =>
  /^classified$/i.test(level) ? plainMarking(null, level) : parsePortionMark(level, lexicon);
