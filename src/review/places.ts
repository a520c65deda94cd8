import { targetSpans } from '../decide/from-people.ts';
import { bodyOf, type Cable } from '../model/cable.ts';
import type { Place } from '../model/review.ts';
import { covers, overlap, type Span } from '../model/span.ts';
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

/**
 * A place in words that quote nothing: `paragraph 4`, `person p2`; a span by where it lies, as `a passage of paragraph 4` or
 * `the whole of paragraph 4`.
 */
export function placeInWords(place: Place, cable: Pick<Cable, 'portions' | 'text'>): string {
  switch (place.kind) {
    case 'portion':
      return portionInWords(place);
    case 'person':
      return `person ${place.id}`;
    case 'span':
      return passageInWords(place, cable);
    case 'text':
      return 'the same text wherever it stands';
  }
}

const portionInWords = ({ id }: { readonly id: string }): string => (/^\d/.test(id) ? `paragraph ${id}` : id);

function passageInWords(span: Span, { portions, text }: Pick<Cable, 'portions' | 'text'>): string {
  const touched = portions.filter(({ spans }) => spans.some((each) => overlap(each, span)));
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return 'a passage outside of the portions';
  if (first !== last) return `a passage from ${portionInWords(first)} to ${portionInWords(last)}`;
  const isWhole = bodyOf(first, text).every((part) => covers(span, part));
  return `${isWhole ? 'the whole' : 'a passage'} of ${portionInWords(first)}`;
}
