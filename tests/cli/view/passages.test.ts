import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOfCopy } from '../../../src/audit/parts.ts';
import { blocksOf, passagesOf } from '../../../src/audit/passages.ts';
import { visible } from '../../../src/cli/terminal.ts';
import { columnsOf } from '../../../src/cli/view/laid.ts';
import { logTable } from '../../../src/cli/view/log-table.ts';
import { inline, sideBySide } from '../../../src/cli/view/passages.ts';
import type { LogRow } from '../../../src/model/log-row.ts';
import { nastyChange } from '../../audit/texts.ts';

const heads = ['SOURCE', 'COPY'] as const;
const widths = fc.integer({ min: 40, max: 200 });

/** All of it, however long. */
const passagesIn = (source: string, changes: readonly { from: number; to: number; put: string }[]) =>
  passagesOf(
    blocksOf(
      partsOfCopy(
        source,
        changes.map((change) => ({ spans: [change], marker: change.put })),
        [],
      ),
    ),
    () => true,
    1e9,
  );

/** Carriage returns are shown, but for those before a line end: both sides without them. */
const bare = (text: string): string => visible(text).replaceAll(/\s|\\u000d/g, '');

/** One column read back: without its number, its signs and the spaces at which it was broken. */
const column = (lines: readonly string[], nth: 0 | 1): string =>
  lines
    .map((line) => {
      const edge = line.search(/[│┃]/);
      return nth === 0 ? line.slice(NUMBER, edge) : line.slice(edge + 1);
    })
    .join('')
    .replaceAll(/\s/g, '')
    .replaceAll(/\[-|-\]|\{\+|\+\}|\\u000d/g, '');

/** Columns of the number of a line, and the space behind it. */
const NUMBER = 4;

/** Text without the signs of a diff, which nobody could tell from those. */
const plain = nastyChange.filter(
  ({ source, body }) => !/\[-|-\]|\{\+|\+\}|[│┃└]/.test(source + body) && source !== body,
);

describe('a diff side by side', () => {
  test('has every character of the source on the left and of the copy on the right, at any width', () => {
    fc.assert(
      fc.property(plain, widths, ({ source, changes, body }, width) => {
        const passages = passagesIn(source, changes);
        if (passages.length === 0) return;
        const [, ...lines] = sideBySide(passages, { width, notes: () => undefined, heads });
        expect(column(lines, 0)).toBe(bare(source));
        expect(column(lines, 1)).toBe(bare(body));
      }),
      { numRuns: 500 },
    );
  });

  test('and inline is never wider than the terminal, whatever the text and the notes hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constant('漢字'.repeat(90)),
      fc.constant('x'.repeat(500)),
    );
    fc.assert(
      fc.property(plain, text, widths, ({ source, changes }, more, width) => {
        const passages = passagesIn(`${source}\n${more}\n`, changes);
        const shown = { width, notes: () => `[name: B6] ${more}`, heads };
        for (const line of [...sideBySide(passages, shown), ...inline(passages, shown)])
          expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
  });

  test('tells a deletion in pieces once, and then that it goes on', () => {
    const source = 'one\ntwo\nthree\n';
    const spans = [
      { from: 0, to: 3 },
      { from: 8, to: 13 },
    ];
    const passages = passagesOf(
      blocksOf(partsOfCopy(source, [{ spans, marker: '[2 lines]' }], [])),
      () => true,
      0,
    );
    const notes = (of: number, isAgain: boolean) => `note ${of} ${isAgain}`;
    expect([...inline(passages, { width: 80, notes, heads })]).toEqual([
      '  1 ┃ [-one-]{+[2 lines]+}',
      '      └ note 0 false',
      '   ⋮',
      '  3 ┃ [-three-]',
      '      └ note 0 true',
    ]);
  });

  test('shows what a terminal would obey, and does not let it pass', () => {
    const evil = 'a\u001b[2Jb\u202ec\u2066d\u0007e\u061cf\u2028g\u{e0041}h\u009bi';
    const passages = passagesIn(`${evil}\n`, [{ from: 0, to: evil.length, put: '[name: B6]' }]);
    const text = [...sideBySide(passages, { width: 200, notes: () => evil, heads })].join('\n');
    for (const sign of ['\u001b', '\u202e', '\u2066', '\u0007', '\u061c', '\u2028', '\u{e0041}', '\u009b'])
      expect([sign.codePointAt(0), text.includes(sign)]).toEqual([sign.codePointAt(0), false]);
    expect(text).toContain('a\\u001b[2Jb\\u202ec');
  });
});

describe('a table of the log', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 60 });
  const row: fc.Arbitrary<LogRow> = fc.record({
    entry: fc.nat(99_999),
    kind: fc.constantFrom('deletion', 'decision', 'cable'),
    cables: fc.array(fc.constantFrom('07OSLO412', `record-${'f'.repeat(40)}`), { maxLength: 5 }),
    ...{ when: fc.constantFrom('', '2026-11-30'), what: word, portion: word, at: fc.constant('') },
    ...{ bases: fc.array(word, { maxLength: 3 }), authority: fc.array(word, { maxLength: 3 }) },
    ...{ rules: fc.array(word, { maxLength: 3 }), persons: fc.array(word, { maxLength: 2 }) },
  });
  const typed = fc.tuple(row, fc.option(word)).map(([row, words]) => ({ ...row, typed: words ?? undefined }));
  const logs = fc.constantFrom('run' as const, 'review' as const);

  test('is never wider than the terminal, and begins before its last row is known', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 5 }), widths, logs, (rows, width, whose) => {
        const lines = [...logTable(rows, { width, whose, digits: 5, cable: 60 })];
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
    let taken = 0;
    function* endless(): Generator<LogRow> {
      const [one] = fc.sample(row, { numRuns: 1, seed: 1 });
      for (;;) {
        taken += 1;
        yield one as LogRow;
      }
    }
    for (const _ of logTable(endless(), { width: 100, whose: 'run', digits: 5, cable: 10 }))
      if (taken === 3) break;
    expect(taken).toBe(3);
  });
});
