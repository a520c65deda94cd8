import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTATIONS } from './mutations.ts';

test.each(MUTATIONS)('law $law, broken: $breaks: the place to break is in the source, once', (mutation) => {
  const { file, from, to } = mutation;
  expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
  expect(to).not.toBe(from);
});
