import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAP, lettersIn, lettersOf } from '../../src/text/letters.ts';
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

test('a letter that is two, and one behind an escaped, stand where they are printed', () => {
  const { letters } = read('\u00c6ro &#78;a');
  expect(letters.text).toBe('aerona');
  expect([0, 1, 2, 4].map((i) => letters.within(i, i + 1))).toEqual([
    { from: 0, to: 1 },
    { from: 0, to: 1 },
    { from: 1, to: 2 },
    { from: 4, to: 9 },
  ]);
});

/** What a letter is by itself, with what parts it from the one before: one sign after the other, by the words of the doc. */
function oneByOne(text: string) {
  const rows: { letter: string; gap: number; capital: boolean; from: number; to: number }[] = [];
  let between = 'at the beginning';
  for (let at = 0; at < text.length; ) {
    const escaped = /^(?:%([2-7][0-9A-Fa-f])|&#(?:x([0-9A-Fa-f]{2,4})|(\d{2,5}));)/.exec(text.slice(at));
    const code =
      escaped?.[3] === undefined ? Number.parseInt(escaped?.[1] ?? escaped?.[2] ?? '', 16) : +escaped[3];
    const printed = escaped === null ? text.charAt(at) : String.fromCharCode(code);
    const width = escaped?.[0].length ?? 1;
    const letter = lettersIn(printed);
    if (letter === '') between += printed;
    for (const unit of letter.split('')) {
      const gap =
        between === ''
          ? GAP.none
          : /^ +$/.test(between)
            ? GAP.space
            : between === '-'
              ? GAP.hyphen
              : GAP.sign;
      rows.push({ letter: unit, gap, capital: printed !== printed.toLowerCase(), from: at, to: at + width });
      between = '';
    }
    at += width;
  }
  return rows;
}

test('letters read in rows are the letters read one by one', () => {
  const piece = fc.constantFrom(
    'Anna',
    'NOVAK',
    'b',
    '10',
    '0l',
    ' ',
    '-',
    '. ',
    '%4e',
    '&#78;',
    '%',
    'Æ',
    'ß',
    'ﷺ',
    'é',
    'к',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const view = foldedView(pieces.join(''));
      const letters = lettersOf(view);
      const rows = oneByOne(view.text);
      expect(letters.text).toBe(rows.map(({ letter }) => letter).join(''));
      const read = rows.map((_, i) => ({
        ...{ letter: letters.text[i], gap: letters.gapAt(i), capital: letters.isCapital(i) },
        ...letters.within(i, i + 1),
      }));
      expect(read).toEqual(rows);
      expect(letters.gapAt(rows.length)).toBe(GAP.sign);
      expect(letters.isCapital(rows.length)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
