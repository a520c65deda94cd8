import { describe, expect, it } from 'vitest';
import { openRecord } from '../../src/container/open.ts';

const SENTENCE =
  'This record is a partial extract of the original cable. The full text of the original cable is not available.';
const HEAD = '07OSLO97\nHARBOR TALKS\n2007-01-21 12:00\nSECRET//NOFORN\nEmbassy Oslo\n';

describe('the head an archive put above a text is its catalogue, and no part of the cable', () => {
  it.each([
    [
      'with the first line glued to its sentence',
      `${HEAD}${SENTENCE}S E C R E T OSLO 000097\n\n1. Calm.`,
      'S E C R E T OSLO 000097\n\n1. Calm.',
      true,
    ],
    [
      'without a sentence',
      `\ufeff${HEAD}\nS E C R E T OSLO 000097\n`,
      '\n\nS E C R E T OSLO 000097\n',
      false,
    ],
  ])('%s', (_, text, left, partial) => {
    const record = openRecord('x', text);
    expect(record.text).toBe(left);
    expect(record.catalogue).toMatchObject({
      ...{ mrn: '07OSLO97', created: '2007-01-21 12:00', partial },
      classification: 'SECRET//NOFORN',
    });
  });

  it.each([
    ['its line 1', 'S E C R E T OSLO 000097'],
    ['a caption', 'NODIS'],
    ['a sentence of somebody', 'Embassy says that the harbor is calm'],
  ])('%s in the place of the origin stays in the text', (_, line) => {
    const head = '07OSLO97\nHARBOR TALKS\n2007-01-21\nSECRET\n';
    expect(openRecord('x', `${head}${line}\n\n1. Calm.`).text.trimStart()).toBe(`${line}\n\n1. Calm.`);
  });

  it.each([
    [
      'a line between its own',
      '07OSLO97\nHARBOR\nS E C R E T OSLO 000097\n2007-01-21\nUNCLASSIFIED\nEmbassy Oslo\n',
    ],
    ['a number alone', '07OSLO97\n\nS E C R E T OSLO 000097'],
    ['no level', '07OSLO97\nHARBOR\n2007-01-21\nEmbassy Oslo\n'],
    ['a cable', 'S E C R E T OSLO 000097\n2007-01-21\nSECRET\n'],
    ['lines too far down', `07OSLO97\na\nb\nc\nd\ne\nf\n2007-01-21\nSECRET\n`],
  ])('%s is none', (_, text) => {
    expect(openRecord('x', text)).toMatchObject({ text, opened: false });
  });
});
