import type { Cable } from '../model/cable.ts';
import { overlap, type Span } from '../model/span.ts';
import { foldedView } from '../text/view.ts';
import { compilePhrase } from './kinds/phrase.ts';
import type { Match } from './kinds.ts';

/**
 * The words that made a rule speak, within what it claimed: of a phrase that reaches for its portion the phrase itself,
 * else the whole.
 */
export function matchedOn(match: Match, cable: Cable, claimed: Span): Span[] {
  if (match.kind !== 'phrase' || match.reach !== 'portion') return [claimed];
  const view = foldedView(
    cable.text,
    cable.furniture.map(({ span }) => span),
  );
  const subject = { cable, view, persons: [], notices: [], portions: [] };
  const words = compilePhrase({ ...match, reach: 'words' })(subject).filter((span) => overlap(span, claimed));
  return words.length === 0 ? [claimed] : words;
}
