import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type StandIn, startStandIn } from './stand-in.ts';

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
/** What a suite says of itself: where there is no browser, that it did not run. */
export const told = (what: string): string =>
  CHROMIUM === undefined ? `${what}: skipped, as Chromium is not installed here` : what;

const BUILD = join(import.meta.dirname, '../../../src/review/page/build.mjs');

/** The page, built of the sources as they are now. */
export function buildPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tearline-page-'));
  execFileSync(process.execPath, [BUILD, folder]);
  return folder;
}

export interface Bench {
  readonly browser: Browser;
  readonly server: StandIn;
  /** Another person, or another window, in a session of its own. */
  open(who: string, path: string, options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong in any page: messages of its console, errors, dialogs, policy reports, requests to elsewhere. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A built page, a stand-in of its server with `rows` more lines in the queue, and a browser. */
export async function startBench(rows = 0): Promise<Bench> {
  const folder = buildPage();
  const server = await startStandIn(folder, rows);
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  const complaints: string[] = [];
  return {
    ...{ browser, server, complaints },
    open: async (who, path, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      await listen(page, server.origin, complaints);
      if (who !== '') await page.request.get(`${server.origin}/sign-in?token=${who}`, { maxRedirects: 0 });
      await page.goto(server.origin + path);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function listen(page: Page, origin: string, complaints: string[]): Promise<void> {
  page.on('console', (message) => {
    // The browser itself writes a line for every answer that is no success; the page is expected to cope with those.
    if (!message.text().startsWith('Failed to load resource')) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      complaints.push(`request: ${request.url()}`);
  });
  await page.exposeFunction('reportViolation', (what: string) => complaints.push(`policy: ${what}`));
  await page.addInitScript(() => {
    const { reportViolation } = window as unknown as { reportViolation: (what: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => reportViolation(event.violatedDirective));
  });
}

/** Waits until the page says so in its line at the bottom. Letter by letter: `Saved` is not `Not saved`. */
export const saying = (page: Page, words: string): Promise<void> =>
  page
    .locator('.saving', { hasText: new RegExp(words.replace(/[.()]/g, '\\$&')) })
    .waitFor({ timeout: 5000 });

/** Waits until the window of a signature shows what changes: nobody signs before. */
export const seesChanges = (page: Page): Promise<void> =>
  page.locator('.signing').locator('.signing-diff, .nothing').waitFor();

/** The heading of what the cursor stands on, as `Question, 1 of 5 deletions`. */
export const cursor = (page: Page): Promise<string> =>
  page
    .locator('.at-cursor h2')
    .innerText()
    .then((text) => text.replace(/\s+/g, ' ').replace(/^\S /, ''));

/** What axe has to say of a page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(violationsOfAxe);
}

async function violationsOfAxe(): Promise<string[]> {
  const { axe: run } = window as unknown as { axe: typeof axe };
  const { violations } = await run.run(document, { resultTypes: ['violations'] });
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 120))
        .join(' | ')}`,
  );
}
