import { describe, expect, it } from 'vitest';
import { cablesIn } from '../../src/cable/cables-in.ts';
import { openRecord } from '../../src/container/open.ts';
import { growth, LINEAR } from '../growth.ts';

const transmission = (serial: number, body = '1. The harbor is calm.', above = ''): string =>
  [
    ...(above === '' ? [] : [above]),
    'RR RUEHXX',
    `DE RUEHNY #0${serial} 0211200`,
    'ZNR UUUUU ZZH',
    'R 211200Z JAN 08',
    'FM AMEMBASSY OSLO',
    'TO RUEHC/SECSTATE WASHDC',
    'BT',
    `UNCLAS OSLO 000${serial}`,
    '',
    'SUBJECT: HARBOR',
    '',
    body,
  ].join('\n');

const parts = (text: string): string[] => {
  const found = cablesIn(openRecord('x.txt', text));
  expect(found.map((record) => record.text).join('')).toBe(text);
  return found.map((record) => record.text);
};

describe('cables one after the other are parted', () => {
  it.each([
    [
      'behind the end of a message',
      `${transmission(97)}\nVALE\nBT\n#0097\nNNNN\n\n`,
      transmission(98, undefined, 'VZCZCXRO1121'),
    ],
    ['behind a signature', `${transmission(97)}\nVALE\n\n`, transmission(98)],
    [
      'behind a row of a dump',
      `${transmission(97)}\n2008-01-21 12:00:00\t08OSLO98\tEmbassy Oslo\tUNCLASSIFIED\t\t`,
      transmission(98, undefined, 'VZCZCXRO4549'),
    ],
    [
      'in the SMART form',
      'MRN: 12 OSLO 97\nFrom: AMEMBASSY OSLO\n\n1. Calm.\nSignature: VALE\nDissemination Rule: none\nUNCLASSIFIED\n\n',
      'UNCLASSIFIED\nSBU\nMRN: 12 OSLO 98\nFrom: AMEMBASSY OSLO\n\n1. Calm.',
    ],
    [
      'in the archive form',
      'Message Text\nUNCLASSIFIED\nText.\nMessage Attributes\nFrom: OSLO\n',
      'Message Text\nMore.\nMessage Attributes\nFrom: OSLO',
    ],
    [
      'in a printed volume',
      '12. Telegram From the Embassy in Norway\nOslo, March 3, 1958.\n40. Calm.\nVale\n',
      '13. Telegram From the Embassy in Norway\nOslo, March 4, 1958.\n41. Calm.',
    ],
  ])('%s', (_, first, second) => {
    expect(parts(first + second)).toEqual([first, second]);
  });
});

describe('what is one cable stays one', () => {
  it.each([
    [
      'a later section of the same number',
      `${transmission(97, 'The text goes on')}\n${transmission(97, 'in section 2.')}`,
    ],
    [
      'a cable that is quoted',
      `${transmission(97, '1. Following repeats Oslo 98. QUOTE:')}\n${transmission(98)}\nUNQUOTE\nVALE`,
    ],
    [
      'one that follows in the middle of a sentence',
      `${transmission(97, '1. We were told that the harbor was as in')}\n${transmission(98)}`,
    ],
    [
      'a numbered paragraph about a telegram',
      '1. Text.\n2. Telegram From Oslo is calm.\n3. Telegram From Rome is not.',
    ],
    [
      'one that is quoted below a heading',
      `${transmission(97, '1. We repeat an older telegram')}\nTHE HARBOR\n${transmission(98)}\nMOE\nOurs again.\nVALE`,
    ],
    [
      'one behind which the numbers of the other go on',
      `${transmission(97, '1. Calm.\n2. We repeat a telegram.')}\nBT\n${transmission(98)}\n3. Our comment.\nVALE`,
    ],
    [
      'one with text below its signature',
      `${transmission(97)}\nVALE\n${transmission(98)}\nMOE\n2. Our comment.\nVALE`,
    ],
    [
      'one with text behind its end',
      `${transmission(97)}\nVALE\nBT\n${transmission(98)}\nBT\nEnd of it. Our comment.\nVALE`,
    ],
    [
      'a row of a dump that is quoted',
      `${transmission(97, '1. The table has this row:')}\nx\t${transmission(98, undefined, 'VZCZCXRO4549')}\n3. Our comment.\nVALE`,
    ],
    [
      'a transmission that speaks of an archive',
      `${transmission(97, '1. The form begins with')}\nMessage Text\n2. It ends with\nMessage Attributes\nVALE`,
    ],
    ['two lines of an archive without attributes between', 'Message Text\nMessage Text\n'],
  ])('%s', (_, text) => {
    expect(parts(text)).toHaveLength(1);
  });
});

it('parts in linear time, however often a cable is quoted', () => {
  const quoted = (n: number): string =>
    `${transmission(97)}\nVALE\n${`${transmission(98)}\n3. Ours.\n`.repeat(n)}`;
  expect(growth(100, (n) => cablesIn(openRecord('x.txt', quoted(n))))).toBeLessThan(LINEAR);
});

it('parts a file of many cables in linear time', () => {
  const cables = (n: number): string =>
    Array.from({ length: n }, (_, i) => `${transmission(1000 + i)}\nVALE\nNNNN\n`).join('');
  expect(growth(100, (n) => cablesIn(openRecord('x.txt', cables(n))))).toBeLessThan(LINEAR);
  expect(cablesIn(openRecord('x.txt', cables(100)))).toHaveLength(100);
});
