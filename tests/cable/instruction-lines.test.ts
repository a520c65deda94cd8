import { describe, expect, it } from 'vitest';
import { codes, read } from './invented.ts';

const lines = (...instruction: string[]) => {
  const labels = [...instruction, 'TAGS: PREL', 'SUBJECT: FERRIES'];
  const cable = read({ labels, body: ['1. (C) The herring.', '', 'ASHDOWN'] });
  const astray = codes(cable).filter((code) => code === 'unread' || code.startsWith('instruction'));
  return [...cable.fields.declassification.map(({ value }) => value), ...astray];
};

describe('the line of an instruction', () => {
  it.each([
    'E.O. 1l652: GDS',
    'E.O. 116 52: GDS',
    'EXECUTIVE ORDER 11652: GDS',
    '11652: GDS',
    'DECLASSIFY: 03/04/2016',
    'DECLASSIFICATION DATE: 03/04/2016',
    'DECI: 03/04/2016',
  ])('is known by %s', (line) => {
    expect(lines(line)).toEqual([line]);
  });

  it('may have its date behind a blank line, where nothing stands on its own', () => {
    expect(lines('E.O. 12958: DECL:', '', '03/04/2016')).toEqual(['E.O. 12958: DECL: 03/04/2016']);
    expect(lines('E.O. 11652:', '', 'GDS')).toEqual(['E.O. 11652: GDS']);
  });

  it.each([
    ['E.O. 12958: DECL: 03/04/2016', '', '03/04/2012'],
    ['E.O. 12958: DECL:', '', '03/04/2016 WAS A GOOD DAY'],
  ])('takes nothing from behind a blank line that may be another thing: %s %s%s', (...printed) => {
    expect(lines(...printed)).toEqual([printed[0], 'unread']);
  });
});
