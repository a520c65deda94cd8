import type { Basis } from '../model/claim.ts';
import type { Variant } from '../model/variant.ts';
import { writeCsv } from '../notation/csv.ts';
import { markerOf } from './render/text/body.ts';

/** One row of the index of withholdings: place, extent, exemption and why; nothing of what was withheld. */
export interface Withholding {
  readonly mrn: string;
  readonly portion: string;
  /** Position of the marker in the body of the copy; none where a withdrawal sheet stands for the copy. */
  readonly at: number | null;
  readonly extent: string;
  readonly bases: readonly string[];
  /** The provisions behind the bases, and what they protect. */
  readonly authority: readonly string[];
  readonly justification: readonly string[];
  readonly state: 'withheld' | 'open question';
}

/** The rows of one copy, in the order of its body. `grounds` are the bases of its decisions. */
export function withholdingsOf(
  { mrn, pieces }: Variant,
  grounds: readonly Basis[],
  hasBody: boolean,
): Withholding[] {
  const byCode = new Map(grounds.map((basis) => [basis.code, basis]));
  const rows: Withholding[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'deletion') {
      const cited = piece.bases.flatMap((code) => byCode.get(code) ?? []);
      rows.push({
        ...{ mrn, portion: piece.portion ?? 'header', at: hasBody ? at : null },
        ...{ extent: piece.extent, bases: piece.bases },
        authority: cited.map(({ provision }) => provision),
        justification: cited.map(({ reason }) => reason),
        state: piece.held ? 'open question' : 'withheld',
      });
      at += markerOf(piece).length;
    } else at += piece.text.length + (piece.kind === 'struck' ? 4 : 0);
  }
  return rows;
}

const HEAD = ['message', 'portion', 'position in copy', 'extent', 'exemptions', 'authority', 'justification'];

/** The index as the two files of a folder. */
export const indexFiles = (
  rows: readonly Withholding[],
): { readonly name: string; readonly content: string }[] => [
  { name: 'index.jsonl', content: rows.map((row) => `${JSON.stringify(row)}\n`).join('') },
  { name: 'index.csv', content: writeCsv([[...HEAD, 'state'], ...rows.map(csvRow)]) },
];

const csvRow = (row: Withholding): string[] => [
  ...[row.mrn, row.portion, String(row.at ?? ''), row.extent, row.bases.join(' ')],
  ...[row.authority.join('; '), row.justification.join(' '), row.state],
];
