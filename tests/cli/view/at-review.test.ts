import { expect, it } from 'vitest';
import { standsBehindIt } from '../../../src/cli/view/at-review.ts';

it.each([
  [[], 'Nobody of 2 stands behind it.'],
  [['Ann Poe'], '1 of 2 stands behind it: Ann Poe.'],
  [['Ann Poe', 'Ben Roe, Chief of Review'], '2 of 2 stand behind it: Ann Poe; Ben Roe, Chief of Review.'],
])('who stands behind a copy, as %j', (persons, said) => {
  expect(standsBehindIt({ needed: 2, persons })).toBe(said);
});
