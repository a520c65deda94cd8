import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/notation/yaml.ts';

const read = (text: string) => readYaml('p.yaml', text, z.unknown());
const reasons = (text: string): string => {
  const reading = read(text);
  return 'problems' in reading
    ? reading.problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`).join('\n')
    : '';
};
const filled = (unit: string): string => unit.repeat(Math.floor((1024 * 1024) / unit.length));
const steps = (line: (depth: number) => string): string =>
  Array.from({ length: 1400 }, (_, depth) => line(depth)).join('\n');

describe('a file that is nested without end is refused', () => {
  test.each([
    ['brackets', filled('[')],
    ['braces', filled('{a: ')],
    ['brackets over lines', filled('[\n')],
    ['both in turn', filled('[{a: ')],
    ['items of one line', filled('- ')],
    ['keys of one line', filled('? ')],
    ['items and keys', filled('- ? ')],
    ['values of one line', filled('a: ')],
    ['steps of keys', steps((depth) => `${' '.repeat(depth)}a:`)],
    ['steps of items', steps((depth) => `${' '.repeat(depth)}-`)],
    ['combinations', filled('{kind: all, of: [')],
  ])('%s', (_, text) => expect(reasons(text)).toMatch(/^\d+:\d+ From here on the file is nested too deeply/));
});

describe('what is only long or wide is read', () => {
  test.each([
    ['a list of one line', `a: [${'1, '.repeat(5000)}2]`],
    ['a map of one line', `a: {${Array.from({ length: 500 }, (_, i) => `k${i}: 1`).join(', ')}}`],
    [
      'indented text',
      `a: |\n${' '.repeat(400)}b [[[ - - - ? ? ?\n${`${' '.repeat(500)}${'['.repeat(200)}\n`.repeat(3)}`,
    ],
    ['text in quotes', `a: "${'['.repeat(500)}"`],
    ['a comment', `a: 1\n${' '.repeat(500)}# b`],
    ['forty levels', Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}a:`).join('\n')],
  ])('%s', (_, text) => expect(reasons(text)).toBe(''));
});
