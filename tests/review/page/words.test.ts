import { expect, test } from 'vitest';
import { portionWords } from '../../../src/review/page/words.ts';

test.each([
  ['4', 'paragraph 4'],
  ['7~2', 'paragraph 7~2'],
  ['3.a', 'paragraph 3.a'],
  ['subject', 'the subject line'],
  ['subject~2', 'the subject line~2'],
  [null, 'outside of the portions'],
  ['heading.1', 'heading 1'],
  ['ref.a', 'reference a'],
  ['annex', 'portion annex'],
])('a sentence names the portion %s as %s', (id, words) => {
  expect(portionWords(id)).toBe(words);
});
