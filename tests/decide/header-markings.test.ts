import { describe, expect, it } from 'vitest';
import { INSTALLED_RULES, loadRulebook } from '../../src/disk/rulebook.ts';
import { cableText, type Parts } from '../cable/invented.ts';
import { OPTIONS, RULEBOOK, SETTING, textCopyOf } from '../golden/cases.ts';
import { outcomeOf } from '../outcome.ts';

const LABELS = ['E.O. 12958: DECL: 03/04/2030', 'TAGS: PREL', 'SUBJECT: (U) FERRIES', '', 'Classified By: X'];
const BODY = ['1. The herring.', '', '2. (U) Cod.'];
const READERS = loadRulebook(INSTALLED_RULES, 'USA, GBR', SETTING.asOf);

function copyOf(parts: Partial<Parts>, rulebook = RULEBOOK): string {
  const open = parts.lineOne?.startsWith('U');
  const security = open ? 'ZNR UUUUU ZZH' : 'ZNY SSSSS ZZH';
  const labels = open ? ['SUBJECT: (U) FERRIES'] : LABELS;
  const text = cableText({ security, labels, body: BODY, ...parts });
  const source = { file: 'invented.txt', read: () => Buffer.from(text) };
  return textCopyOf(outcomeOf(source, SETTING, rulebook, OPTIONS));
}

describe('a release list on line 1', () => {
  it.each(['S E C R E T REL TO USA, GBR', 'S E C R E T //REL TO USA, GBR', 'SECRET//REL TO USA, GBR//'])(
    '%s lets unmarked text go to those in it',
    (line) => {
      const copy = copyOf({ lineOne: `${line} NORDHAVEN 000123` }, READERS);
      expect(copy).toContain('The herring.');
      expect(copy.trimStart()).toMatch(/^SECRET\/\/REL TO USA, GBR\n/);
    },
  );

  it.each([
    'S E C R E T REL TO USA, AUS',
    'S E C R E T REL TO USA, GBR/NOFORN',
    'S E C R E T REL TO USA, GBR, XXX',
    'S E C R E T REL TO USA GBR',
    'S E C R E T REL TO USA, AUS AND GBR',
    'S E C R E T',
  ])('%s does not let it go to them', (line) => {
    const copy = copyOf({ lineOne: `${line} NORDHAVEN 000123` }, READERS);
    expect(copy).not.toContain('herring');
  });

  it('lets nobody have what the rest of the cable does not', () => {
    const body = ['1. The herring.', '', '2. (S//NF) Cod.'];
    const copy = copyOf({ lineOne: 'S E C R E T REL TO USA, GBR NORDHAVEN 000123', body }, READERS);
    expect(copy).not.toMatch(/herring|Cod/);
  });

  it('keeps unclassified text from the public', () => {
    const copy = copyOf({ lineOne: 'UNCLAS REL TO USA, AUS NORDHAVEN 000123' });
    expect(copy).not.toContain('herring');
    expect(copy).toContain('Cod.');
  });
});

describe('a line where captions stand', () => {
  const lineOne = 'UNCLAS NORDHAVEN 000123';

  it.each([
    'LES',
    'SSI',
    'CUI',
    'FOUO',
    'LOU',
    'PROPIN',
    'REL TO USA, AUS',
    'NOT FOR RELEASE TO FOREIGN GOVERNMENTS',
    'HANDLE WITHIN THE MISSION ONLY',
    'DO NOT RELEASE TO HOST GOVERNMENT',
  ])('%s keeps unmarked text from the public and from readers abroad', (line) => {
    for (const rulebook of [RULEBOOK, READERS])
      expect(copyOf({ lineOne, captions: ['SIPDIS', line] }, rulebook)).not.toContain('herring');
    if (line !== 'PROPIN') expect(copyOf({ lineOne, captions: [line] })).toContain('2. (U) Cod.');
  });

  it.each(['FOR EUR/NB - SMITH', 'DEPT FOR EUR/NB', 'PASS TO AMEMBASSY PORT ELLEN', 'FROM AMBASSADOR'])(
    '%s keeps it from nobody',
    (line) => {
      for (const rulebook of [RULEBOOK, READERS])
        expect(copyOf({ lineOne, captions: ['SIPDIS', line] }, rulebook)).toContain('1. The herring.');
    },
  );
});
