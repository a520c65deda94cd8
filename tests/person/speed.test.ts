import { describe, expect, it } from 'vitest';
import { growth, LINEAR } from '../growth.ts';
import { bodyOf, findIn } from './cables.ts';

const SIZE = 25_000;
const filled = (unit: string, size: number): string =>
  unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

describe('finding persons', () => {
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
  ])('takes work by the length of %s, not by its square', (_, unit) => {
    expect(growth(SIZE, (size) => findIn(bodyOf(filled(unit, size))))).toBeLessThan(LINEAR);
  });

  it('takes work by the length of a word beside a protected name, not by its square', () => {
    const text = (size: number): string => `Lawyer Ana Petrak (protect) spoke. ${'Qx'.repeat(size / 2)} too.`;
    expect(growth(SIZE, (size) => findIn(bodyOf(text(size))))).toBeLessThan(LINEAR);
  });

  it('takes work by the number of namesakes, not by its square', () => {
    const letters = 'abcdefghijklmnopqrst';
    const given = (i: number): string =>
      `Q${[8000, 400, 20, 1].map((n) => letters[Math.floor(i / n) % 20]).join('')}x`;
    const text = (size: number): string =>
      Array.from({ length: size }, (_, i) => `Lawyer ${given(i)} Petrak (protect).`).join(' ');
    expect(growth(1000, (size) => findIn(bodyOf(text(size))))).toBeLessThan(LINEAR);
  });
});
