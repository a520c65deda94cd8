import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, CHROMIUM, startBench, told } from './browser.ts';

/** Machines differ: what is asserted is five times what is wanted. */
const EASE = 5;

describe.skipIf(CHROMIUM === undefined)(told('the page is quick'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(10_000);
  });
  afterAll(async () => {
    await bench.close();
  });

  test('a queue of ten thousand is seen within a second, and its end within another', async () => {
    const page = await bench.open('ann', '/');
    await page.locator('[data-row="5"]').waitFor();
    // Since the address was asked for, as the browser itself counts.
    const first = Math.round(await page.evaluate(() => performance.now()));
    const served = Math.round(await timeOfAnswer(page, '/api/queue'));
    const rows = () => page.locator('[data-row]').count();
    expect(await rows()).toBeLessThan(80);
    const jumped = Date.now();
    await page.keyboard.press('End');
    await page.locator('.row.is-current', { hasText: '09QUITO' }).waitFor();
    const end = Date.now() - jumped;
    expect(await page.locator('.row.is-current').getAttribute('data-row')).toBe('10039');
    expect(await rows()).toBeLessThan(80);
    const steps = await longestStep(page);
    console.log(
      `queue of 10,040: first rows after ${first} ms, ${served} of them the server's; last row ${end} ms later, longest of 40 steps ${steps} ms`,
    );
    expect(first).toBeLessThan(1000 * EASE);
    expect(end).toBeLessThan(1000 * EASE);
    expect(steps).toBeLessThan(50 * EASE);
    await page.context().close();
  });

  test('rows are asked for by two hundred as one comes to them, each page once', async () => {
    bench.server.asked.length = 0;
    const page = await bench.open('ann', '/');
    await page.locator('[data-row="5"]').waitFor();
    for (const top of [4000, 9000, 9100, 4000, 20_000]) {
      await page.locator('.rows').evaluate((box, y) => box.scrollTo(0, y), top);
      await page.locator(`[data-row="${Math.ceil(top / 34) + 5}"]:not(.is-coming)`).waitFor();
    }
    const offsets = bench.server.asked.flatMap(({ address, body }) =>
      address === '/api/queue' ? [JSON.parse(body).offset as number] : [],
    );
    expect(new Set(offsets).size).toBe(offsets.length);
    expect(offsets.every((offset) => offset % 200 === 0)).toBe(true);
    expect(offsets.length).toBeLessThan(7);
    await page.context().close();
  });

  test('the next cable stands within a tenth of a second, a long one too, and the next deletion at once', async () => {
    const page = await bench.open('ann', '/');
    await page.locator('[data-row="1"]').waitFor();
    await page.locator('[data-row="1"] a').click();
    await page.locator('.block').first().waitFor();
    const times: number[] = [];
    const own: number[] = [];
    for (const key of ['N', 'N', 'N', 'P', 'P']) {
      const time = await timeOfKey(page, key, 'h1');
      times.push(time);
      own.push(time - (await timeOfAnswer(page, '/api/cables/')));
    }
    await page.goto(`${bench.server.origin}/cables/07REYKJAVIK77`);
    await page.locator('.block').first().waitFor();
    const moves: number[] = [];
    for (let move = 0; move < 30; move++) {
      moves.push(await timeOfKey(page, 'n', '.at-cursor h2'));
      expect(await page.evaluate(isCursorSeen)).toBe(true);
    }
    const round = (list: readonly number[]) => list.map(Math.round).join(', ');
    console.log(
      `next cable: ${round(times)} ms, of which the page's own ${round(own)} ms; next deletion of a long cable: at most ${round([Math.max(...moves)])} ms`,
    );
    expect(Math.max(...own)).toBeLessThan(100 * EASE);
    expect(Math.max(...moves)).toBeLessThan(50 * EASE);
    await page.context().close();
  });
});

function isCursorSeen(): boolean {
  const text = document.querySelector('.reading')?.getBoundingClientRect();
  const mark = document.querySelector('mark.is-at')?.getBoundingClientRect();
  return text !== undefined && mark !== undefined && mark.top >= text.top && mark.bottom <= text.bottom;
}

/** Milliseconds from a key to the frame in which what it changes has changed. */
function timeOfKey(page: Page, key: string, selector: string): Promise<number> {
  return page.evaluate(
    async ([pressed, watched]) => {
      const text = () => document.querySelector(watched as string)?.textContent ?? '';
      const before = text();
      const began = performance.now();
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: pressed as string, bubbles: true, cancelable: true }),
      );
      while (text() === before && performance.now() - began < 5000) await new Promise(requestAnimationFrame);
      return performance.now() - began;
    },
    [key, selector],
  );
}

/** How long the last answer to such a question took, in milliseconds: that is the server's time, not the page's. */
const timeOfAnswer = (page: Page, address: string): Promise<number> =>
  page.evaluate((asked) => {
    const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes(asked));
    return answers.at(-1)?.duration ?? 0;
  }, address);

/** The longest of forty steps up the queue, in milliseconds. */
function longestStep(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let longest = 0;
    for (let step = 0; step < 40; step++) {
      const began = performance.now();
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'k', bubbles: true, cancelable: true }),
      );
      await new Promise(requestAnimationFrame);
      longest = Math.max(longest, performance.now() - began);
    }
    return Math.round(longest);
  });
}
