import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarking } from '../../src/marking/grammar/read.ts';
import { written } from '../../src/marking/grammar/write.ts';
import { readersOf, releasable } from '../../src/marking/release.ts';
import { LEVELS, levelRank, type Marking } from '../../src/model/marking.ts';
import { ANY_MARKING, DATED, FAULTS, HARMLESS_FAULTS, mangled } from './arbitrary.ts';
import { TABLES, widerThan } from './score.ts';

const { vocabulary } = TABLES;
const RUNS = Number(process.env.MANGLED ?? 1000);
const AUDIENCES = ['PUBLIC', 'USA', 'GBR', 'AUS', 'DEU', 'JPN', 'IRQ', 'NATO', 'FVEY', 'USA, GBR'];

const may = (marking: Marking, audience: string): boolean => {
  const readers = readersOf(audience, vocabulary);
  return readers !== undefined && releasable(marking, readers, { vocabulary }).answer === 'allow';
};
const rank = ({ level }: Marking): number => (level === null ? LEVELS.length : levelRank(level));

const FORM = fc.constantFrom('banner' as const, 'portion' as const);

describe('law: no repair yields a more releasable marking', () => {
  it(`over ${RUNS} mangled marks`, () => {
    let repaired = 0;
    fc.assert(
      fc.property(ANY_MARKING, FORM, FAULTS, DATED, (meant, form, faults, dated) => {
        const text = mangled(written(meant, form, vocabulary), faults);
        const read = readMarking(text, { vocabulary, dated });
        if (!read.repaired && read.marking.unknown.length === 0) return;
        repaired += Number(read.repaired);
        expect(AUDIENCES.filter((audience) => may(read.marking, audience))).toEqual([]);
        if (read.repaired && form === 'banner')
          expect(rank(read.marking)).toBeGreaterThanOrEqual(rank(meant));
      }),
      { numRuns: RUNS },
    );
    expect(repaired).toBeGreaterThan(RUNS / 100);
  }, 600_000);

  it('nor does one that has all its letters read as wider, repaired or not', () => {
    fc.assert(
      fc.property(ANY_MARKING, FORM, HARMLESS_FAULTS, DATED, (meant, form, faults, dated) => {
        const text = mangled(written(meant, form, vocabulary), faults);
        const { marking } = readMarking(text, { vocabulary, dated });
        expect(widerThan(marking, meant), `${text} for ${written(meant, form, vocabulary)}`).toBe(false);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it.each([
    ['(U//N0FORN)', 'NF', 'U'],
    ['UNCLASSIFIED//NOFRON', 'NF', 'U'],
    ['5ECRET//NOFORN', 'NF', 'S'],
    ['(S//N F)', 'NF', 'S'],
    ['SECRET//0RCON/REL TO USA, GBR', 'OC', 'S'],
  ])('%s is read as %s, told, and goes to nobody', (text, token, level) => {
    const { marking, repaired, findings } = readMarking(text, { vocabulary });
    expect(marking).toMatchObject({ level, dissem: [token] });
    expect(repaired).toBe(true);
    expect(findings.map(({ code }) => code)).toContain('repaired');
    expect(AUDIENCES.filter((audience) => may(marking, audience))).toEqual([]);
  });

  it.each([
    ['S//TOP SECRET//SBU', 'TS'],
    ['(C//NF//TS)', 'TS'],
    ['FOUO//NC', null],
    ['//COSMIC T0P SECRET', 'TS'],
    ['//COSMICTOP SECRET//BOHEMIA', 'TS'],
    ['(//CT S//RD)', 'TS'],
    ['NF//GBR TOP SECRET', null],
    ['C//NF//GBR TOP SECRET', 'TS'],
    ['(S//CTS)', 'TS'],
  ])('%s is not read below %s, wherever its level stands', (text, level) => {
    const { marking } = readMarking(text, { vocabulary });
    expect(marking.level).toBe(level);
    expect(AUDIENCES.filter((audience) => may(marking, audience))).toEqual([]);
  });

  it.each(['(S//RELlDO)', '(S//REL T0 USA, GBR)', '(S//DISPLAY 0NLY GBR)', '(S//REL TO USA, G8R)', 'UNCLA5'])(
    '%s would permit, so nothing is guessed',
    (text) => {
      const { marking } = readMarking(text, { vocabulary });
      expect(marking.unknown).not.toEqual([]);
      expect(may(marking, 'GBR')).toBe(false);
      expect(marking.dissem).not.toContain('RELIDO');
    },
  );
});
