import { describe, expect, it } from 'vitest';
import { exclusionOf } from '../../src/declassification/assess.ts';
import { read } from './invented.ts';

const BODY = ['1. (C) The herring.', '', '2. (C) The cod.', '', 'ASHDOWN'];
const exclusionIn = (body: readonly string[], captions: readonly string[] = []): string => {
  const { overall } = read({ body, captions });
  return (overall && exclusionOf(overall)) ?? '';
};

describe('an exclusion on a line beside the text', () => {
  it.each([
    ['RD', 'RD'],
    ['S-RD', 'RD'],
    ['RD/FRD', 'RD'],
    ['C-FRD', 'FRD'],
    ['NS', 'NATO'],
    ['RESTRICTED DATA', 'RD'],
    ['Restricted Data', 'RD'],
    ['RESTRICTEDDATA', 'RD'],
    ['RESTR1CTED DATA', 'RD'],
    ['RESTRICTED DATA - ATOMIC ENERGY ACT OF 1954', 'RD'],
    ['THIS DOCUMENT CONTAINS RESTRICTED DATA', 'RD'],
    ['THIS DOCUMENT CONTAINS RESTRICTED DATA AS DEFINED IN THE ATOMIC ENERGY ACT OF 1954', 'RD'],
    ['FORMERLY RESTRICTED DATA', 'FRD'],
    ['N A T O  S E C R E T', 'NATO'],
    ['CONTAINS NATO INFORMATION', 'NATO'],
  ])('%s speaks for the whole', (line, token) => {
    expect(exclusionIn(BODY, [line])).toBe(token);
    expect(exclusionIn([line, '', ...BODY])).toBe(token);
    expect(exclusionIn([...BODY, line])).toBe(token);
  });

  it('speaks for the whole in a sentence about the document, and for no other that is told of', () => {
    const legend = 'This document contains Restricted Data, and is not to leave the room.';
    expect(exclusionIn([`1. (C) The herring. ${legend}`])).toBe('RD');
    expect(exclusionIn([`1. (C) The herring. ${legend.replace('This', 'Their')}`])).toBe('');
  });

  it.each([
    [
      'the end of a wrapped line',
      ['1. (C) The herring boats lie along the coastal', 'RD', 'and stay.', '', 'ASHDOWN'],
    ],
    ['small letters', ['1. (C) The museum has', '', 'restricted data', '', 'ASHDOWN']],
    ['an adjective', ['Cosmic', '', '1. (C) The herring.', '', 'ASHDOWN']],
    ['a longer sentence', ['THE RESTRICTED DATA OF THE MUSEUM', '', '1. (C) The herring.', '', 'ASHDOWN']],
    ['a street', ['HARBOUR RD', '', '1. (C) The herring.', '', 'ASHDOWN']],
  ])('is not read into %s', (_, body) => {
    expect(exclusionIn(body)).toBe('');
  });
});
