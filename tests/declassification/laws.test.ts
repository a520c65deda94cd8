import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../src/declassification/calculator.ts';
import {
  type CivilDate,
  civilDate,
  earliest,
  plusDays,
  plusYears,
  readIso,
} from '../../src/model/civil-date.ts';
import { type Level, levelRank } from '../../src/model/marking.ts';
import type { StatusState } from '../../src/model/status.ts';
import { orders } from './orders.ts';

const RUNS = { numRuns: 1000 };
const START = readIso('1955-01-01') as CivilDate;
const dates = fc.integer({ min: 0, max: 36_000 }).map((days) => plusDays(START, days));
const slashed = (date: CivilDate) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;

const RULES = ['10501', '11652', '12065', '12356', '12958', '13526'];
const VALUES = [
  ...['GDS', 'GROUP-4', 'GP-3', 'XGDS-2', 'XGDS-7', 'OADR', 'X1, X5', 'MR', 'DNI ONLY', 'SUBJECT TO TREATY'],
  ...[
    '10 YEARS',
    'TWENTY YEARS',
    '30 YEARS',
    '0 YEARS',
    'AFTER OPENING OF THE LIGHTHOUSE',
    '1.5 (B), (D)',
    '20/08/2017',
    '',
  ],
];
const DATED = ['', 'GDS ', 'RDS-4 ', 'XDS-1 ', 'XGDS-3 DECLAS ', 'ADS, DECLAS '];
const SOURCES = ['OADR', 'X1', 'MR'];
const EXEMPT = ['25X6', '25X1, 25X9', '50X1-HUM', '50X6', '75X1'];

const labelled = (value: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...RULES), value).map(([order, words]) => `E.O. ${order}: DECL: ${words}`);
const sourced = labelled(
  fc
    .tuple(fc.constantFrom(...SOURCES), dates)
    .map(([mark, date]) => `SOURCE MARKED ${mark}, DATE OF SOURCE ${slashed(date)}`),
);
/** Instructions other than 25X, 50X and 75X. */
const ordinary = fc.oneof(
  labelled(fc.constantFrom(...VALUES)),
  labelled(fc.tuple(fc.constantFrom(...DATED), dates).map(([words, date]) => `${words}${slashed(date)}`)),
  sourced,
);
const exempt = labelled(
  fc
    .tuple(fc.constantFrom(...EXEMPT), fc.option(dates))
    .map(([code, date]) => (date === null ? code : `${code}, ${slashed(date)}`)),
);
const lines = fc.oneof({ weight: 4, arbitrary: ordinary }, { weight: 1, arbitrary: exempt });
const scheduled = fc.constantFrom('E.O. 11652: GDS', 'GROUP-4', 'GP-4');
/** Days of the orders that had a schedule, and days on which its steps fall. */
const scheduledDays = fc.integer({ min: 0, max: 8_700 }).map((days) => plusDays(START, days));
const CLASSIFIED = ['C', 'S', 'TS'] as const;

function when(printed: readonly string[], dated: CivilDate, level: Level, asOf: CivilDate = dated) {
  const { instruction, status, messages } = calculate(
    { lines: printed, dated, level, flags: [], asOf },
    orders,
  );
  return { kind: instruction.kind, status, codes: messages.map(({ code }) => code) };
}

/** The first day on which the dates alone stop keeping a document closed. */
function opensOn(printed: readonly string[], dated: CivilDate, level: Level): CivilDate {
  const { declassifyOn, outerDate } = when(printed, dated, level).status;
  const never = '2199-12-31' as CivilDate;
  return earliest(declassifyOn ?? never, outerDate ?? never);
}

const CLOSED: ReadonlySet<StatusState> = new Set(['classified', 'review', 'conflict', 'excluded']);

describe('by date rules alone', () => {
  it('a later day never closes again what was open', () => {
    fc.assert(
      fc.property(
        lines,
        dates,
        fc.constantFrom('U', ...CLASSIFIED),
        dates,
        dates,
        (line, dated, level, a, b) => {
          const [early, late] = a < b ? [a, b] : [b, a];
          const open = !CLOSED.has(when([line], dated, level, early).status.state);
          if (open) expect(CLOSED.has(when([line], dated, level, late).status.state)).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it('a later day never raises the level, and only declassification lowers it to nothing', () => {
    const levels = fc.constantFrom(...CLASSIFIED);
    const neverRaised = (line: string, dated: CivilDate, level: Level, asOf: readonly CivilDate[]) => {
      const found = asOf.toSorted().map((day) => when([line], dated, level, day).status);
      const ranks = found.map((status) => levelRank(status.level));
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
      for (const { level: now, state } of found) expect(now === 'U').toBe(state === 'declassified');
    };
    fc.assert(
      fc.property(lines, dates, levels, dates, dates, (line, dated, level, a, b) =>
        neverRaised(line, dated, level, [a, b]),
      ),
      RUNS,
    );
    const after = fc.array(fc.integer({ min: 0, max: 4_500 }), { minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(scheduled, scheduledDays, levels, after, (line, dated, level, days) =>
        neverRaised(
          line,
          dated,
          level,
          days.map((count) => plusDays(dated, count)),
        ),
      ),
      RUNS,
    );
  });

  it('a higher level never opens earlier', () => {
    fc.assert(
      fc.property(lines, dates, (line, dated) => {
        const days = CLASSIFIED.map((level) => opensOn([line], dated, level));
        expect(days).toEqual(days.toSorted());
      }),
      RUNS,
    );
  });

  it('without its instruction, if that is not 25X, 50X or 75X, a document never opens earlier', () => {
    fc.assert(
      fc.property(ordinary, dates, fc.constantFrom(...CLASSIFIED), (line, dated, level) => {
        const without = opensOn([], dated, level);
        const { declassifyOn, outerDate } = when([line], dated, level).status;
        for (const date of [declassifyOn, outerDate]) if (date !== null) expect(date <= without).toBe(true);
      }),
      RUNS,
    );
  });

  it('a further instruction never opens a document earlier', () => {
    fc.assert(
      fc.property(ordinary, lines, dates, fc.constantFrom(...CLASSIFIED), (one, other, dated, level) => {
        const both = opensOn([one, other], dated, level);
        const instructs = (line: string) => when([line], dated, level).kind !== 'none';
        for (const line of [one, other].filter(instructs))
          expect(both >= opensOn([line], dated, level)).toBe(true);
      }),
      RUNS,
    );
  });

  it('every date comes after the document; a source whose term had passed is reported', () => {
    fc.assert(
      fc.property(lines, dates, fc.constantFrom(...CLASSIFIED), (line, dated, level) => {
        const { declassifyOn, outerDate } = when([line], dated, level).status;
        for (const date of [declassifyOn, outerDate]) if (date !== null) expect(date > dated).toBe(true);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(dates, dates, (source, dated) => {
        fc.pre(source <= dated);
        const line = `E.O. 12958: DECL: SOURCE MARKED OADR, DATE OF SOURCE ${slashed(source)}`;
        const passed = plusYears(source, 25) <= dated;
        expect(when([line], dated, 'S').codes.includes('source-term-passed')).toBe(passed);
      }),
      RUNS,
    );
  });

  it('29 February and any number of years is 1 March, unless the year has that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 476, max: 515 }), fc.integer({ min: 1, max: 75 }), (quarter, years) => {
        const from = civilDate(quarter * 4, 2, 29) as CivilDate;
        const leap = civilDate(quarter * 4 + years, 2, 29);
        expect(plusYears(from, years)).toBe(leap ?? civilDate(quarter * 4 + years, 3, 1));
      }),
      RUNS,
    );
  });
});
