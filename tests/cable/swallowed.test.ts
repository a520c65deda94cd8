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

const HEADER = ['TAGS: PREL', 'SUBJECT: (U) THE FAIR', 'Classified By: DCM Harriet Vale. Reasons 1.4 (b).'];
const shownIn = (parts: Parameters<typeof read>[0], words: string): boolean => {
  const { text, layout, furniture } = read(parts);
  const at = text.indexOf(words);
  expect(at).toBeGreaterThan(0);
  return [...layout, ...furniture.map(({ span }) => span)].some(({ from, to }) => from <= at && at < to);
};

describe('words that may be a sentence are held, though a field is read from them', () => {
  const body = ['1. (C) The fair opens in May.'];
  it.each([
    [
      'behind the names of a Classified By',
      'informed about',
      'DCM Harriet Vale, informed about the fair by Tom Moe, for reasons 1.4 (b).',
    ],
    ['behind a name', 'from Tom Moe', 'DCM Harriet Vale, from Tom Moe. Reasons 1.4 (b).'],
  ])('%s', (_, words, by) => {
    const labels = [...HEADER.slice(0, 2), `Classified By: ${by}`];
    expect(shownIn({ labels, body }, words)).toBe(false);
  });

  it.each([['codes that nobody listed', 'QUAY', 'TAGS: PREL, MOE, RIDES, QUAY']])('%s', (_, words, line) => {
    expect(shownIn({ labels: [...HEADER.slice(1), line], body }, words)).toBe(false);
  });

  it.each([
    ['an address of too many words', 'AMEMBASSY CLERK THOMAS MOE ARRESTED'],
    ['who cleared it, with a marking for an office', 'CLEARED BY: SECRET:NODIS'],
  ])('%s', (_, line) => {
    const { text, layout } = read({
      security: `ZNY CCCCC ZZH\nR 041530Z MAR 06\nFM AMEMBASSY NORDHAVEN\nINFO AMEMBASSY OSLO\n${line}`,
      body,
    });
    const at = text.indexOf(line);
    expect(layout.some(({ from, to }) => from <= at && at < to)).toBe(false);
  });

  it('a post of more words that minimized nothing', () =>
    expect(
      shownIn({ captions: ['CLERK MOE ARRESTED MINIMIZE CONSIDERED'], labels: HEADER, body }, 'CLERK'),
    ).toBe(false));

  it('a name below a question', () =>
    expect(shownIn({ labels: HEADER, body: ['1. (C) Who opens the fair?', 'MOE'] }, 'MOE')).toBe(false));

  it('a page in the words of a fragment without a number', () =>
    expect(
      shownIn(
        { lineOne: 'C O N F I D E N T I A L', labels: HEADER, body: [...body, 'PAGE 12 HOTEL MOE 447'] },
        'PAGE 12',
      ),
    ).toBe(false));
});

it('a code of an instruction is no tag', () => {
  const instruction = ['E.O. 12958: DECL: 03/04/2016', 'TAGS: PREL, OADR'];
  expect(codes(read({ labels: instruction, body: ['1. (C) The fair.'] }))).toContain('instruction-astray');
});

it('reasons to classify are a witness against an unclassified line', () => {
  const by = 'Classified By: DCM Harriet Vale. Reasons 1.4 (b).';
  expect(codes(read({ ...OPEN, labels: labels('SUBJECT: FAIR', by) }))).toContain('witness-conflict');
  expect(codes(read({ ...OPEN, labels: labels('SUBJECT: FAIR', 'Classified By: N/A') }))).not.toContain(
    'witness-conflict',
  );
});
