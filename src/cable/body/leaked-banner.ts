import type { Portion } from '../../model/cable.ts';
import { LEVEL_NAMES, type Marking } from '../../model/marking.ts';
import { type Message, warning } from '../../model/message.ts';
import { matchesOf } from '../../text/matches.ts';

/** Words before a level that is an adjective of the sentence: `A CONFIDENTIAL NOTE`. */
const BEFORE_ADJECTIVE =
  /\b(?:a|an|the|his|her|its|their|our|my|your|this|that|these|those|some|any|all|no|most|more|very|so|too|as|of|in|and|or|but|be|been|are|was|were|kept?|keep|remains?|strictly|highly|classified|marked|top|for|with|by|on|to)\s{1,4}$/i;
/** What goes on with a clause that the word broke into. */
const CLAUSE_BEHIND = /^\s{1,4}(?:to|that|which|who|the|a|an|of|in|by|for|on|at|with|from)\b/i;
const LONGEST_WORD_BEFORE = 24;

/**
 * The cable's own level in capitals inside a sentence may be a banner that survived when page headers were taken out.
 * It is told and stays text: a sentence may have the word by itself.
 */
export function leakedBanners(
  text: string,
  portions: readonly Portion[],
  overall: Marking | null,
): Message[] {
  if (overall === null || overall.level === null || overall.level === 'U') return [];
  const word = LEVEL_NAMES[overall.level];
  if (!text.includes(word)) return [];
  const level = new RegExp(`(?<![A-Za-z(/-])${word}(?![A-Za-z)/:-])`, 'g');
  return portions
    .filter(({ kind }) => kind === 'paragraph')
    .flatMap(({ spans }) => spans)
    .flatMap(({ from, to }) => {
      const words = text.slice(from, to);
      return (words.includes(word) ? matchesOf(words, level) : [])
        .filter(({ index }) => breaksClause(words, index, index + word.length))
        .map(({ index }) =>
          warning('leaked-banner', LEAKED, { from: from + index, to: from + index + word.length }),
        );
    });
}

function breaksClause(words: string, from: number, to: number): boolean {
  const before = words.slice(Math.max(0, from - LONGEST_WORD_BEFORE), from);
  const inSentence = /[A-Za-z,]\s{1,4}$/.test(before) && !BEFORE_ADJECTIVE.test(before);
  const small = /[a-z]\s{1,4}$/.test(before) && /^\s{1,4}[a-z]/.test(words.slice(to, to + 8));
  return inSentence && (small || CLAUSE_BEHIND.test(words.slice(to, to + 12)));
}

const LEAKED =
  'The level of the cable stands in capitals inside a sentence. It may be the banner of a page, left when page ' +
  'headers were taken out; it is kept as text. Check it against another copy.';
