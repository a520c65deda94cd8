import type { Marking } from '../model/marking.ts';
import type { OpenForms } from './controls.ts';
import { anyWordOf, isJoined, matchesIn, oneOf, type Search } from './forms.ts';
import type { Lexicon } from './lexicon.ts';
import { parsePortionMark } from './portion-mark.ts';

/** Words that restrict unclassified text (5 FAM 540, 12 FAM 540), as a sentence states them. Offsets are into it. */
export interface SensitiveWords {
  readonly from: number;
  readonly to: number;
  readonly marking: Marking;
  /** `Entire text is SBU`, `This message is FOUO`: they speak for the cable. */
  readonly ofWhole: boolean;
}

export const sensitiveSearch = ({ titles, letters }: OpenForms): Search => ({
  needs: anyWordOf([...titles, ...letters]),
  pattern: new RegExp(
    `(?<![A-Za-z0-9/])(?:${oneOf([...titles, ...letters], '\\s{1,4}')})(?:\\s?\\/{1,2}\\s?[A-Z]{2,12}){0,3}(?![A-Za-z0-9])`,
    'gi',
  ),
});

/** What says that the words which follow are a marking. */
const WHOLE = 'cable|message|telegram|e-?mail|entire\\s{1,4}text';
const STATED = new RegExp(
  `\\b(?:(?:${WHOLE}|paragraph|para|text|section|portion|subject)\\s{0,4}(?:(?:is|are|:|--?)\\s{0,4}){0,1}|` +
    '(?:handle|handled|treat|treated|protect|protected|marked|regarded)\\s{1,4}as\\s{1,4})(?:(?:entirely|considered|marked)\\s{1,4})?$',
  'i',
);
const OF_WHOLE_BEFORE = new RegExp(`\\b(?:${WHOLE})\\b`, 'i');
const OF_WHOLE_BEHIND = /^\s{0,4}[-,:/]{0,2}\s{0,4}entire\s{1,4}text\b/i;
/** Behind a marking the sentence is over, or goes on to say what the marking asks for. */
const ENDS =
  /^(?:\s{0,4}(?:[-.:;,)\]}>–—]|$|entire\s{1,4}text\b|not\s{1,4}for\b|please\b)|[ \t]{0,40}\r?\n)/i;

/** Markings of unclassified text in words; `opens` tells whether a sentence may begin at a place. */
export function sensitiveWords(
  words: string,
  opens: (at: number) => boolean,
  lexicon: Lexicon,
): SensitiveWords[] {
  return matchesIn(words, lexicon.words.sensitive).flatMap(({ index: from, 0: printed }) => {
    const to = from + printed.length;
    const before = words.slice(Math.max(0, from - 60), from);
    const behind = words.slice(to, to + 60);
    const stated = STATED.exec(before)?.[0];
    // `Lou` is a man.
    if (
      printed === 'Lou' ||
      (stated === undefined && !(opens(from) && (isJoined(printed) || ENDS.test(behind))))
    )
      return [];
    const ofWhole = OF_WHOLE_BEHIND.test(behind) || OF_WHOLE_BEFORE.test(stated ?? '');
    const marking = parsePortionMark(printed.replaceAll(/\s+/g, ' '), lexicon);
    return [{ from, to, marking, ofWhole }];
  });
}
