import type { Telegram } from '../telegram.ts';
import { labels, lineOne, paged, transmission } from './acp.ts';
import { firstPage, pageBreak } from './acp-page.ts';
import { instructionOf } from './instruction.ts';
import { bodyOf, levelName, monthOf, padded, yearOf } from './print.ts';

const STAMP = 'Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review';

/** A telegram of 1973 to 1979 as the National Archives give it: its text, and what their catalogue says. */
export function aad(telegram: Telegram): string {
  const stamp = `${STAMP} ${yearOf(telegram) < 1975 ? '30 JUN 2005' : yearOf(telegram) < 1977 ? '04 MAY 2006' : '22 May 2009'}`;
  return [
    ...[stamp, '', 'Message Text', '', ''],
    ...firstPage(telegram),
    ...transmission(telegram),
    ...lineOne(telegram),
    ...labels(telegram),
    ...paged(bodyOf(telegram), pageBreak(telegram)),
    telegram.signer,
    '',
    levelName(telegram),
    ...['', '', 'NNN', '', stamp, '', 'Message Attributes', ''],
    ...attributes(telegram),
    stamp,
    '',
  ].join('\n');
}

/** Keys in the order of the archive. */
function attributes(telegram: Telegram): string[] {
  const { at, post, serial, caption, chance, subject, tags } = telegram;
  const day = `${padded(at.getUTCDate(), 2)} ${monthOf(at)} ${yearOf(telegram)}`;
  const film = `D${String(yearOf(telegram)).slice(2)}${padded(chance.between(1, 480), 4)}-${padded(chance.between(1, 999), 4)}`;
  return [
    'Automatic Decaptioning: X',
    'Capture Date: 01 JAN 1994',
    'Channel Indicators: n/a',
    'Current Classification: UNCLASSIFIED',
    'Concepts: DIPLOMATIC DISCUSSIONS, MEETINGS',
    'Control Number: n/a',
    'Copy: SINGLE',
    `Draft Date: ${day}`,
    'Decaption Date: 01 JAN 1960',
    'Decaption Note:',
    'Disposition Action: RELEASED',
    'Disposition Approved on Date:',
    'Disposition Authority: n/a',
    'Disposition Case Number: n/a',
    'Disposition Comment: 25 YEAR REVIEW',
    'Disposition Date: 28 MAY 2004',
    'Disposition Event:',
    'Disposition History: n/a',
    'Disposition Reason:',
    'Disposition Remarks:',
    `Document Number: ${yearOf(telegram)}${post.station.replaceAll(' ', '').slice(0, 6)}${padded(serial, 5)}`,
    'Document Source: CORE',
    'Document Unique ID: 00',
    'Drafter: n/a',
    'Enclosure: n/a',
    `Executive Order: ${groupOf(instructionOf(telegram) ?? '')}`,
    'Errors: N/A',
    `Film Number: ${film}`,
    `From: ${post.station}`,
    `Handling Restrictions: ${caption ?? 'n/a'}`,
    'Image Path:',
    'ISecure: 1',
    `Line Count: '${chance.between(40, 300)}'`,
    'Locator: TEXT ON-LINE, ON MICROFILM',
    'Office: ACTION EUR',
    `Original Classification: ${levelName(telegram)}`,
    `Original Handling Restrictions: ${caption ?? 'n/a'}`,
    'Original Previous Classification: n/a',
    `Page Count: '${chance.between(1, 9)}'`,
    `Previous Classification: ${levelName(telegram)}`,
    `Reference: n/a`,
    'Review Action: RELEASED, APPROVED',
    'Review Comment: n/a',
    'Review Exemptions: n/a',
    'Review Markings: n/a',
    'Secure: OPEN',
    'Status: NATIVE',
    `Subject: ${subject}`,
    `TAGS: ${tags.join(', ')}`,
    'To: STATE',
    'Type: TE',
  ];
}

/** The archive has a code for the schedule of an instruction, and none for most others. */
const groupOf = (instruction: string): string =>
  / GDS$/.test(instruction) ? 'GS' : (/ XGDS-(\d)$/.exec(instruction)?.[1]?.replace(/^/, 'X') ?? 'N/A');
