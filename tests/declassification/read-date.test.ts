import { describe, expect, it } from 'vitest';
import { readDate, readSourceDate } from '../../src/declassification/read-date.ts';
import { CivilDate } from '../../src/model/civil-date.ts';

const day = (text: string) => CivilDate.parse(text);
const read = (printed: string, after: string | null = '2007-08-24') =>
  readDate(printed, after === null ? null : day(after));

describe('a printed date', () => {
  it.each([
    ['8/20/17', '2017-08-20'],
    ['08/20/2017', '2017-08-20'],
    ['08-20-17', '2017-08-20'],
    ['2017/08/20', '2017-08-20'],
    ['20170820', '2017-08-20'],
    ['20 AUG 2017', '2017-08-20'],
    ['20AUG17', '2017-08-20'],
    ['AUG 20, 2017', '2017-08-20'],
    ['August 20, 2017', '2017-08-20'],
    ['08 / 20 / 2017', '2017-08-20'],
    ['02/29/2016', '2016-02-29'],
  ])('%s is %s', (printed, expected) => {
    expect(read(printed)).toEqual({ date: expected });
  });

  it('has the month first, even where the year could be (trap 7)', () => {
    expect(read('07/02/11', '2001-07-05').date).toBe('2011-07-02');
  });

  it('with day and month swapped is suggested, never applied (trap 9)', () => {
    expect(read('20/08/2017')).toEqual({ date: undefined, suggestion: '2017-08-20' });
  });

  it.each([
    '02/30/2017',
    '02/29/2017',
    '04/31/2017',
    '00/10/2017',
    '13/13/2017',
    '20170230',
    '31 FEB 2017',
    '8/20',
  ])('that does not exist is no date and rolls nowhere (traps 8, 17): %s', (printed) => {
    expect(read(printed)).toEqual({ date: undefined });
  });

  it.each([
    ['08/20/92', '1987-08-20', '1992-08-20'],
    ['8/20/84', '1978-08-20', '1984-08-20'],
    ['6/5/99', '1979-06-05', '1999-06-05'],
    ['08/24/05', '2000-08-24', '2005-08-24'],
    ['1/1/00', '1979-01-01', '2000-01-01'],
  ])(
    'with two digits %s after %s is in the first century that comes after it (trap 6): %s',
    (printed, after, on) => {
      expect(read(printed, after).date).toBe(on);
    },
  );

  it('with two digits stays unread where the document has no date, or none comes within 75 years', () => {
    expect(read('08/20/17', null).date).toBeUndefined();
    expect(read('08/24/07').date).toBeUndefined();
    expect(read('08/20/2017', null).date).toBe('2017-08-20');
  });

  it('takes no word for a month that is none', () => {
    expect(read('20 DECIDED 2017').date).toBeUndefined();
  });

  it('of a source lies before the document', () => {
    expect(readSourceDate('07/04/94', day('2003-01-20')).date).toBe('1994-07-04');
    expect(readSourceDate('07/04/1994', day('2003-01-20')).date).toBe('1994-07-04');
  });
});
