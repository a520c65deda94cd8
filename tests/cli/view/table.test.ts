import { describe, expect, test } from 'vitest';
import { shortPath } from '../../../src/cli/view/short-path.ts';
import { table } from '../../../src/cli/view/table.ts';

const WORDS = 'a reason of several words that does not fit a narrow terminal by itself';
const COLUMNS = [{ head: 'Cable', as: 'name' }, 'State', 'Why', { head: 'File', as: 'path' }] as const;
const ROWS = [
  ['record-c1cf282b84be', 'presumed-declassified', WORDS, 'collection/2007/march/cable.txt'],
  ['07OSLO412', 'held', '2007-03-13', 'a.txt'],
];
const drawn = (width: number): string[] => table(COLUMNS, ROWS, width).split('\n');
const widest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));

describe('a table', () => {
  test('that fits is not changed', () => {
    const lines = drawn(200);
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain(WORDS);
    expect(lines[2]).toContain('collection/2007/march/cable.txt');
  });

  test.each([120, 100, 80])('is no wider than a terminal of %i columns', (width) => {
    const lines = drawn(width);
    expect(widest(lines)).toBeLessThanOrEqual(width);
    expect(lines.length).toBeGreaterThan(4);
  });

  test('keeps names and days whole and all words, and shortens a path from the left', () => {
    const text = drawn(80).join('\n');
    for (const kept of ['record-c1cf282b84be', '2007-03-13', ...WORDS.split(' '), 'cable.txt'])
      expect(text).toContain(kept);
    expect(text).not.toContain('collection/');
    expect(text).toContain('…');
  });

  test('narrower than its words is as narrow as they are', () => {
    expect(drawn(10).join('\n')).toContain('record-c1cf282b84be');
  });

  test('keeps a cell on its row, whatever white space it holds', () =>
    expect(table(['A', 'B'], [['one\ntwo', 'x']], 80).split('\n')).toHaveLength(3));
});

test.each([
  ['a/b/cable.txt', 20, 'a/b/cable.txt'],
  ['collection/2007/07/cable.txt', 16, '…/07/cable.txt'],
  ['fixtures/13-no-classification-line/cable.txt', 20, '…tion-line/cable.txt'],
])('the path %s in %i columns is %s', (path, width, expected) =>
  expect(shortPath(path, width)).toBe(expected),
);

test('a table may have more rows than a call may have arguments', () => {
  const rows = Array.from({ length: 150_000 }, (_, i) => [String(i)]);
  expect(table(['n'], rows).split('\n')).toHaveLength(150_002);
});
