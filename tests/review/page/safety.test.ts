import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, CHROMIUM, saying, startBench, told } from './browser.ts';
import { HOSTILE } from './invented.ts';

const EVIL = '08LIMA666';
const VIEWS = ['/', `/cables/${EVIL}`, `/cables/${EVIL}/diff`, '/case', '/log'] as const;
const READY: Readonly<Record<string, string>> = {
  '/cables/07REYKJAVIK77/diff': '.nothing',
  '/': '[data-row="1"]',
  [`/cables/${EVIL}`]: '.block',
  [`/cables/${EVIL}/diff`]: '.diff',
  '/case': '.case-tables',
  '/log': '.log tbody tr',
};

describe.skipIf(CHROMIUM === undefined)(told('the page keeps what it shows to itself'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
    bench.server.other('ann', {
      ...{ kind: 'decision', mrn: EVIL, on: { kind: 'portion', id: '2' }, effect: 'withhold', bases: ['B6'] },
      ...{ answers: [], reason: '<img src=x onerror=alert(2)> \u202e why' },
    });
    bench.server.other('ann', {
      kind: 'refer',
      mrn: EVIL,
      on: { kind: 'portion', id: '3' },
      agency: '<b>Energy</b>',
      reason: '\u001b[31m',
    });
  });
  afterAll(async () => {
    await bench.close();
  });

  async function at(view: string, who = 'ann', options = {}): Promise<Page> {
    const page = await bench.open(who, view, options);
    await page
      .locator(READY[view] ?? '.block')
      .first()
      .waitFor();
    return page;
  }

  test('texts that would do harm stay texts, in every view and every window', async () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
    for (const view of VIEWS) {
      const page = await at(view);
      if (view === VIEWS[1]) await lookEverywhere(page);
      if (view === VIEWS[2]) for (const key of ['v', 'f', 'v']) await page.keyboard.press(key);
      expect(await page.evaluate(strangers), view).toEqual([]);
      expect(await page.title()).toBe(view.includes(EVIL) ? EVIL : 'Tearline');
      await page.context().close();
    }
    expect(bench.complaints).toEqual([]);
  });

  async function lookEverywhere(page: Page): Promise<void> {
    for (const tab of ['Status', 'Referrals', 'History', 'Signed', 'Persons'])
      await page.locator('[role=tab]', { hasText: tab }).click();
    await page.locator('.list .quiet').first().click();
    for (const key of ['n', 'n', 'v', 'f', 'v', 'f']) await page.keyboard.press(key);
    for (const key of ['a', 'r', 'b', 'd', 'e', 'm', 'u']) {
      await page.keyboard.press(key);
      await page.locator('dialog[open]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    }
  }

  test('the ears that hear of harm do hear', async () => {
    const page = await at('/');
    await page.evaluate(() => {
      const script = document.createElement('div');
      try {
        script.innerHTML = '<b>x</b>';
      } catch {
        // The policy forbids it, and reports that.
      }
      const picture = document.createElement('img');
      picture.src = 'https://evil.invalid/x.png';
      document.body.append(picture);
      console.log('heard');
    });
    await expect.poll(() => bench.complaints.join()).toMatch(/policy: require-trusted-types-for/);
    await expect.poll(() => bench.complaints.join()).toMatch(/policy: img-src/);
    expect(bench.complaints.join()).toContain('console: heard');
    bench.complaints.length = 0;
    await page.context().close();
  });

  test('every character of a cable stands in the page as it is, or as a box with its name', async () => {
    const page = await at(`/cables/${EVIL}`);
    await page.keyboard.press('f');
    const text = bench.server
      .cable(EVIL)
      .pieces.map((piece) => piece.text)
      .join('');
    const runs = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.source [data-from]')].map((run) => ({
        ...{
          from: Number(run.dataset.from),
          to: Number(run.dataset.to),
          kind: run.dataset.kind,
          shown: run.textContent ?? '',
        },
      })),
    );
    let place = 0;
    for (const { from, to, kind, shown } of runs) {
      expect(from).toBe(place);
      place = to;
      // A lone half of a character cannot leave the browser as it is.
      if (kind === 'text') expect(shown).toBe(text.slice(from, to));
      else expect(shown).toMatch(/^(?:[A-Z0-9]{2,4}|U\+[0-9A-F]{4,5})$/);
    }
    expect(place).toBe(text.length);
    for (const name of ['RLO', 'ESC', 'ZWSP', 'BEL', 'LRI', 'CSI', 'BOM', 'SHY'])
      expect(
        runs.some(({ shown }) => shown === name),
        name,
      ).toBe(true);
    const style = await page.evaluate(() => {
      const source = document.querySelector('.source') as HTMLElement;
      const { unicodeBidi, direction } = getComputedStyle(source);
      return { unicodeBidi, direction, translate: source.translate, spellcheck: source.spellcheck };
    });
    expect(style).toEqual({ unicodeBidi: 'isolate', direction: 'ltr', translate: false, spellcheck: false });
    await page.context().close();
  });

  test('what somebody looks for is in no address, and nothing is kept in the browser', async () => {
    const page = await at('/');
    await page.keyboard.press('/');
    await page.keyboard.type('harbour');
    await page.locator('.found', { hasText: /^(?!40 )/ }).waitFor();
    await page.locator('.is-person input').fill('Aslan');
    await expect
      .poll(() => bench.server.asked.some(({ body }) => body.includes('"person":"Aslan"')))
      .toBe(true);
    for (const { address } of bench.server.asked) expect(address).not.toMatch(/harbour|Aslan/i);
    expect(page.url()).not.toMatch(/harbour|Aslan/i);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    await page.context().close();
  });

  test.each(VIEWS)(
    'both banners are seen on %s whatever one does, and without a banner nothing is',
    async (view) => {
      const page = await at(view);
      for (let press = 0; press < 12; press++) await page.keyboard.press('n');
      const boxes = await page.evaluate(() =>
        [...document.querySelectorAll('.banner')].map((one) => one.getBoundingClientRect().toJSON()),
      );
      expect(boxes).toHaveLength(2);
      expect(boxes[0].top).toBe(0);
      expect(boxes[1].bottom).toBe(800);
      bench.server.mode = 'no-banner';
      await page.reload();
      await page.locator('.bare').waitFor();
      await expect
        .poll(() => page.evaluate(() => document.body.innerText.trim()))
        .toBe('No banner, so nothing is shown.');
      bench.server.mode = 'fine';
      await page.context().close();
    },
  );

  test('after fifteen minutes without a hand on it the page is blank, and what was being written is still there', async () => {
    const page = await bench.open('', '/');
    await page.clock.install();
    await page.request.get(`${bench.server.origin}/sign-in?token=ann`, { maxRedirects: 0 });
    await page.goto(`${bench.server.origin}/cables/${EVIL}`);
    await page.locator('.block').first().waitFor();
    await page.keyboard.press('m');
    await page.keyboard.type('A half-written note');
    await page.clock.runFor(14 * 60_000);
    expect(await page.locator('.lock').isVisible()).toBe(false);
    await page.clock.runFor(70_000);
    await page.locator('.lock h1').waitFor();
    const seen = await page.evaluate(() => [document.body.innerText, document.title].join('\n'));
    expect(seen).toMatch(/Locked/);
    expect(seen).not.toMatch(/LIMA|note|script|SECRET/);
    expect(await page.locator('.reading').isVisible()).toBe(false);
    await page.keyboard.press('x');
    await page.locator('.reading').waitFor({ state: 'visible' });
    expect(await page.locator('textarea').inputValue()).toBe('A half-written note');
    await page.keyboard.press('Escape');
    bench.server.mode = 'signed-out';
    await page.locator('.head button', { hasText: 'Lock' }).click();
    await page.keyboard.press('x');
    await page.locator('h1', { hasText: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/LIMA|script/);
    bench.server.mode = 'fine';
    await page.context().close();
  });

  test('without a session one is told how to sign in, and sees nothing', async () => {
    const page = await bench.open('', `/cables/${EVIL}`);
    await page.locator('h1', { hasText: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/LIMA|script/);
    await page.context().close();
  });

  test.each(['/cables/07REYKJAVIK77', '/cables/07REYKJAVIK77/diff', '/', '/case'])(
    'on paper every sheet of %s has its banner at head and foot, and who printed it when',
    async (view) => {
      const page = await at(view);
      if (view.endsWith('diff')) await page.keyboard.press('f');
      const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'Letter' })));
      const { text, totalPages } = await extractText(pdf, { mergePages: false });
      if (view.includes('REYKJAVIK77')) expect(totalPages).toBeGreaterThan(5);
      const banner = view.startsWith('/cables') ? 'CONFIDENTIAL//NOFORN' : 'SECRET';
      expect(text.map((sheet) => sheet.split(banner).length - 1)).toEqual(text.map(() => 2));
      for (const sheet of text) expect(sheet).toMatch(/Printed by Ann Poe, \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
      await page.context().close();
    },
  );

  test('a reader is told that they change nothing before they write anything', async () => {
    const page = await at(`/cables/${EVIL}`, 'rita');
    for (const key of ['m', 'd', 'e']) {
      await page.keyboard.press(key);
      await saying(page, 'A reader changes nothing');
      expect(await page.locator('dialog[open]').count()).toBe(0);
    }
    await page.context().close();
  });

  test('what a role may not do looks like that, says why, and is not among its keys; a reviewer has all of it', async () => {
    const barred = (page: Page) =>
      page.locator('.actions button').evaluateAll((all) => all.map((each) => each.ariaDisabled === 'true'));
    const keys = async (page: Page) => {
      await page.keyboard.press('?');
      const text = await page.locator('.key-lists').innerText();
      await page.keyboard.press('Escape');
      return text;
    };
    const reader = await at(`/cables/${EVIL}`, 'rita');
    const all = await barred(reader);
    expect(all.length).toBeGreaterThan(3);
    expect(all).toEqual(all.map(() => true));
    expect(await reader.locator('.actions .main').first().getAttribute('title')).toBe(
      'A reader changes nothing.',
    );
    expect(await keys(reader)).not.toMatch(/decide|withhold|sign,/i);
    const reviewer = await at(`/cables/${EVIL}`);
    expect(await barred(reviewer)).toEqual(all.map(() => false));
    expect(await keys(reviewer)).toMatch(/withhold as proposed[\s\S]*sign, or end/);
    for (const page of [reader, reviewer]) await page.context().close();
  });

  test('the script is less than 60 kB as it is sent', async () => {
    const page = await at('/');
    const script = await (await page.request.get(`${bench.server.origin}/page.js`)).body();
    const size = gzipSync(script).length;
    console.log(`page.js: ${size} bytes compressed`);
    expect(size).toBeLessThan(60_000);
    expect(script.toString()).not.toMatch(/\beval\(|new Function/);
    await page.context().close();
  });

  test('the styles of the page fetch nothing but its own fonts', () => {
    const css = readFileSync(join(import.meta.dirname, '../../../src/review/page/page.css'), 'utf8');
    const fetched = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address);
    expect(fetched).toHaveLength(4);
    for (const address of fetched) expect(address).toMatch(/^"\/fonts\/[a-z0-9-]+\.woff2"$/);
  });
});

/** Elements that no view of the page makes, and attributes that would run something. */
function strangers(): string[] {
  const made =
    'script,img,iframe,object,embed,base,style,link,meta,body *[onerror],body *[onload],body *[style*="url"]';
  const allowed = new Set(document.head.querySelectorAll('*'));
  const found = [...document.querySelectorAll(made)]
    .filter((one) => !allowed.has(one))
    .map((one) => one.outerHTML.slice(0, 80));
  const links = [...document.querySelectorAll('a')].map((one) => one.getAttribute('href') ?? '');
  const out = links.filter((href) => !/^(?:\/|#main$)/.test(href) || href.startsWith('//'));
  return [...found, ...out];
}
