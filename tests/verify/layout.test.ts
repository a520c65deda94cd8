import { expect, test } from 'vitest';
import type { Drawn } from '../../src/verify/pdf/content.ts';
import { checkLayout } from '../../src/verify/pdf/layout.ts';

const [MARGIN, LETTER] = [65, 6.02];
const run = (text: string, column: number, y: number, artifact?: number): Drawn => ({
  ...{ text, x: MARGIN + column * LETTER, y, size: 10, artifact },
});
const RULE = '='.repeat(69);
const page = (...body: Drawn[]): Drawn[] => [
  run('UNCLASSIFIED', 34, 750, 0),
  run('07OSLO412 ', 0, 700),
  run(`${RULE} `, 0, 650),
  ...body,
  run(`${RULE} `, 0, 100),
];
const passes = (...body: Drawn[]): boolean => {
  try {
    checkLayout([page(...body)], 0);
    return true;
  } catch {
    return false;
  }
};

test('lines from the margin on, run behind run, pass; so does a sign behind the last column', () => {
  expect(passes(run('1. (C) The ferry ', 0, 600), run('[name: B6] ', 17, 600), run('sank. ', 28, 600))).toBe(
    true,
  );
  expect(passes(run('a line ', 0, 600), run('↩', 80, 600, 1))).toBe(true);
});

test.each<[string, Drawn[]]>([
  ['a line that is moved by whole letters', [run('The ferry sank. ', 21, 600)]],
  ['a line between columns', [run('The ferry sank. ', 0.3, 600)]],
  ['a gap inside a line', [run('The ferry ', 0, 600), run('sank. ', 14, 600)]],
  ['a run over another', [run('The ferry ', 0, 600), run('sank. ', 4, 600)]],
  ['text left of the margin', [run('The ferry sank. ', -3, 600)]],
])('%s does not', (_, body) => expect(passes(...body)).toBe(false));
