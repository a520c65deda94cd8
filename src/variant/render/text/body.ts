import { markerOf } from '../../../model/marker.ts';
import type { Piece, Variant } from '../../../model/variant.ts';

export { markerOf };

/** One stretch of a body, as it is printed. */
export function printed(piece: Piece): string {
  if (piece.kind === 'deletion') return markerOf(piece);
  return piece.kind === 'struck' ? `~~${piece.text}~~` : piece.text;
}

/** The cable's text with each deletion replaced by its marker and old markings struck. Diff and replay speak of it. */
export const bodyText = ({ pieces }: Variant): string => pieces.map(printed).join('');
