import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/variant/render/pdf/block.ts';
import { pagesOf } from '../../src/variant/render/pdf/page.ts';

const block = (tag: Block['tag'], lines: number, above = 1): Block => ({
  ...{ tag, above },
  lines: Array.from({ length: lines }, () => ({ runs: [] })),
});

/** How many lines stand on each page. */
const counts = (blocks: readonly Block[], rows: number): number[] =>
  pagesOf(blocks, rows).map((page) => page.length);

describe('pages', () => {
  it.each<[string, readonly Block[], number, number[]]>([
    ['are one where all fits', [block('P', 4), block('P', 5)], 10, [9]],
    ['go on in the middle of a block', [block('P', 4), block('P', 10)], 10, [9, 5]],
    ['leave no last line alone', [block('P', 4), block('P', 6)], 10, [8, 2]],
    ['leave no first line alone', [block('P', 8), block('P', 3)], 10, [8, 3]],
    ['keep a heading with its text', [block('P', 6), block('H2', 1), block('P', 4)], 10, [6, 5]],
    ['end with a heading that fits', [block('P', 2), block('H2', 1)], 10, [3]],
    ['take a block of many pages', [block('P', 25)], 10, [10, 10, 5]],
    ['give a title two rows', [block('H1', 1), block('P', 9, 0)], 10, [8, 2]],
    ['have room for one line at least', [block('P', 3)], 1, [1, 1, 1]],
    ['drop empty lines above them', [block('P', 9), block('P', 2, 40)], 10, [9, 2]],
  ])('%s', (_, blocks, rows, expected) => {
    expect(counts(blocks, rows)).toEqual(expected);
  });
});
