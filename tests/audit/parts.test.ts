import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from '../../src/audit/diff.ts';
import { isChange, partsOfCopies, partsOfCopy, partsOfWords, sideOf } from '../../src/audit/parts.ts';
import { blocksOf, passagesOf } from '../../src/audit/passages.ts';
import { nastyChange } from './texts.ts';

const SOURCE = 'SECRET\n1. (C) Ilse Karst met\nOle Bakke at noon.\n2. (U) They spoke.\n';
const at = (words: string) => ({ from: SOURCE.indexOf(words), to: SOURCE.indexOf(words) + words.length });

describe('a source beside its copy', () => {
  test('reads as the source on the left and as the body on the right, for 2,000 nasty changes', () => {
    fc.assert(
      fc.property(nastyChange, ({ source, changes, body }) => {
        const deletions = changes.map(({ from, to, put }) => ({ spans: [{ from, to }], marker: put }));
        const parts = partsOfCopy(source, deletions, []);
        expect([sideOf(parts, 'left'), sideOf(parts, 'right')]).toEqual([source, body]);
      }),
      { numRuns: 2000 },
    );
  });

  test('has one marker for a deletion in pieces, and signs around struck words that stay', () => {
    const deletions = [{ spans: [at('Ilse Karst'), at('Ole Bakke')], marker: '[2 names: B6]' }];
    const parts = partsOfCopy(SOURCE, deletions, [at('SECRET'), at('(C)')]);
    expect(sideOf(parts, 'right')).toBe(
      '~~SECRET~~\n1. ~~(C)~~ [2 names: B6] met\n at noon.\n2. (U) They spoke.\n',
    );
    expect(parts.filter(({ of }) => of === 0).map(({ left }) => left)).toEqual(['Ilse Karst', 'Ole Bakke']);
  });

  test('does not strike what is deleted', () => {
    const whole = { from: at('(C)').from, to: at('Ilse Karst').to };
    const parts = partsOfCopy(SOURCE, [{ spans: [at('Ilse Karst')], marker: '[name: B6]' }], [whole]);
    expect(sideOf(parts, 'right')).toContain('1. ~~(C) ~~[name: B6] met');
  });
});

describe('two copies of one source', () => {
  const [name, other] = [at('Ilse Karst'), at('Ole Bakke')];
  const before = [{ spans: [name], marker: '[name: B6]' }];
  const after = [
    { spans: [name], marker: '[name: B6]' },
    { spans: [other], marker: '[name: B7(C)]' },
  ];

  test('have what is out of both on neither side', () => {
    const parts = partsOfCopies(SOURCE, before, after, [other]);
    for (const side of ['left', 'right'] as const) expect(sideOf(parts, side)).not.toContain('Ilse');
    expect(parts.filter(isChange)).toEqual([{ left: 'Ole Bakke', right: '[name: B7(C)]', of: 0 }]);
  });

  test('read as the one and as the other', () => {
    const parts = partsOfCopies(SOURCE, after, before, [other]);
    expect(sideOf(parts, 'left')).toBe(sideOf(partsOfCopy(SOURCE, after, []), 'right'));
    expect(sideOf(parts, 'right')).toBe(sideOf(partsOfCopy(SOURCE, before, []), 'right'));
  });

  test('have what overlaps on neither side, wherever the deletions of the two begin', () => {
    const [inner, outer] = [at('Karst'), at('Ilse Karst met')];
    const wide = [{ spans: [outer], marker: '[1 line: B1]' }];
    const narrow = [{ spans: [inner], marker: '[name: B6]' }];
    const parts = partsOfCopies(SOURCE, wide, narrow, [at('Ilse '), at(' met')]);
    for (const side of ['left', 'right'] as const) expect(sideOf(parts, side)).not.toContain('Karst');
    expect(sideOf(parts, 'left')).toBe(sideOf(partsOfCopy(SOURCE, wide, []), 'right'));
    expect(sideOf(parts, 'right')).toBe(sideOf(partsOfCopy(SOURCE, narrow, []), 'right'));
  });

  test('that were made of different texts are compared word by word', () => {
    const parts = partsOfWords(wordDiff('They met at noon.\n', 'They met at night.\n'));
    expect([sideOf(parts, 'left'), sideOf(parts, 'right')]).toEqual([
      'They met at noon.\n',
      'They met at night.\n',
    ]);
    expect(parts.filter(isChange)).toEqual([{ left: 'noon', right: 'night' }]);
  });
});

describe('passages', () => {
  const lines = (text: string) => Array.from({ length: 20 }, (_, i) => (i === 9 ? text : `line ${i + 1}`));
  const source = `${lines('Ilse').join('\n')}\n`;
  const from = source.indexOf('Ilse');
  const blocks = blocksOf(partsOfCopy(source, [{ spans: [{ from, to: from + 4 }], marker: '[name]' }], []));

  test.each([
    [0, [10]],
    [2, [8, 9, 10, 11, 12]],
    [99, Array.from({ length: 20 }, (_, i) => i + 1)],
  ])('have %i lines before and behind a change, with their numbers', (context, shown) => {
    const [passage, ...others] = passagesOf(blocks, () => true, context);
    expect([passage?.map(({ line }) => line), others]).toEqual([shown, []]);
  });

  test('are none where nothing is asked for', () => {
    expect(passagesOf(blocks, () => false, 3)).toEqual([]);
  });

  test('hold each block once where they meet, and count lines that a deletion takes', () => {
    const whole = { from: source.indexOf('line 3'), to: source.indexOf('line 6') };
    const two = [
      { spans: [whole], marker: '[3 lines]' },
      { spans: [{ from, to: from + 4 }], marker: '[name]' },
    ];
    const passages = passagesOf(blocksOf(partsOfCopy(source, two, [])), () => true, 2);
    expect(passages.map((passage) => passage.map(({ line }) => line))).toEqual([
      [1, 2, 3, 7, 8, 9, 10, 11, 12],
    ]);
  });

  test('leave nothing out at full length, for 1,000 nasty changes', () => {
    fc.assert(
      fc.property(nastyChange, ({ source: text, changes, body }) => {
        const deletions = changes.map((change) => ({ spans: [change], marker: change.put }));
        const all = blocksOf(partsOfCopy(text, deletions, []));
        const parts = all.flatMap((block) => block.parts);
        expect([sideOf(parts, 'left'), sideOf(parts, 'right')]).toEqual([text, body]);
        for (const { line, parts: here } of all)
          if (sideOf(here, 'left') !== '')
            expect(
              text
                .split('\n')
                .slice(line - 1)
                .join('\n')
                .startsWith(sideOf(here, 'left')),
            ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
