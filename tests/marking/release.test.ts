import { describe, expect, it } from 'vitest';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { type Answer, readersOf, releasable } from '../../src/marking/release.ts';
import type { Profile } from '../../src/marking/vocabulary.ts';
import { readIso } from '../../src/model/civil-date.ts';
import { TABLES } from './score.ts';

const { vocabulary } = TABLES;
const ask = (portion: string, audience: string, day?: string, profile?: Profile) => {
  const dated = day === undefined ? undefined : readIso(day);
  const readers = readersOf(audience, vocabulary);
  if (readers === undefined) throw new Error(`no audience ${audience}`);
  return releasable(readMarking(portion, { vocabulary, dated }).marking, readers, {
    vocabulary,
    dated,
    profile,
  });
};

/** Row of the table of ODNI ISM.ACES, portion, audience, answer, and words of a provision that must be told. */
const ROWS: readonly [number, string, string, Answer, string?][] = [
  [1, '(U//XYZZY)', 'PUBLIC', 'deny', 'ACES 2.2.3'],
  [1, '(U//OC)', 'PUBLIC', 'deny', 'ISM-ID-00028'],
  [2, '(C)', 'PUBLIC', 'deny', 'E.O. 13526'],
  [3, '(U)', 'PUBLIC', 'allow'],
  [3, '(U)', 'USA, GBR', 'allow'],
  [4, '(U//FOUO)', 'GBR', 'deny', 'ACES table 26'],
  [4, '(U//FOUO/REL TO USA, GBR)', 'GBR', 'allow'],
  [4, '(U//DS)', 'PUBLIC', 'deny', 'ACES table 38'],
  [5, '(CUI)', 'PUBLIC', 'deny', '32 CFR 2002'],
  [5, '(LOU)', 'PUBLIC', 'deny', '12 FAM 540'],
  [6, '(U//NF)', 'GBR', 'deny', 'ACES table 29'],
  [6, '(U//SBU-NF)', 'GBR', 'deny', 'ACES table 42'],
  [7, '(S//REL TO USA, FVEY)', 'GBR', 'allow'],
  [7, '(S//REL TO USA, FVEY)', 'GBR, DEU', 'deny', 'ACES table 30'],
  [7, '(S//REL TO USA, NATO)', 'NATO', 'allow'],
  [8, '(S//DISPLAY ONLY GBR)', 'GBR', 'deny', 'ACES table 36'],
  [9, '(S//RELIDO)', 'GBR', 'deny', 'ACES table 31'],
  [9, '(S//RELIDO)', 'USA', 'allow'],
  [10, '(S)', 'NATO', 'deny', 'Manual table 5'],
  [11, '(S//USA/GBR EYES ONLY)', 'GBR', 'allow'],
  [12, '(S//OC/REL TO USA, GBR)', 'GBR', 'refer', 'ACES 5.6.3'],
  [13, '(S//PR/REL TO USA, GBR)', 'GBR', 'refer', 'ACES 5.6.7'],
  [14, '(S//NF//ND)', 'USA', 'deny', 'H-440'],
  [15, '(S//RD//REL TO USA, GBR)', 'GBR', 'deny', '2164'],
  [15, '(S//TFNI//REL TO USA, GBR)', 'GBR', 'deny', '2162'],
  [16, '(TS//SI//REL TO USA, GBR)', 'GBR', 'deny', 'read-in'],
  [16, '(TS//SAR-BP//REL TO USA, GBR)', 'GBR', 'deny', 'ACES table 7'],
  [17, '(S//FGI DEU//REL TO USA, DEU)', 'DEU', 'allow'],
  [17, '(//GBR S)', 'GBR', 'deny', 'Manual table 5'],
  [18, '(S//FGI//REL TO USA, GBR)', 'GBR', 'deny', 'ACES table 23'],
  [19, '(//CTS//REL TO USA, NATO)', 'NATO', 'allow'],
  [19, '(//NU)', 'PUBLIC', 'deny', 'ACES tables 5'],
  [19, '(//NS)', 'NATO', 'allow'],
  [19, '(//NS//REL)', 'NATO', 'deny', 'ACES table'],
  [19, '(//NS//DISPLAY ONLY GBR)', 'NATO', 'deny', 'ACES table 36'],
  [19, '(//NIS)', 'NATO', 'deny', 'ACES table'],
  [19, '(//NS)', 'DEU', 'deny', 'ACES table'],
  [16, '(S//XYZZY)', 'USA', 'deny', 'ACES 2.2.3'],
  [20, '(//JOINT S AUS USA//REL TO USA, AUS)', 'GBR', 'deny', 'ACES table 4'],
  [21, '(S//REL TO USA, ISAF)', 'ISAF', 'deny', 'ACES 5.6.8'],
  [22, '(S//REL TO USA, KFOR)', 'GBR', 'deny', 'ACES table 30'],
  [23, '(U//WNINTEL)', 'PUBLIC', 'allow'],
  [23, '(U//SIPDIS)', 'PUBLIC', 'allow'],
];

describe('may a portion go to an audience', () => {
  it.each(ROWS)('row %i: %s to %s: %s', (_, portion, audience, answer, provision) => {
    const found = ask(portion, audience);
    expect(found.answer).toBe(answer);
    if (provision !== undefined)
      expect(found.bars.map((bar) => bar.provision)).toContainEqual(expect.stringContaining(provision));
    else expect(found.bars).toEqual([]);
  });

  it('tells every row that bars, not the first alone', () =>
    expect(ask('(S//RD//NF//ND)', 'GBR').bars.length).toBeGreaterThanOrEqual(3));

  it('reads a coalition as it was on the day of the document', () => {
    expect(ask('(S//REL TO USA, NATO)', 'SWE', '2022-12-01').answer).toBe('deny');
    expect(ask('(S//REL TO USA, NATO)', 'SWE', '2024-03-07').answer).toBe('allow');
    expect(ask('(S//REL TO USA, NATO)', 'SWE')).toMatchObject({ answer: 'deny', day: '2022-12-01' });
  });

  it('implies the release back to the source in the profile of Defense alone', () => {
    expect(ask('(//GBR S)', 'GBR', undefined, 'dod').answer).toBe('allow');
    expect(ask('(//GBR S)', 'DEU', undefined, 'dod').answer).toBe('deny');
  });

  it('knows no audience by another word', () => expect(readersOf('everybody', vocabulary)).toBeUndefined());
});
