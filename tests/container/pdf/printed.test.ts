import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CASES, FIXTURES } from '../../golden/cases.ts';
import { ofPdf, ofText } from './likeness.ts';
import { bookPdfs, browserPdfs, has, officePdfs, typedPdf } from './printing.ts';

const textOf = (name: string): string => readFileSync(join(FIXTURES, name, 'cable.txt'), 'utf8');

/** A browser takes more than a second for each. */
const SOME = CASES.filter((_, at) => at % 4 === 0);

/** Who prints which cases, and with which program. */
const PRINTERS: readonly (readonly [string, string | null, readonly string[], Print])[] = [
  ['a typewriter', null, CASES, (texts) => Promise.all(texts.map((text) => typedPdf(text)))],
  ['an office suite', 'soffice', CASES, (texts) => officePdfs(texts)],
  ['a browser', 'chromium', SOME, (texts) => browserPdfs(texts)],
  ['a browser, as a book', 'chromium', SOME, (texts) => bookPdfs(texts)],
];
type Print = (texts: readonly string[]) => Buffer[] | Promise<Buffer[]>;

describe.each(PRINTERS)('cables printed by %s', (_, program, cases, print) => {
  test('give what their texts give: fields, portions, decisions', async (context) => {
    if (program !== null && !has(program)) context.skip(`${program} is not on this machine`);
    for (const [at, bytes] of (await print(cases.map(textOf))).entries())
      expect(await ofPdf(bytes), cases[at]).toEqual(ofText(textOf(cases[at] ?? '')));
  });
});
