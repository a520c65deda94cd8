import { describe, expect, test } from 'vitest';
import { prepareCopyCheck } from '../../../src/verify/copy.ts';
import { anyCase, CASES } from './cables.ts';
import { htmlOf, jsonOf, pdfOf, textOf } from './clean.ts';
import { HTML_KINDS, nameOf, TEXT_KINDS } from './kinds-html.ts';
import { PDF_KINDS } from './kinds-pdf.ts';
import { scoreOf } from './score.ts';
import { hasTool, TOOL_KINDS } from './tools.ts';

/** Three of the twenty cables, other ones for each kind; `npm run carriers` takes all. */
const some = (i: number) => [i, i + 7, i + 13].flatMap((at) => CASES[at % CASES.length] ?? []);
/** What a search for letters cannot find. */
const BY_FORM_ALONE = new Set(['trailing spaces as bits']);

describe.each([
  ['a PDF', Object.entries(PDF_KINDS), () => 'x.pdf'],
  ['a page', Object.entries(HTML_KINDS), () => 'x.html'],
  ['a text', Object.entries(TEXT_KINDS), nameOf],
] as const)('what is planted in %s is found, by the search too', (_, kinds, name) => {
  test.each(kinds.map(([kind, plant], i) => [kind, plant, i] as const))('%s', async (kind, plant, i) => {
    const { planted, found, bySearch } = await scoreOf(kind, plant, name(kind), some(i));
    expect(planted).toBeGreaterThan(0);
    expect(found).toBe(planted);
    if (!BY_FORM_ALONE.has(kind)) expect(bySearch).toBe(planted);
  });
});

const tools = Object.entries(TOOL_KINDS).map(
  ([kind, plant]) => [kind, plant, kind.split(':')[0] ?? ''] as const,
);
describe('what other programs put into a PDF is found', () => {
  for (const [kind, plant, tool] of tools)
    test.skipIf(!hasTool(tool))(`${kind}${hasTool(tool) ? '' : ` (no ${tool} here)`}`, async () => {
      const { planted, found } = await scoreOf(kind, plant, 'x.pdf', CASES.slice(1, 2));
      expect([planted, found]).toEqual([1, 1]);
    });
});

describe('a clean copy raises no alarm', () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => 100_000 + seed);
  test.each(['txt', 'json', 'html', 'pdf'])('as %s', async (form) => {
    for (const of of [...CASES, ...seeds.map(anyCase)]) {
      const made = { txt: textOf, json: jsonOf, html: htmlOf, pdf: pdfOf }[form as 'txt'];
      expect(prepareCopyCheck(of.settled)(`x.${form}`, await made(of)), of.mrn).toEqual([]);
    }
  });
});
