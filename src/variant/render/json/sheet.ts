import type { WithdrawalSheet } from '../../../model/variant.ts';

/** The withdrawal sheet for other programs. */
export const jsonSheet = (sheet: WithdrawalSheet): string => `${JSON.stringify(sheet, null, 2)}\n`;
