import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { writeCsv } from '../../src/notation/csv.ts';
import { readNdjson } from '../../src/notation/ndjson.ts';
import { formatProblem, readYaml } from '../../src/notation/yaml.ts';

const Schema = z.strictObject({
  name: z.string(),
  rows: z.array(z.strictObject({ code: z.string(), n: z.number() })),
});
const problems = (text: string) => {
  const read = readYaml('f.yaml', text, Schema);
  return 'problems' in read ? read.problems.map(formatProblem) : [];
};

describe('strict YAML', () => {
  test('what is right is read', () => expect(problems('name: a\nrows: [{ code: B6, n: 1 }]\n')).toEqual([]));
  test.each([
    [
      'an unknown key',
      'name: a\nrows:\n  - code: B6\n    n: 1\n    nn: 2\n',
      /^f\.yaml:5:5: Unknown key 'nn'/,
    ],
    [
      'a wrong type',
      'name: a\nrows:\n  - code: B6\n    n: one\n',
      /^f\.yaml:4:5: rows, item 1, n: expected a number/,
    ],
    ['a missing key', 'name: a\n', /^f\.yaml:1:1: rows: is missing; expected a list/],
    ['a duplicate key', 'name: a\nname: b\nrows: []\n', /^f\.yaml:2:1: .*unique/],
    ['a duplicate key, once in quotes', 'name: a\n1: b\n"1": c\nrows: []\n', /^f\.yaml:3:1: .*unique/],
    ['an empty key twice', 'name: a\nrows: []\nx: {,,}\n', /^f\.yaml:3:\d: /],
    ['an anchor', 'name: &x a\nrows: []\n', /Anchors/],
    ['an alias', 'name: &x a\nrows: *x\n', /Aliases|Anchors/],
    ['a merge', 'name: a\nrows: [{ <<: { code: B6 }, n: 1 }]\n', /Merge/],
    ['a tag', 'name: !secret a\nrows: []\n', /tag/i],
    ['broken syntax', 'name: [a\nrows: []\n', /^f\.yaml:\d+:\d+: /],
    ['an unresolved alias', 'name: *nobody\nrows: []\n', /alias/i],
  ])('%s is told with line and column', (_, text, expected) => expect(problems(text)[0]).toMatch(expected));
  test.each([
    ['keys, each once', `{${Array.from({ length: 6_000 }, (_, n) => `k${n}: 1`).join(',')}}`],
    ['keys, all the same', 'a: 1\n'.repeat(30_000)],
    ['keys that are empty', `{${','.repeat(30_000)}}`],
  ])('a file of very many %s, is refused at once, with the first of its problems', (_, text) => {
    const began = performance.now();
    expect(problems(text).length).toBeLessThanOrEqual(100);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
  test('a file over 1 MiB is refused', () =>
    expect(problems(`name: ${'a'.repeat(1_100_000)}`)[0]).toMatch(/1 MiB/));
});

test('NDJSON tells the line that is wrong', () => {
  const read = readNdjson('f', '{"name":"a","rows":[]}\n{"name":1}\nnot json\n', Schema);
  expect('problems' in read && read.problems.map(({ line }) => line)).toEqual([2, 3]);
});

test('CSV guards cells that a spreadsheet would compute', () => {
  expect(writeCsv([['=1+1', 'a,b', 'say "x"', '-']])).toBe(`'=1+1,"a,b","say ""x""",-\r\n`);
});
