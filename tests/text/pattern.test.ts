import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { BudgetExceeded } from '../../src/text/budget.ts';
import { compilePattern } from '../../src/text/pattern.ts';
import { compilePhrases } from '../../src/text/phrases.ts';
import { Sightings } from '../../src/text/sightings.ts';
import { foldedView } from '../../src/text/view.ts';

const found = (pattern: string, source: string) =>
  compilePattern(pattern)
    .find(foldedView(source))
    .map((span) => sliceOf(source, span));

describe('a pattern', () => {
  test('gives the very characters it hit, whatever stands before them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const hits = found('Q7[0-9]{4}Z', `${before} Q71234Z ${after}`);
        expect(hits).toContain('Q71234Z');
      }),
      { numRuns: 1000 },
    );
  });

  test('agrees with a second engine of linear time and with V8', () => {
    const pattern = '[a-c]+[0-9]{1,2}';
    const second = RE2JS.compile(pattern);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '2', 'é', '😀', ' '), maxLength: 60 }),
        (text) => {
          const view = foldedView(text);
          const ours = compilePattern(pattern)
            .find(view)
            .map((span) => sliceOf(text, span));
          const matcher = second.matcher(view.text);
          const theirs: string[] = [];
          while (matcher.find()) theirs.push(matcher.group() ?? '');
          expect(ours).toEqual(theirs);
          expect(ours).toEqual(view.text.match(/[a-c]+[0-9]{1,2}/g) ?? []);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('finds the same alone and with the pass that patterns share', () => {
    const shared = { sightings: new Sightings({ patience: 0 }) };
    const pattern = compilePattern('tel ([0-9]{3})|con[a-z]+', shared);
    for (const source of ['tel 123, con-\ntact, tel 456', 'conclave', 'nothing', '']) {
      const view = foldedView(source);
      expect(pattern.findAlone(view)).toEqual(pattern.find(view));
    }
    expect(pattern.findAlone(foldedView('a tel 123'))).toEqual([{ from: 6, to: 9 }]);
  });

  test('finds a word that is hyphenated at a line end, and once', () => {
    expect(found('confidential', 'a confi-\ndential source')).toEqual(['confi-\ndential']);
    expect(found('555-?0143', 'at 555-\n0143')).toEqual(['555-\n0143']);
  });

  test('with groups finds what they caught, and all of a hit that none caught', () => {
    const pattern = 'pass (\\d{4})|(\\d{3}) tel|x\\d';
    expect(found(pattern, 'pass 1234 and 555 tel, x7')).toEqual(['1234', '555', 'x7']);
  });

  test('is bounded by counting', () => {
    expect(() => compilePattern('a').find(foldedView('a '.repeat(20_000)))).toThrow(BudgetExceeded);
  });
});

describe('a list of phrases', () => {
  const hits = (source: string) =>
    compilePhrases(['well-placed contact', 'contact'])
      .find(foldedView(source))
      .map((span) => sliceOf(source, span));
  test.each([
    ['A well-placed\ncontact said', ['well-placed\ncontact']],
    ['the CONTACT said', ['CONTACT']],
    ["the contact's view", ['contact']],
    ['contacts and contactless', []],
    ['a well-\nplaced contact', ['well-\nplaced contact']],
    ['a well-placed con-\ntact', ['well-placed con-\ntact']],
  ])('%s', (source, expected) => expect(hits(source)).toEqual(expected));
});
