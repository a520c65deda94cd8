import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { calledUp, type Input } from '../../src/batch/records.ts';
import { RULEBOOK } from '../golden/cases.ts';

const { lexicon } = RULEBOOK.vocabulary;

const telegram = (serial: number, section: string, body: string): string =>
  `DE RUEHNY #00${serial}${section === '' ? '' : '/01'} 0211200\nZNR UUUUU ZZH\nR 211200Z JAN 08\nFM AMEMBASSY OSLO\nTO RUEHC/SECSTATE WASHDC\nBT\n` +
  `UNCLAS ${section}OSLO 0000${serial}\n\nE.O. 12958: N/A\nTAGS: ECON, NO\nSUBJECT: HARBOR\n\n${body}\n`;
const input = (file: string, text: string): Input => ({ file, read: () => Buffer.from(text) });

const FIRST = input('a.txt', telegram(97, 'SECTION 01 OF 02 ', '1. The harbor is calm.'));
const SECOND = input('b.txt', telegram(97, 'SECTION 02 OF 02 ', '2. It rains.\nVALE'));
const OTHER = input('c.txt', telegram(98, '', '1. Another.\nVALE'));
const EMPTY = input('d.txt', '');

describe('what is learned of records before the first is worked on', () => {
  test.each<[string, readonly Input[]]>([
    ['one alone', [OTHER]],
    ['sections, of which the second is not given again', [FIRST, SECOND, OTHER]],
    ['sections apart', [FIRST, OTHER, SECOND]],
    ['files without a record', [EMPTY, OTHER, EMPTY, FIRST, SECOND, OTHER]],
  ])('is learned of each as it is given, by its place: %s', (_, inputs) => {
    let found = 0;
    const { records, learned, count } = calledUp(
      inputs,
      lexicon,
      {},
      ({ text }) => text,
      () => {
        found += 1;
      },
    );
    expect([count, found >= count]).toEqual([[...records].length, true]);
    const given = [...records].flatMap((found, at) =>
      'record' in found ? [[at, found.record.text] as const] : [],
    );
    expect(given.length).toBeGreaterThan(0);
    expect(learned).toEqual(given);
  });
});

describe('sections in one file', () => {
  const zipped = (order: (n: number, section: number) => string): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, n) => 10 + n).flatMap((n) =>
          [1, 2].map((section) => [
            `${order(n, section)}.txt`,
            Buffer.from(telegram(n, `SECTION 0${section} OF 02 `, `${section}. The harbor is calm.`)),
          ]),
        ),
      ),
    );

  test.each<[string, (n: number, section: number) => string]>([
    ['beside each other', (n, section) => `${n}-${section}`],
    ['far from each other', (n, section) => `${section}-${n}`],
    ['with the second before the first', (n, section) => `${n}-${3 - section}`],
  ])('are joined without opening it for each of them: %s', (_, order) => {
    const bytes = zipped(order);
    let readings = 0;
    const archive: Input = {
      file: 'c.zip',
      read: () => {
        readings += 1;
        return bytes;
      },
    };
    const { records, learned } = calledUp([archive], lexicon, {}, ({ text }) => text);
    const given = [...records].flatMap((found, at) =>
      'record' in found ? [[at, found.record.text] as const] : [],
    );
    expect(given).toHaveLength(20);
    for (const [, text] of given) expect(text).toMatch(/1\. The harbor[\s\S]*2\. The harbor/);
    expect(learned).toEqual(given);
    // Once to see what is there and once to go through it, and each time once for the sections.
    expect(readings).toBe(4);
  });

  test('are given in the place of the first, by its line and not by the spelling of its number', () => {
    const line = (serial: number, section: string): string =>
      `${JSON.stringify({ body: telegram(serial, section, '1. The harbor is calm.') })}\n`;
    const lines = [
      ...Array.from({ length: 8 }, (_, i) => line(10 + i, '')),
      ...[line(97, 'SECTION 01 OF 02 '), line(98, ''), line(97, 'SECTION 02 OF 02 ')],
    ];
    const { records } = calledUp([input('c.ndjson', lines.join(''))], lexicon, {}, () => 0);
    expect([...records].map((found) => ('record' in found ? found.record.part : ''))).toEqual([
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    ]);
  });
});
