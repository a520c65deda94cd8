import { describe, expect, it } from 'vitest';
import { bodyOf, findIn } from './cables.ts';

const PARAGRAPH =
  'Deputy Editor of the "Weekly Mirror" Ivan Petrak told us on May 4 that the ministry would not agree. ' +
  'Petrak (protect) argued that prices, which had risen since the summer, would go on rising for a year. ';

const took = (text: string): number => {
  const from = performance.now();
  findIn(bodyOf(text));
  return performance.now() - from;
};

const SIZE = 200_000;
const filled = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);

describe('finding persons', () => {
  it('takes a few milliseconds for a cable of 7 kB', () => {
    const text = PARAGRAPH.repeat(35);
    const runs = Array.from({ length: 60 }, () => took(text)).sort((a, b) => a - b);
    expect(runs[10]).toBeLessThan(10);
  });

  it.each([
    ['one word', 'a'],
    ['capitals', 'A'],
    ['initials', 'A. '],
    ['hyphens', 'A-'],
    ['particles', 'al '],
    ['names', 'Petrak '],
    ['titles', 'minister '],
    ['quotes', '"'],
    ['commas', 'Petrak, '],
    ['notices', 'please protect source. '],
    ['open notices', '(protect '],
    ['a list of people', 'Minister Ana Petrak and '],
    ['tags', 'OVIP ('],
    ['apostrophes', "P'"],
    ['zero-width', 'P\u200b'],
  ])('takes under a second for 200 kB of %s', (_, unit) => expect(took(filled(unit))).toBeLessThan(1000));

  it('takes under a second for thousands of namesakes', () => {
    const letters = 'abcdefghijklmnopqrst';
    const given = (i: number): string =>
      `Q${[8000, 400, 20, 1].map((n) => letters[Math.floor(i / n) % 20]).join('')}x`;
    const text = Array.from({ length: 8000 }, (_, i) => `Lawyer ${given(i)} Petrak (protect).`).join(' ');
    expect(took(text)).toBeLessThan(1000);
  });
});
