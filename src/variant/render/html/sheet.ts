import type { WithdrawalSheet } from '../../../model/variant.ts';
import { h } from './element.ts';
import { facts, heading, page } from './page.ts';

/** The withdrawal sheet as a page of HTML. */
export const htmlSheet = ({ mrn, banner, stamps, dated, from, to, pages, codes }: WithdrawalSheet): string =>
  page({
    banner,
    title: `Withdrawal sheet, ${mrn}`,
    main: [
      heading('Withdrawal sheet', stamps),
      h('p', { class: 'note' }, 'This sheet stands in the place of a cable that is denied in full.'),
      facts([
        ['Message', mrn],
        ['Date', dated],
        ['From', from],
        ['To', to],
        ['Pages', String(pages)],
        ['Exemptions', codes.join(', ')],
      ]),
    ],
  });
