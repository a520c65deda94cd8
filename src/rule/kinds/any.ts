import { z } from 'zod';
import type { Match } from '../kinds.ts';
import { distinct } from '../places.ts';
import type { Matcher } from '../subject.ts';
import { listed } from './words.ts';

/** What any of its parts finds. */
export interface Any {
  readonly kind: 'any';
  readonly of: readonly Match[];
}

export const anyOf = (part: () => z.ZodType<Match>) =>
  z.strictObject({
    kind: z.literal('any'),
    get of() {
      return z.array(part()).min(2, 'name two parts at least');
    },
  });

export function compileAny({ of }: Any, compile: (part: Match) => Matcher): Matcher {
  const parts = of.map(compile);
  return (subject) => distinct(parts.flatMap((part) => part(subject)));
}

/** What it finds, in a sentence for a reader of rules. */
export const anyInWords = ({ of }: Any, inWords: (part: Match) => string): string =>
  `Any of these: ${listed(of.map(inWords))}.`;
