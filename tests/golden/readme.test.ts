import { existsSync, readFileSync } from 'node:fs';
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

const README = readFileSync('README.md', 'utf8');
const anchors = new Set(
  [...README.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    String(title)
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  ),
);
const links = [...README.matchAll(/\]\(([^)\s:]+)\)/g)].map(([, to]) => String(to));

test.each([...new Set(links)])('the README points at what is there: %s', (to) => {
  expect(to.startsWith('#') ? anchors.has(to.slice(1)) : existsSync(to)).toBe(true);
});
