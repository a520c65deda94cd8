import { expect, test } from 'vitest';
import { CheckFailure } from '../../../src/disk/failure.ts';
import type { Ask } from '../../../src/review/record/database.ts';
import { keptOf } from '../../../src/review/record/rows.ts';

/** A database with these entries, and no checkpoint. */
const holding = (rows: readonly { readonly seq: number; readonly line: string }[]): Ask =>
  (async (text: string) => (text.includes('tearline_entries') ? rows : [])) as unknown as Ask;

test('entries in a database are those of a log where each stands under its own number', async () => {
  const ask = holding([
    { seq: 0, line: 'a' },
    { seq: 1, line: 'b' },
  ]);
  expect(Buffer.from((await keptOf(ask, 'r')).log).toString()).toBe('a\nb\n');
});

test.each([[[1, 2]], [[0, 2]], [[0, 11]], [[-1, 0]]])(
  'entries under the numbers %j were changed',
  async (numbers) => {
    const ask = holding(numbers.map((seq) => ({ seq, line: 'a' })));
    await expect(keptOf(ask, 'r')).rejects.toThrow(CheckFailure);
  },
);
