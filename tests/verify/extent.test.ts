import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/model/span.ts';
import { extentOf } from '../../src/variant/extent.ts';
import { type Cut, checkExtents } from '../../src/verify/extent.ts';

const words = (letters: number): string =>
  'abcd '
    .repeat(Math.ceil(letters / 5))
    .slice(0, letters - 1)
    .concat('x');

/** A paragraph of which a part is taken out, and what is said of it. */
function verdictOn(extent: string, taken: string, { rest = '', bases = ['B6'] } = {}): boolean {
  const source = `1. ${taken}${rest}`;
  const span: Span = { from: 3, to: 3 + taken.length };
  const cut: Cut = { spans: [span], portion: '1', effect: 'withhold', bases, extent };
  const decisions = [
    { span: { from: 0, to: 3 }, effect: 'release', bases: [] },
    { span, effect: 'withhold', bases: [{ code: 'B6' }] },
    { span: { from: span.to, to: source.length }, effect: 'release', bases: [] },
  ];
  const paragraphs = { '1': [{ from: 3, to: source.length }] };
  return checkExtents({ source, decisions, cuts: [cut], paragraphs }).ok;
}

describe('the extent of a deletion', () => {
  const rest = ' and the rest';
  test.each([
    [5, 'less than 1 line', true],
    [5, 'name', true],
    [5, 'number', true],
    [5, '1 line', false],
    [68, 'less than 1 line', true],
    [69, 'less than 1 line', false],
    [69, '1 line', true],
    [69, 'name', false],
    [69, '2 lines', false],
    [86, '1 line', true],
    [87, '1-1/2 lines', true],
    [87, '1 line', false],
    [690, '10 lines', true],
    [690, '10-1/2 lines', false],
    [690, '1 paragraph (10 lines)', false],
    [690, '690 letters', false],
  ])('of %d letters as "%s": %s', (letters, extent, isRight) =>
    expect(verdictOn(extent, words(letters), { rest })).toBe(isRight),
  );

  test('of a whole paragraph says that it is one', () => {
    expect(verdictOn('1 paragraph (2 lines)', words(138))).toBe(true);
    expect(verdictOn('2 lines', words(138))).toBe(false);
    expect(verdictOn('1 paragraph (2 lines)', words(138), { rest: ' \n\n' })).toBe(true);
    expect(verdictOn('1 paragraph (2 lines)', words(138), { rest: ' .' })).toBe(false);
  });

  test('stands on the grounds of its passage', () =>
    expect(verdictOn('name', 'Ilse', { rest, bases: ['B6', 'B7(C)'] })).toBe(false));

  test('is that of all that was not released', () => {
    const decisions = [{ span: { from: 0, to: 9 }, effect: 'hold', bases: [] }];
    const cut: Cut = {
      spans: [{ from: 0, to: 4 }],
      portion: null,
      effect: 'hold',
      bases: [],
      extent: 'name',
    };
    expect(checkExtents({ source: 'Ilse Karst', decisions, cuts: [cut], paragraphs: {} }).ok).toBe(false);
    expect(checkExtents({ source: 'Ilse Karst', decisions, cuts: [], paragraphs: {} }).ok).toBe(false);
  });

  test('is measured here as where the copy is made, and a line or two less is seen', () => {
    const text = fc.array(fc.constantFrom('a', 'bcd', ' ', '\n', '\t', 'Karst', 'long-winded'), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (made) => {
        const texts = made.map((parts) => parts.join('')).filter((each) => each !== '');
        fc.pre(texts.length > 0);
        let at = 0;
        const spans = texts.map((each) => {
          const span = { from: at, to: at + each.length };
          at = span.to;
          return span;
        });
        const decisions = spans.map((span) => ({ span, effect: 'hold', bases: [] }));
        const check = (extent: string): boolean => {
          const cut: Cut = { spans, portion: null, effect: 'hold', bases: [], extent };
          return checkExtents({ source: texts.join(''), decisions, cuts: [cut], paragraphs: {} }).ok;
        };
        const [said, other] = [
          extentOf(texts, { wholeParagraph: false, what: 'text' }),
          extentOf([...texts, words(80)], { wholeParagraph: false, what: 'text' }),
        ];
        expect([check(said), check(other)]).toEqual([true, false]);
      }),
    );
  });
});
