import { z } from 'zod';
import type { Match } from '../kinds.ts';
import { byPlace, distinct } from '../places.ts';
import { isSoonAsked } from '../soon-asked.ts';
import type { Matcher } from '../subject.ts';
import { listed } from './words.ts';

const WITHIN = ['portion', 'cable'] as const;

/** All hits of its parts, in portions, or a cable, in which each part has one. */
export interface All {
  readonly kind: 'all';
  readonly of: readonly Match[];
  readonly within: (typeof WITHIN)[number];
}

export const allOf = (part: () => z.ZodType<Match>) =>
  z.strictObject({
    kind: z.literal('all'),
    get of() {
      return z.array(part()).min(2, 'name two parts at least');
    },
    within: z.enum(WITHIN).default('portion'),
  });

export function compileAll({ of, within }: All, compile: (part: Match) => Matcher): Matcher {
  const parts = of.map((match) => ({ find: compile(match), isSoonAsked: isSoonAsked(match) }));
  const inOrder = [...parts.filter((part) => part.isSoonAsked), ...parts.filter((part) => !part.isSoonAsked)];
  return (subject) => {
    const hits = [];
    for (const part of inOrder) {
      const found = part.find(subject);
      if (found.length === 0) return [];
      hits.push(found);
    }
    if (within === 'cable') return distinct(hits.flat());
    const grouped = hits.map((found) => byPlace(found, subject));
    const places = [...(grouped[0]?.keys() ?? [])].filter((place) =>
      grouped.every((each) => each.has(place)),
    );
    return distinct(places.flatMap((place) => grouped.flatMap((each) => each.get(place) ?? [])));
  };
}

/** What it finds, in a sentence for a reader of rules. */
export const allInWords = ({ of, within }: All, inWords: (part: Match) => string): string =>
  `Where ${within === 'cable' ? 'one cable' : 'one portion'} has all of these, each of them: ${listed(of.map(inWords))}.`;
