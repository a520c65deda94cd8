import type { WithdrawalSheet } from '../../../model/variant.ts';
import { rowsOfSheet } from '../sheet-rows.ts';
import { centred, RULE } from './copy.ts';

/** The withdrawal sheet as a page of text. */
export function textSheet(sheet: WithdrawalSheet): string {
  const rows = rowsOfSheet(sheet).map(([name, value]) => `${`${name}:`.padEnd(12)}${value}`);
  const head = [sheet.banner, 'WITHDRAWAL SHEET', ...sheet.stamps].map(centred);
  return [...head, '', RULE, ...rows, RULE, centred(sheet.banner), ''].join('\n');
}
