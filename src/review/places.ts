import { targetSpans } from '../decide/from-people.ts';
import type { Target } from '../model/action.ts';
import type { Place } from '../model/review.ts';
import type { Span } from '../model/span.ts';
import type { Review } from '../pipeline.ts';

/** A place as the record of a decision names it. A cable's text is its record's, so offsets are the same. */
export const targetOf = (place: Place): Target => place;

/** Where in a cable a place is. */
export const spansAt = (place: Place, { cable, persons }: Review): Span[] =>
  targetSpans(targetOf(place), cable, persons);

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
