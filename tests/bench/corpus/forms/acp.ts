import type { Telegram } from '../telegram.ts';
import { classifiedBy, instructionOf } from './instruction.ts';
import {
  bodyOf,
  dateTimeGroup,
  dayAndTime,
  isInCapitals,
  lineOneLevel,
  padded,
  wrapped,
  yearOf,
} from './print.ts';

/** Lines on one page of a telegram. */
const PAGE = 50;

const DIGRAPHS = { ROUTINE: 'RR', PRIORITY: 'PP', IMMEDIATE: 'OO' } as const;

/** Lines from the transmission id to the last address. */
export function transmission(telegram: Telegram): string[] {
  const { post, serial, at, level, precedence, chance } = telegram;
  const julian = Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
  const letter =
    level === 'S' ? 'S' : level === 'C' ? 'C' : level === 'SBU' && yearOf(telegram) < 1995 ? 'E' : 'U';
  const security = letter === 'U' ? 'ZNR' : 'ZNY';
  const routed = yearOf(telegram) >= 2003;
  const head = routed
    ? [
        `VZCZCXRO${padded(chance.between(0, 9999), 4)}`,
        `${DIGRAPHS[precedence]} RUEHC`,
        `DE ${post.routing} #${padded(serial % 10_000, 4)}/01 ${padded(julian, 3)}${dayAndTime(at).slice(2)}`,
        `${security} ${letter.repeat(5)} ZZH`,
      ]
    : [];
  return [...head, ...addresses(telegram, routed)];
}

function addresses({ post, at, precedence, info, chance }: Telegram, routed: boolean): string[] {
  const word = precedence === 'ROUTINE' ? '' : ` ${precedence}`;
  const prosign = { ROUTINE: 'R', PRIORITY: 'P', IMMEDIATE: 'O' }[precedence];
  const others = info.map(
    ({ station, routing }, i) =>
      `${i === 0 ? 'INFO ' : ''}${routed ? `${routing}/` : ''}AMEMBASSY ${station} ${padded(chance.between(1, 9999), 4)}`,
  );
  return [
    `${prosign} ${dateTimeGroup(at)}`,
    `FM AMEMBASSY ${post.station}`,
    `TO ${routed ? 'RUEHC/' : ''}SECSTATE WASHDC${word} ${padded(chance.between(1, 9999), 4)}`,
    ...others,
  ];
}

/** Line one, with its captions below. */
export function lineOne(telegram: Telegram, pages = 1): string[] {
  const { post, serial, level, noforn, caption } = telegram;
  const year = yearOf(telegram);
  const section = pages > 1 ? ` SECTION 01 OF ${padded(pages, 2)}` : '';
  const captions = [
    ...(caption === undefined ? [] : [caption]),
    ...(noforn ? ['NOFORN'] : []),
    ...(level === 'SBU' && year >= 1995 ? ['SENSITIVE'] : []),
    ...(year >= 1998 ? ['SIPDIS'] : []),
  ];
  const number = year >= 1995 ? padded(serial, 6) : padded(serial, 4);
  return [`${lineOneLevel(telegram)}${section} ${post.station} ${number}`, '', ...captions, ''];
}

/** The labelled lines. */
export function labels(telegram: Telegram): string[] {
  const { tags, subject, references, level } = telegram;
  const instruction = instructionOf(telegram);
  const classified = classifiedBy(telegram);
  const upper = (line: string): string => (isInCapitals(telegram) ? line.toUpperCase() : line);
  return [
    ...(instruction === undefined ? [] : [instruction]),
    ...(yearOf(telegram) < 1973 ? [] : [`TAGS: ${tags.join(', ')}`]),
    `SUBJECT: ${yearOf(telegram) >= 2003 && level !== 'U' && telegram.chance.is(0.1) ? '(U) ' : ''}${subject}`,
    '',
    ...referenceLines(references),
    ...(classified === undefined ? [] : [...wrapped(upper(classified)).split('\n'), '']),
  ];
}

function referenceLines(references: readonly string[]): string[] {
  if (references.length === 0) return [];
  if (references.length === 1) return [`REF: ${references[0]}`, ''];
  const lettered = references.map((reference, i) => `${'ABC'.charAt(i)}. ${reference}`);
  return [...lettered.map((line, i) => `${i === 0 ? 'REF: ' : '     '}${line}`), ''];
}

/** Lines of the body, with what is printed between two pages. */
export function paged(
  blocks: readonly string[],
  between: (page: number, of: number) => readonly string[],
): string[] {
  const lines = blocks.join('\n\n').split('\n');
  const of = pagesOf(blocks);
  return lines.flatMap((line, i) =>
    i > 0 && i % PAGE === 0 ? [...between(i / PAGE + 1, of), line] : [line],
  );
}

export const pagesOf = (blocks: readonly string[]): number =>
  Math.ceil(blocks.join('\n\n').split('\n').length / PAGE);

/** A telegram as it was sent, 1978 to 2010; from 2003 on with the headers of its pages. */
export function acp(telegram: Telegram): string {
  const body = bodyOf(telegram);
  const isPaged = yearOf(telegram) >= 2003;
  return [
    ...transmission(telegram),
    'BT',
    ...lineOne(telegram, isPaged ? pagesOf(body) : 1),
    ...labels(telegram),
    ...(isPaged ? paged(body, pageHeader(telegram)) : body.join('\n\n').split('\n')),
    telegram.signer,
    '',
  ].join('\n');
}

/** `OSLO 00000412  002 OF 004`, between blank lines. */
export const pageHeader =
  ({ post, serial }: Telegram) =>
  (page: number, of: number): string[] => [
    '',
    `${post.station.slice(0, 10)} ${padded(serial, 8)}  ${padded(page, 3)} OF ${padded(of, 3)}`,
    '',
    '',
  ];
