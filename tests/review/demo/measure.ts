// npm run bench:review -- 10000: how long people wait at the review of so many invented cables. `--run DIR` takes a run that is there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM } from '../page/browser.ts';
import { makeRun, openReview } from './case.ts';

async function measure(run: string): Promise<void> {
  const from = performance.now();
  const review = await openReview(run, ['Ann Poe:reviewer,approver']);
  say('until the link is printed', [performance.now() - from]);
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(review.links.get('Ann Poe') ?? '');
    await page.locator('[data-row]').first().waitFor();
    say('first view of the queue', await repeated(5, () => firstView(page)));
    await untilRead(page);
    say(
      'a search in all texts, answered',
      await repeated(20, (n) => searched(page, WORDS[n % WORDS.length] ?? '')),
    );
    await openFirst(page);
    say('the next cable, shown', await nextCables(page, 30, READING));
    say('the next cable, without reading', await nextCables(page, 30, 0));
    say('a note, on the device', await repeated(20, () => noted(page)));
  } finally {
    await browser.close();
    await review.close();
  }
}

const WORDS = ['ministry', 'harbor committee', 'nosuchword', 'loan', 'elections minister'];

async function repeated(times: number, work: (n: number) => Promise<number>): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) took.push(await work(n));
  return took;
}

async function firstView(page: Page): Promise<number> {
  const from = performance.now();
  await page.goto(new URL('/', page.url()).href);
  await page.locator('[data-row]').first().waitFor();
  return performance.now() - from;
}

/** Waits until all texts can be searched. */
async function untilRead(page: Page): Promise<void> {
  for (;;) {
    const { searchable } = await asked<{ searchable: number }>(page, '/api/queue', { limit: 1 });
    if (searchable >= 1) return;
    await page.waitForTimeout(500);
  }
}

/** What the server answers, and how long that took as the page sees it. */
const asked = <T>(page: Page, path: string, body: unknown): Promise<T & { readonly took: number }> =>
  page.evaluate(
    async ([address, sent]) => {
      const from = performance.now();
      const answer = await fetch(address as string, {
        method: sent === null ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', 'x-tearline': '1' },
        ...(sent === null ? {} : { body: JSON.stringify(sent) }),
      });
      const said = await answer.json();
      return { ...said, took: performance.now() - from };
    },
    [path, body] as const,
  );

const searched = async (page: Page, text: string): Promise<number> =>
  (await asked(page, '/api/queue', { text, limit: 200 })).took;

/** How long a person looks at a cable at the least, in milliseconds: meanwhile the page fetches the next. */
const READING = 1000;

async function openFirst(page: Page): Promise<void> {
  await page.goto(new URL('/', page.url()).href);
  await page.locator('[data-row]').first().waitFor();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.block').first().waitFor();
}

/** From the key to the next cable on the screen, for somebody who looks at each for so long. */
const nextCables = (page: Page, times: number, looks: number): Promise<number[]> =>
  repeated(times, async () => {
    await page.waitForTimeout(looks);
    const pressed = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), { once: true });
        }),
    );
    const shown = shownAfter(page, await page.locator(NUMBER).innerText());
    await page.keyboard.press('N');
    return (await shown) - (await pressed);
  });

/** The number over a cable that can be worked on. */
const NUMBER = 'main[aria-busy=false] h1 .code';

/** The time of the frame in which another cable than this stands there with its text, on the clock of the page. */
async function shownAfter(page: Page, mrn: string): Promise<number> {
  const seen = await page.waitForFunction(
    ([before, number]) => {
      const now = document.querySelector(number as string)?.textContent ?? before;
      return now !== before && document.querySelector('.block') !== null && performance.now();
    },
    [mrn, NUMBER] as const,
  );
  return Number(await seen.jsonValue());
}

async function noted(page: Page): Promise<number> {
  const mrn = await page.title();
  const { version } = await asked<{ version: string }>(page, `/api/cables/${mrn}`, null);
  const id = `note-${Math.trunc(performance.now() * 1000)}`;
  return (await asked(page, '/api/acts', { kind: 'note', id, mrn, version, text: 'Looked at.' })).took;
}

function say(what: string, took: readonly number[]): void {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
  console.log(
    `${what.padEnd(34)} median ${at(0.5).padStart(5)} ms, worst ${at(1).padStart(5)} ms (${took.length} times)`,
  );
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { run: { type: 'string' } } });
  if (values.run !== undefined) return measure(values.run);
  const place = mkdtempSync(join(tmpdir(), 'tearline-review-'));
  try {
    await measure(makeRun(place, Number(positionals[0] ?? 10_000)));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

await main();
