import { describe, expect, test } from 'vitest';
import { spelledOut, unknownParts } from '../../src/rule/named-parts.ts';
import { Pack } from '../../src/rule/pack.ts';

describe('named parts of a pattern', () => {
  test('are written out as groups of their own, so that an alternative stays inside', () =>
    expect(spelledOut('\\d{1,3} {street}s?', { street: 'road|lane' })).toBe('\\d{1,3} (?:road|lane)s?'));

  test('may name parts before them, and only those', () => {
    const parts = { word: '[A-Z]+', name: '{word} {word}', loop: 'x{loop}' };
    expect(spelledOut('{name}', parts)).toBe('(?:(?:[A-Z]+) (?:[A-Z]+))');
    expect(spelledOut('{loop}', parts)).toBe('(?:x{loop})');
  });

  test.each([
    'a{2,5}',
    '\\p{alpha}',
    '\\P{greek}',
    '\\x{ab}',
    '\\u{ab}',
    'a{3}',
    '\\{ab\\}',
    '\\b{start}x',
    '\\b{end-half}',
  ])('%s is no name', (pattern) => {
    expect(spelledOut(pattern, { alpha: 'x', greek: 'x', ab: 'x' })).toBe(pattern);
    expect(unknownParts({ pattern }, {})).toEqual([]);
  });

  test('a name of an object that every object has is none of a file', () =>
    expect(unknownParts({ pattern: '{constructor}' }, {})).toMatchObject([{ name: 'constructor' }]));
});

const file = (parts: unknown, match: unknown) => ({
  ...{ pack: 'invented', version: '1.0.0', title: 'Invented', parts },
  rules: [
    {
      ...{ id: 'invented/one', title: 'One', match, effect: 'hold', bases: [{ code: 'B6' }] },
      ...{ authority: 'None', reason: 'None.', source: 'Invented', status: 'test' },
      examples: { match: ['a [[road]]'], miss: ['a path'] },
    },
  ],
});

describe('a file of rules', () => {
  test('has its patterns written out, however deep they stand, and cells of columns too', () => {
    const match = {
      kind: 'any',
      of: [
        { kind: 'pattern', pattern: '{way}' },
        {
          kind: 'near',
          within: 2,
          first: { kind: 'pattern', pattern: 'x{way}' },
          second: { kind: 'phrase', any: ['{way}'] },
        },
        { kind: 'column', headings: ['WAY'], cell: '{way}' },
      ],
    };
    expect(Pack.parse(file({ way: 'road' }, match)).rules[0]?.match).toMatchObject({
      of: [
        { pattern: '(?:road)' },
        { first: { pattern: 'x(?:road)' }, second: { any: ['{way}'] } },
        { cell: '(?:road)' },
      ],
    });
  });

  test('is refused where a pattern names what is not stated, at that pattern', () => {
    const { error } = Pack.safeParse(file({ way: 'road' }, { kind: 'pattern', pattern: '{path}' }));
    expect(error?.issues).toMatchObject([
      { path: ['rules', 0, 'match', 'pattern'], message: expect.stringContaining('{path}') },
    ]);
  });

  test.each(['W', 'w', '1way', 'the way'])('is refused where a part is called %j', (name) =>
    expect(Pack.safeParse(file({ [name]: 'x' }, { kind: 'pattern', pattern: 'road' })).success).toBe(false),
  );
});
