import { describe, expect, test } from 'vitest';
import { openRecord } from '../../src/container/open.ts';
import { review } from '../../src/pipeline.ts';
import { cableText, type Parts } from '../cable/invented.ts';
import { RULEBOOK, SETTING } from '../golden/cases.ts';

const markedOf = (text: string) => review(openRecord('c.txt', text), SETTING, RULEBOOK).marked;
const bannerOver = (parts: Partial<Parts>): string =>
  markedOf(cableText({ body: ['1. The fair opens.', 'ASHDOWN'], ...parts })).banner;

describe('the banner over the whole text of a cable', () => {
  test('is its level, with every control that any part of it bears', () => {
    expect(bannerOver({})).toBe('CONFIDENTIAL');
    expect(bannerOver({ lineOne: 'C O N F I D E N T I A L NORDHAVEN 000123 NOFORN' })).toBe(
      'CONFIDENTIAL//NOFORN',
    );
    expect(
      bannerOver({ body: ['1. (C) The fair opens.', '', '2. (S//NF) The patrols sail.', 'ASHDOWN'] }),
    ).toBe('SECRET//NOFORN');
  });

  test('bears a caption that bars people, and not one that only routes', () => {
    expect(bannerOver({ captions: ['EXDIS'] })).toBe('CONFIDENTIAL//NOFORN//EXDIS');
    expect(bannerOver({ captions: ['SIPDIS'] })).toBe('CONFIDENTIAL');
  });

  test('rises to the level of a catalogue that says more than the text', () => {
    const record = openRecord('c.txt', cableText({ body: ['1. The fair opens.', 'ASHDOWN'] }));
    const catalogued = (classification: string): string =>
      review(
        { ...record, catalogue: { mrn: null, created: null, classification, partial: false } },
        SETTING,
        RULEBOOK,
      ).marked.banner;
    expect(catalogued('SECRET//NOFORN')).toBe('SECRET//NOFORN');
    expect(catalogued('UNCLASSIFIED')).toBe('CONFIDENTIAL');
    expect(catalogued('as the ambassador wishes')).toBe('CONFIDENTIAL AND CLASSIFICATION UNKNOWN');
  });

  test('says beside its own level that a cable quoted in it may bear more', () => {
    const quoted = ['S E C R E T SOUTHPORT 000009', '', '1. The patrols sail at night.', 'UNQUOTE'];
    const body = ['1. Following repeats Southport 9. QUOTE:', '', ...quoted, 'ASHDOWN'];
    expect(bannerOver({ body })).toBe('CONFIDENTIAL AND CLASSIFICATION UNKNOWN');
  });
});
