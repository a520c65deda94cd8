import { describe, expect, it } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { review } from '../../src/pipeline.ts';
import { cableText } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

const identifiersOf = (body: string[]): string[] => {
  const { identifiers, cable } = review(openRecord('c', cableText({ body })), SETTING, RULEBOOK);
  return identifiers.map(({ span }) => cable.text.slice(span.from, span.to));
};

describe('what a pattern finds', () => {
  it('does not go on in the next paragraph', () => {
    const found = identifiersOf(['1. (C) Call 962-79-555-1234.', '', '2. (C) Then wait.']);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((text) => text.includes('\n'))).toEqual([]);
  });

  it('is not made of the end of one paragraph and the beginning of the next', () => {
    const found = identifiersOf([
      '1. (C) Call 202-555-0143 HARBOR.',
      '',
      'The Road Ahead',
      '',
      '2. (C) Text.',
    ]);
    expect(found.filter((text) => text.includes('HARBOR'))).toEqual([]);
  });

  it('is found in the next paragraph where it begins there', () => {
    const found = identifiersOf(['1. (C) They were 12', '', '2. (C) Call 202-555-0143.']);
    expect(found).toContain('202-555-0143');
  });

  it('goes on over a page header inside a paragraph', () => {
    const found = identifiersOf([
      '1. (C) Call 202-555-',
      '',
      'NORDHAVEN 00000123  002 OF 002',
      '',
      '0143 today.',
    ]);
    expect(found.some((text) => text.startsWith('202-555-') && text.endsWith('0143'))).toBe(true);
  });
});
