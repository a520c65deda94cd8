import { targetSpans } from '../decide/from-people.ts';
import type { Place } from '../model/review.ts';
import type { Span } from '../model/span.ts';
import type { Review } from '../pipeline.ts';

/** Where in a cable a place is. A cable's text is its record's, so a place is a target as it stands. */
export const spansAt = (place: Place, { cable, persons }: Review): Span[] =>
  targetSpans(place, cable, persons);

/** A place as it is typed, and as a question names it: `person:p2`, `text:Oslo`, `120-140`, or a portion. */
export function placeFrom(typed: string): Place {
  if (typed.startsWith('person:')) return { kind: 'person', id: typed.slice('person:'.length) };
  if (typed.startsWith('text:')) return { kind: 'text', text: typed.slice('text:'.length) };
  const ends = /^(\d+)-(\d+)$/.exec(typed);
  if (ends === null) return { kind: 'portion', id: typed };
  return { kind: 'span', from: Number(ends[1]), to: Number(ends[2]) };
}

/** A place in words that quote nothing: `paragraph 4`, `person p2`, `characters 120 to 140`. */
export function placeInWords(place: Place): string {
  switch (place.kind) {
    case 'portion':
      return /^\d/.test(place.id) ? `paragraph ${place.id}` : place.id;
    case 'person':
      return `person ${place.id}`;
    case 'span':
      return `characters ${place.from} to ${place.to}`;
    case 'text':
      return 'the same text wherever it stands';
  }
}
