import { describe, expect, it } from 'vitest';
import { assess } from '../../src/declassification/assess.ts';
import { type CalculatorFlag, calculate } from '../../src/declassification/calculator.ts';
import { CivilDate } from '../../src/model/civil-date.ts';
import { type Level, plainMarking } from '../../src/model/marking.ts';
import { orders } from './orders.ts';

const TODAY = '2026-11-23';
const day = (text: string) => CivilDate.parse(text);

interface Asked {
  readonly level?: Level;
  readonly asOf?: string;
  readonly flags?: readonly CalculatorFlag[];
}

/** One answer of the calculator, flat. */
function when(
  dated: string,
  lines: string | string[],
  { level = 'C', asOf = TODAY, flags = [] }: Asked = {},
) {
  const asked = { lines: [lines].flat(), dated: day(dated), level, flags, asOf: day(asOf) };
  const { instruction, status, messages } = calculate(asked, orders);
  return {
    ...status,
    kind: instruction.kind,
    codes: messages.map(({ code }) => code),
    told: messages.map(({ reason }) => reason).join(' '),
    needs: status.stillNeeded.map((need) => need.split(': ')[0]),
  };
}

const ends = (dated: string, line: string, level: Level = 'C') => when(dated, line, { level }).declassifyOn;

/**
 * The traps of section 6 of the law sheet that a calculus can fall into, by their numbers. Those about portions,
 * deletions, stamps and copies (25, 27, 29 to 33, 35) are tested where the program reads and renders them.
 */
describe('reading the line', () => {
  it('1: GDS is a table under E.O. 11652 and a printed date under E.O. 12065', () => {
    expect(when('1979-01-15', 'E.O. 11652: GDS')).toMatchObject({
      kind: 'schedule',
      declassifyOn: '1985-12-31',
    });
    expect(when('1979-01-15', 'E.O. 12065: GDS 1/14/85')).toMatchObject({
      kind: 'date',
      declassifyOn: '1985-01-14',
    });
    expect(when('1979-01-15', 'E.O. 12065: GDS')).toMatchObject({ kind: 'indefinite', declassifyOn: null });
  });

  it('2: RDS is a review; the day of the review opens nothing', () => {
    const review = (asOf: string) => when('1989-06-05', 'E.O. 12065: RDS-4 6/5/99 (ROE, R.) OR-M', { asOf });
    expect(review('1999-06-04').state).toBe('classified');
    expect(review('1999-06-05')).toMatchObject({ state: 'review', level: 'C', declassifyOn: null });
  });

  it('3: the schedule of 1972 counts calendar years, by level', () => {
    expect(ends('1976-01-01', 'E.O. 11652: GDS')).toBe('1982-12-31');
    expect(ends('1976-12-31', 'E.O. 11652: GDS')).toBe('1982-12-31');
    expect(ends('1977-01-01', 'E.O. 11652: GDS')).toBe('1983-12-31');
    expect(ends('1976-06-01', 'E.O. 11652: GDS', 'S')).toBe('1984-12-31');
    expect(ends('1976-06-01', 'E.O. 11652: GDS', 'TS')).toBe('1986-12-31');
  });

  it.each([
    ['1992-07-01', 'E.O. 12356: DECL: OADR', '2017-12-31'],
    ['2002-07-01', 'E.O. 12958: DECL: X1', '2027-12-31'],
    ['2005-07-01', 'E.O. 12958: DECL: MR', '2030-12-31'],
    ['1977-07-01', 'E.O. 11652: XGDS-2', '2006-12-31'],
  ])('4: nothing is for ever: %s %s ends on %s', (dated, line, outerDate) => {
    expect(when(dated, line)).toMatchObject({ kind: 'indefinite', declassifyOn: null, outerDate });
    expect(when(dated, line, { asOf: outerDate }).state).toBe('presumed-declassified');
  });

  it('5: a reason in the place of an instruction is none, and X1 is no reason', () => {
    expect(when('1999-01-01', 'E.O. 12958: DECL: 1.5 (B),(D)')).toMatchObject({
      kind: 'none',
      outerDate: '2024-12-31',
      codes: ['reason-in-place'],
    });
    expect(when('1999-01-01', 'E.O. 12958: DECL: 1.6 X1').kind).toBe('indefinite');
  });

  it('6: a year of two digits is of the first century after the document', () => {
    expect(ends('1987-08-21', 'E.O. 12356: DECL: 08/20/92')).toBe('1992-08-20');
    expect(ends('1979-08-21', 'E.O. 12065: GDS 8/20/84')).toBe('1984-08-20');
    expect(ends('1997-08-21', 'E.O. 12958: DECL: 08/20/07')).toBe('2007-08-20');
    expect(when('2007-08-24', 'E.O. 12958: DECL: 2017/08/20 AND 2019/01/01').kind).toBe('unreadable');
  });

  it('7: the month comes first unless four digits do', () => {
    expect(ends('2001-07-05', 'E.O. 12958: DECL: 07/02/11')).toBe('2011-07-02');
    expect(ends('2010-02-24', 'E.O. 12958: DECL: 2020/02/23')).toBe('2020-02-23');
  });

  it('8: no day rolls over into the next month, and the printed day is the day', () => {
    expect(when('2007-02-28', 'E.O. 12958: DECL: 02/30/2017').kind).toBe('unreadable');
    expect(ends('2007-08-24', 'E.O. 12958: DECL: 08/20/2017')).toBe('2017-08-20');
  });

  it('9: day and month are never swapped, only suggested', () => {
    expect(when('2007-08-24', 'E.O. 12958: DECL: 20/08/2017')).toMatchObject({
      kind: 'unreadable',
      declassifyOn: null,
      told: expect.stringContaining('2017-08-20'),
    });
  });

  it('10: a line quoted in the body does not govern', () => {
    const lines = ['E.O. 12958: DECL: 08/20/2017', 'E.O. 12356: DECL: OADR'];
    const flags = ['second-line-quoted-in-body'] as const;
    expect(when('2007-08-24', lines, { flags }).declassifyOn).toBe('2017-08-20');
  });

  it.each([
    'E.o. 12958: decl: 04/08/04',
    'EO 12958 DECL: 04/08/04',
    'E O 12958 DECL  04/08/04',
    'MO. 12958: DECL: 04/08/04',
    'E.0. 12958: DECL: O4/08/04',
    'E.O. 12958:DECL:04/08/04',
    'E.O. 12958:  DECL:\n04/08/04',
    'E.O. 12958: E.O. 12958: DECL: 04/08/04 DECL: 04/08/04',
    'E.O. 112958: 2958: DECL: DECL: 04/08/04 04/08/04',
  ])('11: worn, doubled and wrapped lines are read: %j', (line) => {
    expect(when('1997-04-09', line)).toMatchObject({ kind: 'date', declassifyOn: '2004-04-08' });
  });

  it('11: a line with another field through it goes to a person', () => {
    expect(when('1999-04-19', 'E.O. 12958: DECL: TAGS: PREL, TAGS: DECL: 04/19/09')).toMatchObject({
      kind: 'unreadable',
      codes: ['instruction-interleaved'],
    });
  });

  it('12: a notice is a result that has to be confirmed, and no instruction', () => {
    const notice = 'DECL: DECLASSIFIED BY NARA 09/02/2009';
    expect(when('1966-11-18', notice, { level: 'U' })).toMatchObject({
      kind: 'notice',
      state: 'presumed-declassified',
    });
    const both = ['E.O. 12958: DECL: 08/20/2027', notice];
    expect(when('2007-08-24', both)).toMatchObject({ kind: 'date', state: 'classified' });
  });

  it('13: a date on an unclassified cable and N/A on a secret one are conflicts', () => {
    expect(when('2007-08-24', 'E.O. 12958: DECL: 08/20/2017', { level: 'U' }).state).toBe('conflict');
    expect(when('2007-08-24', 'E.O. 12958: N/A', { level: 'S' })).toMatchObject({
      state: 'conflict',
      level: 'S',
    });
  });
});

describe('counting', () => {
  it('14: the record ends on 31 December, what derives from a source on its very anniversary', () => {
    expect(when('1994-07-04', 'E.O. 12356: DECL: OADR').outerDate).toBe('2019-12-31');
    const line = 'E.O. 12958: DECL: SOURCE MARKED OADR, DATE OF SOURCE 07/04/1994';
    expect(ends('2003-01-20', line)).toBe('2019-07-04');
  });

  it('15: a printed date over 25 years does not govern', () => {
    expect(when('2004-09-24', 'E.O. 12958: DECL: 06/01/2034')).toMatchObject({
      declassifyOn: null,
      outerDate: '2029-12-31',
    });
    expect(ends('2004-09-24', 'E.O. 12958: DECL: 09/24/2029')).toBe('2029-09-24');
  });

  it('16: a date some days short of ten years is not repaired', () => {
    expect(ends('1979-11-16', 'E.O. 12065: GDS 11/15/85 (DOE, J.)')).toBe('1985-11-15');
  });

  it('17: leap days are days where the year has them, and anniversaries roll forward', () => {
    expect(ends('2006-03-01', 'E.O. 12958: DECL: 02/29/2016')).toBe('2016-02-29');
    expect(when('2006-03-01', 'E.O. 12958: DECL: 02/29/2017').kind).toBe('unreadable');
    expect(ends('2004-02-29', 'E.O. 12958: DECL: 10 YEARS')).toBe('2014-03-01');
    expect(ends('2004-02-29', 'E.O. 12958: DECL: 03/01/2029')).toBe('2029-03-01');
  });

  it('18: nothing was automatic before 31 December 2006', () => {
    const line = 'E.O. 11652: XGDS-2';
    expect(when('1975-09-01', line, { asOf: '2006-12-30' }).state).toBe('classified');
    expect(when('1975-09-01', line, { asOf: '2006-12-31' }).state).toBe('presumed-declassified');
  });

  it('19: an order that does not fit the day is honoured and flagged', () => {
    expect(when('1996-06-27', 'E.O. 12356 : N/A', { level: 'U' })).toMatchObject({
      state: 'unclassified',
      codes: ['order-stale'],
    });
  });

  it('20: a date beyond the ceiling of its day is honoured and flagged', () => {
    expect(when('1996-06-20', 'E.O. 12958: DECL: 6/19/2016')).toMatchObject({
      declassifyOn: '2016-06-19',
      codes: ['over-ceiling'],
    });
  });

  it('20: a stamp of a later review is reported beside the 25-year limit, and neither is picked', () => {
    const header = 'E.O. 12958: DECL: 06/14/2009';
    const stamp =
      'Classified by [reviewer] on 02/24/2021 - Class: SECRET - Reason: 1.4(D) - Declassify on: 02/24/2031';
    const on = (asOf: string) =>
      when('1999-06-14', [header, stamp], { asOf, flags: ['release-stage-stamp'] });
    expect(on(TODAY)).toMatchObject({ state: 'conflict', level: 'S', outerDate: '2024-12-31' });
    expect(on('2024-12-30')).toMatchObject({ state: 'classified', level: 'S' });
    expect(on('2021-02-23')).toMatchObject({ state: 'declassified', declassifyOn: '2009-06-14' });
  });
});

describe('concluding', () => {
  it('21: 25 years passed only presume, and Restricted Data and NATO wait for their owners', () => {
    const old = when('1992-07-01', 'E.O. 12356: DECL: OADR');
    expect(old).toMatchObject({ state: 'presumed-declassified', level: 'C' });
    expect(old.needs).toContain('confirmation');
    expect(when('1992-07-01', 'E.O. 12356: DECL: OADR', { flags: ['restricted-data'] }).state).toBe(
      'excluded',
    );
    expect(when('2007-08-24', 'DECL: 08/20/2017', { flags: ['nato-portion'] }).needs).toContain(
      'nato-consent',
    );
  });

  it('22 and 34: declassified is not releasable, and a person releases', () => {
    expect(when('2007-08-24', 'E.O. 12958: DECL: 08/20/2017').needs).toEqual([
      'extension-check',
      'foia-review',
    ]);
  });

  it('24 and 26: a portion keeps its own level, under the cable and above it', () => {
    const cable = {
      dated: day('2007-08-24'),
      overall: plainMarking('C'),
      fields: { declassification: [] },
      portions: (['U', 'S'] as const).map((level) => ({
        ...{ id: level, kind: 'paragraph' as const, spans: [], marking: plainMarking(level) },
      })),
    };
    const { status, portions } = assess(cable, day('2020-01-01'), [], orders);
    expect(status.level).toBe('C');
    expect([portions.get('U')?.level, portions.get('S')?.level]).toEqual(['U', 'S']);
  });

  it('28: X5 of 1995 is not 25X5', () => {
    expect(when('2002-07-01', 'E.O. 12958: DECL: X5')).toMatchObject({
      kind: 'indefinite',
      outerDate: '2027-12-31',
    });
    expect(when('2004-07-01', 'E.O. 12958: DECL: 25X5')).toMatchObject({
      kind: 'exempt',
      outerDate: '2054-12-31',
    });
  });
});
