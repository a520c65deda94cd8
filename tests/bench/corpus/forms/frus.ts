import type { Passage, Telegram } from '../telegram.ts';
import { padded, yearOf } from './print.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const titled = (name: string): string =>
  name.toLowerCase().replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
const LEVELS = { U: 'Unclassified', SBU: 'Limited Official Use', C: 'Confidential', S: 'Secret' } as const;
const EXCISIONS = [
  '[less than 1 line of source text not declassified]',
  '[2 lines of source text not declassified]',
  '[name not declassified]',
  '[1 line not declassified]',
];

/** A telegram as a printed volume has it: head, dateline, text, and a note on the source. */
export function frus(telegram: Telegram): string {
  const { at, post, serial, chance, level, precedence, signer, classifier } = telegram;
  const year = yearOf(telegram);
  const day = `${MONTHS[at.getUTCMonth()]} ${at.getUTCDate()}, ${year}`;
  const file = `POL ${chance.between(1, 33)}–${chance.between(1, 12)}`;
  return [
    `${chance.between(1, 450)}. Telegram From the Embassy in ${titled(post.station)} to the Department of State`,
    '',
    `${titled(post.station)}, ${day}, ${padded(at.getUTCHours(), 2)}${padded(at.getUTCMinutes(), 2)}Z.`,
    '',
    `${serial}. Subject: ${titled(telegram.subject)}.`,
    '',
    ...paragraphs(telegram).flatMap((text) => [text, '']),
    titled(signer),
    '',
    `Source: National Archives, RG 59, Central Files 1967–69, ${file}. ${LEVELS[level]}; ${titled(precedence)}. Drafted by ${classifier.surname}; approved by ${titled(signer)}.`,
    '',
  ].join('\n');
}

/** One long line a paragraph; a sentence of a few was withheld when the volume was printed. */
function paragraphs({ passages, chance }: Telegram): string[] {
  let n = 0;
  return passages.map(({ kind, text }: Passage) => {
    if (kind === 'heading') return text;
    n += 1;
    const words = chance.is(0.06) ? text.replace(/[^.]*\.$/, ` ${chance.pick(EXCISIONS)}.`) : text;
    return `${n}. ${words.replaceAll(/\b(?:SUMMARY|COMMENT|END)\b/g, titled)}`;
  });
}
