import { describe, expect, test } from 'vitest';
import { prepareLeakCheck } from '../../src/verify/leaks.ts';
import { withoutTableNames } from '../../src/verify/readings/font.ts';

/** A table of contents with these names, each behind a check sum that ends in `À`. */
function font(names: readonly string[]): Buffer {
  const head = Buffer.from([0, 1, 0, 0, 0, names.length, 0, 128, 0, 3, 0, 0xc0]);
  const records = names.map((name) =>
    Buffer.concat([Buffer.from(name.padEnd(4)), Buffer.from([9, 8, 7, 6, 0, 0, 1, 2, 0, 0, 0x27, 0xc0])]),
  );
  return Buffer.concat([head, ...records, Buffer.alloc(400, 0x81)]);
}

describe('a font', () => {
  const text = 'The Road Ahead was closed.';
  const check = prepareLeakCheck(text, [{ from: 9, to: 14 }], []);

  test('does not hold a withheld word because its table of contents does', () => {
    expect(check(font(['glyf', 'head', 'hhea']), 'x.pdf')).toEqual([]);
  });

  test('with the word among its glyphs holds it', () => {
    expect(check(Buffer.concat([font(['glyf', 'head']), Buffer.from(' Ahead ')]), 'x.pdf')).not.toEqual([]);
  });

  test('with a name of its own in its table of contents is read whole', () => {
    const odd = font(['glyf', 'Ahea', 'd   ']);
    expect(withoutTableNames(odd)).toBe(odd);
  });

  test('that says of more tables than there are is read whole', () => {
    const odd = font(['glyf', 'head']);
    odd[5] = 200;
    expect(withoutTableNames(odd)).toBe(odd);
  });
});
