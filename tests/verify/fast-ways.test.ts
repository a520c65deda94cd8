import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LetterRow } from '../../src/verify/letter-row.ts';
import { withoutLookalikes } from '../../src/verify/lookalikes.ts';
import { Passages } from '../../src/verify/passages.ts';
import { mayShow, shownIn } from '../../src/verify/readings/glyphs.ts';
import { isLegible, mayBeLegible, runsIn } from '../../src/verify/readings/runs.ts';
import { WordRuns } from '../../src/verify/word-runs.ts';
import { unmarked, wordsOf } from '../../src/verify/words.ts';

/** Characters of many scripts, accents by themselves, halves of characters, odd blanks, signs that count and that do not. */
const CHARACTER = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcdeABCDEXYZ0129 \n\t.,:;"<>[]{}=-_/+') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        'é',
        'e\u0301',
        '\u0301',
        '\u200b',
        '\u00ad',
        '\ufeff',
        '\u00a0',
        '\u2003',
        '\u2028',
        'ﬁ',
        'Ａ',
        '①',
      ],
      ...[
        'а',
        'е',
        'о',
        'р',
        'Я',
        'Σ',
        'σ',
        'ς',
        'ν',
        'ı',
        'İ',
        'ł',
        'ø',
        'ß',
        'ẞ',
        '王',
        '小',
        '가',
        '각',
        'ｶﾞ',
      ],
      ...['\ud835\udc00', '😀', '\ud83d', '\ude00', '–', '“', '·', '":', '='.repeat(59), '='.repeat(60)],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);
const TEXT = fc.array(CHARACTER, { maxLength: 60 }).map((parts) => parts.join(''));
const RUNS = { numRuns: 2000 };

describe('the letters of a text', () => {
  test('are those of its words, wherever a text before it left off', () => {
    const row = new LetterRow();
    fc.assert(
      fc.property(TEXT, (text) => {
        const { words, joined } = wordsOf(text);
        row.take(text);
        expect(row.words()).toEqual(words);
        expect([row.joined, row.length]).toEqual([joined, joined.length]);
        for (const [at, word] of words.entries()) expect(row.wordAt(row.beginOf(at)), word).toBe(at);
        expect(row.wordAt(joined.length)).toBe(words.length);
      }),
      RUNS,
    );
  });

  test('equal words have one number, and others hardly ever', () => {
    const row = new LetterRow();
    const [first, other] = row.take('Harbour pilot HARBOUR').hashes;
    expect(row.hashes[2]).toBe(first);
    expect(other).not.toBe(first);
  });

  test('a text loses its accents stretch by stretch as it would all at once', () => {
    const inOneScript = (text: string): string =>
      text.replace(/\p{L}+/gu, (word) => {
        const ours = withoutLookalikes(word);
        const isAscii = /^[\0-\x7f]*$/.test(ours);
        return /[A-Za-z]/.test(word) || (word.length > 1 && isAscii) ? ours : word;
      });
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(unmarked(text)).toBe(inOneScript(text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')));
      }),
      RUNS,
    );
  });
});

const LETTERS = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '王'), minLength: 8, maxLength: 14 });

test('passages are found where they stand, each once at a place, and no longer when they are dropped', () => {
  const inARow = (text: string): LetterRow => new LetterRow().take(text);
  fc.assert(
    fc.property(
      fc.array(LETTERS, { maxLength: 12 }),
      fc.array(LETTERS, { maxLength: 12 }),
      (sought, texts) => {
        const passages = new Passages<number>();
        const letters = sought.map((each) => wordsOf(each).joined).filter(({ length }) => length >= 8);
        for (const [kind, each] of letters.entries())
          passages.add(passages.keep(inARow(each)), each.length, kind);
        const row = inARow([...texts, ...letters.slice(0, 3)].join(' '));
        const expected = (known: readonly string[]) =>
          Array.from(row.joined, (_, at) => known.filter((each) => row.joined.startsWith(each, at)))
            .flatMap((here, at) => [...new Set(here)].map((each) => [at, each] as const))
            .map(([at, each]) => `${at} ${letters.indexOf(each)}`);
        const found = () => passages.foundIn(row).map(({ at, kind }) => `${at} ${kind}`);
        expect(found().sort()).toEqual(expected(letters).sort());
        const [gone] = passages.foundIn(row);
        if (gone === undefined) return;
        passages.drop(gone.passage);
        const lost = letters[gone.kind];
        expect(found().sort()).toEqual(expected(letters.filter((each) => each !== lost)).sort());
      },
    ),
    RUNS,
  );
});

test('runs of words are found where they stand, before and after some are taken out', () => {
  const WORD = fc.constantFrom('a', 'b', 'ab', 'é', '王', '12', '[');
  const RUN = fc.array(WORD, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(RUN, { maxLength: 20 }), fc.array(WORD, { maxLength: 40 }), (sought, words) => {
      const runs = new WordRuns<number>(4);
      const known = sought.map((run) => run.map((word) => wordsOf(word).joined));
      for (const [kind, run] of known.entries()) runs.add(run, kind);
      const row = new LetterRow().take(words.join(' '));
      const read = row.words();
      const firstOf = (run: string): number => known.findIndex((each) => each.join(' ') === run);
      const expected = (isLeft: (run: string) => boolean) =>
        read.flatMap((_, at) =>
          [1, 2, 3, 4]
            .filter((length) => at + length <= read.length)
            .map((length) => read.slice(at, at + length).join(' '))
            .filter((run) => firstOf(run) >= 0 && isLeft(run))
            .map((run) => ({ run, kind: firstOf(run), at })),
        );
      expect(runs.foundIn(row)).toEqual(expected(() => true));
      const [gone] = runs.foundIn(row);
      if (gone === undefined) return;
      runs.delete(gone.run);
      expect(runs.foundIn(row)).toEqual(expected((run) => run !== gone.run));
      runs.settle();
      expect(runs.foundIn(row)).toEqual(expected((run) => run !== gone.run));
    }),
    RUNS,
  );
});

describe('runs that may stand for other bytes', () => {
  const PART = fc.oneof(
    fc.constantFrom(...['\n', '\r\n', ' ', ':', '\u2003', '\u00a0', '-', '_', '/', '+', '=', 'é', 'g', '.']),
    fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), maxLength: 14 }),
    fc.string({ unit: fc.constantFrom(...'aZ09+/_-'), maxLength: 14 }),
    fc.constantFrom('de ad be ef 00 11', 'de:ad:be:ef:00:11', 'abcdefghij\nklmnopqrst', 'deadbeef0011'),
  );
  const SCATTERED = fc.array(PART, { maxLength: 20 }).map((parts) => parts.join(''));

  test.each([
    ['hex', /(?:[0-9a-fA-F]{2}[\s:]?){6,}[0-9a-fA-F]?/g],
    ['base64', /(?:[A-Za-z0-9+/_-]{10,}[\r\n]*)+/g],
  ] as const)('are all that the pattern of %s finds', (kind, pattern) => {
    fc.assert(
      fc.property(SCATTERED, (text) => {
        const all = Array.from(text.matchAll(pattern), ({ 0: run, index }) => [index, run]);
        expect([...runsIn(text, kind)]).toEqual(all);
      }),
      RUNS,
    );
  });

  test('none that is legible is passed over', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcxyzABCXYZ0189+/_-'),
      minLength: 1,
      maxLength: 63,
    });
    const written = fc
      .oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }))
      .map((text) => Buffer.from(text, 'utf8').toString('base64url'))
      .filter(({ length }) => length > 0 && length < 64);
    let legible = 0;
    fc.assert(
      fc.property(fc.oneof(letters, written), fc.nat(3), (run, from) => {
        if (!isLegible(Buffer.from(run.slice(from), 'base64'))) return;
        legible += 1;
        expect(mayBeLegible(run, from), run).toBe(true);
      }),
      { numRuns: 10_000 },
    );
    expect(legible).toBeGreaterThan(100);
    expect(mayBeLegible('government', 0)).toBe(false);
  });
});

test('a stream that shows a string ends an operator somewhere', () => {
  const SIGN = fc.constantFrom(
    ...['(', ')', '<', '>', '[', ']', 'Tj', 'TJ', "'", '"', ' ', '\n', '\\', '41', 'a', '-20', '/F1 9 Tf'],
  );
  const STREAM = fc.array(SIGN, { maxLength: 14 }).map((parts) => parts.join(''));
  let shown = 0;
  fc.assert(
    fc.property(STREAM, (stream) => {
      if (shownIn(stream).length === 0) return;
      shown += 1;
      expect(mayShow(stream), stream).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(shown).toBeGreaterThan(100);
  expect(mayShow('<p>It is said (in part) by [name: B6].</p>')).toBe(false);
});
