import type { Passage, Telegram } from '../telegram.ts';
import { dateTimeGroup, dayAfter, levelName, markOf, padded, shortYear, wrapped } from './print.ts';

const centred = (words: string): string => words.padStart(39 + words.length);
const field = (label: string, value: string): string => `${`${label}:`.padEnd(30)}${value}`;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A message of the SMART system, from 2009 on. */
export function smart(telegram: Telegram): string {
  const { level, signer, chance, post } = telegram;
  const banner = [centred(levelName(telegram)), ...(level === 'SBU' ? [centred('SBU')] : [])];
  return [
    ...banner,
    '',
    ...header(telegram),
    '',
    paragraphs(telegram).join('\n\n'),
    '',
    field('Signature', signer),
    field(
      'Drafted By',
      `${post.station}:${titled(signer)}, ${chance.pick(['Ruth', 'Harriet L', 'Denis J', 'Ada'])}`,
    ),
    field('Cleared By', `POL:${titled(signer)}, ${chance.pick(['Oona', 'Lucas', 'Ida'])}`),
    field('Approved By', `DCM:${telegram.classifier.surname}, ${telegram.classifier.given}`),
    field('Action Post', 'NONE'),
    field('Dissemination Rule', 'Released Copy'),
    ...banner,
    '',
  ].join('\n');
}

const titled = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase();

function header(telegram: Telegram): string[] {
  const { at, post, serial, precedence, level, noforn, tags, subject, references } = telegram;
  const captions = [...(noforn ? ['NOFORN'] : []), ...(level === 'SBU' ? ['SENSITIVE'] : []), 'SIPDIS'];
  const date = `${MONTHS[at.getUTCMonth()]} ${padded(at.getUTCDate(), 2)}, ${at.getUTCFullYear()}`;
  const lettered = references.map((name, i) => `${'ABC'.charAt(i)}) ${shortYear(at)} ${name}`);
  return [
    field('MRN', `${shortYear(at)} ${post.station} ${serial}`),
    field('Date/DTG', `${date} / ${dateTimeGroup(at)}`),
    field('From', `AMEMBASSY ${post.station}`),
    field('Action', `WASHDC, SECSTATE ${precedence}`),
    field('E.O.', '13526'),
    field('TAGS', tags.join(', ')),
    field('Captions', captions.join(', ')),
    ...lettered.map((line, i) => (i === 0 ? field('Reference', line) : ' '.repeat(30) + line)),
    field('Subject', inTitle(subject)),
    ...(level === 'C' || level === 'S' ? classification(telegram) : []),
  ];
}

const inTitle = (subject: string): string =>
  subject.toLowerCase().replaceAll(/(?:^|[ :,])[a-z]/g, (letter) => letter.toUpperCase());

function classification({ classifier: { given, surname, position }, at, chance }: Telegram): string[] {
  const years = chance.weighed({ ten: 88, five: 8, twenty: 4 });
  return [
    field('Classified By', `${given} ${surname}, ${position}`),
    field('Reason', '1.4 (b), (d)'),
    field(
      'Declassify on',
      dayAfter(at, { ten: 10, five: 5, twenty: 20 }[years]).replace(/(.*)\/(\d{4})$/, '$2/$1'),
    ),
  ];
}

function paragraphs(telegram: Telegram): string[] {
  let n = 0;
  const printed = ({ kind, level, text }: Passage): string => {
    if (kind === 'heading') return text;
    n += 1;
    return wrapped(`${n}. ${markOf(telegram, level)}${text}`, 110);
  };
  return telegram.passages.map(printed);
}
