import type { WithdrawalSheet } from '../../../model/variant.ts';
import { rowsOfSheet } from '../sheet-rows.ts';
import { h } from './element.ts';
import { facts, heading, page } from './page.ts';

/** The withdrawal sheet as a page of HTML. */
export const htmlSheet = (sheet: WithdrawalSheet): string =>
  page({
    banner: sheet.banner,
    title: `Withdrawal sheet, ${sheet.mrn}`,
    main: [
      heading('Withdrawal sheet', sheet.stamps),
      h('p', { class: 'note' }, 'This sheet stands in the place of a cable that is denied in full.'),
      facts(rowsOfSheet(sheet)),
    ],
  });
