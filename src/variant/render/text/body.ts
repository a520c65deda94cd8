import type { Deletion, Piece, Variant } from '../../../model/variant.ts';

/** `[1 paragraph (7 lines): B1, 1.4(b), 1.4(d)]`: exemption and extent at the place (5 U.S.C. 552(b)). */
export function markerOf({ extent, bases, held }: Deletion): string {
  const grounds = held ? ['under review', ...bases.filter((code) => code !== 'unreviewed')] : bases;
  return `[${extent}: ${grounds.join(', ')}]`;
}

/** One stretch of a body, as it is printed. */
export function printed(piece: Piece): string {
  if (piece.kind === 'deletion') return markerOf(piece);
  return piece.kind === 'struck' ? `~~${piece.text}~~` : piece.text;
}

/** The cable's text with each deletion replaced by its marker and old markings struck. Diff and replay speak of it. */
export const bodyText = ({ pieces }: Variant): string => pieces.map(printed).join('');
