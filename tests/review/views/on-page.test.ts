import { expect, test } from 'vitest';
import { onPage } from '../../../src/review/views/on-page.ts';

test.each([
  ['Say its encoding with --encoding, or convert it.', 'Say its encoding, or convert it.'],
  ['If so, say --encoding windows-1252.', 'If so, say encoding windows-1252.'],
  ['State one with --basis.', 'State one.'],
  ['A dash -- and a well-known word stay.', 'A dash -- and a well-known word stay.'],
])('at a page no option is named: %s', (reason, said) => {
  expect(onPage(reason)).toBe(said);
});
