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
