import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../src/declassification/read-instruction.ts';
import { type StatusSubject, statusOn } from '../../src/declassification/status.ts';
import { CivilDate, plusDays } from '../../src/model/civil-date.ts';
import { EvidenceRow } from '../../src/model/evidence.ts';
import type { Level } from '../../src/model/marking.ts';
import type { StatusState } from '../../src/model/status.ts';
import { orders } from './orders.ts';

const day = (text: string) => CivilDate.parse(text);

interface Case {
  line?: string;
  dated?: string | null;
  level?: Level;
  asOf: string;
  evidence?: Record<string, unknown>[];
  excluded?: NonNullable<StatusSubject['excluded']>;
}

function status({ line = '', dated = '2007-08-24', level = 'C', asOf, evidence = [], excluded }: Case) {
  const doc = { dated: dated === null ? null : day(dated), level };
  const { instruction } = readInstruction([line], doc, orders);
  const rows = evidence.map((row) => EvidenceRow.parse({ ...by, ...row }));
  return statusOn(day(asOf), excluded ? { ...doc, excluded } : doc, instruction, rows, orders);
}

const by = {
  cables: { mrn: '07ATLANTIS1' },
  by: 'Jane Doe, Reviewer',
  authority: 'case 1',
  at: '2026-01-02',
};
const MARKED = 'E.O. 12958: DECL: 08/20/2017';
const needs = (of: { stillNeeded: readonly { code: string }[] }) => of.stillNeeded.map(({ code }) => code);

describe('an exemption from the 25-year rule', () => {
  it('with a date before it exempts from anything is a question for a person', () => {
    for (const line of ['E.O. 12958: DECL: 03/04/2016 25X1', 'E.O. 12958: DECL: 25X1, 03/04/2016'])
      expect(status({ line, asOf: '2026-01-01' })).toMatchObject({
        state: 'presumed-declassified',
        declassifyOn: '2016-03-04',
      });
  });

  it('with a date behind the 25 years is open on that date', () => {
    const line = 'E.O. 12958: DECL: 25X1, 08/25/2032';
    expect(status({ line, asOf: '2032-08-25' }).state).toBe('declassified');
  });
});

describe('a printed date', () => {
  it('keeps the document classified through the day before and opens it on the day', () => {
    const outer = { declassifyOn: '2017-08-20', outerDate: '2032-12-31' };
    expect(status({ line: MARKED, asOf: '2017-08-19' })).toMatchObject({
      state: 'classified',
      level: 'C',
      ...outer,
    });
    expect(status({ line: MARKED, asOf: '2017-08-20' })).toMatchObject({
      state: 'declassified',
      level: 'U',
      ...outer,
    });
  });

  it('leaves the checks for extension and release to a person (traps 22, 34)', () => {
    expect(needs(status({ line: MARKED, asOf: '2017-08-20' }))).toEqual(['extension-check', 'foia-review']);
    expect(needs(status({ line: MARKED, asOf: '2017-08-19' }))).toEqual([]);
  });

  it('more than 25 years off does not govern, one of exactly 25 does (trap 15)', () => {
    const over = { line: 'E.O. 12958: DECL: 08/25/2032', asOf: '2032-12-30' };
    expect(status(over)).toMatchObject({ state: 'classified', declassifyOn: null, outerDate: '2032-12-31' });
    expect(status({ ...over, asOf: '2032-12-31' }).state).toBe('presumed-declassified');
    expect(status({ line: 'E.O. 12958: DECL: 08/24/2032', asOf: '2032-08-24' }).state).toBe('declassified');
  });

  it('of the seed, four days short of ten years, is not repaired (trap 16)', () => {
    expect(status({ line: MARKED, asOf: '2017-08-21' }).declassifyOn).toBe('2017-08-20');
  });
});

describe('the schedule of 1972', () => {
  it('counts full calendar years and depends on the level (trap 3)', () => {
    const on = (dated: string, level: Level) =>
      status({ line: 'E.O. 11652: GDS', dated, level, asOf: '1979-06-01' }).declassifyOn;
    expect(on('1976-01-01', 'C')).toBe('1982-12-31');
    expect(on('1976-12-31', 'C')).toBe('1982-12-31');
    expect(on('1977-01-01', 'C')).toBe('1983-12-31');
    expect(on('1976-06-01', 'S')).toBe('1984-12-31');
    expect(on('1976-06-01', 'TS')).toBe('1986-12-31');
  });

  it('downgrades step by step', () => {
    const level = (asOf: string) =>
      status({ line: 'E.O. 11652: GDS', dated: '1974-03-01', level: 'TS', asOf }).level;
    expect([level('1976-12-30'), level('1976-12-31')]).toEqual(['TS', 'S']);
    expect([level('1978-12-30'), level('1978-12-31')]).toEqual(['S', 'C']);
    expect([level('1984-12-30'), level('1984-12-31')]).toEqual(['C', 'U']);
  });
});

describe('the 25-year rule', () => {
  it('only presumes, and asks for confirmation (trap 21)', () => {
    const past = { line: 'E.O. 12356: DECL: OADR', dated: '1992-07-01', asOf: '2017-12-31' };
    expect(status({ ...past, asOf: '2017-12-30' }).state).toBe('classified');
    expect(status(past)).toMatchObject({ state: 'presumed-declassified', level: 'C' });
    expect(needs(status(past))).toEqual(['extension-check', 'foia-review', 'confirmation']);
  });

  it('worked for nothing before 31 December 2006 (trap 18)', () => {
    const old = { line: 'E.O. 11652: XGDS-2', dated: '1975-09-01', level: 'S' } as const;
    expect(status({ ...old, asOf: '2006-12-30' })).toMatchObject({
      state: 'classified',
      outerDate: '2006-12-31',
    });
    expect(status({ ...old, asOf: '2006-12-31' }).state).toBe('presumed-declassified');
  });

  it('ends on 31 December, a derivative on the very anniversary of its source (trap 14)', () => {
    const line = 'E.O. 12958: DECL: SOURCE MARKED OADR, DATE OF SOURCE 07/04/1994';
    expect(status({ line, dated: '2003-01-20', asOf: '2019-07-03' }).state).toBe('classified');
    expect(status({ line, dated: '2003-01-20', asOf: '2019-07-04' }).state).toBe('declassified');
    expect(status({ dated: '2003-01-20', asOf: '2019-07-04' }).outerDate).toBe('2028-12-31');
  });

  it('governs where the source is older than 25 years already', () => {
    const line = 'E.O. 12958: DECL: SOURCE MARKED OADR, DATE OF SOURCE 07/04/1980';
    expect(status({ line, dated: '2007-08-24', asOf: '2026-01-01' })).toMatchObject({
      state: 'classified',
      declassifyOn: null,
      outerDate: '2032-12-31',
    });
  });

  it('gives way to an exemption, which has its own end', () => {
    const line = 'E.O. 13526: DECL: 25X6, 20650105';
    expect(status({ line, dated: '2012-01-05', asOf: '2040-01-01' })).toMatchObject({
      state: 'classified',
      declassifyOn: null,
      outerDate: '2062-12-31',
    });
  });

  it('says, for a day before the order in force, that it reasons backwards', () => {
    const text = JSON.stringify(status({ line: MARKED, asOf: '2010-06-26' }).reasons);
    expect(text).toContain('applied backwards');
    expect(JSON.stringify(status({ line: MARKED, asOf: '2010-06-27' }).reasons)).not.toContain(
      'applied backwards',
    );
  });
});

describe('a review', () => {
  it('keeps the document classified, then asks for its result, and never opens it (trap 2)', () => {
    const review = {
      line: 'E.O. 12065: RDS-4 6/5/99 (DOE, J.) OR-M',
      dated: '1979-06-05',
      level: 'S',
    } as const;
    expect(status({ ...review, asOf: '1999-06-04' }).state).toBe('classified');
    expect(status({ ...review, asOf: '1999-06-05' })).toMatchObject({
      state: 'review',
      level: 'S',
      declassifyOn: null,
    });
    expect(needs(status({ ...review, asOf: '1999-06-05' }))).toEqual(['review-result']);
  });
});

describe('what cannot be settled stays closed', () => {
  it('a date or a code on an unclassified document is a conflict, resolved upward (trap 13)', () => {
    expect(status({ line: MARKED, level: 'U', asOf: '2026-11-23' })).toMatchObject({
      state: 'conflict',
      level: 'C',
    });
    expect(status({ line: 'E.O. 12958: DECL: X1', level: 'U', asOf: '2026-11-23' }).state).toBe('conflict');
    expect(status({ line: 'E.O. 12958: 1.4 (B)', level: 'U', asOf: '2026-11-23' }).state).toBe('conflict');
  });

  it('N/A on a secret document is a conflict (trap 13)', () => {
    expect(status({ line: 'E.O. 12958: N/A', level: 'S', asOf: '2040-01-01' })).toMatchObject({
      state: 'conflict',
      level: 'S',
      outerDate: '2032-12-31',
    });
    expect(status({ line: 'E.O. 12958: N/A', level: 'U', asOf: '2040-01-01' }).state).toBe('unclassified');
  });

  it('a document without a date is for a person', () => {
    expect(status({ line: MARKED, dated: null, asOf: '2026-11-23' })).toMatchObject({
      state: 'review',
      level: 'C',
    });
  });

  it('nuclear and NATO information no date opens (trap 21)', () => {
    const excluded = status({ line: MARKED, excluded: 'RD', asOf: '2099-01-01' });
    expect(excluded).toMatchObject({ state: 'excluded', declassifyOn: null, outerDate: null });
    const line = 'E.O. 13526: DECL: N/A to NATO portions. See source list for NSI portions.';
    expect(status({ line, dated: '2012-01-05', asOf: '2099-01-01' }).state).toBe('excluded');
  });

  it('a notice that it was declassified has to be confirmed (trap 12)', () => {
    const notice = {
      line: 'DECL: DECLASSIFIED BY NARA 09/02/2009',
      dated: '1966-11-18',
      level: 'U',
    } as const;
    expect(status({ ...notice, asOf: '2009-09-02' })).toMatchObject({
      state: 'presumed-declassified',
      declassifyOn: '2009-09-02',
    });
    expect(status({ ...notice, asOf: '2009-09-01' }).state).toBe('conflict');
  });
});

describe('evidence', () => {
  const extension = { kind: 'extended', at: '2017-08-19', until: '2027-01-01' };

  it('of an extension counts where it was made before the date and ends within 25 years', () => {
    const on = (row: object) =>
      status({ line: MARKED, asOf: '2026-01-01', evidence: [{ ...extension, ...row }] });
    expect(on({})).toMatchObject({ state: 'classified', declassifyOn: '2027-01-01' });
    expect(on({ at: '2017-08-20' })).toMatchObject({ state: 'declassified', declassifyOn: '2017-08-20' });
    expect(on({ until: '2032-08-25' })).toMatchObject({ state: 'declassified', declassifyOn: '2017-08-20' });
    expect(on({ until: '2032-08-24' }).state).toBe('classified');
    expect(on({ until: '2016-01-01' }).declassifyOn).toBe('2017-08-20');
  });

  it('of a reclassification closes the document again from its day', () => {
    const row = { kind: 'reclassified', level: 'S', at: '2020-05-01', until: '2030-05-01' };
    const on = (asOf: string) => status({ line: MARKED, asOf, evidence: [row] });
    expect(on('2020-04-30').state).toBe('declassified');
    expect(on('2020-05-01')).toMatchObject({ state: 'classified', level: 'S', declassifyOn: '2030-05-01' });
    expect(on('2030-05-01').state).toBe('declassified');
  });

  it('of a reclassification beyond 25 years clashes with the rule and nobody picks (trap 20)', () => {
    const row = { kind: 'reclassified', level: 'C', at: '2021-02-24', until: '2031-02-24' };
    const stamped = status({ dated: '1999-06-14', asOf: '2026-01-01', evidence: [row] });
    expect(stamped).toMatchObject({ state: 'conflict', outerDate: '2024-12-31' });
    expect(status({ dated: '1999-06-14', asOf: '2024-12-30', evidence: [row] }).state).toBe('classified');
  });

  it('of reclassification closes even a document marked unclassified', () => {
    const row = { kind: 'reclassified', level: 'C', at: '2021-02-24' };
    expect(status({ line: 'E.O. 12958: N/A', level: 'U', asOf: '2022-01-01', evidence: [row] }).state).toBe(
      'classified',
    );
  });

  it('of a confirmation turns presumed into declassified, once there was something to confirm', () => {
    const row = { kind: 'declassification-confirmed' };
    const old = { line: 'E.O. 12356: DECL: OADR', dated: '1992-07-01', asOf: '2026-11-23' };
    expect(status({ ...old, evidence: [row] })).toMatchObject({ state: 'declassified', level: 'U' });
    expect(needs(status({ ...old, evidence: [row] }))).toEqual(['extension-check', 'foia-review']);
    expect(status({ ...old, evidence: [{ ...row, at: '2017-12-30' }] }).state).toBe('presumed-declassified');
    expect(status({ ...old, evidence: [{ ...row, at: '2026-11-24' }] }).state).toBe('presumed-declassified');
    expect(status({ line: MARKED, asOf: '2017-01-01', evidence: [{ ...row, at: '2016-01-01' }] }).state).toBe(
      'classified',
    );
  });

  it('of a confirmation proves an event', () => {
    const event = { line: 'E.O. 12958: DECL: AFTER OPENING OF THE LIGHTHOUSE', asOf: '2012-01-01' };
    expect(needs(status(event))).toEqual(['event-proof']);
    const row = { kind: 'declassification-confirmed', at: '2011-01-01' };
    expect(status({ ...event, evidence: [row] })).toMatchObject({
      state: 'declassified',
      declassifyOn: '2011-01-01',
    });
  });

  it('that a record is not permanent stops the 25-year rule, and a late date goes to a person', () => {
    const row = { kind: 'permanent', permanent: false };
    const none = status({ asOf: '2040-01-01', evidence: [row] });
    expect(none).toMatchObject({ state: 'classified', outerDate: null });
    expect(needs(none)).toEqual(['records-schedule']);
    const late = status({ line: 'E.O. 12958: DECL: 06/01/2039', asOf: '2040-01-01', evidence: [row] });
    expect(late).toMatchObject({
      state: 'presumed-declassified',
      declassifyOn: '2039-06-01',
      outerDate: null,
    });
  });

  const OLD = { line: 'E.O. 12356: DECL: OADR', dated: '1992-07-01' };
  const outer = (asOf: string, ...evidence: Record<string, unknown>[]) => {
    const { state, outerDate } = status({ ...OLD, asOf, evidence });
    return `${state} ${outerDate}`;
  };
  const at = '2015-01-01';

  it('of a file series, a file block, a medium or a discovery moves the 25-year limit, and only later', () => {
    expect(outer('2026-01-01', { kind: 'file-series', at, until: '2035-12-31' })).toBe(
      'classified 2035-12-31',
    );
    expect(outer('2026-01-01', { kind: 'file-block', at, newest: '2001-05-01' })).toBe(
      'classified 2026-12-31',
    );
    expect(outer('2019-01-01', { kind: 'media-delay', at, until: '2020-01-01' })).toBe(
      'classified 2020-01-01',
    );
    expect(outer('2026-01-01', { kind: 'newly-discovered', at, discovered: '2024-05-01' })).toBe(
      'classified 2027-05-01',
    );
    expect(outer('2026-01-01', { kind: 'file-block', at, newest: '1980-05-01' })).toBe(
      'presumed-declassified 2017-12-31',
    );
    expect(outer('2020-01-01', { kind: 'file-series', at: '2021-01-01', until: '2035-12-31' })).toBe(
      'presumed-declassified 2017-12-31',
    );
  });

  it('moves the limit no further than its provision allows', () => {
    expect(outer(at, { kind: 'file-series', at, until: '2060-01-01' })).toBe('classified 2042-12-31');
    expect(outer(at, { kind: 'file-block', at, newest: '2006-05-01' })).toBe('classified 2027-12-31');
    expect(outer(at, { kind: 'media-delay', at, until: '2030-01-01' })).toBe('classified 2022-12-31');
  });

  it('of such a delay leaves a printed date and an exemption alone', () => {
    const evidence = [{ kind: 'file-series', at, until: '2040-12-31' }];
    expect(status({ line: MARKED, asOf: '2017-08-20', evidence }).state).toBe('declassified');
    const exempt = { line: 'E.O. 13526: DECL: 50X1-HUM', dated: '2012-01-05', asOf: '2026-01-01', evidence };
    expect(status(exempt).outerDate).toBe('2087-12-31');
  });

  it('of a delay after the confirmation does not close what was opened', () => {
    const confirmed = { kind: 'declassification-confirmed', at: '2018-03-01' };
    const late = { kind: 'newly-discovered', at: '2024-05-01', discovered: '2024-05-01' };
    expect(outer('2026-01-01', confirmed, late)).toBe('declassified 2017-12-31');
    expect(outer('2026-01-01', late, { ...confirmed, at: '2025-01-01' })).toBe('classified 2027-05-01');
  });

  it('of Restricted Data found page by page excludes; finding none lifts nothing', () => {
    expect(outer('2026-01-01', { kind: 'page-review', found: 'FRD' })).toBe('excluded null');
    expect(outer('2026-01-01', { kind: 'page-review', found: 'none' })).toBe(
      'presumed-declassified 2017-12-31',
    );
    const evidence = [{ kind: 'page-review', found: 'none' }];
    expect(status({ ...OLD, asOf: '2026-01-01', evidence, excluded: 'RD' }).state).toBe('excluded');
  });

  it('of disposal ends a temporary record, for a person to confirm', () => {
    const row = { kind: 'disposal', at, on: '2020-01-01' };
    const on = (asOf: string) => status({ ...OLD, asOf, evidence: [row] });
    expect(on('2019-12-31')).toMatchObject({
      state: 'classified',
      declassifyOn: '2020-01-01',
      outerDate: null,
    });
    expect(on('2020-01-01')).toMatchObject({ state: 'presumed-declassified', level: 'C' });
    expect(status({ line: MARKED, asOf: '2017-08-20', evidence: [row] }).declassifyOn).toBe('2017-08-20');
  });

  it('of an unscheduled record stops the 25-year rule until it is scheduled, and five years more', () => {
    const none = { kind: 'unscheduled', at: '2010-01-01' };
    expect(outer('2030-01-01', none)).toBe('classified null');
    expect(needs(status({ ...OLD, asOf: '2030-01-01', evidence: [none] }))).toEqual(['records-schedule']);
    const scheduled = (day: string) => ({ kind: 'permanent', permanent: true, at: day });
    expect(outer('2018-01-01', none, scheduled('2016-03-01'))).toBe('classified 2021-03-01');
    expect(outer('2018-01-01', none, scheduled('2011-03-01'))).toBe('presumed-declassified 2017-12-31');
  });

  it.each([
    { kind: 'extended', until: '2027-01-01' },
    { kind: 'reclassified', level: 'S' },
    { kind: 'permanent', permanent: true },
    { kind: 'unscheduled' },
    { kind: 'disposal', on: '2020-01-01' },
    { kind: 'file-series', until: '2020-01-01' },
    { kind: 'file-block', newest: '2001-01-01' },
    { kind: 'media-delay', until: '2020-01-01' },
    { kind: 'newly-discovered', discovered: '2020-01-01' },
    { kind: 'page-review', found: 'none' },
    { kind: 'referral-opened', agency: 'CIA' },
    { kind: 'referral-closed', agency: 'CIA' },
    { kind: 'declassification-confirmed' },
    { kind: 'decaptioned', caption: 'EXDIS' },
  ])('of every kind is told once, with who, when and on what authority: $kind', (row) => {
    for (const level of ['U', 'C'] as const)
      for (const asOf of ['2000-01-01', '2026-11-23']) {
        const { reasons } = status({ ...OLD, level, asOf, evidence: [row] });
        const told = reasons.filter(({ text }) =>
          text.includes(', by Jane Doe, Reviewer on 2026-01-02 (case 1).'),
        );
        expect(told).toHaveLength(1);
        const fact = ['permanent', 'unscheduled', 'disposal', 'page-review'].includes(row.kind);
        expect(told[0]?.text.includes('does not count yet')).toBe(!fact && asOf < '2026-01-02');
      }
  });

  it('of a referral keeps its answer needed until it is closed, each agency alone', () => {
    const opened = (agency: string, at = '2026-01-01') => ({ kind: 'referral-opened', agency, at });
    const closed = { kind: 'referral-closed', agency: 'CIA' };
    const on = (asOf: string, ...evidence: Record<string, unknown>[]) =>
      status({ line: MARKED, asOf, evidence });
    const open = (asOf: string, ...evidence: Record<string, unknown>[]) =>
      on(asOf, ...evidence).stillNeeded.flatMap(({ code, text }) => (code === 'referral-open' ? text : []));
    expect(open('2025-12-31', opened('CIA'))).toEqual([]);
    expect(open('2026-01-01', opened('CIA'), closed)).toEqual([expect.stringContaining('answer of CIA,')]);
    expect(open('2026-01-02', opened('cia '), closed)).toEqual([]);
    expect(open('2026-01-02', opened('CIA'), opened('DOD'), closed)).toEqual([
      expect.stringContaining('DOD'),
    ]);
    expect(open('2026-01-03', opened('CIA', '2026-01-03'), closed)).toHaveLength(1);
    const { reasons } = on('2026-11-23', opened('CIA'), closed);
    expect(reasons.map(({ text }) => text).join()).toContain('The referral to CIA was closed, by Jane Doe');
  });
});

const RANK: Record<StatusState, number> = {
  excluded: 3,
  classified: 3,
  review: 2,
  conflict: 2,
  'presumed-declassified': 1,
  declassified: 0,
  unclassified: 0,
};

const VALUES = [
  'DECL: 08/20/2017',
  'DECL: 01/01/2040',
  'DECL: OADR',
  'DECL: X1, X5',
  'DECL: 25X6',
  'DECL: 25X1, 20400101',
  'DECL: 50X1-HUM',
  'DECL: 10 YEARS',
  'DECL: AFTER OPENING OF THE LIGHTHOUSE',
  'DECL: 20/08/2017',
  'DECL: SOURCE MARKED OADR, DATE OF SOURCE 07/04/1994',
  'E.O. 11652: GDS',
  'E.O. 12065: RDS-4 6/5/99',
  'N/A',
  '',
];
const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => plusDays(day('1960-01-01'), days));
const levels = fc.constantFrom<Level>('U', 'C', 'S', 'TS');

describe('as days go by', () => {
  it('a later day never withholds more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VALUES),
        dates,
        levels,
        dates,
        dates,
        (line, dated, level, one, other) => {
          const [early, late] = one < other ? [one, other] : [other, one];
          const rank = (asOf: string) => RANK[status({ line, dated, level, asOf }).state];
          expect(rank(late)).toBeLessThanOrEqual(rank(early));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the status changes only on a date it names', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALUES), dates, levels, (line, dated, level) => {
        const at = (asOf: CivilDate) => status({ line, dated, level, asOf });
        const { declassifyOn, outerDate } = at(dated);
        for (const turn of [declassifyOn, outerDate].filter((date) => date !== null)) {
          const before = at(plusDays(turn, -1)).state;
          const after = at(turn).state;
          expect(at(plusDays(turn, 1)).state).toBe(after);
          if (turn === (declassifyOn ?? outerDate) && before === 'classified')
            expect(after).not.toBe('classified');
        }
      }),
    );
  });

  it('every status gives reasons with their provisions', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALUES), dates, levels, dates, (line, dated, level, asOf) => {
        const { reasons } = status({ line, dated, level, asOf });
        expect(reasons.length).toBeGreaterThan(0);
        for (const { provision, text } of reasons) expect(provision.length * text.length).toBeGreaterThan(0);
      }),
    );
  });

  it('every status begins with what the document or a text of it is on the day', () => {
    const excluded = fc.constantFrom('RD', 'FRD', 'TFNI', 'NATO', undefined);
    const days = fc.option(dates);
    const notice = 'DECL: DECLASSIFIED BY NARA 09/02/2009';
    const printed = fc.constantFrom(...VALUES, notice);
    fc.assert(
      fc.property(printed, days, levels, dates, excluded, (line, dated, level, asOf, kind) => {
        const [first] = status({
          line,
          dated,
          level,
          asOf,
          ...(kind === undefined ? {} : { excluded: kind }),
        }).reasons;
        expect(first?.text).toMatch(
          new RegExp(`^On ${asOf} the (?:document|text) (?:is|stays)(?! .*undefined|.*null)`),
        );
      }),
    );
  });
});
