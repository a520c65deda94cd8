import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Withholding } from '../../../../src/model/withholding.ts';
import { indexFiles } from '../../../../src/variant/index-of-withholdings.ts';
import { htmlCopy } from '../../../../src/variant/render/html/copy.ts';
import { htmlCover } from '../../../../src/variant/render/html/cover.ts';
import { markedHtml } from '../../../../src/variant/render/html/marked.ts';
import { htmlSheet } from '../../../../src/variant/render/html/sheet.ts';
import { bodyText } from '../../../../src/variant/render/text/body.ts';
import { sheetOf } from '../../../../src/variant/sheet.ts';
import { readPage } from '../../../../src/verify/html/check.ts';
import { ABROAD, CASES, outcome, outcomeAbroad } from '../../../golden/cases.ts';
import { HOSTILE, variantOf } from './invented.ts';
import { pictured } from './read.ts';
import { coverOfAll, longRows } from './whole-run.ts';

/** As much of a browser as is asked here: its own types would be those of every file of the house. */
interface Shown {
  readonly textContent: string;
  readonly parentElement: Shown | null;
  readonly scrollWidth: number;
  querySelectorAll(selector: string): Iterable<Shown>;
}
declare const document: {
  readonly body: Shown;
  readonly documentElement: Shown;
  querySelector(selector: string): Shown;
};
declare function getComputedStyle(
  element: Shown,
  pseudo?: string,
): {
  readonly color: string;
  readonly backgroundColor: string;
  readonly display: string;
  readonly content: string;
};

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const MEDIA = ['light', 'dark', 'print'] as const;
type Media = (typeof MEDIA)[number];

const outcomes = [...CASES.map((name) => outcome(name)), ...ABROAD.map(outcomeAbroad)];
const reviewed = outcomes.flatMap(({ done }) => done ?? []);
const rows = outcomes.flatMap((each) => each.rows);
const listed = [
  ...rows,
  ...longRows(rows.find(({ state }) => state === 'withheld') as Withholding),
  ...rows.slice(0, 1).map((row) => ({ ...row, mrn: '07OSLO9', banner: 'SECRET//REL TO USA, GBR' })),
];
const index = indexFiles(listed).find(({ name }) => name === 'index.html')?.content ?? '';
const cover = htmlCover(coverOfAll(outcomes));
const [first] = reviewed;
const sheet = first === undefined ? '' : htmlSheet(sheetOf(first.variant, first.cable.text));
const LEVELS = ['RESTRICTED', 'TOP SECRET//NOFORN', 'CLASSIFICATION UNKNOWN'];
const PAGES: readonly (readonly [name: string, html: string])[] = [
  ...reviewed.map(({ mrn, variant }) => [`${mrn}, ${variant.banner}`, htmlCopy(variant)] as const),
  ...reviewed
    .filter(({ cuts }) => cuts.length > 2)
    .map(({ mrn, marked }) => [`${mrn}, reviewer's copy`, markedHtml(marked)] as const),
  ...LEVELS.map(
    (banner) => [banner, htmlCopy(variantOf([{ kind: 'text', text: 'x' }], { banner }))] as const,
  ),
  ['withdrawal sheet', sheet],
  ['index of withholdings', index],
  ['cover sheet', cover],
];

const told = CHROMIUM === undefined ? 'in Chromium, which is not installed here: skipped' : 'in Chromium';

describe.skipIf(CHROMIUM === undefined)(told, () => {
  let browser: Browser;
  let tab: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    tab = await browser.newPage();
    tab.on('console', (message) => complaints.push(message.text()));
  });
  afterAll(() => browser.close());

  async function show(html: string, media: Media, width = 1280): Promise<void> {
    await tab.setViewportSize({ width, height: 800 });
    await inMedia(media);
    await tab.setContent(html);
  }

  const inMedia = (media: Media): Promise<void> =>
    tab.emulateMedia({
      media: media === 'print' ? 'print' : 'screen',
      colorScheme: media === 'dark' ? 'dark' : 'light',
    });

  describe.each(PAGES)('%s', (_, html) => {
    test('nothing for axe to complain of, and a contrast of 7 to 1, in light, dark and print', async () => {
      await show(html, 'light');
      await tab.evaluate(axe.source);
      for (const media of MEDIA) {
        await inMedia(media);
        expect(await tab.evaluate(violations), media).toEqual([]);
        expect(await tab.evaluate(weakest), media).toBeGreaterThanOrEqual(7);
      }
    });

    test('a screen 320 pixels wide is enough, and no line but a table runs out of it', async () => {
      await show(html, 'light', 320);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  });

  test.each([
    ['index', index],
    ['cover sheet', cover],
  ])('the %s is a page of a form that the check knows', (_, html) => {
    expect(readPage(html)).toHaveProperty('page');
  });

  test('a table of cards on a narrow screen is a table to a screen reader', async () => {
    const tools = await tab.context().newCDPSession(tab);
    const said: string[] = [];
    for (const width of [1280, 320]) {
      await show(index, 'light', width);
      const { nodes } = await tools.send('Accessibility.getFullAXTree');
      const counts = ['table', 'row', 'columnheader', 'rowheader', 'cell'].map(
        (role) => nodes.filter(({ ignored, role: is }) => !ignored && is?.value === role).length,
      );
      said.push(counts.join());
    }
    expect(said[1]).toBe(said[0]);
    expect(said[0]).not.toMatch(/\b0\b/);
  });

  test('the index on paper: each page has banner, number and the heads of its table, and no column is cut off', async () => {
    await show(index, 'print');
    const pages = await pagesOf(await tab.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((text, i) => {
      expect(text.match(/SECRET\/\/REL TO USA, GBR/g)).toHaveLength(2);
      expect(text).toContain(`Page ${i + 1} of ${pages.length}`);
      expect(text).toMatch(/Where, and how much|Documents|Deletions/);
    });
    const words = (text: string): string => text.replaceAll(/\s+/g, '');
    for (const said of ['nobody: a draft', 'Declassification Officer'])
      expect(words(pages.join(''))).toContain(words(said));
  });

  test.each(Object.entries(HOSTILE))('reads the body as it is: %s', async (_, text) => {
    const variant = variantOf([
      { kind: 'text', text },
      { kind: 'deletion', portion: '1', bases: ['B1'], extent: text, held: true },
    ]);
    await show(htmlCopy(variant), 'light');
    const read = await tab.evaluate(() => document.querySelector('div.body').textContent);
    expect(read).toBe(pictured(bodyText(variant)));
  });

  test('a struck mark is said to be struck, and that is no part of the text', async () => {
    await show(htmlCopy(variantOf([{ kind: 'struck', text: '(C)' }])), 'light');
    const said = await tab.evaluate(() => {
      const struck = document.querySelector('.body s');
      return [getComputedStyle(struck, '::before').content, struck.textContent];
    });
    expect(said).toEqual(['" [struck: "', '(C)']);
  });

  test('the sheet is allowed by the policy of the page, and nothing else is', async () => {
    await show(sheet, 'light');
    expect(await tab.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
    expect(complaints).toEqual([]);
    await show(sheet.replace('</main>', '<p style="display:none">x</p></main>'), 'light');
    expect(complaints.join()).toMatch(/Content Security Policy/);
  });
});

/** The text of each page of a PDF. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document);
  return text;
}

/** What axe finds wrong in a page that is shown, by the rules of WCAG A and AA, its own, and contrast of AAA. */
async function violations(): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
  const found = await axe.run({
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast-enhanced': { enabled: true } },
  });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 80)}`));
}

/** The least contrast of any text with the nearest ground behind it, which axe leaves open where parts overlap. */
function weakest(): number {
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((n) =>
      n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element: Shown | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 0 ? groundOf(element.parentElement) : backgroundColor;
  };
  const all = [...document.body.querySelectorAll('*')].map((element) => {
    const [a, b] = [light(getComputedStyle(element).color), light(groundOf(element))].sort((x, y) => y - x);
    return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
  });
  return Math.min(...all);
}
