import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { byEvidence, byLine } from './ten-days.ts';

it.each([
  ['a line with a date', byLine],
  ['a cable with evidence', byEvidence],
])('the README shows the status of %s on ten days as the program gives it', (_, given) => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme.split('```text\n').map((block) => block.split('\n```')[0])).toContain(given());
});
