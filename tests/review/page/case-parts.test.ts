import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WithholdingsView } from '../../../src/model/shown-withholdings.ts';
import { portionWords } from '../../../src/review/page/words.ts';
import { type Bench, CHROMIUM, startBench, told } from './browser.ts';

const RICH = '07OSLO414';

describe.skipIf(CHROMIUM === undefined)(told('the parts of a case'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(10_000);
  });
  afterAll(async () => {
    await bench.close();
  });

  async function at(who: string, path: string, ready: string): Promise<Page> {
    const page = await bench.open(who, path);
    await page.locator(ready).first().waitFor();
    return page;
  }

  const facts = (page: Page): Promise<string> => page.locator('.cable-facts').innerText();

  /** What would be printed, in place of the window of the browser that asks for a printer. */
  const printed = async (page: Page, begin: () => Promise<void>): Promise<number> => {
    await page.evaluate(() => {
      const held = window as unknown as { onPaper: Promise<number> };
      held.onPaper = new Promise((put) => {
        window.print = () => {
          put(document.querySelectorAll('.is-listing tbody tr').length);
          dispatchEvent(new Event('afterprint'));
        };
      });
    });
    await begin();
    return page.evaluate(() => (window as unknown as { onPaper: Promise<number> }).onPaper);
  };

  test('from the case one goes to each of its parts and back, under its banner', async () => {
    const page = await at('ben', '/case', '.parts');
    for (const [name, path] of [
      ['Index of withholdings', '/case/withholdings'],
      ['Cover sheet', '/case/cover'],
      ['Falling due', '/case/due'],
    ] as const) {
      await page.locator('.part-link', { hasText: name }).click();
      await page.locator('h1', { hasText: name }).waitFor();
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await page.locator('.banner').allInnerTexts()).toEqual(['SECRET', 'SECRET']);
      expect(await page.locator('.head nav a[aria-current=page]').innerText()).toBe('Case');
      await page.locator('a', { hasText: 'Back to the case' }).click();
      await page.locator('.parts').waitFor();
    }
    await page.context().close();
  });

  test('ten thousand deletions stand there page by page, and no more of them than one page', async () => {
    const page = await at('udo', '/case/withholdings', '.is-listing');
    const total = Number(/^([\d,]+) deletions/.exec(await facts(page))?.[1]?.replace(',', ''));
    expect(total).toBeGreaterThan(10_000);
    expect(await page.locator('.is-listing tbody tr').count()).toBe(200);
    const first = await page.locator('.is-listing tbody tr').first().innerText();
    await page.keyboard.press('n');
    await page.locator('span', { hasText: 'Page 2 of' }).waitFor();
    await expect.poll(() => page.locator('.is-listing tbody tr').first().innerText()).not.toBe(first);
    await page.locator('button', { hasText: 'Last' }).click();
    await expect.poll(() => page.locator('.is-listing tbody tr').count()).toBe(total % 200 || 200);
    await page.context().close();
  });

  test('it is narrowed to a basis, which stands in no address', async () => {
    const page = await at('udo', '/case/withholdings', '.is-listing');
    bench.server.asked.length = 0;
    await page.locator('label', { hasText: 'Basis' }).locator('select').selectOption('NATO');
    await page.locator('.cable-facts', { hasText: 'on NATO' }).waitFor();
    const bases = await page.locator('.is-listing tbody td:nth-child(5)').allInnerTexts();
    expect(bases.length).toBeGreaterThan(0);
    for (const each of bases) expect(each).toContain('NATO');
    for (const { address } of bench.server.asked) expect(address).not.toContain('NATO');
    await page.context().close();
  });

  test('each line says who asks for it, and leads to its cable', async () => {
    const page = await at('ann', '/case/withholdings', '.is-listing');
    const answer = await page.request.post(`${bench.server.origin}/api/withholdings`, {
      data: { limit: 500 },
    });
    const { rows } = (await answer.json()) as WithholdingsView;
    const index = rows.findIndex(({ mrn }) => mrn === RICH);
    const cells = await page.locator('.is-listing tbody tr').nth(index).locator('th, td').allInnerTexts();
    const row = rows[index];
    expect(cells).toEqual([
      ...[RICH, portionWords(row?.place ?? null), row?.extent],
      row?.state === 'withheld' ? 'Withheld' : 'Open question',
      ...[row?.bases.join(', '), row?.provisions.join('; '), row?.by.join('; ')],
    ]);
    await page.locator('.is-listing tbody a', { hasText: RICH }).first().click();
    await page.locator('.block').first().waitFor();
    await page.context().close();
  });

  test('all of it goes on paper up to a stated number, by the button and by the key of the browser', async () => {
    const page = await at('ann', '/case/withholdings', '.is-listing');
    const button = () => page.locator('button', { hasText: 'Print' }).click();
    expect(await printed(page, button)).toBe(5000);
    await expect.poll(() => page.locator('.is-listing tbody tr').count()).toBe(200);
    await page.locator('label', { hasText: 'State' }).locator('select').selectOption('open question');
    // All of them are more than ten thousand: until the answer to the filter has come, their number stands there.
    await page.locator('.cable-facts', { hasText: /^\d{1,3}\b(?!,)/ }).waitFor();
    const open = Number(/^([\d,]+)/.exec(await facts(page))?.[1]);
    expect(await printed(page, () => page.keyboard.press('Control+p'))).toBe(open);
    await page.context().close();
  });

  test('the cover sheet is shown as it would go out now, and as it would with the whole case', async () => {
    const page = await at('ben', '/case/cover', '.cover');
    expect(await page.locator('.cover dd').allInnerTexts()).toContain('interim');
    expect(await facts(page)).toContain('2 cables would be out');
    await page.locator('button', { hasText: 'whole case' }).click();
    await page.locator('.cover dd', { hasText: 'final' }).waitFor();
    expect(await page.locator('.cover th', { hasText: 'released in part' }).locator('+ td').innerText()).toBe(
      '36',
    );
    await page.context().close();
  });

  test('what falls due is asked by a day, today at first', async () => {
    const page = await at('udo', '/case/due', '.is-listing');
    expect(await page.locator('.is-listing tbody tr').count()).toBe(1);
    expect(await page.locator('.found').innerText()).toContain('Next on 2032-03-13');
    await page.locator('input[type=date]').fill('2040-01-01');
    await expect.poll(() => page.locator('.is-listing tbody tr').count()).toBe(2);
    expect(await page.locator('.found').innerText()).toContain('Of no other is a day known');
    await page.context().close();
  });

  test('from an agency in the case one goes to the cables that wait for it, and there to the act that takes its answer', async () => {
    const page = await at('ann', '/case', '.case-tables');
    const line = page
      .locator('.counts', { has: page.locator('h2', { hasText: 'Referrals' }) })
      .locator('tr', { hasText: 'NATO' });
    await line.locator('a').click();
    await page.locator('.chip', { hasText: 'Waits for NATO' }).waitFor();
    expect(await page.locator('.found').innerText()).toBe(
      `${await page.locator('[data-row]').count()} cable`,
    );
    await page.locator('.row a').click();
    await page.locator('[role=tab]', { hasText: 'Referrals' }).click();
    const nato = page.locator('.tab-panel section', { hasText: 'NATO' });
    expect(await nato.locator('h3').innerText()).toBe('NATO, 1 passage waiting');
    expect(await nato.locator('button', { hasText: 'Record the answer' }).count()).toBe(0);
    await nato.locator('button', { hasText: 'Release on its answer' }).click();
    const window = page.locator('dialog.is-act[open]');
    await window.locator('legend', { hasText: 'Only NATO can open this' }).waitFor();
    await window.locator('label', { hasText: 'Reference' }).locator('input').fill('NATO letter 7');
    await window.locator('input[type=date]').fill('2026-02-01');
    await window.locator('textarea').fill('The Alliance agreed.');
    await page.keyboard.press('Control+Enter');
    await window.waitFor({ state: 'detached' });
    await nato.locator('.done', { hasText: 'released on NATO letter 7' }).waitFor();
    await page.context().close();
  });

  test('what is missing leads to the cables that it keeps', async () => {
    const page = await at('ann', '/case', '.is-missing');
    const line = page.locator('.is-missing li', { hasText: 'It could not be read' });
    const count = await line.locator('.number').innerText();
    await line.locator('a').click();
    await page.locator('.chip', { hasText: 'Missing: It could not be read.' }).waitFor();
    expect(await page.locator('.found').innerText()).toMatch(new RegExp(`^${count} cables?$`));
    await page.locator('.chip', { hasText: 'Missing' }).click();
    await page.locator('.chip', { hasText: 'Missing' }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('all of it without one complaint of the browser', () => {
    expect(bench.complaints).toEqual([]);
  });
});
