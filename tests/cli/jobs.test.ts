import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../src/batch/records.ts';
import { isSmall } from '../../src/cli/jobs.ts';

const input = (file: string, content: string | Uint8Array): Input => ({
  file,
  read: () => Buffer.from(content),
  chunks: () => [Buffer.from(content)],
});
const text = (serial: number): string =>
  `DE RUEHNY #00${serial} 0211200\nZNR UUUUU ZZH\nR 211200Z JAN 08\nFM AMEMBASSY OSLO\nTO RUEHC/SECSTATE WASHDC\nBT\n` +
  `UNCLAS OSLO 0000${serial}\n\nE.O. 12958: N/A\nSUBJECT: HARBOR\n\n1. The harbor is calm.\nVALE\nBT\nNNNN\n`;
const row = (n: number): string =>
  `"${n}","1/21/2007 12:00","07OSLO${n}","Embassy Oslo","SECRET","","FM AMEMBASSY OSLO","Calm."\n`;
const MEBIBYTE = 1024 * 1024;

describe('without workers goes', () => {
  test.each<[string, Input]>([
    ['one text', input('a.txt', text(97))],
    ['one of a mebibyte', input('a.txt', text(97).padEnd(MEBIBYTE, ' x'))],
    ['what is no text at all', input('a.pdf', '%PDF-1.7')],
  ])('%s', (_, one) => {
    expect(isSmall([one])).toBe(true);
  });
});

describe('by workers goes', () => {
  test.each<[string, Input[]]>([
    ['one larger text', [input('a.txt', text(97).padEnd(MEBIBYTE + 1, ' x'))]],
    ['one of two files', [input('a.txt', text(97)), input('b.txt', text(98))]],
    ['a text of two cables', [input('a.txt', `${text(97)}\n${text(98)}`)]],
    ['a table', [input('t.csv', row(1) + row(2))]],
    [
      'an archive',
      [input('c.zip', zipSync({ 'a.txt': Buffer.from(text(97)), 'b.txt': Buffer.from(text(98)) }))],
    ],
    ['a little that opens to much', [input('a.txt.gz', gzipSync(text(97).padEnd(MEBIBYTE + 1, ' x')))]],
    ['standard input', [{ file: '(standard input)', read: () => Buffer.from(text(97)), once: true }]],
  ])('%s', (_, inputs) => {
    expect(isSmall(inputs)).toBe(false);
  });
});
