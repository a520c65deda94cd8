import type { WithdrawalSheet } from '../../../model/variant.ts';
import { rowsOfSheet } from '../sheet-rows.ts';
import { stampBlocks, table, title } from './block.ts';
import { pdfOf } from './document.ts';
import type { Faces } from './face.ts';
import { visible } from './line.ts';

/** The withdrawal sheet as a PDF of its own. */
export function pdfSheet(sheet: WithdrawalSheet, faces: Faces): Uint8Array {
  const { mrn, banner, stamps } = sheet;
  const rows = rowsOfSheet(sheet);
  const blocks = [title('WITHDRAWAL SHEET', faces), ...stampBlocks(stamps, faces), table(rows, faces)];
  const name = visible(`${mrn}: withdrawal sheet`, faces);
  return pdfOf({ title: name, frame: { banner, stamps, number: mrn }, blocks }, faces);
}
