import type { Variant } from '../model/variant.ts';
import { markerOf } from './render/text/body.ts';

/** One row of the index of withholdings: place, extent, exemption; nothing of what was withheld. */
export interface Withholding {
  readonly mrn: string;
  readonly portion: string;
  /** Position of the marker in the body of the copy. */
  readonly at: number;
  readonly extent: string;
  readonly bases: readonly string[];
  readonly state: 'withheld' | 'open question';
}

/** The rows of one copy, in the order of its body. */
export function withholdingsOf({ mrn, pieces }: Variant): Withholding[] {
  const rows: Withholding[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'deletion') {
      const { portion, extent, bases, held } = piece;
      rows.push({
        mrn,
        portion: portion ?? 'header',
        at,
        extent,
        bases,
        state: held ? 'open question' : 'withheld',
      });
      at += markerOf(piece).length;
    } else at += piece.text.length + (piece.kind === 'struck' ? 4 : 0);
  }
  return rows;
}
