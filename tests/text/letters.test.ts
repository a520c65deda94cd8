import { expect, test } from 'vitest';
import { GAP, lettersOf } from '../../src/text/letters.ts';
import { foldedView } from '../../src/text/view.ts';

const read = (text: string) => {
  const letters = lettersOf(foldedView(text));
  const gaps = Array.from({ length: letters.text.length + 1 }, (_, i) => letters.gapAt(i));
  return { letters, gaps };
};

test('letters follow each other with what parts them, and a sign stands at both ends', () => {
  const { letters, gaps } = read('Al-Hamid A: %4Eo');
  expect(letters.text).toBe('alhamidano');
  const { none, hyphen, space, sign } = GAP;
  expect(gaps).toEqual([sign, none, hyphen, none, none, none, none, space, sign, none, sign]);
  expect([...letters.text].filter((_, i) => letters.isCapital(i)).join('')).toBe('ahan');
});

test('a letter that is two, and one behind an escape, stand where they are printed', () => {
  const { letters } = read('\u00c6ro &#78;a');
  expect(letters.text).toBe('aerona');
  expect([0, 1, 2, 4].map((i) => letters.within(i, i + 1))).toEqual([
    { from: 0, to: 1 },
    { from: 0, to: 1 },
    { from: 1, to: 2 },
    { from: 4, to: 9 },
  ]);
});
