import { describe, expect, it } from 'vitest';
import { codes, read } from './invented.ts';

const OPEN = {
  security: 'ZNR UUUUU ZZH',
  lineOne: 'UNCLAS NORDHAVEN 000123',
  body: ['1. The fair opens in May.'],
};
const labels = (...lines: string[]): string[] => ['E.O. 12958: N/A', ...lines];
const level = (parts: Parameters<typeof read>[0]) => {
  const cable = read(parts);
  return { level: cable.overall?.level, held: codes(cable).includes('witness-conflict') };
};
const PAGE = 'SECRET PAGE 02 NORDHA 00123 041530Z';

describe('the level that stands before a page header counts, wherever the page ends', () => {
  it.each([
    ['in a subject', { ...OPEN, labels: labels('TAGS: ECON', 'SUBJECT: THE', PAGE, 'FAIR') }],
    ['in a list of references', { ...OPEN, labels: labels('REF: A. OSLO 44', PAGE, 'B. OSLO 45') }],
    ['in TAGS', { ...OPEN, labels: labels(`TAGS: ECON, ${PAGE}, ETRD`) }],
    [
      'in a paragraph',
      { ...OPEN, labels: labels('TAGS: ECON'), body: ['1. The fair', PAGE, 'opens in May.'] },
    ],
  ])('%s', (_, parts) => expect(level(parts)).toEqual({ level: 'S', held: true }));
});

describe('a section whose level nobody can read', () => {
  it.each(['S E C R T SECTION 02 OF 02 NORDHAVEN 000123', 'SCRT SECTON 02 OF 02 NORDHAVEN 000123'])(
    'holds the cable: %s',
    (line) =>
      expect(codes(read({ ...OPEN, body: ['1. The fair opens', '', line, '', '2. In May.'] }))).toContain(
        'section-unread',
      ),
  );

  it.each([
    'UNCLAS SECTION 02 OF 02 NORDHAVEN 000123',
    'WE SAID SO IN SECTION 02 OF 02 NORDHAVEN 000123',
    'S E C R T SECTION 02 OF 02 NORDHAVEN 000999',
  ])('is none: %s', (line) =>
    expect(codes(read({ ...OPEN, body: ['1. The fair opens', '', line, '', '2. In May.'] }))).not.toContain(
      'section-unread',
    ),
  );
});
