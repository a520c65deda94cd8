import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIXTURES } from './cases.ts';

const blocks = readFileSync('README.md', 'utf8')
  .split('```text\n')
  .map((block) => String(block.split('\n```')[0]));

test.each(['cable.txt', 'gives.copy'])('the README shows the end of a fixture as it is: %s', (name) => {
  const whole = readFileSync(join(FIXTURES, '05-portions-of-three-levels', name), 'utf8');
  const end = /^1\. \(U\)[\s\S]*?harbor office\.$/m.exec(whole)?.[0];
  expect(blocks).toContain(end);
});
