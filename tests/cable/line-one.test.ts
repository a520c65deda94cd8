import { describe, expect, it } from 'vitest';
import { readCable } from '../../src/cable/read-cable.ts';
import type { Cable } from '../../src/model/cable.ts';
import { sliceOf } from '../../src/model/span.ts';
import { cableText, codes, type Parts, portion, read, recordOf, VOCABULARY } from './invented.ts';

const LABELS = ['E.O. 12958: DECL: 03/04/2031', 'TAGS: PREL', 'SUBJECT: (U) TALKS'];
const BODY = ['1. The herring.', '', '2. (U) Cod.', 'ASHDOWN'];

const cable = (parts: Partial<Parts>): Cable => {
  const open = parts.lineOne?.startsWith('U');
  return read({ security: open ? 'ZNR UUUUU ZZH' : 'ZNY SSSSS ZZH', labels: LABELS, body: BODY, ...parts });
};
const secret = (lineOne: string): Cable => cable({ lineOne });
const below = (...captions: string[]): Cable => cable({ lineOne: 'UNCLAS NORDHAVEN 000123', captions });
const errors = ({ messages }: Cable): string[] =>
  messages.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const herring = (from: Cable) => portion(from, '1')?.marking;
const cod = (from: Cable) => portion(from, '2')?.marking;

describe('a release list on line 1', () => {
  it.each([
    ['S E C R E T REL TO USA, GBR NORDHAVEN 000123', ['GBR', 'USA']],
    ['S E C R E T //REL TO USA, GBR NORDHAVEN 000123', ['GBR', 'USA']],
    ['S E C R E T//REL TO USA, GBR NORDHAVEN 000123', ['GBR', 'USA']],
    ['SECRET//REL TO USA, GBR// NORDHAVEN 000123', ['GBR', 'USA']],
    ['S E C R E T REL TO USA,GBR NORDHAVEN 000123', ['GBR', 'USA']],
    ['S E C R E T RELEASABLE TO USA, GBR NORDHAVEN 000123', ['GBR', 'USA']],
    ['S E C R E T REL TO USA, FVEY NORDHAVEN 000123', ['FVEY', 'USA']],
    ['S E C R E T REL TO USA, GBR SECTION 01 OF 02 NORDHAVEN 000123', ['GBR', 'USA']],
    ['S E C R E T REL TO USA, GBR SIPDIS NORDHAVEN 000123', ['GBR', 'USA']],
    ['S E C R E T SIPDIS REL TO USA, GBR NORDHAVEN 000123', ['GBR', 'USA']],
    ['S E C R E T NORDHAVEN 000123 REL TO USA, GBR', ['GBR', 'USA']],
  ])('%s is read whole, and unmarked text has it', (lineOne, readers) => {
    const found = secret(lineOne);
    expect(errors(found)).toEqual([]);
    expect(found.mrn).toBe('06NORDHAVEN123');
    expect(herring(found)).toMatchObject({ level: 'S', releasableTo: readers, unknown: [] });
    expect(cod(found)).toMatchObject({ level: 'U', releasableTo: [] });
  });

  it('is struck with the level', () => {
    const struck = (lineOne: string) => {
      const { levelMarks, text } = secret(lineOne);
      return levelMarks.map((span) => sliceOf(text, span));
    };
    expect(struck('S E C R E T REL TO USA, GBR NORDHAVEN 000123')).toEqual(['S E C R E T REL TO USA, GBR']);
    expect(struck('SECRET//NOFORN/REL TO USA, GBR// NORDHAVEN 000123')).toEqual([
      'SECRET//NOFORN/REL TO USA, GBR',
    ]);
  });

  it('stands beside a control, which denies', () =>
    expect(herring(secret('S E C R E T REL TO USA, GBR/NOFORN NORDHAVEN 000123'))?.dissem).toEqual(['NF']));

  it.each([
    ['a code nobody knows', 'USA, XXX'],
    ['an alias', 'USA, UK'],
    ['commas that are missing', 'USA GBR'],
    ['AND, which is Andorra too', 'USA, GBR AND AUS'],
    ['an exclusion', 'USA, FVEY NOT NZL'],
    ['an exclusion in brackets', 'USA, FVEY (LESS NZL)'],
    ['another separator', 'USA; GBR'],
    ['small letters', 'Usa, gbr'],
    ['a second list', 'USA, GBR//REL TO USA, AUS'],
    ['no list', ''],
  ])('with %s holds the cable and says so', (_what, list) => {
    const found = secret(`S E C R E T REL TO ${list} NORDHAVEN 000123`);
    expect(errors(found)).toContain('release-list-unread');
    expect(codes(found)).not.toContain('second-cable');
    expect(codes(found)).not.toContain('no-classification');
    expect(herring(found)).toMatchObject({ level: 'S', releasableTo: [] });
    expect(herring(found)?.unknown).toHaveLength(1);
  });

  it.each(['USA, GBR ONLY', 'USA, NATO PFP', 'USA, FVEY EXCEPT NEW ZEALAND'])(
    'with words of no post behind it holds the cable: %s',
    (list) => {
      const found = secret(`S E C R E T REL TO ${list} NORDHAVEN 000123`);
      expect(errors(found)).toEqual(['words-in-station']);
    },
  );

  it('needs the FM line to tell a post of two words from its end', () => {
    const parts = { lineOne: 'S E C R E T REL TO USA, GBR PORT ELLEN 000123', security: 'ZNY SSSSS ZZH' };
    const text = cableText({ ...parts, labels: LABELS, body: BODY });
    const from = (line: string): string[] =>
      errors(readCable(recordOf(text.replace('FM AMEMBASSY NORDHAVEN', line)), VOCABULARY));
    expect(from('FM AMEMBASSY PORT ELLEN')).toEqual([]);
    expect(from('')).toEqual(['words-in-station']);
  });

  it('never gives a country to the post: a code before the number is no station', () =>
    expect(errors(secret('S E C R E T REL TO USA, GBR 000123'))).toContain('release-list-unread'));

  it('of unclassified text goes with unmarked text too', () =>
    expect(herring(secret('UNCLAS REL TO USA, AUS NORDHAVEN 000123'))?.releasableTo).toEqual(['AUS', 'USA']));

  it('is no more than what other marks of the cable let it be', () => {
    const body = ['1. The herring.', '', '2. (S) Cod.', 'ASHDOWN'];
    const found = cable({ lineOne: 'S E C R E T REL TO USA, GBR NORDHAVEN 000123', body });
    expect(herring(found)?.releasableTo).toEqual([]);
  });
});

describe('a control in the place of a caption', () => {
  it.each([
    ['LES', { nonIC: ['LES'] }],
    ['LAW ENFORCEMENT SENSITIVE', { nonIC: ['LES'] }],
    ['SSI', { nonIC: ['SSI'] }],
    ['CUI', { cui: ['CUI'] }],
    ['FOUO', { dissem: ['FOUO'] }],
    ['FOR OFFICIAL USE ONLY', { dissem: ['FOUO'] }],
    ['LOU', { nonIC: ['LOU'] }],
    ['PROPIN', { dissem: ['PR'] }],
    ['REL TO USA, AUS', { releasableTo: ['AUS', 'USA'] }],
    ['NOT FOR RELEASE TO FOREIGN GOVERNMENTS', { dissem: ['NF'] }],
    ['NOT RELEASABLE TO FOREIGN NATIONALS', { dissem: ['NF'] }],
    ['NO FOREIGN DISSEM', { dissem: ['NF'] }],
    ['SIPDIS, LES', { nonIC: ['LES'] }],
    ['FOR OFFICIAL  USE  ONLY', { dissem: ['FOUO'] }],
    ['RESTRICTED DATA', { aea: ['RD'] }],
  ])('%s joins the marking of the cable, and is read whole', (line, bears) => {
    const found = below('SIPDIS', line);
    expect(herring(found)).toMatchObject({ level: 'U', unknown: [], ...bears });
    expect(codes(found)).not.toContain('unread');
    expect(cod(found)).toMatchObject({ level: 'U', dissem: [], nonIC: [], releasableTo: [] });
  });

  it('no EYES ONLY is read into FOR OFFICIAL USE ONLY', () =>
    expect(below('FOR OFFICIAL USE ONLY').fields.captions).toEqual([]));

  it('stands on a classified cable too, whose date does not end it', () =>
    expect(herring(cable({ lineOne: 'S E C R E T NORDHAVEN 000123', captions: ['FOUO'] }))?.dissem).toEqual([
      'FOUO',
    ]));

  it('is read on line 1 whatever the space between its words', () =>
    expect(herring(secret('UNCLAS//FOR OFFICIAL  USE  ONLY NORDHAVEN 000123'))?.dissem).toEqual(['FOUO']));

  it('is a caption alone where a caption says the same', () => {
    const found = below('SENSITIVE NOFORN');
    expect(found.fields.captions.map(({ value }) => value)).toEqual(['SENSITIVE', 'NOFORN']);
    expect(herring(found)).toMatchObject({ nonIC: ['SBU'], dissem: ['NF'] });
  });

  it('meets the list of line 1', () => {
    const lineOne = 'S E C R E T REL TO USA, GBR, AUS NORDHAVEN 000123';
    const found = cable({ lineOne, captions: ['REL TO USA, GBR, CAN'] });
    expect(herring(found)?.releasableTo).toEqual(['GBR', 'USA']);
  });

  it('counts from the header of a later section', () => {
    const lineOne = 'UNCLAS SECTION 01 OF 02 NORDHAVEN 000123';
    const section = [
      '',
      'UNCLAS SECTION 02 OF 02 NORDHAVEN 000123',
      '',
      'LES',
      '',
      ...LABELS,
      '',
      '3. Hake.',
    ];
    expect(herring(cable({ lineOne, body: [...BODY, ...section] }))?.nonIC).toEqual(['LES']);
  });

  it('is a tag or a word where a label stands before it', () => {
    const labels = ['TAGS: PREL, PGOV,', 'SI, RS', 'SUBJECT: (U) TALKS'];
    const found = cable({ lineOne: 'UNCLAS NORDHAVEN 000123', labels });
    expect(found.fields.tags.map(({ value }) => value)).toEqual(['PREL', 'PGOV', 'SI', 'RS']);
    expect(herring(found)).toMatchObject({ sci: [], dissem: [] });
  });
});

describe('a line where captions stand that nobody can read', () => {
  it.each([
    'HANDLE WITHIN THE MISSION ONLY',
    'DO NOT RELEASE TO HOST GOVERNMENT',
    'REL TO USA, XXX',
    'EXCEPT NZL',
    'NOFORN EXCEPT GBR',
    'CONTROLLED UNCLASSIFIED INFORMATION',
    'Not for release to foreign visitors',
    'CUI//SP-TAX',
    'THIS IS FOR LIMITED DISTRIBUTION IN THE MISSION',
  ])('holds unmarked text with it where it may say how to handle it: %s', (line) => {
    const found = below('SIPDIS', line);
    expect(codes(found)).toEqual(expect.arrayContaining(['unread', 'handling-unread']));
    expect(herring(found)?.unknown).toHaveLength(1);
    expect(herring(found)?.unknown.join(' ')).not.toMatch(/HOST|HANDLE WITHIN|XXX|TAX|MISSION/);
    expect(cod(found)?.unknown).toEqual([]);
  });

  it('holds it from between the labels too', () => {
    const labels = [LABELS[0] ?? '', '', 'RELEASE BY THE MISSION ALONE', '', ...LABELS.slice(1)];
    expect(codes(cable({ lineOne: 'UNCLAS NORDHAVEN 000123', labels }))).toContain('handling-unread');
  });

  it.each([
    'FOR EUR/NB - SMITH',
    'DEPT FOR EUR/NB',
    'STATE FOR EUR/NB AND DRL',
    'PASS TO AMEMBASSY PORT ELLEN',
    'PORT ELLEN FOR POL',
    'FROM AMBASSADOR',
    'EMBASSY NORDHAVEN MESSAGE NO. 107/01',
    'THIS IS A JOINT MESSAGE WITH PORT ELLEN',
    'The mission is the only one that will be open.',
    'SENSITIVE BUT UNCLASSIFIED, PLEASE PROTECT ACCORDINGLY',
    'PAGE 02 NORDHAVEN 00123 01 OF 02',
  ])('holds no other: %s', (line) => {
    const found = below('SIPDIS', line);
    expect(codes(found)).not.toContain('handling-unread');
    expect(herring(found)?.unknown).toEqual([]);
  });

  it('holds none for a line of addresses', () => {
    const text = cableText({
      ...{ security: 'ZNR UUUUU ZZH', lineOne: 'UNCLAS NORDHAVEN 000123', labels: LABELS, body: BODY },
    }).replace('COLLECTIVE', 'COLLECTIVE\nALL CHANNEL ISLANDS LIMITED');
    const found = readCable(recordOf(text), VOCABULARY);
    expect(codes(found)).not.toContain('handling-unread');
    expect(herring(found)?.unknown).toEqual([]);
  });
});
