import { describe, expect, it } from 'vitest';
import { type CalculatorFlag, calculate } from '../../src/declassification/calculator.ts';
import { CivilDate } from '../../src/model/civil-date.ts';
import { orders } from './orders.ts';

const day = (text: string) => CivilDate.parse(text);

function when(lines: string[], dated: string, asOf: string, ...flags: CalculatorFlag[]) {
  return calculate({ lines, dated: day(dated), level: 'C', flags, asOf: day(asOf) }, orders);
}

const MARKED = 'E.O. 12958: DECL: 08/20/2017';

describe('tearline when', () => {
  it('answers for the example line', () => {
    const answer = when([MARKED], '2007-08-24', '2017-08-20');
    expect(answer).toMatchObject({
      dated: '2007-08-24',
      classification: 'CONFIDENTIAL',
      instruction: { printed: MARKED, order: '12958', kind: 'date', date: '2017-08-20' },
      status: { asOf: '2017-08-20', state: 'declassified', level: 'U', outerDate: '2032-12-31' },
      messages: [],
    });
    expect(answer.status.stillNeeded.map((need) => need.split(': ')[0])).toEqual([
      'extension-check',
      'foia-review',
    ]);
    expect(when([MARKED], '2007-08-24', '2017-08-19').status.state).toBe('classified');
  });

  it('gives the printed instruction and nothing else of it', () => {
    const { instruction } = when(['E.O. 12958: DECL: X1'], '2001-08-24', '2017-08-20');
    expect(Object.keys(instruction)).toEqual(['printed', 'order', 'kind']);
  });

  it('keeps restricted data out of every date', () => {
    expect(when([MARKED], '2007-08-24', '2060-01-01', 'restricted-data').status.state).toBe('excluded');
  });

  it('dates the portions of the United States and asks NATO for the other', () => {
    const { status } = when([MARKED], '2007-08-24', '2020-01-01', 'nato-portion');
    expect(status).toMatchObject({ state: 'declassified', declassifyOn: '2017-08-20' });
    expect(status.stillNeeded.at(-1)).toMatch(/^nato-consent: /);
  });

  it('does not let a line quoted in the body govern (trap 10)', () => {
    const answer = when(
      [MARKED, 'E.O. 12356: DECL: OADR'],
      '2007-08-24',
      '2020-01-01',
      'second-line-quoted-in-body',
    );
    expect(answer.instruction.kind).toBe('date');
    expect(answer.messages.map(({ code }) => code)).toEqual(['line-quoted']);
  });

  it('reports a stamp of a later review against the 25-year limit and picks neither (trap 20)', () => {
    const stamp = 'Classified by [reviewer] on 02/24/2021 - Class: CONFIDENTIAL - Declassify on: 02/24/2031';
    const { status } = when([stamp], '1999-06-14', '2026-01-01', 'release-stage-stamp');
    expect(status).toMatchObject({ state: 'conflict', declassifyOn: null, outerDate: '2024-12-31' });
    expect(status.reasons.map(({ text }) => text).join(' ')).toContain('2031-02-24');
  });

  it('reads a stamp under the order of its own day, and not of the document', () => {
    const stamp = 'Classified by [reviewer] on 02/24/2021 - Class: SECRET - Declassify on: 02/24/2023';
    const answer = when([MARKED, stamp], '2007-08-24', '2022-01-01', 'release-stage-stamp');
    expect(answer.messages.map(({ reason }) => reason)).toEqual([expect.stringContaining('E.O. 13526')]);
    expect(answer.status).toMatchObject({ state: 'classified', level: 'S', declassifyOn: '2023-02-24' });
    const before = when([MARKED, stamp], '2007-08-24', '2021-02-23', 'release-stage-stamp');
    expect(before.status).toMatchObject({ state: 'declassified', declassifyOn: '2017-08-20' });
  });

  it('takes a stamp that names only its end to hold from the day of the document', () => {
    const stamp = 'DOCUMENT CONTAINS NATO INFORMATION - Declassify on 9/28/2048';
    const { status } = when([stamp], '1998-09-28', '2026-01-01', 'release-stage-stamp');
    expect(status).toMatchObject({ state: 'conflict', outerDate: '2023-12-31' });
  });
});
