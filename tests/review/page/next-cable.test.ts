import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, CHROMIUM, saying, startBench, told } from './browser.ts';

/** The browser fetches ahead when it has nothing to do, and machines have much to do. */
const SLOW = { timeout: 10_000 };

describe.skipIf(CHROMIUM === undefined)(told('going from cable to cable'), () => {
  let bench: Bench;
  /** The numbers of the queue in its order. */
  let order: string[];
  beforeAll(async () => {
    bench = await startBench();
    const page = await bench.open('ann', '/');
    await page.locator('[data-row="5"]').waitFor();
    order = await page.locator('[data-row] .is-cable a').allInnerTexts();
    await page.context().close();
  });
  afterAll(async () => {
    await bench.close();
  });
  beforeEach(() => {
    bench.server.asked.length = 0;
  });

  const nth = (at: number): string => order[at] as string;
  const askedFor = (at: number): number =>
    bench.server.asked.filter(({ address }) => address === `/api/cables/${nth(at)}`).length;

  /** Opens the queue's cable of that place, and waits until the one behind it was fetched. */
  async function reading(at: number): Promise<Page> {
    const page = await bench.open('ann', '/');
    await page.locator(`[data-row="${at}"] a`).click();
    await expectShown(page, at);
    await expect.poll(() => askedFor(at + 1), SLOW).toBe(1);
    await page.waitForTimeout(50);
    return page;
  }

  /** It is the cable of the address that stands there, with its text, and can be worked on. */
  async function expectShown(page: Page, at: number): Promise<void> {
    await expect.poll(() => page.title()).toBe(nth(at));
    await page.locator('main[aria-busy=false] h1 .code', { hasText: nth(at) }).waitFor({ timeout: 10_000 });
    expect(await page.locator('.block').count()).toBeGreaterThan(0);
  }

  /** The cable was asked for again, and the page had the answer: behind it, it asks for the next. */
  async function expectChecked(page: Page, at: number): Promise<void> {
    await expect.poll(() => askedFor(at), SLOW).toBe(2);
    await expect.poll(() => askedFor(at + 1), SLOW).toBe(1);
    await page.waitForTimeout(50);
  }

  test('the next one is fetched while one reads, each once, and stands there at the key', async () => {
    const page = await reading(0);
    expect([0, 1, 2].map(askedFor)).toEqual([1, 1, 0]);
    const release = bench.server.holdCables();
    await page.keyboard.press('N');
    await expectShown(page, 1);
    release();
    await expect.poll(() => [0, 1, 2].map(askedFor), SLOW).toEqual([1, 2, 1]);
    await page.context().close();
  });

  test('no more is kept than the one ahead and the one just left, whichever way one goes', async () => {
    const page = await reading(3);
    for (const at of [4, 5]) {
      await page.keyboard.press('N');
      await expectShown(page, at);
      await expect.poll(() => askedFor(at + 1), SLOW).toBe(1);
    }
    await page.waitForTimeout(50);
    const release = bench.server.holdCables();
    await page.goBack();
    await expectShown(page, 4);
    await page.keyboard.press('P');
    await page.locator('main[aria-busy=true] h1 .code', { hasText: nth(4) }).waitFor();
    release();
    await expectShown(page, 3);
    // Who goes back is expected to go on back.
    await expect.poll(() => askedFor(2), SLOW).toBe(1);
    await page.context().close();
  });

  test('what somebody else did since it was fetched appears, and the reader is told', async () => {
    const page = await reading(6);
    bench.server.other('ben', { kind: 'note', mrn: nth(7), text: 'Ask the desk first.' });
    await page.keyboard.press('N');
    await expectShown(page, 7);
    await saying(page, 'Something was done on this cable meanwhile');
    await page.locator('[role=tab]', { hasText: 'History 1' }).waitFor();
    await page.context().close();
  });

  test('nothing changes under what is being written, and the act on what was fetched before is refused', async () => {
    const page = await reading(8);
    bench.server.other('ben', { kind: 'note', mrn: nth(9), text: 'Not this one.' });
    const release = bench.server.holdCables();
    await page.keyboard.press('N');
    await expectShown(page, 9);
    await page.keyboard.press('m');
    await page.keyboard.type('Written on what was fetched.');
    release();
    await expectChecked(page, 9);
    await page.locator('[role=tab]', { hasText: 'History 0' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.problem', { hasText: 'Not this one.' }).waitFor();
    await page.locator('[role=tab]', { hasText: 'History 1' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Note');
    await page.context().close();
  });

  test('what came while something was written is shown once that is given up', async () => {
    const page = await reading(10);
    bench.server.other('ben', { kind: 'note', mrn: nth(11), text: 'Seen by me.' });
    const release = bench.server.holdCables();
    await page.keyboard.press('N');
    await expectShown(page, 11);
    await page.keyboard.press('m');
    release();
    await expectChecked(page, 11);
    await page.keyboard.press('Escape');
    await page.locator('[role=tab]', { hasText: 'History 1' }).waitFor();
    await page.context().close();
  });

  test('one goes on and back while a cable is on its way, and nothing is done to the one that stands there', async () => {
    const page = await reading(12);
    const release = bench.server.holdCables();
    for (const at of [13, 14]) {
      await page.keyboard.press('N');
      await expect.poll(() => page.title()).toBe(nth(at));
    }
    await page.locator('main[aria-busy=true] h1 .code', { hasText: nth(13) }).waitFor();
    await page.keyboard.press('m');
    await page.locator('.actions button', { hasText: 'Note' }).click();
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('P');
    await expectShown(page, 13);
    for (const at of [14, 15]) {
      await page.keyboard.press('N');
      await expect.poll(() => page.title()).toBe(nth(at));
    }
    release();
    await expectShown(page, 15);
    expect(askedFor(14)).toBe(0);
    await page.context().close();
  });

  test('the keys go on where a cable is opened by its address and has not come', async () => {
    const page = await bench.open('ann', '/log');
    await page.locator('.log').waitFor();
    const release = bench.server.holdCables();
    await page.goto(`${bench.server.origin}/cables/${nth(17)}`);
    await page.locator('.waiting', { hasText: nth(17) }).waitFor();
    await page.keyboard.press('N');
    await expect.poll(() => page.title()).not.toBe(nth(17));
    release();
    await page.locator('main[aria-busy=false] .block').first().waitFor();
    await page.context().close();
  });

  test('a decision for the whole case drops what was fetched before it', async () => {
    const page = await reading(20);
    await page.keyboard.press('d');
    await page.locator('.is-act .field input').first().fill('the');
    await page.locator('label', { hasText: 'everywhere in the case' }).locator('input').check();
    await page.locator('.choice-list label', { hasText: 'B5' }).locator('input').check();
    await page.locator('textarea').fill('Deliberation.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.everywhere').waitFor();
    await page.keyboard.press('Control+Enter');
    await saying(page, 'other cable');
    await expect.poll(() => askedFor(21), SLOW).toBe(2);
    await page.context().close();
  });

  test('all of it without one complaint of the browser', () => {
    expect(bench.complaints).toEqual([]);
  });
});
