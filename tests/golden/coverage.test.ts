import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordsIn } from '../../src/batch/records.ts';
import { coverageOf } from '../../src/cable/coverage.ts';
import { readCable } from '../../src/cable/read-cable.ts';
import { FIXTURES, RULEBOOK } from './cases.ts';

/** Cables that hold on purpose what no reader may place, and what that is. */
const GARBAGE: Readonly<Record<string, string>> = {
  '13-no-classification-line/cable.txt': 'a message number without the level before it',
  '20-cable-quoted-in-another/cable.txt': "another cable's header inside its text",
  'families/aad/02-no-text-on-line.txt': 'no text',
  'families/aad/05-values-over-lines.txt': "a reviewer's comments among the attributes",
  'families/cablegate-csv/01-telegram-of-1966.csv': 'remarks above the text that may be its drafter’s',
  'families/cablegate-html/06-one-unnumbered-paragraph.html': 'one paragraph, which is not numbered by rule',
  'families/foia-page/03-e-mail-around-a-cable.txt': 'e-mails around the cable',
  'families/foia-page/04-page-without-a-cable.txt': 'no cable',
  'families/frus/01-embassy-telegram.txt': 'paragraphs without numbers',
  'families/frus/02-department-telegram.txt': 'paragraphs without numbers',
  'families/frus/03-no-note.txt': 'paragraphs without numbers',
  'families/frus/04-narrow-columns.txt': 'paragraphs without numbers',
  'families/frus/05-editor-speaks.txt': 'paragraphs without numbers',
  'families/smart/04-labels-apart-from-values.txt': 'labels in one block and values in another',
  'families/smart/05-numbers-begin-again.txt': 'a sentence in the place of a name',
  'families/smart/06-some-labels-lost.txt': 'an e-mail around it, and paragraphs without numbers',
};

const FILES = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|html|md|csv)$/.test(name))
  .sort();

/** The lines of each cable of a file, and how many of them were read. */
function linesOf(name: string): { lines: number; readLines: number }[] {
  const input = { file: name, read: () => readFileSync(join(FIXTURES, name)) };
  return [...recordsIn([input], RULEBOOK.vocabulary.lexicon)].flatMap((found) =>
    'record' in found ? [coverageOf(readCable(found.record, RULEBOOK.vocabulary))] : [],
  );
}

describe('of every cable but the garbage, 99 of 100 lines are given to a named field or a numbered paragraph', () => {
  test.each(FILES.filter((name) => GARBAGE[name] === undefined))('%s', (name) => {
    for (const { lines, readLines } of linesOf(name)) expect(readLines / lines).toBeGreaterThanOrEqual(0.99);
  });
});

describe('garbage is named as such only where it is', () => {
  test.each(Object.entries(GARBAGE))('%s: %s', (name) => {
    expect(linesOf(name).some(({ lines, readLines }) => readLines < 0.99 * lines)).toBe(true);
  });
});

test('fewer than a quarter of the files are garbage', () => {
  expect(Object.keys(GARBAGE).length * 4).toBeLessThan(FILES.length);
});
