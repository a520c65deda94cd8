import { describe, expect, it } from 'vitest';
import { readReferences } from '../../src/cable/fields/references.ts';
import { readSubject } from '../../src/cable/fields/subject.ts';
import { readTags } from '../../src/cable/fields/tags.ts';
import { growth, LINEAR } from '../growth.ts';
import { read, VOCABULARY } from './invented.ts';

const { lexicon } = VOCABULARY;
const CITING = { year: 6, station: 'NORDHAVEN', serial: 123 };
const whole = (text: string) => ({ from: 0, to: text.length });

const READERS = {
  tags: (text: string) => readTags(text, whole(text), lexicon).tags,
  subject: (text: string) => [readSubject(text, whole(text), lexicon).subject],
  references: (text: string) => readReferences(text, whole(text), CITING, lexicon.posts).references,
};

/** Each of these repeated is the worst of its kind. */
const HOSTILE = [
  'PREL ',
  'PREL',
  'K',
  'VALE HARRIET ',
  '(VALE ',
  ', ',
  'HUMAN RIGHTS',
  'OSLO 12. ',
  '12. 12, ',
  'A. ',
  '(',
  'PORT AU ',
  'SAO PAULX, ',
  'OSLO 00000123 001.2 OF ',
  'PAGE 02 OSLO ',
  'NO\n',
];

describe('values of labels', () => {
  it.each(Object.entries(READERS))('%s are read in linear time', (_, reads) => {
    for (const part of HOSTILE) {
      const grown = growth(2_000, (size) => reads(part.repeat(size)));
      expect(grown, JSON.stringify(part)).toBeLessThan(LINEAR);
    }
  });

  it('are read without an error out of any characters, and their spans are of the text', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const parts = [
      ...HOSTILE,
      '\u0000',
      'ß',
      '\ud83d',
      '¶B. ',
      'SECSTATE 3080',
      "'05",
      ' (2002)',
      '0TTAWA 1',
      '\r',
      '—',
    ];
    for (let round = 0; round < 2_000; round += 1) {
      const text = Array.from({ length: next(12) }, () => parts[next(parts.length)]).join('');
      for (const reads of Object.values(READERS))
        for (const { span, printed } of reads(text)) expect(text.slice(span.from, span.to)).toBe(printed);
    }
  });

  it('a line of a body is no label because of a word that can be one', () => {
    const body = ['1. (C) The crates came.', '', 'TAGS ON THE CRATES WERE LOST.', '', 'REF A WAS A HARBOUR.'];
    const cable = read({ body });
    expect(cable.fields.tags.map(({ value }) => value)).toEqual(['PREL', 'ECON', 'ZZ']);
    expect(cable.fields.references).toHaveLength(1);
  });
});
