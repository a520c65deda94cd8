import { describe, expect, it } from 'vitest';
import { codes, read } from './invented.ts';

const closing = (...lines: string[]) => {
  const cable = read({ labels: ['SUBJECT: FERRIES'], body: ['1. The herring.', '', 'ASHDOWN', ...lines] });
  return [
    ...cable.fields.declassification.map(({ value }) => value),
    ...codes(cable).filter((code) => code === 'unread'),
  ];
};

describe('the stamp of a group below the signature', () => {
  it.each([
    'GROUP 4 DOWNGRADED AT 3-YEAR INTERVALS; DECLASSIFIED AFTER 12 YEARS',
    'GP-1 EXCLUDED FROM AUTOMATIC DOWNGRADING AND DECLASSIFICATION',
  ])('is an instruction on one line: %s', (line) => {
    expect(closing(line)).toHaveLength(1);
  });

  it('goes on over lines of its own', () => {
    const stamp = ['GROUP 4', 'DOWNGRADED AT 3 YEAR INTERVALS', 'DECLASSIFIED AFTER 12 YEARS'];
    expect(closing(...stamp)).toEqual(['GROUP-4']);
  });

  it.each(['GROUP 4 WILL MEET AGAIN', 'GROUP 5 DOWNGRADED', 'THE GROUP 4 DOWNGRADED ITS PLANS'])(
    'is none: %s',
    (line) => {
      expect(closing(line)).toEqual([]);
    },
  );
});
