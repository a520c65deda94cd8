import type { WithdrawalSheet } from '../../../model/variant.ts';
import { centred, RULE } from './copy.ts';

/** The withdrawal sheet as a page of text. */
export function textSheet({ banner, stamps, ...sheet }: WithdrawalSheet): string {
  const rows = [
    ['Message', sheet.mrn],
    ['Date', sheet.dated],
    ['From', sheet.from],
    ['To', sheet.to],
    ['Pages', String(sheet.pages)],
    ['Exemptions', sheet.codes.join(', ')],
  ].map(([name, value]) => `${`${name}:`.padEnd(12)}${value}`);
  const head = [banner, 'WITHDRAWAL SHEET', ...stamps].map(centred);
  return [...head, '', RULE, ...rows, RULE, centred(banner), ''].join('\n');
}
