import { describe, expect, it } from 'vitest';
import { readCable } from '../../src/cable/read-cable.ts';
import { codes, recordOf, VOCABULARY } from './invented.ts';

const told = (originator: string, group: string, ...more: string[]): string[] =>
  codes(readCable(recordOf([originator, group, 'FM AMEMBASSY NORDHAVEN', ...more].join('\n')), VOCABULARY));

describe('the DE line against the date-time group', () => {
  it.each([
    ['DE RUEHNV #4141/01 2360244', 'P 240244Z AUG 07'],
    ['the day after', 'P 232300Z AUG 07', 'DE RUEHNV #4141 2360144'],
    ['over the end of a year', 'P 312330Z DEC 07', 'DE RUEHNV #4141 0010010'],
    ['in a leap year', 'P 312330Z DEC 08', 'DE RUEHNV #4141 3662340'],
  ])('agrees: %s', (first, group, originator = first) => {
    expect(told(originator, group)).not.toContain('julian-differs');
    expect(told(originator, group)).not.toContain('time-differs');
  });

  it.each(['DE RUEHNV #4141 2340244', 'DE RUEHNV #4141 2380244', 'DE RUEHNV #4141 0240244'])(
    'differs by days: %s',
    (line) => expect(told(line, 'P 240244Z AUG 07')).toContain('julian-differs'),
  );

  it.each(['DE RUEHNV #4141 2361544', 'DE RUEHNV #4141 2370244'])('differs by hours: %s', (line) =>
    expect(told(line, 'P 240244Z AUG 07')).toEqual(expect.arrayContaining(['time-differs'])),
  );

  it('differs in its serial from line 1, of which it has the last four figures', () => {
    const lineOne = (serial: string) =>
      told('DE RUEHNV #4141 2360244', 'P 240244Z AUG 07', `SECRET NORDHAVEN ${serial}`);
    expect(lineOne('014141')).not.toContain('serial-differs');
    expect(lineOne('004142')).toContain('serial-differs');
  });

  it('gives no other letters to a station whose serial it denies', () => {
    const cable = (serial: string) =>
      readCable(
        recordOf(
          [
            `DE RUEHNV #${serial} 2360244`,
            'P 240244Z AUG 07',
            'FM AMEMBASSY NORDHAVEN',
            'SECRET NORDAVEN 004141',
          ].join('\n'),
        ),
        VOCABULARY,
      );
    expect(cable('4141').mrn).toBe('07NORDHAVEN4141');
    expect(cable('4142').mrn).toBe('07NORDAVEN4141');
  });
});
