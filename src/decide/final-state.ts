import { bodyOf, type Cable } from '../model/cable.ts';
import type { Decision } from '../model/claim.ts';
import type { FinalState } from '../model/final-state.ts';
import { intersect, type Span, SpanIndex } from '../model/span.ts';

const TEXT_KINDS: ReadonlySet<string> = new Set(['subject', 'paragraph', 'heading', 'reference']);

/** Where a cable ends. An error ends it as `failed`, which is said elsewhere: errors are not claims. */
export function finalState(cable: Cable, decisions: readonly Decision[]): FinalState {
  if (decisions.some(({ effect }) => effect === 'hold')) return 'held';
  if (decisions.every(({ effect }) => effect === 'release')) return 'released-in-full';
  return showsWords(cable, decisions) ? 'released-in-part' : 'denied-in-full';
}

/** Whether any word of subject or body is released. */
export function showsWords(cable: Cable, decisions: readonly Decision[]): boolean {
  const words = cable.portions
    .filter(({ kind }) => TEXT_KINDS.has(kind))
    .flatMap((portion) => bodyOf(portion, cable.text));
  const shown = new SpanIndex(decisions.filter(({ effect }) => effect === 'release').map(({ span }) => span));
  return words.some((body) => shown.at(body).some((span) => hasWords(cable.text, body, span)));
}

function hasWords(text: string, body: Span, shown: Span): boolean {
  const shared = intersect(body, shown);
  return shared !== undefined && /\S/.test(text.slice(shared.from, shared.to));
}
