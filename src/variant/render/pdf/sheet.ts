import type { WithdrawalSheet } from '../../../model/variant.ts';
import { stampBlocks, table, title } from './block.ts';
import { pdfOf } from './document.ts';
import type { Faces } from './face.ts';
import { visible } from './line.ts';

/** The withdrawal sheet as a PDF of its own. */
export function pdfSheet({ mrn, banner, stamps, ...sheet }: WithdrawalSheet, faces: Faces): Uint8Array {
  const rows = [
    ['Message', mrn],
    ['Date', sheet.dated],
    ['From', sheet.from],
    ['To', sheet.to],
    ['Pages', String(sheet.pages)],
    ['Exemptions', sheet.codes.join(', ')],
  ] as const;
  const blocks = [title('WITHDRAWAL SHEET', faces), ...stampBlocks(stamps, faces), table(rows, faces)];
  const name = visible(`${mrn}: withdrawal sheet`, faces);
  return pdfOf({ title: name, frame: { banner, stamps, number: mrn }, blocks }, faces);
}
