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
export function withholdingsOf(variant: Variant): Withholding[] {
  const rows: Withholding[] = [];
  let at = 0;
  for (const piece of variant.pieces) {
    if (piece.kind === 'text') at += piece.text.length;
    else if (piece.kind === 'struck') at += piece.text.length + 4;
    else {
      const state = piece.held ? 'open question' : 'withheld';
      rows.push({
        mrn: variant.mrn,
        portion: piece.portion ?? 'header',
        at,
        extent: piece.extent,
        bases: piece.bases,
        state,
      });
      at += markerOf(piece).length;
    }
  }
  return rows;
}
