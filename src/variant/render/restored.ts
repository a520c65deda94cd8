import { type Span, SpanIndex, sliceOf } from '../../model/span.ts';
import type { Piece, Restored, SinceRelease, Variant } from '../../model/variant.ts';
import { printed } from './text/body.ts';

/** A piece as it is set: words that an earlier release withheld are told apart from the rest. */
export type SetPiece = Piece & { readonly restored?: true };

/** The pieces of a copy, text cut where restored words begin and end. */
export function toldApart({ pieces, since }: Pick<Variant, 'pieces' | 'since'>): readonly SetPiece[] {
  if (since === undefined) return pieces;
  const restored = new SpanIndex(since.restored);
  let at = 0;
  return pieces.flatMap((piece) => {
    const from = at;
    at += printed(piece).length;
    return piece.kind === 'text' ? cutText(piece.text, from, restored) : [piece];
  });
}

/** A text that begins at a place of the body. */
function cutText(text: string, at: number, restored: SpanIndex): SetPiece[] {
  const whole = { from: at, to: at + text.length };
  const within = restored.at(whole);
  const words = ({ from, to }: Span) => sliceOf(text, { from: from - at, to: to - at });
  return [
    ...restored.gapsIn(whole).map((gap) => ({ ...gap, isRestored: false })),
    ...within.map((span) => ({ ...span, isRestored: true })),
  ]
    .sort((a, b) => a.from - b.from)
    .map((span) => ({ kind: 'text', text: words(span), ...(span.isRestored ? { restored: true } : {}) }));
}

/** `withheld in the release of 2025-03-01 and are released now: paragraph 3 (B1, 1.4(c)); subject (B6).` */
export function restoredWords({ day, restored }: SinceRelease): string {
  const places = [...new Set(restored.map(({ portion }) => portion))].map((portion) => {
    const here = restored.filter((each) => each.portion === portion);
    const codes = [...new Set(here.flatMap(({ bases }) => bases))].filter((code) => code !== 'unreviewed');
    return codes.length === 0 ? placeOf(portion) : `${placeOf(portion)} (${codes.join(', ')})`;
  });
  return `withheld in the release of ${day} and are released now: ${places.join('; ')}.`;
}

const placeOf = (portion: Restored['portion']): string =>
  portion === null ? 'header' : /^\d/.test(portion) ? `paragraph ${portion}` : portion;
