import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occurrences } from '../../src/text/white-space.ts';

const found = (text: string, sought: string): string[] =>
  occurrences(text, sought).map(({ from, to }) => text.slice(from, to));

describe('words that are sought in a text', () => {
  test.each([
    ['the sea\nwall, the sea  wall, the seawall', 'sea wall', ['sea\nwall', 'sea  wall']],
    ['the sea wall', 'sea\r\n\twall', ['sea wall']],
    ['sea\u00a0wall', 'sea wall', ['sea\u00a0wall']],
    ['a \n b', ' ', [' \n ']],
    ['at sea \n', 'sea ', ['sea \n']],
    ['sea Wall', 'sea wall', []],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['', 'sea', []],
  ])('in %j: %j', (text, sought, spans) => {
    expect(found(text, sought)).toEqual(spans);
  });

  test('are found wherever their words stand one behind the other, and nowhere else', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n'), { maxLength: 30 }).map((all) => all.join(''));
    const sought = fc.array(fc.constantFrom('a', 'b', ' '), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, sought, (where, what) => {
        const words = what.join('').replaceAll(/ +/g, ' ');
        const pattern = new RegExp(words.replaceAll(' ', '\\s+'), 'g');
        expect(found(where, what.join(''))).toEqual(
          [...where.matchAll(pattern)].map(([hit]) => hit).filter(Boolean),
        );
      }),
    );
  });

  test('take no longer for white space without an end', () => {
    const from = performance.now();
    expect(found(`${' '.repeat(2_000_000)}x`, ' y')).toEqual([]);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
