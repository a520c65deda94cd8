import { z } from 'zod';
import { covers, type Span } from '../../model/span.ts';
import { outermost } from '../../text/view.ts';
import type { Match } from '../kinds.ts';
import type { Matcher } from '../subject.ts';
import { clause } from './words.ts';

/** What `find` finds, but for hits that lie whole in one hit of `but`. It spares nothing that another rule finds. */
export interface Except {
  readonly kind: 'except';
  readonly find: Match;
  readonly but: Match;
}

export const exceptOf = (part: () => z.ZodType<Match>) =>
  z.strictObject({
    kind: z.literal('except'),
    get find() {
      return part();
    },
    get but() {
      return part();
    },
  });

export function compileExcept({ find, but }: Except, compile: (part: Match) => Matcher): Matcher {
  const [finds, spares] = [compile(find), compile(but)];
  return (subject) => {
    const hits = finds(subject);
    if (hits.length === 0) return [];
    const spared = outermost(spares(subject));
    return hits.filter((hit) => !isCovered(hit, spared));
  };
}

/** Of spans by position none of which lies in another, only the last that begins at or before a hit can reach over it. */
function isCovered(hit: Span, spared: readonly Span[]): boolean {
  let [low, high] = [0, spared.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spared[middle]?.from ?? 0) <= hit.from) low = middle + 1;
    else high = middle;
  }
  const last = spared[low - 1];
  return last !== undefined && covers(last, hit);
}

/** What it finds, in a sentence for a reader of rules. */
export const exceptInWords = ({ find, but }: Except, inWords: (part: Match) => string): string =>
  `${inWords(find).replace(/\.$/, '')}; but not what lies whole in ${clause(inWords(but))}.`;
