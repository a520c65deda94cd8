import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INSTALLED_RULES, loadRulebook } from '../../src/disk/rulebook.ts';
import type { Rulebook } from '../../src/pipeline.ts';
import { OPTIONS, SETTING, textCopyOf } from '../golden/cases.ts';
import { outcomeOf } from '../outcome.ts';

/** The table as a reader of the marks would say it, without any of the house's code. Members of 2007 and of today. */
const FIVE = ['AUS', 'CAN', 'GBR', 'NZL'];
const NATO_SINCE_2004 = ['FVEY-NONE', 'CAN', 'FRA', 'GBR', 'DEU', 'EST'];
const MARKS: Readonly<Record<string, readonly string[] | 'all' | 'nobody'>> = {
  '(U)': 'all',
  '(C//REL TO USA, GBR)': ['GBR'],
  '(S//REL TO USA, AUS, GBR)': ['AUS', 'GBR'],
  '(S//REL TO USA, FVEY)': [...FIVE, 'FVEY'],
  '(C//REL TO USA, NATO)': [...NATO_SINCE_2004, 'NATO'],
  '(S//NF)': 'nobody',
  '(C)': 'nobody',
  '(S//RELIDO)': 'nobody',
  '(SBU)': 'nobody',
  '(FOUO)': 'nobody',
  '(S//OC/REL TO USA, GBR)': 'nobody',
  '(S//REL GBR)': 'nobody',
  '(S//DISPLAY ONLY GBR)': 'nobody',
  '(S//RD)': 'nobody',
  '(XQZ)': 'nobody',
};
/** Marks that lose their force with the classification; the others are held whatever the date. */
const LAPSED = [
  ...['(U)', '(C)', '(S//NF)', '(S//RELIDO)', '(C//REL TO USA, GBR)', '(S//REL TO USA, AUS, GBR)'],
  ...['(S//REL TO USA, FVEY)', '(C//REL TO USA, NATO)', '(S//REL GBR)'],
];
const WORDS = ['herring', 'mackerel', 'halibut', 'turbot', 'sprat', 'plaice'];
const READERS = ['GBR', 'AUS', 'CAN', 'FRA', 'JPN', 'FIN', 'EST', 'FVEY', 'NATO'];
const ORDER = ['UNCLASSIFIED', 'CONFIDENTIAL', 'SECRET'];
const LEVELS: Readonly<Record<string, string>> = { C: 'CONFIDENTIAL', S: 'SECRET' };

const cable = (marks: readonly string[], decl: string): string =>
  [
    ...['VZCZCXRO1101', 'PP RUEHXX', 'DE RUEHNY #0412 0721001', 'ZNY SSSSS ZZH', 'P 131001Z MAR 07'],
    ...['FM AMEMBASSY OSLO', 'TO RUEHC/SECSTATE WASHDC PRIORITY 1201', 'BT', 'S E C R E T OSLO 000412', ''],
    ...['SIPDIS', '', `E.O. 12958: DECL: ${decl}`, 'TAGS: PREL, NO', 'SUBJECT: (U) FERRIES', ''],
    ...['Classified By: DCM Harriet Vale. Reasons 1.4 (b) and (d).', ''],
    ...marks.flatMap((mark, i) => [`${i + 1}. ${mark} The boats landed ${WORDS[i]} at noon.`, '']),
    'VALE',
  ].join('\n');

const rules = loadRulebook(INSTALLED_RULES, 'GBR', SETTING.asOf);
const rulebookFor = (codes: readonly string[]): Rulebook => ({
  ...rules,
  audience: { ...rules.audience, audience: codes.join(', '), readers: { kind: 'countries', codes } },
});

const mayHave = (mark: string, readers: readonly string[]): boolean => {
  const to = MARKS[mark] ?? 'nobody';
  return to === 'all' || (to !== 'nobody' && readers.every((reader) => to.includes(reader)));
};

const marks = fc.array(fc.constantFrom(...Object.keys(MARKS)), { minLength: 1, maxLength: WORDS.length });
const readers = fc.subarray(READERS, { minLength: 1, maxLength: 3 });
const setting = { ...SETTING, official: 'Ruth Ashdown, Foreign Disclosure Officer' };

describe('a copy for readers abroad', () => {
  test('law 4, fail closed: it holds what each list lets every reader have, and not a word of anything else', () => {
    fc.assert(
      fc.property(marks, readers, (made, asking) => {
        const source = { file: 'c.txt', read: () => Buffer.from(cable(made, '03/12/2031')) };
        const done = outcomeOf(source, setting, rulebookFor(asking), OPTIONS);
        expect(done.faults).toEqual([]);
        const copy = textCopyOf(done);
        for (const [i, mark] of made.entries())
          expect([mark, copy.includes(WORDS[i] as string)]).toEqual([mark, mayHave(mark, asking)]);
        const shown = made.filter((mark) => mayHave(mark, asking)).map((mark) => LEVELS[mark[1] as string]);
        const highest = ORDER.filter((level) => level === ORDER[0] || shown.includes(level)).at(-1);
        expect(copy.split('\n')[0]?.trim().split('//')[0]).toBe(highest);
        if (highest !== ORDER[0]) expect(copy).toMatch(/^ *\w+\/\/REL TO USA, [A-Z, ]+\n/);
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });

  test('law 4, fail closed: it goes by what each portion bears on the day: a date ends a release list as it ends a level', () => {
    fc.assert(
      fc.property(marks, readers, (made, asking) => {
        const source = { file: 'c.txt', read: () => Buffer.from(cable(made, '03/12/2016')) };
        const done = outcomeOf(source, setting, rulebookFor(asking), OPTIONS);
        const copy = textCopyOf(done);
        for (const [i, mark] of made.entries())
          expect([mark, copy.includes(WORDS[i] as string)]).toEqual([mark, LAPSED.includes(mark)]);
        expect(copy.split('\n')[0]?.trim()).toBe('UNCLASSIFIED');
      }),
      { numRuns: Number(process.env.RUNS ?? 30) },
    );
  });
});
