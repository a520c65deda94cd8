import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { bannerOverAll, bannerOverText } from '../../src/marking/source-banner.ts';
import { isBanner, type Level, levelRank, type Marking } from '../../src/model/marking.ts';
import { ANY_MARKING } from './arbitrary.ts';
import { TABLES } from './score.ts';

const { vocabulary } = TABLES;
const read = (text: string): Marking => readMarking(text, { vocabulary }).marking;
const over = (texts: readonly string[], more: { levels?: Level[]; isMore?: boolean } = {}): string =>
  bannerOverText({ markings: texts.map(read), levels: [], isMore: false, ...more }, vocabulary);
const overAll = (...banners: string[]): string => bannerOverAll(banners, vocabulary);

const BANNERS = fc.array(fc.tuple(fc.array(ANY_MARKING, { maxLength: 3 }), fc.boolean()), {
  minLength: 1,
  maxLength: 4,
});
const printed = (markings: readonly Marking[], isMore: boolean): string =>
  bannerOverText({ markings, levels: [], isMore }, vocabulary);

describe('the banner over whole text', () => {
  it.each<[string, string[], string]>([
    ['the highest level', ['(U)', '(S)', '(C)'], 'SECRET'],
    ['controls of portions below the highest too', ['(S)', '(C//NF)', '(U)'], 'SECRET//NOFORN'],
    ['no readers that one portion bars', ['(S//REL TO USA, GBR)', '(S//NF)'], 'SECRET//NOFORN'],
    ['readers that all have', ['(S//REL TO USA, GBR)', '(U)'], 'SECRET//REL TO USA, GBR'],
    ['captions that are controls', ['(C)', 'SECRET//EXDIS'], 'SECRET//NOFORN//EXDIS'],
    ['what others gave as theirs', ['(//NS)', '(C)'], 'SECRET//FGI NATO'],
    ['Restricted Data', ['(S//RD)', '(C)'], 'SECRET//RD'],
    [
      'nothing known of a mark that nobody knows',
      ['(S//NF)', '(S//QUITE ODD)'],
      'SECRET//NOFORN AND CLASSIFICATION UNKNOWN',
    ],
    ['no level where only what is unclassified is known', ['(U)', '(XQZZY)'], 'CLASSIFICATION UNKNOWN'],
  ])('bears %s', (_, portions, banner) => expect(over(portions)).toBe(banner));

  it('is raised by a later classification, which brought no list of readers with it', () => {
    expect(over(['(C//NF)'], { levels: ['S', 'U'] })).toBe('SECRET//NOFORN');
    expect(over(['(C//REL TO USA, GBR)'], { levels: ['S'] })).toBe('SECRET//NOFORN');
    expect(over(['(S)'], { levels: ['C'] })).toBe('SECRET');
  });

  it('says beside what is known that there may be more', () => {
    expect(over(['(S//NF)'], { isMore: true })).toBe('SECRET//NOFORN AND CLASSIFICATION UNKNOWN');
    expect(over([], { isMore: true })).toBe('CLASSIFICATION UNKNOWN');
  });
});

describe('the banner over several', () => {
  it.each<[string, string[], string]>([
    ['no other where all are one', ['SECRET//NOFORN', 'SECRET//NOFORN'], 'SECRET//NOFORN'],
    ['controls of all', ['SECRET', 'CONFIDENTIAL//ORCON', 'CONFIDENTIAL//NOFORN'], 'SECRET//ORCON/NOFORN'],
    [
      'what is known, and that one is not',
      ['CLASSIFICATION UNKNOWN', 'SECRET//NOFORN'],
      'SECRET//NOFORN AND CLASSIFICATION UNKNOWN',
    ],
    [
      'both of one that is known in part',
      ['SECRET AND CLASSIFICATION UNKNOWN', 'TOP SECRET'],
      'TOP SECRET AND CLASSIFICATION UNKNOWN',
    ],
    [
      'nothing beside what is unclassified',
      ['UNCLASSIFIED', 'CLASSIFICATION UNKNOWN'],
      'CLASSIFICATION UNKNOWN',
    ],
    ['that nothing is known where there is none', [], 'CLASSIFICATION UNKNOWN'],
    [
      'that nothing is known of one without a banner',
      ['CONFIDENTIAL', ''],
      'CONFIDENTIAL AND CLASSIFICATION UNKNOWN',
    ],
  ])('bears %s', (_, banners, banner) => expect(overAll(...banners)).toBe(banner));

  it('of one is its own, begins with a level, and is read again as what it says', () => {
    fc.assert(
      fc.property(BANNERS, ([[markings, isMore] = [[], false]]) => {
        const banner = printed(markings, isMore);
        expect(overAll(banner)).toBe(banner);
        expect(isBanner(banner)).toBe(true);
      }),
    );
  });

  it('is that of all their text, in any order', () => {
    fc.assert(
      fc.property(BANNERS, (all) => {
        const banners = all.map(([markings, isMore]) => printed(markings, isMore));
        const whole = printed(
          all.flatMap(([markings]) => markings),
          all.some(([, isMore]) => isMore),
        );
        expect(overAll(...banners.reverse())).toBe(overAll(...banners));
        expect(levelRank(read(overAll(...banners)).level ?? 'U')).toBe(levelRank(read(whole).level ?? 'U'));
      }),
    );
  });
});

it('adds nothing to a banner over all texts that one of them stands beside it once more', () => {
  const borne = [
    ...[
      'UNCLASSIFIED',
      'CONFIDENTIAL',
      'SECRET//NOFORN',
      'SECRET//REL TO USA, GBR',
      'TOP SECRET//SI//NOFORN',
    ],
    ...[
      'CLASSIFICATION UNKNOWN',
      'SECRET AND CLASSIFICATION UNKNOWN',
      'SECRET//ORCON',
      'CONFIDENTIAL//FGI DEU',
    ],
    ...[
      'UNCLASSIFIED//FOR OFFICIAL USE ONLY',
      'SECRET//RD',
      'SECRET//REL TO USA, AUS, GBR',
      'CONFIDENTIAL//NATO',
    ],
  ];
  for (const a of borne)
    for (const b of borne)
      for (const c of borne) {
        const all = overAll(a, b, c);
        expect([a, b, c, overAll(all, a, b, c)]).toEqual([a, b, c, all]);
      }
});
