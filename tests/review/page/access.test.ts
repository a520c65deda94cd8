import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, CHROMIUM, startBench, told, violationsOf } from './browser.ts';

const RICH = '07OSLO414';
const AGAIN = '05LIMA115';
const SIZES = [
  ['light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }],
  ['320 pixels wide', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
  // What 1280 by 800 leaves of itself at 200 %.
  ['at 200 %, dark', { colorScheme: 'dark', viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const;

/** Each view, where it is, what stands there once it is there, and the keys that change how it looks. */
const VIEWS: readonly (readonly [name: string, path: string, ready: string, keys: readonly string[]])[] = [
  ['queue', '/', '[data-row="1"]', ['j']],
  ['cable', `/cables/${RICH}`, '.block', ['n', 'n']],
  ['cable with its copy beside', `/cables/${RICH}`, '.block', ['v', 'f']],
  ['window of a decision', `/cables/${RICH}`, '.block', ['a']],
  ['window of a release', `/cables/${RICH}`, '.block', ['n', 'n', 'n', 'r']],
  ['window of a signature', '/cables/03NAIROBI103', '.block', ['s']],
  ['second reading', `/cables/${AGAIN}`, '.second-reading', []],
  ['end of a second reading', `/cables/${AGAIN}`, '.second-reading', ['s']],
  ['changes', `/cables/${RICH}/diff`, '.diff', []],
  ['changes side by side', `/cables/${RICH}/diff`, '.diff', ['v', 'f']],
  ['case', '/case', '.case-tables', []],
  ['index of withholdings', '/case/withholdings', '.is-listing', []],
  ['cover sheet', '/case/cover', '.cover', []],
  ['what falls due', '/case/due', '.is-listing', []],
  ['log', '/log', '.log tbody tr', []],
  ['keys', '/case', '.case-tables', ['?']],
  ['nothing there', '/elsewhere', 'h1', []],
];
const TABS = ['Status', 'Referrals', 'History', 'Signed'];

describe.skipIf(CHROMIUM === undefined)(told('the page can be read and used by everybody'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
    bench.server.comeBack(AGAIN);
    const { deletions } = bench.server.cable(RICH);
    const on = deletions[0]?.on;
    const decision = { kind: 'decision', mrn: RICH, answers: [], bases: [] };
    bench.server.other('ann', {
      ...decision,
      on,
      effect: 'withhold',
      bases: ['B6'],
      reason: 'It names a private person.',
    });
    bench.server.other('ben', {
      ...decision,
      on: { kind: 'portion', id: '6' },
      effect: 'release',
      answers: 'all',
      reason: 'No harm.',
    });
    bench.server.other('ann', {
      kind: 'refer',
      mrn: RICH,
      on: { kind: 'portion', id: '4' },
      agency: 'NATO',
      reason: 'Its plan.',
    });
    bench.server.other('ben', {
      kind: 'sign',
      mrn: '03NAIROBI103',
      shown: bench.server.cable('03NAIROBI103').shown,
    });
    bench.server.other('ann', {
      ...decision,
      mrn: '03NAIROBI103',
      on: { kind: 'portion', id: '3' },
      effect: 'withhold',
      bases: ['B6'],
      reason: 'It names a private person.',
    });
  });
  afterAll(async () => {
    await bench.close();
  });

  /** Goes to a view as a link does, without loading the page anew. */
  async function at(page: Page, path: string, ready: string, keys: readonly string[]): Promise<void> {
    await page.evaluate((address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await page.locator(ready).first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
    if ((await page.locator('.signing').count()) > 0) await page.locator('.signing-diff').waitFor();
  }

  /** Takes back what the keys did. */
  async function back(page: Page, keys: readonly string[]): Promise<void> {
    const isOpen = (await page.locator('dialog[open]').count()) > 0;
    for (const key of isOpen ? ['Escape'] : keys) await page.keyboard.press(key);
  }

  const complaintsOf = async (page: Page, where: string): Promise<string[]> => {
    const violations = await violationsOf(page);
    const faint = await page.evaluate(faintTexts);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    return [...violations, ...faint, ...(wide > 0 ? [`${wide} pixels too wide`] : [])].map(
      (what) => `${where}: ${what}`,
    );
  };

  test.each(SIZES)(
    '%s: no complaint of axe, a contrast of 7 to 1, and nothing runs out at the side',
    async (_, options) => {
      const page = await bench.open('ben', '/', options);
      const complaints: string[] = [];
      for (const [name, path, ready, keys] of VIEWS) {
        await at(page, path, ready, keys);
        complaints.push(...(await complaintsOf(page, name)));
        await back(page, keys);
      }
      await at(page, `/cables/${RICH}`, '.block', []);
      for (const tab of TABS) {
        await page.locator('[role=tab]', { hasText: tab }).click();
        complaints.push(...(await page.evaluate(faintTexts)).map((what) => `${tab}: ${what}`));
      }
      bench.server.mode = 'read-only';
      await at(page, '/case', '.case-tables', []);
      await page.locator('.notice').waitFor();
      complaints.push(...(await complaintsOf(page, 'read only')));
      bench.server.mode = 'fine';
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('the measure of contrast does see what is faint', async () => {
    const page = await bench.open('ann', '/case');
    await page.locator('.case-tables').waitFor();
    await page.evaluate(() => document.querySelector('h1')?.style.setProperty('color', '#767676'));
    expect(await page.evaluate(faintTexts)).toHaveLength(1);
    await page.context().close();
  });

  test('who asks for more contrast has quiet words and edges as dark as all others', async () => {
    const page = await bench.open('ann', `/cables/${RICH}`, { contrast: 'more', colorScheme: 'light' });
    await page.locator('.block').first().waitFor();
    const of = (selector: string, what: string) =>
      page.evaluate(
        ([wanted, name]) =>
          getComputedStyle(document.querySelector(wanted as string) as Element).getPropertyValue(
            name as string,
          ),
        [selector, what],
      );
    expect(await of('.key-hint', 'color')).toBe('rgb(0, 0, 0)');
    expect(await of('.cable-head', 'border-block-end-color')).toBe('rgb(0, 0, 0)');
    expect(await of('.cut.is-hold', 'outline-style')).toBe('solid');
    expect(await of('.cut.is-withhold:not(.is-at)', 'outline-width')).toBe('1px');
    await page.context().close();
  });

  test('with forced colours what is held, withheld and under the cursor can be told apart', async () => {
    const page = await bench.open('ann', `/cables/${RICH}`, { forcedColors: 'active' });
    await page.locator('.block').first().waitFor();
    const style = (selector: string) =>
      page.evaluate((wanted) => {
        const { outlineStyle, outlineWidth, textDecorationLine } = getComputedStyle(
          document.querySelector(wanted) as Element,
        );
        return `${outlineStyle} ${outlineWidth} ${textDecorationLine}`;
      }, selector);
    expect(await style('.cut.is-hold:not(.is-at)')).toBe('solid 1px none');
    expect(await style('.cut.is-withhold:not(.is-at)')).toContain('underline');
    expect(await style('.cut.is-at')).toContain('double 3px');
    await page.context().close();
  });

  test('in a small window a long banner covers neither what was saved nor what can be done', async () => {
    const page = await bench.open('ann', '/cables/00OSLO100', { viewport: { width: 320, height: 640 } });
    await page.locator('.block').first().waitFor();
    const edge = (selector: string, side: 'top' | 'bottom') =>
      page
        .locator(selector)
        .last()
        .evaluate((each, at) => Math.round(each.getBoundingClientRect()[at]), side);
    const oneLine = await edge('.banner.is-bottom', 'top');
    for (const banner of await page.locator('.banner').all())
      await banner.evaluate((each) =>
        each.prepend('TOP SECRET//RD//ORCON/NOFORN//NODIS AND CLASSIFICATION UNKNOWN '),
      );
    await expect.poll(() => edge('.banner.is-bottom', 'top')).toBeLessThan(oneLine);
    await expect
      .poll(async () => (await edge('.status-line', 'bottom')) - (await edge('.banner.is-bottom', 'top')))
      .toBeLessThanOrEqual(1);
    expect(await edge('.actions', 'bottom')).toBeLessThanOrEqual((await edge('.status-line', 'top')) + 2);
    await page.keyboard.press('a');
    await page.locator('.is-act').waitFor();
    expect(await edge('dialog', 'bottom')).toBeLessThanOrEqual(await edge('.banner.is-bottom', 'top'));
    await page.context().close();
  });

  test('the choice of colours goes round and is forgotten with the tab', async () => {
    const page = await bench.open('ann', '/case', { colorScheme: 'light' });
    const button = page.locator('.page-tools button').first();
    const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
    await button.waitFor();
    const light = await ink();
    await button.click();
    await button.click();
    expect(await button.innerText()).toBe('Colours: dark');
    await expect.poll(ink).not.toBe(light);
    await page.reload();
    await button.waitFor();
    expect(await ink()).toBe(light);
    await page.context().close();
  });

  test('an entry of many cables leaves the log as wide as it was, on paper too, and leads to each of them', async () => {
    const page = await bench.open('ann', '/');
    const mrns = Array.from({ length: 23 }, (_, i) => `07OSLO${i + 1}`);
    const entry = {
      seq: 1,
      digest: '0123456789abcdef',
      kind: 'release',
      by: 'Ben Ives',
      at: null,
      what: 'release',
    };
    await page.route('**/api/log*', (route) =>
      route.fulfill({
        json: { banner: 'SECRET', size: 1, listed: 1, entries: [{ ...entry, mrn: mrns.join(', ') }] },
      }),
    );
    await page.goto(new URL('/log', page.url()).href);
    await page.locator('.log tbody tr').waitFor();
    expect(await page.locator('.log td > .log-cable').allInnerTexts()).toEqual(mrns.slice(0, 6));
    await page.locator('.log summary', { hasText: 'and 17 more' }).click();
    expect(await page.locator('.log-cable').last().getAttribute('href')).toBe('/cables/07OSLO23');
    const room = () => page.locator('.log-scroll').evaluate((each) => each.scrollWidth - each.clientWidth);
    expect(await room()).toBe(0);
    expect((await page.locator('.log td').first().boundingBox())?.height).toBeLessThan(150);
    await page.emulateMedia({ media: 'print' });
    expect(await room()).toBe(0);
    await page.context().close();
  });

  test('a screen reader hears a table of cables with its true number of rows, and each deletion by name', async () => {
    const page = await bench.open('ann', '/');
    await page.locator('[data-row="1"]').waitFor();
    expect(await page.locator('[role=table]').getAttribute('aria-rowcount')).toBe('41');
    expect(await page.locator('[role=row]').nth(3).getAttribute('aria-rowindex')).toBe('4');
    await page.goto(`${bench.server.origin}/cables/${RICH}`);
    await page.locator('.block').first().waitFor();
    await page.keyboard.press('n');
    const focus = await page.evaluate(() => document.activeElement?.textContent);
    expect(focus).toMatch(/(?:Question|Withheld) \d: /);
    await page.context().close();
  });
});

/** Texts whose contrast to what lies behind them is less than 7 to 1, each once. */
function faintTexts(): string[] {
  const numbers = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: number[]): number => {
    const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const isSolid = (colour: number[]): boolean => colour.length >= 3 && (colour[3] ?? 1) > 0.99;
  /** The colours behind: those of a hatching too. */
  const behind = (element: Element | null): number[][] => {
    if (element === null) return [[255, 255, 255]];
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const hatch = (backgroundImage.match(/rgba?\([^)]*\)/g) ?? []).map(numbers);
    if (hatch.length > 0) return hatch;
    const own = numbers(backgroundColor);
    return isSolid(own) ? [own] : behind(element.parentElement);
  };
  const top = document.querySelector('dialog[open]') ?? document.body;
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const faint = new Set<string>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      element === null ||
      node.textContent?.trim() === '' ||
      !element.checkVisibility({ visibilityProperty: true })
    )
      continue;
    const ink = light(numbers(getComputedStyle(element).color));
    for (const colour of behind(element)) {
      const field = light(colour);
      const ratio = (Math.max(ink, field) + 0.05) / (Math.min(ink, field) + 0.05);
      if (ratio < 7) faint.add(`contrast ${ratio.toFixed(2)} of ${element.tagName} ${element.className}`);
    }
  }
  return [...faint];
}
