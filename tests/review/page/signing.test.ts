import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, CHROMIUM, saying, startBench, told } from './browser.ts';

describe.skipIf(CHROMIUM === undefined)(told('the window of a signature'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    await bench.close();
  });

  const MRN = '03NAIROBI103';
  const decides = (portion: string, bases: readonly string[], reason: string): void =>
    bench.server.other('ann', {
      ...{ kind: 'decision', mrn: MRN, on: { kind: 'portion', id: portion }, effect: 'withhold' },
      ...{ bases, answers: [], reason },
    });

  async function signing(mrn: string): Promise<Page> {
    const page = await bench.open('ben', `/cables/${mrn}`);
    await page.locator('.block').first().waitFor();
    await page.keyboard.press('s');
    await page.locator('dialog.is-act[open] .signing').waitFor();
    return page;
  }

  test('where nobody signed it shows what persons changed since the proposal, word by word, with who and why', async () => {
    decides('3', ['B6'], 'The board has private members.');
    const page = await signing(MRN);
    const shown = page.locator('.signing-diff');
    await shown.waitFor();
    expect(await page.locator('.signing h3').innerText()).toBe(
      "What changes in the release since the machine's proposal: 1 change",
    );
    expect(await shown.locator('del').first().innerText()).toContain('The harbour board met in public');
    expect(await shown.locator('ins').first().innerText()).toContain('[B6]');
    expect(await shown.locator('.why-note').innerText()).toContain('Ann Poe withholds portion 3 under B6');
    expect(await shown.locator('.why-note').innerText()).toContain('The board has private members.');
    const facts = await page.locator('dialog .facts dd').allInnerTexts();
    expect(facts[0]).toMatch(/^\d+: .*B6 in \d/);
    await page.context().close();
  });

  test('nobody signs before it stands there', async () => {
    const page = await bench.open('ben', `/cables/${MRN}`);
    await page.locator('.block').first().waitFor();
    const go = bench.server.holdCables();
    await page.keyboard.press('s');
    await page.locator('.signing', { hasText: 'on their way' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.problem', { hasText: 'not there yet' }).waitFor();
    expect(bench.server.cable(MRN).signatures).toEqual([]);
    go();
    await page.locator('.signing-diff').waitFor();
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Sign');
    expect(bench.server.cable(MRN).signatures).toHaveLength(1);
    await page.context().close();
  });

  test('behind a signature of their own it shows a person what changed since that, and nothing before', async () => {
    decides('1', ['B5'], 'It tells what was advised.');
    const page = await signing(MRN);
    const shown = page.locator('.signing-diff');
    await shown.waitFor();
    expect(await page.locator('.signing h3').innerText()).toMatch(/since you signed it, .*: 1 change$/);
    expect(await shown.innerText()).toContain('It tells what was advised.');
    expect(await shown.innerText()).not.toContain('The board has private members.');
    // What was shown for one copy is not taken for having seen the next.
    await page.keyboard.press('Escape');
    decides('2', ['B5'], 'The same.');
    const go = bench.server.holdCables();
    await page.keyboard.press('s');
    await page.locator('.signing', { hasText: 'on their way' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.problem', { hasText: 'not there yet' }).waitFor();
    go();
    await page.context().close();
  });

  test('a cable on which nobody decided says that nothing changes', async () => {
    const page = await signing('07OSLO107');
    await page.locator('.signing .nothing').waitFor();
    // It is a second look, and who signs it is told what the earlier copy left out.
    const facts = await page.locator('dialog .facts').innerText();
    expect(facts).toContain('Since the copy of 2025-11-04');
    expect(facts).toContain('withheld then, released now: 1');
    expect(await page.locator('.reading ins.restored').count()).toBeGreaterThan(0);
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Sign');
    await page.locator('[role=tab]', { hasText: 'Status' }).click();
    await page
      .locator('.is-since li', { hasText: 'Withheld then, released now paragraph 1, then B5' })
      .waitFor();
    await page.context().close();
  });

  test('all of it without one complaint of the browser', () => {
    expect(bench.complaints).toEqual([]);
  });
});
