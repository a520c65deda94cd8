import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { foldedView } from '../../src/text/view.ts';

const readBack = (source: string, needle: string, holes: { from: number; to: number }[] = []) => {
  const view = foldedView(source, holes);
  const from = view.text.indexOf(needle);
  return from < 0 ? undefined : sliceOf(source, view.sourceOf({ from, to: from + needle.length }));
};

describe('a folded view', () => {
  test.each([
    ['a line wrap', 'told John\r\n  Smith today', 'John\r\n  Smith'],
    ['a no-break space', 'told John\u00a0Smith today', 'John\u00a0Smith'],
    ['a zero-width space', 'told Jo\u200bhn Smith today', 'Jo\u200bhn Smith'],
    ['a soft hyphen', 'told John Sm\u00adith today', 'John Sm\u00adith'],
    ['a Cyrillic letter', 'told J\u043ehn Smith today', 'J\u043ehn Smith'],
    ['an accent, composed', 'told J\u00f3hn Smith today', 'J\u00f3hn Smith'],
    ['full-width letters', 'told \uff2aohn Smith today', '\uff2aohn Smith'],
  ])('reads through %s and gives the printed characters back', (_, source, printed) => {
    expect(readBack(source, 'John Smith')).toBe(printed);
  });

  test('reads on past a page header', () => {
    const source = 'told John\n\nPAGE 02\n\nSmith today';
    const from = source.indexOf('PAGE');
    expect(foldedView(source, [{ from, to: from + 7 }]).text).toBe('told John Smith today');
  });

  test.each([
    ['a name hyphenated at a line end', 'told Koz-\nlov so', 'Koz-lov', 'Koz-\nlov'],
    ['a number broken behind its hyphen', 'at 202-555-\r\n0143 now', '202-555-0143', '202-555-\r\n0143'],
    ['a soft hyphen at a line end', 'told Koz\u00ad\nlov so', 'Kozlov', 'Koz\u00ad\nlov'],
    ['spaced letters', 'told K O Z L O V  M A G N U S so', 'KOZLOV MAGNUS', 'K O Z L O V  M A G N U S'],
  ])('reads %s as one word', (_, source, read, printed) => {
    expect(readBack(source, read)).toBe(printed);
  });

  test('has a reading without the hyphens at line ends', () => {
    const view = foldedView('told Koz-\nlov-Berg so');
    expect([view.text, view.unhyphenated?.text]).toEqual(['told Koz-lov-Berg so', 'told Kozlov-Berg so']);
    expect(foldedView('told Kozlov-Berg so').unhyphenated).toBeUndefined();
  });

  test('reads on past a page header behind a hyphen', () => {
    const source = 'told Koz-\n\nPAGE 02\n\nlov today';
    const from = source.indexOf('PAGE');
    expect(foldedView(source, [{ from, to: from + 7 }]).text).toBe('told Koz-lov today');
  });

  test.each([
    'the end -\nof it',
    'A heading-\n\nThe text',
    'a rule --\nthe text',
    'pre- and post-war',
    'Novak\u2014\nprotect',
    'E F T O',
    `${'X '.repeat(99)}X`,
    'A, B, C, D, E',
  ])('leaves apart: %s', (source) => {
    const words = source.split(/\s+/).map((word) => word.replace('\u2014', '-'));
    expect(foldedView(source).text).toBe(words.join(' '));
  });

  test('maps every position into the source, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        const view = foldedView(source);
        let last = 0;
        for (let at = 0; at < view.text.length; at++) {
          const span = view.sourceOf({ from: at, to: at + 1 });
          expect(span.from).toBeGreaterThanOrEqual(last === 0 ? 0 : last - 1);
          expect(span.to).toBeLessThanOrEqual(source.length);
          expect(span.to).toBeGreaterThan(span.from);
          last = span.from;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the words of a view', () => {
  test('are letters and digits in small letters, each with its place', () => {
    const view = foldedView('Well-placed\nCAF\u00c9 2');
    const { count, from, to, word } = view.words();
    const read = Array.from({ length: count }, (_, i) => word(i));
    expect(read).toEqual(['well', 'placed', 'cafe', '2']);
    for (const [i, each] of read.entries()) expect(view.text.slice(from[i], to[i]).toLowerCase()).toBe(each);
  });

  test('are read once, however many lists of phrases look at them', () => {
    const view = foldedView('Well placed');
    expect(view.words()).toBe(view.words());
  });
});
