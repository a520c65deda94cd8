import type { WithdrawalSheet } from '../../model/variant.ts';

/** What a withdrawal sheet says of its cable, in the order of every format. */
export const rowsOfSheet = (sheet: WithdrawalSheet): readonly (readonly [name: string, value: string])[] => [
  ['Message', sheet.mrn],
  ['Date', sheet.dated],
  ['From', sheet.from],
  ['To', sheet.to],
  ['Pages', String(sheet.pages)],
  ['Exemptions', sheet.codes.join(', ')],
];
