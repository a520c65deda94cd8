import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Sentences } from '../../src/decide/comma-list.ts';
import type { Span } from '../../src/model/span.ts';

const REACH = 1200;

/** The segments around a name as plainly as they can be told: every end of a sentence before it, and the first behind. */
function segmentsAround(text: string, name: Span): Span[] {
  const start = Math.max(0, name.from - REACH);
  const ends = [...text.slice(start, name.from).matchAll(/(?<!\b\p{Lu})[.!?:]\s|\n\s*\n/gu)];
  const from = start + Math.max(0, ...ends.map(({ 0: end, index }) => index + end.length));
  const rest = text.slice(name.to, name.to + REACH);
  const end = rest.search(/(?<!\b\p{Lu})[.!?:](?:\s|$)|\n\s*\n/u);
  const to = name.to + (end < 0 ? rest.length : end);
  const segments: Span[] = [];
  let at = from;
  for (const { 0: sign, index } of text.slice(from, to).matchAll(/\s*[,;]\s+(?:and\s+)?|\s+and\s+/gi)) {
    segments.push({ from: at, to: from + index });
    at = from + index + sign.length;
  }
  return [...segments, { from: at, to }];
}

const PIECES = [
  'Petrak',
  'J',
  'É',
  'ÉJ',
  'aJ',
  '_J',
  'and',
  '.',
  '!',
  ':',
  ',',
  ';',
  ' ',
  '  ',
  '\n',
  '\u00a0',
  'x',
];
const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const long = fc.tuple(words, fc.constantFrom('a'.repeat(1190), ' '.repeat(1195), 'b c '.repeat(299)), words);

describe('the sentence around a name', () => {
  test.each([
    ['short texts', words],
    ['texts longer than its reach', long.map((parts) => parts.join(''))],
  ])('is what a look at all of it would find: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, words, (before, after) => {
        const text = `${before}Petrak${after}`;
        const name = { from: before.length, to: before.length + 6 };
        expect(new Sentences(text).around(name)).toEqual(segmentsAround(text, name));
      }),
      { numRuns: 3000 },
    );
  });

  test('is cut anew for a name of another', () => {
    const text = 'Anna, Boris and Clara met. Dora, Emil and Fritz did not.';
    const sentences = new Sentences(text);
    for (const name of ['Anna', 'Boris', 'Dora', 'Anna', 'Fritz']) {
      const span = { from: text.indexOf(name), to: text.indexOf(name) + name.length };
      expect(sentences.around(span)).toEqual(segmentsAround(text, span));
    }
  });
});
