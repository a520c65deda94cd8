import { describe, expect, it } from 'vitest';
import { drawnOn } from '../../../src/container/pdf/hidden.ts';
import { pagesAsLines, type Run } from '../../../src/container/pdf/lines.ts';
import { growth, LINEAR } from '../../growth.ts';

const run = (text: string, x: number, y: number, size = 10): Run => ({
  ...{ text, x, y, size },
  ...{ width: text.length * size * 0.6, level: true },
});
const lines = (...runs: readonly Run[]): string => pagesAsLines([runs])[0] ?? '';

describe('lines out of runs', () => {
  it('come in the order of the page, whatever order they were drawn in', () => {
    expect(lines(run('two', 0, 24), run('b', 60, 12), run('a', 0, 12))).toBe('a         b\ntwo');
  });

  it('join runs that touch, and part those that do not', () => {
    expect(lines(run('PA', 0, 12), run('GE', 12, 12), run('02', 30, 12))).toBe('PAGE 02');
  });

  it('have blank lines where a step is wider than the step from line to line', () => {
    const typed = [12, 24, 36, 60, 72].map((y) => run('calm', 0, y));
    expect(lines(...typed)).toBe('calm\ncalm\ncalm\n\ncalm\ncalm');
  });

  it('have none where every step is wide, as of a draft', () => {
    const typed = [24, 48, 72, 96].map((y) => run('calm', 0, y));
    expect(lines(...typed)).toBe('calm\ncalm\ncalm\ncalm');
  });

  it('end a page with a blank one where its last line leaves the measure empty', () => {
    const wide = run('x'.repeat(60), 0, 12);
    const first = (last: string): string => pagesAsLines([[wide, run(last, 0, 24)], [wide]])[0] ?? '';
    expect(first('x'.repeat(55))).not.toMatch(/\n$/);
    expect(first('end.')).toMatch(/end\.\n$/);
  });

  it('keep a mark that stands a little higher in its line', () => {
    expect(lines(run('note', 0, 12), run('1', 24, 9, 6), run('below', 0, 24))).toBe('note1\nbelow');
  });

  it('take work that grows as the page does', () => {
    const page = (size: number): Run[] =>
      Array.from({ length: size }, (_, at) => run('calm', (at % 9) * 30, at));
    expect(growth(2_000, (size) => pagesAsLines([page(size)]))).toBeLessThan(LINEAR);
    const along = (size: number): Run[] => Array.from({ length: size }, (_, at) => run('calm', at * 30, 12));
    expect(growth(2_000, (size) => pagesAsLines([along(size)]))).toBeLessThan(LINEAR);
  });
});

describe('what a page draws', () => {
  const NAMES = { showText: 1, constructPath: 2, fill: 3, beginText: 4, setFont: 5 };
  const word = [{ width: 600, unicode: 'a' }];

  it('takes bounded work to hold words against boxes, and is hidden where that is too much', () => {
    const many = 10_000;
    const fnArray = [
      5,
      4,
      ...Array.from({ length: many }, () => 1),
      ...Array.from({ length: many }, () => 2),
    ];
    const argsArray = fnArray.map((done) =>
      done === 1 ? [word] : done === 2 ? [3, [], [9e6, 0, 9e6, 9]] : ['f', 10],
    );
    expect(drawnOn({ fnArray, argsArray }, NAMES)).toEqual({ letters: many, hidden: 'some' });
  });

  it('is seen where a box stands beside it', () => {
    const [fnArray, argsArray] = [
      [4, 5, 1, 2],
      [[], ['f', 10], [word], [3, [], [20, 0, 40, 9]]],
    ];
    expect(drawnOn({ fnArray, argsArray }, NAMES)).toEqual({ letters: 1, hidden: 'none' });
  });
});
