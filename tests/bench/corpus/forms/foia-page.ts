import type { Telegram } from '../telegram.ts';
import { labels, lineOne, paged, pageHeader, pagesOf, transmission } from './acp.ts';
import { bodyOf, padded } from './print.ts';

/** A telegram as State released it before, with its stamps on every page. */
export function foiaPage(telegram: Telegram): string {
  const { chance } = telegram;
  const number = `Case No. F-${chance.between(2010, 2016)}-${padded(chance.between(1, 39_999), 5)}`;
  const stamp = `UNCLASSIFIED U.S. Department of State ${number} Doc No. C${padded(chance.between(5_500_000, 6_099_999), 8)} Date: ${padded(chance.between(1, 12), 2)}/${padded(chance.between(1, 28), 2)}/2016`;
  const body = bodyOf(telegram);
  const header = pageHeader(telegram);
  return [
    stamp,
    '',
    `${' '.repeat(69)}RELEASE IN FULL`,
    ...transmission(telegram),
    ...lineOne(telegram, pagesOf(body)),
    ...labels(telegram),
    ...paged(body, (page, of) => ['', stamp, ...header(page, of), stamp, '']),
    telegram.signer,
    '',
    stamp,
    '',
  ].join('\n');
}
