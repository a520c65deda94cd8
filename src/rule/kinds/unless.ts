import { z } from 'zod';
import type { Match } from '../kinds.ts';
import { byPlace, placesOf } from '../places.ts';
import type { Matcher } from '../subject.ts';
import { clause } from './words.ts';

const WITHIN = ['portion', 'cable'] as const;

/**
 * What `find` finds, but for hits all of whose portions have a hit of `when`; within a cable, unless the cable has one.
 * It spares nothing that another rule finds.
 */
export interface Unless {
  readonly kind: 'unless';
  readonly find: Match;
  readonly when: Match;
  readonly within: (typeof WITHIN)[number];
}

export const unlessOf = (part: () => z.ZodType<Match>) =>
  z.strictObject({
    kind: z.literal('unless'),
    get find() {
      return part();
    },
    get when() {
      return part();
    },
    within: z.enum(WITHIN).default('portion'),
  });

export function compileUnless({ find, when, within }: Unless, compile: (part: Match) => Matcher): Matcher {
  const [finds, spares] = [compile(find), compile(when)];
  return (subject) => {
    const hits = finds(subject);
    if (hits.length === 0) return [];
    const reasons = spares(subject);
    if (reasons.length === 0) return hits;
    if (within === 'cable') return [];
    const places = placesOf(subject);
    const spared = byPlace(reasons, subject);
    return hits.filter((hit) => places.of(hit).some((place) => !spared.has(place)));
  };
}

/** What it finds, in a sentence for a reader of rules. */
export const unlessInWords = ({ find, when, within }: Unless, inWords: (part: Match) => string): string =>
  `${inWords(find).replace(/\.$/, '')}; but not where the same ${within} has ${clause(inWords(when))}.`;
