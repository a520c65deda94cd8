import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failing } from '../../src/marking/grammar/finding.ts';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { readersOf, releasable } from '../../src/marking/release.ts';
import { rollUp } from '../../src/marking/roll-up.ts';
import { validate } from '../../src/marking/validate.ts';
import { highest, type Marking } from '../../src/model/marking.ts';
import { ANY_MARKING, said } from './arbitrary.ts';
import { TABLES } from './score.ts';

const { vocabulary } = TABLES;
const read = (text: string): Marking => readMarking(text, { vocabulary }).marking;
const rolled = (portions: readonly Marking[]): Marking => rollUp(portions, { vocabulary }).marking;
const banner = (...portions: string[]): string => rolled(portions.map(read)).as;

/** A list of JOINT beyond its owners lets others in by the banner of a mixed page (Manual H.3), and not by itself (ACES table 4). */
const withinOwners = ({ system, owners, releasableTo }: Marking): boolean =>
  system !== 'joint' || releasableTo.every((country) => owners.includes(country));
const isValid = (marking: Marking): boolean =>
  failing(validate(marking, { vocabulary, form: 'portion' })).length === 0 && withinOwners(marking);
const PAGE = fc.array(ANY_MARKING.filter(isValid), { minLength: 1, maxLength: 5 });
const READERS = ['PUBLIC', 'GBR', 'AUS', 'DEU', 'IRQ', 'NATO', 'FVEY'];
const may = (marking: Marking): string[] =>
  READERS.filter((reader) => {
    const readers = readersOf(reader, vocabulary);
    return readers !== undefined && releasable(marking, readers, { vocabulary }).answer === 'allow';
  });
const isBareU = ({ level, ...marking }: Marking): boolean =>
  level === 'U' &&
  Object.values(marking).every((list) => !Array.isArray(list) || list.length === 0 || list[0] === 'USA');

describe('laws of roll-up (Manual D.2)', () => {
  it('the order and the number of equal portions do not matter', () => {
    fc.assert(
      fc.property(PAGE, (page) => {
        expect(said(rolled([...page, ...page].reverse()))).toEqual(said(rolled(page)));
      }),
    );
  });

  it('a banner rolls up to itself', () => {
    fc.assert(
      fc.property(PAGE, (page) => {
        const once = rolled(page);
        expect(said(rolled([once]))).toEqual(said(once));
      }),
    );
  });

  it('the level is the highest', () => {
    fc.assert(
      fc.property(PAGE, (page) => {
        expect(rolled(page).level).toBe(highest(page.flatMap(({ level }) => level ?? [])));
      }),
    );
  });

  it('nobody may have a page who may not have every counted portion', () => {
    fc.assert(
      fc.property(PAGE, (page) => {
        const counted = page.filter((portion) => !isBareU(portion));
        for (const reader of may(rolled(page)))
          for (const portion of counted) expect(may(portion)).toContain(reader);
      }),
      { numRuns: Number(process.env.MANGLED ?? 500) },
    );
  });

  it('one more portion never lets anybody in', () => {
    fc.assert(
      fc.property(PAGE, ANY_MARKING.filter(isValid), (page, more) => {
        const before = may(rolled(page));
        if (page.every(isBareU)) return;
        for (const reader of may(rolled([...page, more]))) expect(before).toContain(reader);
      }),
      { numRuns: Number(process.env.MANGLED ?? 500) },
    );
  });
});

describe('the whole set', () => {
  it.each([
    [['(S//REL TO USA, FVEY)', '(C)'], 'SECRET//NOFORN'],
    [['(S//REL TO USA, ACGU)', '(S//REL TO USA, TEYE)'], 'SECRET//REL TO USA, AUS, GBR'],
    [['(S//REL TO USA, IRQ)', '(S//DISPLAY ONLY IRQ)'], 'SECRET//DISPLAY ONLY IRQ'],
    [['(S//RELIDO)', '(S//REL TO USA, AUS)'], 'SECRET//NOFORN'],
    [['(S//RELIDO)', '(S)'], 'SECRET//RELIDO'],
    [['(S)', '(U//SBU-NF)'], 'SECRET//NOFORN'],
    [['(U//FISA)', '(S//REL TO USA, GBR)'], 'SECRET//NOFORN/FISA'],
    [['(TS//OC-USGOV/NF)', '(S//OC/NF)'], 'TOP SECRET//ORCON/NOFORN'],
    [['(S//FRD//NF)', '(S//RD//NF)'], 'SECRET//RD//NOFORN'],
    [['(S)', '(//DEU S)', '(//FGI S)'], 'SECRET//FGI'],
    [['(//DEU S)', '(//DEU U)'], '//DEU SECRET'],
    [['(U)', '(//NR)'], 'CONFIDENTIAL//FGI NATO'],
    [['(U//FOUO)', '(U//WNINTEL)'], 'UNCLASSIFIED//FOUO/WNINTEL'],
    [['(S//NF//ND)', '(S//NF//XD)', '(U//SBU)'], 'SECRET//NOFORN//NODIS'],
    [
      ['(//JOINT S//REL)', '(//JOINT S GBR USA//REL TO USA, FVEY)'],
      '//JOINT SECRET GBR USA//REL TO USA, GBR',
    ],
    [['(S//REL)'], 'SECRET//NOFORN'],
    [['(S//REL TO USA, GBR//XD)'], 'SECRET//NOFORN//EXDIS'],
    [['(S//RELIDO//XD)', '(S//RELIDO)'], 'SECRET//NOFORN//EXDIS'],
    [
      ['(S//REL TO USA, GBR/DISPLAY ONLY GBR, IRQ)', '(S//REL TO USA, GBR/DISPLAY ONLY IRQ)'],
      'SECRET//REL TO USA, GBR/DISPLAY ONLY IRQ',
    ],
  ])('%j come to %s', (portions, expected) => expect(banner(...portions)).toBe(expected));

  it('takes the list of a banner that is known', () => {
    const { marking } = rollUp([read('(S//REL)')], { vocabulary, banner: read('SECRET//REL TO USA, GBR') });
    expect(marking.as).toBe('SECRET//REL TO USA, GBR');
  });

  it('says that a portion nobody can read makes it the least', () => {
    const { marking, findings } = rollUp([read('(U)'), read('(QQ)')], { vocabulary });
    expect(marking.unknown).not.toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['at-least']);
  });
});
