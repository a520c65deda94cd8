import { describe, expect, it } from 'vitest';
import { calculate } from '../../src/declassification/calculator.ts';
import { CivilDate } from '../../src/model/civil-date.ts';
import type { Level } from '../../src/model/marking.ts';
import { orders } from './orders.ts';

type Row = readonly [
  dated: string,
  level: Level,
  line: string,
  kind: string,
  on: string | null,
  outer: string | null,
];

/** What a line comes to, with the codes of what is told about it. */
function when(dated: string, level: Level, ...lines: string[]) {
  const day = (text: string) => CivilDate.parse(text);
  const asked = { lines, dated: day(dated), level, flags: [], asOf: day('2026-11-23') };
  const { instruction, status, messages } = calculate(asked, orders);
  return { ...status, kind: instruction.kind, codes: messages.map(({ code }) => code) };
}

const comesTo = ([dated, level, line, kind, declassifyOn, outerDate]: Row) =>
  expect(when(dated, level, line)).toMatchObject({ kind, declassifyOn, outerDate });

describe('the groups of 1961 (section 1.1)', () => {
  it.each<Row>([
    ['1968-01-10', 'S', 'GROUP 4', 'schedule', '1976-12-31', '2006-12-31'],
    ['1968-01-10', 'TS', 'GP-4.', 'schedule', '1978-12-31', '2006-12-31'],
    ['1968-01-10', 'C', 'Group IV - Downgraded at 3 year intervals', 'schedule', '1974-12-31', '2006-12-31'],
    ['1968-01-10', 'C', 'GROUP III', 'indefinite', null, '2006-12-31'],
    ['1968-01-10', 'C', 'Group 1 Excluded from automatic downgrading', 'indefinite', null, '2006-12-31'],
    ['1972-06-15', 'C', 'GROUP-4', 'unreadable', null, '2006-12-31'],
    ['1966-03-01', 'S', '', 'none', null, '2006-12-31'],
  ])('%s %s %s', (...row) => comesTo(row));
});

describe('E.O. 11652 (section 1.2)', () => {
  it.each<Row>([
    ['1974-03-01', 'C', 'E.O. 11652 - GDS', 'schedule', '1980-12-31', '2006-12-31'],
    ['1974-03-01', 'C', 'M.O. 11652: GDS', 'schedule', '1980-12-31', '2006-12-31'],
    ['1974-03-01', 'C', 'E.O. 1I652: GDS', 'schedule', '1980-12-31', '2006-12-31'],
    ['1974-03-01', 'C', 'E.O. 1 1652: GDS', 'schedule', '1980-12-31', '2006-12-31'],
    ['1974-03-01', 'C', 'EXECUTIVE ORDER 11652 GDS', 'schedule', '1980-12-31', '2006-12-31'],
    ['1974-03-01', 'C', 'E.O. 11652: GDS DECLAS 12/31/79', 'date', '1979-12-31', '2006-12-31'],
    ['1975-06-15', 'S', 'E.O. 11652: XGDS (1)', 'indefinite', null, '2006-12-31'],
    ['1975-06-15', 'S', 'E.O. 11652: XGDS-1, 2 AND 3', 'indefinite', null, '2006-12-31'],
    ['1975-06-15', 'S', 'E.O. 11652: XGDS-1 IMPOSSIBLE TO DETERMINE', 'indefinite', null, '2006-12-31'],
    ['1975-06-15', 'S', 'E.O. 11652: XGDS-1 DECLASSIFY UPON SIGNATURE', 'event', null, '2006-12-31'],
    [
      '1975-06-15',
      'S',
      'E.O. 11652: XGDS-3: DECLASSIFY ON DEC. 31, 1990',
      'date',
      '1990-12-31',
      '2006-12-31',
    ],
    ['1975-06-15', 'S', 'E.O. 11652: XGDS-3 DECLAS 12/31/2005', 'date', null, '2006-12-31'],
    ['1976-02-10', 'C', 'E.O. 11652: ADS-12/31/79', 'date', '1979-12-31', '2006-12-31'],
    ['1976-02-10', 'C', 'E.O. 11652: ADS, DECLASSIFY UPON DEPARTURE', 'event', null, '2006-12-31'],
    ['1976-02-10', 'U', 'E.O. 11652: N.A.', 'not-applicable', null, null],
    ['1976-02-10', 'U', 'E.O. 11652: NOT APPLICABLE', 'not-applicable', null, null],
    ['1976-02-10', 'U', 'E.O. 11652: NONE', 'not-applicable', null, null],
  ])('%s %s %s', (...row) => comesTo(row));
});

describe('what E.O. 11652 leaves to advice', () => {
  const told = (dated: string, level: Level, ...lines: string[]) =>
    when(dated, level, ...lines)
      .reasons.map(({ text }) => text)
      .join(' ');

  it('names the end of the schedule that one agency gave a document without a line, by its level', () => {
    expect(told('1974-07-01', 'C')).toContain('under the schedule GDS, which ends on 1980-12-31');
    expect(told('1974-07-01', 'S')).toContain('under the schedule GDS, which ends on 1982-12-31');
    expect(when('1974-07-01', 'C')).toMatchObject({ declassifyOn: null, outerDate: '2006-12-31' });
  });

  it.each([
    ['1972-05-31', []],
    ['1978-12-01', []],
    ['1974-07-01', ['E.O. 11652: XGDS-1']],
    ['1974-07-01', ['E.O. 11652: N/A']],
  ])('does not on %s of %j', (dated, lines) => {
    expect(told(dated, 'C', ...lines)).not.toContain('advice');
  });

  it('flags an advanced date that comes after the schedule of its level, and honours it', () => {
    const late = (level: Level, date: string) => when('1976-02-10', level, `E.O. 11652: ADS, DECLAS ${date}`);
    expect(late('C', '12/31/82').codes).toEqual([]);
    expect(late('C', '1/1/83')).toMatchObject({ declassifyOn: '1983-01-01', codes: ['later-than-schedule'] });
    expect(late('S', '1/1/83').codes).toEqual([]);
  });
});

describe('what nobody has seen in a text', () => {
  it.each([
    ['1979-11-16', 'E.O. 12065: XDS-1 11/16/99', 'Unverified: what XDS means'],
    ['1979-11-16', 'E.O. 12065: RDS-1 11/16/99', 'Unverified: what the digit means'],
    ['2001-01-05', 'E.O. 12958: DECL: X5', '(foreign government information; unverified: the meaning'],
    ['1976-02-10', 'E.O. 11652: ADS UPON DEPARTURE', 'Unverified: the name and the printed form of ADS'],
    ['1974-07-01', '', 'Unverified: the binding directive of 17 May 1972'],
  ])('is said where it is spoken of: %s %s', (dated, line, said) => {
    expect(JSON.stringify(when(dated, 'C', line).reasons)).toContain(said);
  });

  it('is not said of what was', () => {
    for (const line of ['E.O. 12958: DECL: X1', 'E.O. 12065: RDS 11/16/09'])
      expect(JSON.stringify(when('2001-01-05', 'C', line).reasons)).not.toContain('nverified');
  });
});

describe('E.O. 12065 and 12356 (sections 1.3 and 1.4)', () => {
  it.each<Row>([
    ['1979-11-16', 'C', 'E.O. 12065:GDS 11/15/85(DOE,JANE)', 'date', '1985-11-15', '2006-12-31'],
    ['1979-11-16', 'C', 'E.O. 12065: RDS-1,3 11/16/99 (ROE, R) OR-M', 'review', null, '2006-12-31'],
    ['1979-11-16', 'C', 'E.O. 12065: XDS-1 AND 2 11/16/09', 'review', null, '2006-12-31'],
    ['1992-07-01', 'C', 'E.O. 12356: DECLASSIFY ON: OADR', 'indefinite', null, '2017-12-31'],
    ['1992-07-01', 'C', 'E.O. 12356: DECL: O.A.D.R.', 'indefinite', null, '2017-12-31'],
    ['1987-08-21', 'C', 'E.O. 12356: DECL: ON SIGNING OF TREATY', 'event', null, '2012-12-31'],
    ['1987-08-21', 'C', 'E.O. 12356: DECL - 08/20/92', 'date', '1992-08-20', '2012-12-31'],
  ])('%s %s %s', (...row) => comesTo(row));

  it('finds the review date behind several reasons', () => {
    const line = 'E.O. 12065: RDS-1,3 11/16/99 (ROE, R) OR-M';
    expect(when('1979-11-16', 'C', line).codes).toEqual([]);
  });

  it('says what the date missing beside GDS could have been at most', () => {
    const { reasons } = when('1979-11-16', 'C', 'E.O. 12065: GDS');
    expect(reasons.map(({ text }) => text).join(' ')).toContain('1985-11-16 at the latest');
  });
});

describe('E.O. 12958 (sections 1.5 and 1.6)', () => {
  it.each<Row>([
    ['1996-06-20', 'C', 'E.O. 12958: DECL: O6/2O/2OO6', 'date', '2006-06-20', '2021-12-31'],
    [
      '1996-06-20',
      'C',
      'E.O. 12958: DECL: 06/20/2006 REASON: 1.5 (B), (D)',
      'date',
      '2006-06-20',
      '2021-12-31',
    ],
    ['1996-06-20', 'C', 'E.O. 12958 DECLAS: 06/20/2006', 'date', '2006-06-20', '2021-12-31'],
    ['1996-06-20', 'C', 'E.O. 12958: DECL: X-1', 'indefinite', null, '2021-12-31'],
    ['1996-06-20', 'C', 'E.O. 12958: DECL: X1/X5', 'indefinite', null, '2021-12-31'],
    ['1996-06-20', 'C', 'E.O. 12958: DECL: X1 & 5', 'indefinite', null, '2021-12-31'],
    ['1996-06-20', 'C', 'E.O. 12958: DECL: 1.6 (X6)', 'indefinite', null, '2021-12-31'],
    ['1996-06-20', 'C', 'E.O. 12958: DECL: 6/20/2006; X1', 'indefinite', null, '2021-12-31'],
    ['2004-01-05', 'C', 'E.O. 12958: DECL: 10YEARS', 'duration', '2014-01-05', '2029-12-31'],
    ['2004-01-05', 'C', 'E.O. 12958: DECL: TWENTY FIVE YEARS', 'duration', '2029-01-05', '2029-12-31'],
    ['2004-01-05', 'C', 'E.O. 12958: DECL: IN TWELVE YEARS', 'duration', '2016-01-05', '2029-12-31'],
    ['2004-01-05', 'C', 'E.O. 12958: DECL: TEN YEARS FROM DATE', 'duration', '2014-01-05', '2029-12-31'],
    ['2004-01-05', 'C', 'E.O. 12958: DECL: ONCE THE TREATY IS SIGNED', 'event', null, '2029-12-31'],
    ['2009-10-01', 'S', 'E.O. 12958: DECL: 04/19/29 04/18/29', 'unreadable', null, '2034-12-31'],
    [
      '1976-11-18',
      'S',
      'Declassified/Released EO Systematic Review 20 Mar 2014',
      'notice',
      '2014-03-20',
      '2006-12-31',
    ],
    ['1976-11-18', 'S', 'DECLASSIFIED IN PART BY NARA 03/20/2014', 'unreadable', null, '2006-12-31'],
  ])('%s %s %s', (...row) => comesTo(row));

  it('names letters read as digits', () => {
    expect(when('1996-06-20', 'C', 'E.O. 12958: DECL: 06/20/2OO6').codes).toEqual(['date-worn']);
  });

  it('flags a term of years beyond the ceiling of its day', () => {
    expect(when('1997-06-20', 'C', 'E.O. 12958: DECL: 20 YEARS').codes).toEqual(['over-ceiling']);
  });

  it('does not cut an instruction at a reason that says more', () => {
    const line = 'E.O. 12958: DECL: 06/20/2006 REASON: 1.5 (B) EXTENDED';
    expect(when('1996-06-20', 'C', line).kind).toBe('unreadable');
  });
});

describe('what derives from a source', () => {
  const derived = (source: string, dated = '2004-01-05') =>
    when(dated, 'S', `E.O. 12958: DECL: SOURCE MARKED ${source}`);

  it('carries 25 years to the day from an indefinite source, 50 or 75 from an exempt one', () => {
    expect(derived('"OADR", DATE OF SOURCE 4 JUL 1990').declassifyOn).toBe('2015-07-04');
    expect(derived('X1; DATE OF SOURCE 02/29/2000').declassifyOn).toBe('2025-03-01');
    expect(derived('25X1, DATE OF SOURCE 07/04/2003')).toMatchObject({
      state: 'classified',
      declassifyOn: '2053-07-04',
      outerDate: '2054-12-31',
    });
    expect(derived('50X1-HUM, DATE OF SOURCE 07/04/2003').declassifyOn).toBe('2078-07-04');
  });

  it('keeps the longest term of an exemption whose date is missing', () => {
    expect(derived('25X1')).toMatchObject({ declassifyOn: null, outerDate: '2054-12-31' });
  });

  it('is a defect where its term had passed before it was written', () => {
    expect(derived('OADR, DATE OF SOURCE 07/04/1975')).toMatchObject({
      declassifyOn: null,
      outerDate: '2029-12-31',
      codes: ['source-term-passed'],
    });
  });
});

describe('a line of many codes', () => {
  it('and a word that no form knows is read at once', () => {
    const started = performance.now();
    const line = `${'X1, '.repeat(60)}Q`;
    expect(when('2001-01-05', 'S', line).codes).toContain('instruction-flawed');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('E.O. 13526 (section 1.7)', () => {
  it.each<Row>([
    ['2012-01-05', 'S', 'E.O. 13526: DECL: 2037/01/06', 'date', null, '2037-12-31'],
    ['2012-01-05', 'S', 'E.O. 13526: DECL: 25X1, 25X6, 20600105', 'exempt', '2060-01-05', '2062-12-31'],
    ['2012-01-05', 'S', 'E.O. 13526: DECL: 25X1, 6, 20600105', 'exempt', '2060-01-05', '2062-12-31'],
    ['2012-01-05', 'S', 'E.O. 13526: DECL: 25X1, UPON RETIREMENT', 'exempt', null, '2062-12-31'],
    ['2012-01-05', 'S', 'E.O. 13526: DECL: 25X1 (20600105)', 'exempt', '2060-01-05', '2062-12-31'],
    ['2012-01-05', 'S', 'E.O. 13526: DECL: 25X1, SEE GUIDE 4, 20300105', 'exempt', null, '2062-12-31'],
    ['2012-01-05', 'S', 'E,O.. 13526: DECL: 20200105', 'date', '2020-01-05', '2037-12-31'],
    ['2012-01-05', 'S', '(U) E.O. 13526: DECL: (U) 20200105', 'date', '2020-01-05', '2037-12-31'],
    [
      '2012-01-05',
      'S',
      'E.O. E.O. 13526: 13526: DECL: DECL: 1/5/20 1/5/20',
      'date',
      '2020-01-05',
      '2037-12-31',
    ],
    ['2012-01-05', 'S', 'E.O. 13526: DECL: 50X6, 20900101', 'exempt', null, '2087-12-31'],
    ['2012-01-05', 'S', 'E.O. 13526: DECL: 75X1', 'exempt', null, '2087-12-31'],
    ['2012-01-05', 'S', 'Declassify On: Completion of Operation', 'event', null, '2037-12-31'],
    ['2012-01-05', 'S', 'Declassify On: 25X4, 20501001', 'exempt', '2050-10-01', '2062-12-31'],
    [
      '2012-01-05',
      'S',
      'Derived From: Multiple Sources. Declassify On: 20201014',
      'date',
      '2020-10-14',
      '2037-12-31',
    ],
    [
      '2012-01-05',
      'S',
      'Classified By: X. Reason: 1.4(a). Declassify On: 25X6, 20501014',
      'exempt',
      '2050-10-14',
      '2062-12-31',
    ],
  ])('%s %s %s', (...row) => comesTo(row));

  it('excludes what a line spells out as not applicable to Restricted Data', () => {
    expect(when('2012-01-05', 'S', 'E.O. 13526: DECL: Not applicable to RD portions').state).toBe('excluded');
  });

  it('asks no date and no Panel for the two exemptions of a class', () => {
    expect(when('2012-01-05', 'S', 'E.O. 13526: DECL: 50X1-HUM').codes).toEqual([]);
    expect(when('2012-01-05', 'S', 'E.O. 13526: DECL: 50X2-WMD').codes).toEqual([]);
    expect(when('2012-01-05', 'S', 'E.O. 13526: DECL: 50X6').codes).toEqual([
      'exempt-without-date',
      'exempt-needs-panel',
    ]);
  });
});

describe('spellings of a date or a term that can mean nothing else', () => {
  it.each<Row>([
    ['2006-03-04', 'C', 'E.O. 12958: DECL: MARCH 4TH, 2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: 4TH MARCH 2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: 03/04/201 6', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: 0 3/04/2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: 03 04 2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: (03/04/2016)', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: "03/04/2016"', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: UNTIL 03/04/2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: 03/04/2016, 1.4 (B) (D)', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECI: 03/04/2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: D E C L: 03/04/2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL DATE: 03/04/2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'DECLASSIFICATION DATE: 03/04/2016', 'date', '2016-03-04', '2031-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: AFTER 10 YEARS', 'duration', '2016-03-04', '2031-12-31'],
    ['2001-03-04', 'C', 'E.O. 12958: DECL: (X1)', 'indefinite', null, '2026-12-31'],
    ['2006-03-04', 'C', 'E.O. 12958: DECL: 25X1-HUMINT', 'exempt', null, '2081-12-31'],
    ['1976-03-02', 'C', 'E.O. 11652: (GDS)', 'schedule', '1982-12-31', '2006-12-31'],
    ['1976-03-02', 'C', 'E.O. 116 52: GDS', 'schedule', '1982-12-31', '2006-12-31'],
    [
      '1976-03-02',
      'C',
      'E.O. 11652: XGDS-3 AUTOMATICALLY DECLASSIFIED ON 12/31/90',
      'date',
      '1990-12-31',
      '2006-12-31',
    ],
    ['1980-06-05', 'C', 'E.O. 12065: GDS 6 5 85', 'date', '1985-06-05', '2006-12-31'],
    ['1980-06-05', 'C', 'E.O. 12065: GDS 6/5/86 (VEST, G.S.), OR-M', 'date', '1986-06-05', '2006-12-31'],
  ])('%s %s %s', (...row) => comesTo(row));

  it.each([
    'E.O. 12958: DECL: 03/04/20 16',
    'E.O. 12958: DECL: MARCH 2016',
    'E.O. 12958: DECL: 03/04/2016 OR LATER',
    'E.O. 12958: DECL: (03/04/2016) EXTENDED',
    'E.O. 12958: DEC: 03/04/2016',
    'E.O. 12958: DECL: 3 4 6 2016',
    'E.O. 12958: DECL: 03/04/2016, 1.6 (X1)',
  ])('of what may mean something else there is none: %s', (line) => {
    expect(when('2006-03-04', 'C', line).declassifyOn).toBeNull();
  });
});
