import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, CHROMIUM, startBench, told } from './browser.ts';

describe.skipIf(CHROMIUM === undefined)(told('the case'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    await bench.close();
  });

  async function atCase(options = {}): Promise<Page> {
    const page = await bench.open('ben', '/case', options);
    await page.locator('.case-tables').waitFor();
    return page;
  }

  const section = (page: Page, heading: string) =>
    page.locator('.counts', { has: page.locator('h2', { hasText: heading }) });

  test.each([
    ['Standing', 'Ready to sign', '.chip[aria-pressed=true]', 'Ready to sign'],
    ['Disposition', 'Held', 'select:has(option[value="denied-in-full"])', 'held'],
    ['Bases', 'B6', 'select:has(option[value="B6"])', 'B6'],
    ['Posts', 'LIMA', 'select:has(option[value="LIMA"])', 'LIMA'],
    ['Years', '2003', 'input[type=date]', '2003-01-01'],
  ])('from a count of %s one goes to the cables that it counts', async (heading, label, where, what) => {
    bench.server.asked.length = 0;
    const page = await atCase();
    const line = section(page, heading).locator('tr', { has: page.locator('a', { hasText: label }) });
    const count = await line.locator('.number').innerText();
    await line.locator('a').click();
    await page.locator('.found').waitFor();
    const chosen = page.locator(where).first();
    expect(heading === 'Standing' ? await chosen.innerText() : await chosen.inputValue()).toContain(what);
    expect(await chosen.isVisible()).toBe(true);
    // The dispositions of the stand-in are made up; all else is counted of its rows.
    if (heading !== 'Disposition')
      expect(await page.locator('.found').innerText()).toMatch(new RegExp(`^${count} cables?$`));
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/');
    for (const { address } of bench.server.asked) expect(address).not.toMatch(/LIMA|B6|2003/);
    await page.context().close();
  });

  test('what nothing is counted of leads nowhere', async () => {
    const page = await atCase();
    const line = section(page, 'Standing').locator('tr', { hasText: 'Released' });
    expect(await line.locator('.number').innerText()).toBe('0');
    expect(await line.locator('a').count()).toBe(0);
    await page.context().close();
  });

  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
    ['320 pixels wide', { viewport: { width: 320, height: 640 } }],
  ] as const)('%s: beside each number its bar has an edge as dark as the words', async (_, options) => {
    const page = await atCase(options);
    const bars = await page.evaluate(() =>
      [...document.querySelectorAll('.counts tr:has(.bar)')].map((line) => {
        const bar = line.querySelector('rect') as Element;
        const { stroke, strokeWidth } = getComputedStyle(bar);
        const box = bar.getBoundingClientRect();
        const words = getComputedStyle(line.querySelector('.number') as Element).color;
        return { stroke, words, strokeWidth, width: box.width, right: box.right - innerWidth };
      }),
    );
    expect(bars.length).toBeGreaterThan(20);
    for (const { stroke, words, strokeWidth, right } of bars) {
      expect([stroke, strokeWidth]).toEqual([words, '1px']);
      expect(right).toBeLessThan(0);
    }
    expect(Math.max(...bars.map(({ width }) => width))).toBeGreaterThan(40);
    await page.context().close();
  });

  test('all of it without one complaint of the browser', () => {
    expect(bench.complaints).toEqual([]);
  });
});
