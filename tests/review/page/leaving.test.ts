import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portionWords } from '../../../src/review/page/words.ts';
import { type Bench, CHROMIUM, saying, startBench, told } from './browser.ts';

const RICH = '07OSLO414';

describe.skipIf(CHROMIUM === undefined)(told('who leaves, and who may not see all'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    await bench.close();
  });

  const words = (page: Page): Promise<string> => page.locator('body').innerText();
  const signOut = (page: Page) => page.locator('.page-tools button', { hasText: 'Sign out' });
  /** Anything that only somebody who is signed in sees. */
  const TOLD = /Tveit|OSLO|LIMA|F-2026|SECRET|CONFIDENTIAL|Ann Poe/;

  test('who signs out leaves a page that holds nothing, and finds nothing by going back', async () => {
    const page = await bench.open('ann', '/');
    await page.locator('[data-row="1"]').waitFor();
    await page.goto(`${bench.server.origin}/cables/${RICH}`);
    await page.locator('.block').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.locator('.case-tables').waitFor();
    expect(await words(page)).toMatch(TOLD);
    await signOut(page).click();
    await page.locator('h1', { hasText: 'Sign in' }).waitFor();
    await page.waitForURL(`${bench.server.origin}/`);
    expect(await page.context().cookies()).toEqual([]);
    expect(await words(page)).not.toMatch(TOLD);
    for (let back = 0; back < 2; back += 1) {
      await page.goBack({ timeout: 3000 }).catch(() => null);
      await page.locator('h1', { hasText: 'Sign in' }).waitFor();
      expect(await words(page)).not.toMatch(TOLD);
      expect(await page.locator('.sheet').count()).toBe(0);
    }
    await page.context().close();
  });

  test('without a connection nobody is signed out, and that is said', async () => {
    const page = await bench.open('ann', '/case');
    await page.locator('.case-tables').waitFor();
    bench.server.mode = 'lost';
    await signOut(page).click();
    await saying(page, 'Not signed out: there is no connection');
    bench.server.mode = 'fine';
    expect(await page.context().cookies()).toHaveLength(1);
    await page.context().close();
  });

  test('an auditor begins at the case, and sees no way to the queue', async () => {
    const page = await bench.open('udo', '/');
    await page.locator('.case-tables').waitFor();
    expect(new URL(page.url()).pathname).toBe('/case');
    const ways = (): Promise<string[]> =>
      page.locator('a[href="/"]').evaluateAll((links) => links.map(({ textContent }) => textContent ?? ''));
    expect(await ways()).toEqual([]);
    expect(await page.locator('.counts th', { hasText: 'Open' }).count()).toBeGreaterThan(0);
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await saying(page, 'to look through the queue takes');
    await page.keyboard.press('?');
    expect(await page.locator('.key-lists').innerText()).not.toMatch(/queue/i);
    await page.keyboard.press('Escape');
    await page.goto(`${bench.server.origin}/cables/${RICH}`);
    await page.locator('.block').first().waitFor();
    expect(await ways()).toEqual([]);
    expect(await page.locator('.cable-tools').innerText()).not.toMatch(/Previous|Next/);
    bench.server.asked.length = 0;
    await page.keyboard.press('Shift+N');
    await saying(page, 'to look through the queue takes');
    expect(bench.server.asked.filter(({ address }) => address === '/api/queue')).toEqual([]);
    await page.goto(`${bench.server.origin}/elsewhere`);
    await page.locator('a', { hasText: 'Go to the case' }).waitFor();
    expect(await ways()).toEqual([]);
    await page.context().close();
  });

  test('at 1280 pixels all that narrows the queue stands in one row', async () => {
    const page = await bench.open('ann', '/');
    await page.locator('[data-row="1"]').waitFor();
    const ends = await page
      .locator('.filters')
      .locator('input, select, button:visible')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().bottom)));
    expect(ends.length).toBeGreaterThan(10);
    expect(new Set(ends).size).toBe(1);
    await page.context().close();
  });

  test('all of it without one complaint of the browser', () => {
    expect(bench.complaints).toEqual([]);
  });
});

describe.skipIf(CHROMIUM === undefined)(told('on paper'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(1200);
  });
  afterAll(async () => {
    await bench.close();
  });

  /** What is on paper when the page asks for a printer. */
  const printed = async (page: Page, begin: () => Promise<void>): Promise<string[]> => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => {
      const held = window as unknown as { onPaper: Promise<string[]> };
      held.onPaper = new Promise((put) => {
        window.print = () => {
          const seen = [...document.querySelectorAll<HTMLElement>('.row[data-row], .print-only')];
          put(seen.filter((each) => each.checkVisibility()).map((each) => each.innerText));
          dispatchEvent(new Event('afterprint'));
        };
      });
    });
    await begin();
    return page.evaluate(() => (window as unknown as { onPaper: Promise<string[]> }).onPaper);
  };

  test('the queue has every row that fits, and then is what it was', async () => {
    const page = await bench.open('ann', '/');
    await page.locator('[data-row="1"]').waitFor();
    const before = await page.locator('[data-row]').count();
    const all = await printed(page, () => page.keyboard.press('Control+p'));
    expect(all).toHaveLength(1241);
    expect(all.at(-1)).toBe('All 1,240 cables.');
    // On paper the list has no height of its own; the window of a browser tells when it has one again.
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('resize')));
    await expect.poll(() => page.locator('[data-row]').count()).toBe(before);
    await page.locator('.filters input[type=search]').first().fill('harbour');
    await page.locator('.found', { hasText: /^3\d cables/ }).waitFor();
    const found = Number.parseInt(await page.locator('.found').innerText(), 10);
    await page.keyboard.press('Escape');
    expect(await printed(page, () => page.keyboard.press('Control+p'))).toHaveLength(found + 1);
    await page.context().close();
  });

  test('a cable has each deletion with its rule, its provision and who asks, which the screen has not', async () => {
    const page = await bench.open('ann', `/cables/${RICH}`);
    await page.locator('.block').first().waitFor();
    const table = page.locator('.printed-deletions');
    expect(await table.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await table.isVisible()).toBe(true);
    const { deletions } = bench.server.cable(RICH);
    expect(await table.locator('tbody tr').count()).toBe(deletions.length);
    const lines = await table.locator('tbody tr').allInnerTexts();
    for (const [index, { bases, claims, portion }] of deletions.entries())
      for (const what of [
        portionWords(portion),
        ...bases.map(({ provision }) => provision),
        ...claims.map(({ by }) => by),
      ])
        expect(lines[index]).toContain(what);
    await page.context().close();
  });

  test('all of it without one complaint of the browser', () => {
    expect(bench.complaints).toEqual([]);
  });
});
