import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../src/declassification/read-instruction.ts';
import { CivilDate } from '../../src/model/civil-date.ts';
import type { Level } from '../../src/model/marking.ts';
import { orders } from './orders.ts';

function read(lines: string | string[], dated: string | null, level: Level = 'C') {
  const doc = { dated: dated === null ? null : CivilDate.parse(dated), level };
  const { instruction, messages } = readInstruction([lines].flat(), doc, orders);
  return { ...instruction, codes: messages.map(({ code }) => code), messages };
}

describe('a declassification line', () => {
  it.each([
    ['E.O. 12958: DECL: 08/20/2017', '12958', '2007-08-24'],
    ['E.O. 12958:DECL: 08/20/2017', '12958', '2007-08-24'],
    ['E.O. 12958: DECL: 2017/08/20', '12958', '2007-08-24'],
    ['E.o. 12958: decl: 08/20/2017', '12958', '2007-08-24'],
    ['EO 12958 DECL 08/20/2017', '12958', '2007-08-24'],
    ['E O 12958 DECL:  08/20/2017', '12958', '2007-08-24'],
    ['E.0. 12958: DECL:\n08/20/2017', '12958', '2007-08-24'],
    ['E.O. 12958: DECL: 08/20/2017 TAGS: PREL, XX', '12958', '2007-08-24'],
    ['DECL: 08/20/2017', null, '2007-08-24'],
  ])('prints one date in many ways (trap 11): %s', (line, order, dated) => {
    expect(read(line, dated)).toMatchObject({ kind: 'date', order, date: '2017-08-20', printed: line });
  });

  it.each([
    ['E.O. 12958: DECL: X1, X5', 'indefinite', 'X1, X5'],
    ['E.O. 12958: DECL: 1.6X1, X6', 'indefinite', 'X1, X6'],
    ['E.O. 12958: DECL: 1.6 X1', 'indefinite', 'X1'],
    ['E.O. 12958: DECL: OADR', 'indefinite', 'OADR'],
    ['E.O. 12958: DECL: 0ADR', 'indefinite', 'OADR'],
    ['E.O. 12958: DECL: MANUAL REVIEW', 'indefinite', 'MR'],
    ['E.O. 12958: DECL: SUBJECT TO TREATY', 'indefinite', 'SUBJECT TO TREATY'],
    ['E.O. 12958: DECL: 25X6', 'exempt', '25X6'],
    ['E.O. 12958: DECL: 25X1-HUMAN', 'exempt', '50X1-HUM'],
    ['E.O. 12958: DECL: 50X3', 'exempt', '50X3'],
  ])('with a code is %s -> %s %s, and X5 is not 25X5 (traps 4, 28)', (line, kind, code) => {
    expect(read(line, '2002-06-21')).toMatchObject({ kind, code });
  });

  it.each([
    ['10501', '1968-01-01'],
    ['11652', '1974-05-01'],
    ['12065', '1980-01-01'],
    ['12356', '1990-05-01'],
    ['12958', '2000-05-01'],
    ['13526', '2012-05-01'],
  ])('of E.O. %s says Restricted Data in the place of a date: no order applies to that', (order, dated) => {
    for (const [words, code] of [
      ['RESTRICTED DATA', 'RD'],
      ['FORMERLY RESTRICTED DATA - ATOMIC ENERGY ACT', 'FRD'],
    ])
      expect(read(`E.O. ${order}: ${words}`, dated, 'S'), words).toMatchObject({
        kind: 'not-applicable',
        code,
      });
  });

  it.each([
    ['E.O. 12958: N/A', 'not-applicable', '2007-01-01'],
    ['E.O. 12958:NA', 'not-applicable', '2007-01-01'],
    ['E.O. 12958: DECL: TEN YEARS', 'duration', '2007-01-01'],
    ['E.O. 12958: DECL: UPON OPENING OF THE LIGHTHOUSE', 'event', '2007-01-01'],
    ['E.O. 12958: DECL: SOURCE MARKED X1, DATE OF SOURCE 07/04/99', 'source-marked', '2004-01-01'],
    ['E.O. 12958: DECL: DECLASSIFIED BY NARA 09/02/2009', 'notice', '1966-11-18'],
    ['E.O. 12065: GDS 11/15/85 (DOE, J.)', 'date', '1979-11-16'],
    ['E.O. 11652: GDS', 'schedule', '1979-01-15'],
    ['E.O. 12065: GDS', 'indefinite', '1979-01-15'],
    ['E.O. 12065: RDS-4 6/5/99 (DOE, J.) OR-M', 'review', '1979-06-05'],
    ['E.O. 11652: XGDS-1 (IMPODET)', 'indefinite', '1975-06-05'],
    ['E.O. 11652: ADS, DECLAS 31 DEC 1979', 'date', '1976-02-10'],
    ['E.O. 11652: ADS UPON COMPLETION OF VISIT', 'event', '1976-02-10'],
    ['GP-2', 'indefinite', '1968-02-10'],
    ['E.O.: 13526', 'none', '2012-01-05'],
  ])('%s is of kind %s; GDS depends on the order (traps 1, 2, 12)', (line, kind, dated) => {
    expect(read(line, dated).kind).toBe(kind);
  });

  it('with a reason in its place is missing, and says so (trap 5)', () => {
    const reading = read('E.O. 12958: 1.5 (B),(D)', '1999-01-01');
    expect(reading).toMatchObject({ kind: 'none', codes: ['reason-in-place'] });
  });

  it.each(['20/08/2017', '02/30/2017', '08/20/1997', '08/24/2007'])(
    'whose date cannot be is unreadable and carries none (traps 8, 9): %s',
    (date) => {
      const reading = read(`E.O. 12958: DECL: ${date}`, '2007-08-24');
      expect(reading.kind).toBe('unreadable');
      expect(reading.date).toBeUndefined();
      expect(reading.messages[0]?.printed).toBe(date);
    },
  );

  it('names a swapped date in words only', () => {
    const [message] = read('E.O. 12958: DECL: 20/08/2017', '2007-08-24').messages;
    expect(message?.reason).toContain('Perhaps 2017-08-20 was meant, which was not applied');
  });

  it('that says more than any form knows is not cut to what it knows', () => {
    expect(read('E.O. 12958: DECL: 08/20/2017 OR UPON ACCESSION', '2007-08-24').kind).toBe('unreadable');
    expect(read(`E.O. 12958: DECL: AFTER ${'X '.repeat(400)}`, '2007-08-24').kind).toBe('unreadable');
  });

  it.each([
    '(EXTENDED TO 11/03/2034)',
    '(EXTENDED)',
    '(DOE, J., EXTENDED)',
    '(X1)',
    '(25X1)',
    '(OADR)',
    '(NOT!',
    '(NOT)',
    '(DO NOT DECLASSIFY)',
    '\n(EXTENDED UNTIL 2034)',
    '(DOE, J.',
  ])('with more than a name in its bracket is unreadable: %j', (bracket) => {
    const reading = read(`E.O. 12958: DECL: 11/03/2019 ${bracket}`, '2009-11-04');
    expect(reading).toMatchObject({ kind: 'unreadable', codes: ['instruction-unknown'] });
  });

  it.each(['(DOE, JANE S.)', '(DE LA ROE, J.)', '(DOE)', '(EUR/RPM)', '(NORDBY, OLA) OR-M', '(SEEBERG, A.)'])(
    'keeps its date before a name or an office: %s',
    (bracket) => {
      const reading = read(`E.O. 12958: DECL: 11/03/2019 ${bracket}`, '2009-11-04');
      expect(reading).toMatchObject({ kind: 'date', date: '2019-11-03' });
    },
  );

  it('printed twice over itself is read once; one with another field through it goes to a person (trap 11)', () => {
    const doubled = read('E.O. 12958: E.O. 12958: DECL: 04/08/04 DECL: 04/08/04', '1997-04-09');
    expect(doubled).toMatchObject({ kind: 'date', date: '2004-04-08', codes: ['instruction-doubled'] });
    const interleaved = read('E.O. 12958: DECL: TAGS: XX, TAGS: DECL: 04/19/09', '1999-04-19');
    expect(interleaved).toMatchObject({ kind: 'unreadable', codes: ['instruction-interleaved'] });
  });

  it('with a damaged number is read only as the order in force that is one letter away', () => {
    expect(read('E.O. 1295: DECL: 07/24/2018', '2008-07-24')).toMatchObject({ order: '12958', kind: 'date' });
    expect(read('E.O. 11653: GDS', '1975-07-24')).toMatchObject({ order: '11652', codes: ['order-damaged'] });
    expect(read('E.O. 11653: GDS', '2008-07-24')).toMatchObject({ order: null, kind: 'indefinite' });
  });

  it('under a revoked order is honoured and flagged (trap 19)', () => {
    const reading = read('E.O. 12958: DECL: 03/01/2021', '2011-03-01');
    expect(reading).toMatchObject({ kind: 'date', date: '2021-03-01', codes: ['order-stale'] });
    expect(read('E.O. 12958: DECL: 03/01/2020', '2010-06-26').codes).toEqual([]);
    expect(read('E.O. 13526: DECL: 03/01/2020', '2010-06-26').codes).toEqual(['order-stale']);
  });

  it('beyond the ceiling of its day is honoured and flagged (trap 20)', () => {
    expect(read('E.O. 12958: DECL: 6/19/2016', '1996-06-20')).toMatchObject({
      kind: 'date',
      codes: ['over-ceiling'],
    });
    expect(read('E.O. 12958: DECL: 09/10/2027', '2007-09-10').codes).toEqual([]);
  });

  it('at its ceiling to the day is within it', () => {
    expect(read('E.O. 12958: DECL: 12/2/07', '1997-12-02').codes).toEqual([]);
    expect(read('E.O. 12958: DECL: 12/3/07', '1997-12-02').codes).toEqual(['over-ceiling']);
  });

  it('does not borrow the schedule of another order', () => {
    expect(read('E.O. 12958: DECL: GP-4', '2001-01-01').kind).toBe('unreadable');
    expect(read('GROUP-4', '1975-01-01').kind).toBe('unreadable');
  });

  it('with an X code is told from 22 September 2003 on', () => {
    expect(read('E.O. 12958: DECL: X6', '2003-09-21').codes).toEqual([]);
    expect(read('E.O. 12958: DECL: X6', '2003-09-22').codes).toEqual(['code-out-of-time']);
  });

  it('never shows its words in a message but a bad date, and that beside the reason', () => {
    const { messages } = read('E.O. 12958: DECL: ZANZIBAR ACCORD 20/08/2017', '2007-08-24');
    expect(JSON.stringify(messages)).not.toContain('ZANZIBAR');
  });
});

describe('several lines', () => {
  it('are governed by the one that lasts longest, in either order', () => {
    const lines = ['E.O. 12356: DECL: OADR', 'E.O. 12958: DECL: 01/15/2006'];
    expect(read(lines, '1996-01-15')).toMatchObject({ kind: 'indefinite', order: '12356' });
    expect(read([...lines].reverse(), '1996-01-15')).toMatchObject({ kind: 'indefinite', order: '12356' });
    expect(read(['DECL: 01/15/2006', 'DECL: 01/15/2005'], '1996-01-15').date).toBe('2006-01-15');
  });

  it('do not lose an instruction to a reason or a notice', () => {
    const reading = read(['E.O. 12958: 1.5 (B)', 'E.O. 12958: DECL: 01/15/2006'], '1996-01-15');
    expect(reading).toMatchObject({ kind: 'date', date: '2006-01-15' });
    const notice = read(['DECL: DECLASSIFIED BY NARA 01/02/2001', 'DECL: 01/15/2006'], '1996-01-15');
    expect(notice).toMatchObject({ kind: 'date', date: '2006-01-15' });
  });

  it('that name who classified and from what are no further instructions, and nothing is told twice', () => {
    const lines = ['Classified By: J. Doe', 'Reason: 1.4(d)', 'Declassify On: 20220115'];
    expect(read(lines, '2012-01-15')).toMatchObject({ kind: 'date', codes: ['order-inferred'] });
    expect(read(lines.slice(0, 1), '2012-01-15').codes).toContain('instruction-missing');
    expect(read('Reason: 1.4(d)', '2012-01-15').codes).toContain('reason-in-place');
  });

  it('that are none are missing on a classified document and nothing on another', () => {
    expect(read([], '2005-07-07')).toMatchObject({
      kind: 'none',
      order: null,
      codes: ['instruction-missing'],
    });
    expect(read(['', '  '], '2005-07-07', 'U').codes).toEqual([]);
  });
});
