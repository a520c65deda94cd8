import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tenDays } from './ten-days.ts';

it('the README shows the status of a cable on ten days as the program gives it', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme.split('```text\n').map((block) => block.split('\n```')[0])).toContain(tenDays());
});
