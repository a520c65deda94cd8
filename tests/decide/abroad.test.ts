import { describe, expect, test } from 'vitest';
import { INSTALLED_RULES, loadRulebook } from '../../src/disk/rulebook.ts';
import { OPTIONS, RULEBOOK, SETTING, textCopyOf } from '../golden/cases.ts';
import { outcomeOf } from '../outcome.ts';

const cable = (paragraph: string, subject = '(U) FERRIES', decl = '03/12/2031'): string =>
  [
    ...['VZCZCXRO1101', 'PP RUEHXX', 'DE RUEHNY #0412 0721001', 'ZNY SSSSS ZZH', 'P 131001Z MAR 07'],
    ...['FM AMEMBASSY OSLO', 'TO RUEHC/SECSTATE WASHDC PRIORITY 1201', 'BT', 'S E C R E T OSLO 000412', ''],
    ...['SIPDIS', '', `E.O. 12958: DECL: ${decl}`, 'TAGS: PREL, NO', `SUBJECT: ${subject}`, ''],
    ...['Classified By: DCM Harriet Vale. Reasons 1.4 (b) and (d).', ''],
    ...[`1. ${paragraph}`, '', '2. (U) The harbor is open.', '', 'VALE'],
  ].join('\n');

const BRITISH = loadRulebook(INSTALLED_RULES, 'GBR', SETTING.asOf);
const setting = { ...SETTING, official: 'Ruth Ashdown, Foreign Disclosure Officer' };
const copyOf = (text: string, rulebook = BRITISH): string =>
  textCopyOf(outcomeOf({ file: 'c.txt', read: () => Buffer.from(text) }, setting, rulebook, OPTIONS));
const isShown = (paragraph: string): boolean => copyOf(cable(paragraph)).includes('herring');

const LISTED = '(S//REL TO USA, GBR)';

describe('words of handling inside a portion, for readers abroad', () => {
  test.each([
    'NOFORN: the boats landed herring.',
    '(NOFORN) The boats landed herring.',
    'NOT RELEASABLE TO FOREIGN NATIONALS. The boats landed herring.',
    '(US EYES ONLY) The boats landed herring.',
    'ORCON: the boats landed herring.',
    'NODIS: the boats landed herring.',
    'STADIS: the boats landed herring.',
    'Begin NOFORN comment. The boats landed herring. End NOFORN comment.',
    'REL TO USA, AUS: the boats landed herring.',
    '(AUS/USA EYES ONLY) The boats landed herring.',
    '(FGI AUS) The boats landed herring.',
    'UK SECRET: the boats landed herring.',
  ])('%j keeps it from them, listed or unclassified', (words) => {
    expect(isShown(`${LISTED} The sea is calm. ${words}`)).toBe(false);
    expect(isShown(`(U) The sea is calm. ${words}`)).toBe(false);
  });

  test.each([
    'The NODIS channel was discussed, and herring landed.',
    'He asked whether NOFORN applies to herring.',
    '(REL TO USA, GBR) The boats landed herring.',
    'The catch (US only 3 percent) was herring. Visas, SI units and sensitive matters followed.',
    'UK Secretary Poole ate herring.',
  ])('%j does not', (words) => {
    expect(isShown(`${LISTED} The sea is calm. ${words}`)).toBe(true);
    expect(isShown(`(U) The sea is calm. ${words.replace('(REL TO USA, GBR) ', '')}`)).toBe(true);
  });

  test.each(['HERRING (NOFORN)', 'HERRING (NF)', 'HERRING - NOFORN', 'NOFORN: HERRING'])(
    'subject %j is kept from them',
    (subject) => {
      expect(copyOf(cable('(U) The sea is calm.', `(U) ${subject}`))).not.toContain('HERRING');
      expect(copyOf(cable('(U) The sea is calm.', '(U) HERRING'))).toContain('HERRING');
    },
  );
});

describe('a mark whose list is followed by a word of no table', () => {
  test.each(['FGI', 'SAR', 'CTS', 'XYZ', 'NOFO'])('%s', (word) => {
    expect(isShown(`(S//REL TO USA, GBR//${word}) The boats landed herring.`)).toBe(false);
    const lapsed = cable(`(S//REL TO USA, GBR//${word}) The boats landed herring.`, undefined, '03/12/2017');
    expect(copyOf(lapsed, RULEBOOK)).not.toContain('herring');
  });

  test('and the list alone goes', () => {
    expect(isShown('(S//REL TO USA, GBR) The boats landed herring.')).toBe(true);
    const lapsed = cable('(S//REL TO USA, GBR) The boats landed herring.', undefined, '03/12/2017');
    expect(copyOf(lapsed, RULEBOOK)).toContain('herring');
  });
});

test.each(['(FGI AUS)', 'UK SECRET:', 'ORCON:', 'HANDLE VIA COMINT CHANNELS ONLY.'])(
  'once declassified, %j still holds its paragraph',
  (words) => {
    const lapsed = cable(`(S) ${words} The boats landed herring.`, undefined, '03/12/2017');
    expect(copyOf(lapsed, RULEBOOK)).not.toContain('herring');
  },
);
