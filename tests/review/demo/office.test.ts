import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Acted, CableView, Refused } from '../../../src/model/shown.ts';
import type { LogView, QueueView } from '../../../src/model/shown-case.ts';
import { CHROMIUM, told } from '../page/browser.ts';
import { PROGRAMS, PrivateServer } from '../record/private-server.ts';
import { makeRun, type Opened, openReview } from './case.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-office-'));
const env = { TEARLINE_KEY: join(place, 'key'), TEARLINE_SIGNING_KEY: join(place, 'signing-key') };
const PEOPLE = ['Ann Poe', 'Ben Roe', 'Cy Dow', 'Di Fay', 'Ed Lane'];
/** DECISIONS=500 vitest run tests/review/demo/office.test.ts */
const DECISIONS = Number(process.env.DECISIONS ?? 30);

const here = CHROMIUM !== undefined && PROGRAMS !== undefined;
const what = 'five people at once, with the log in PostgreSQL';
const why =
  PROGRAMS === undefined
    ? `${what} (not tried: there is no PostgreSQL under /usr/lib/postgresql)`
    : told(what);

/** What one browser was told of its decisions. */
interface Told {
  readonly saved: readonly number[];
  readonly conflicts: number;
  readonly odd: readonly string[];
}

describe.skipIf(!here)(why, () => {
  let [postgres, review, browser] = [
    undefined as unknown as PrivateServer,
    undefined as unknown as Opened,
    undefined as unknown as Browser,
  ];
  let run = '';
  const open = (): Promise<Opened> =>
    openReview(
      run,
      PEOPLE.map((name) => `${name}:reviewer`),
      { args: ['--postgres', postgres.address()], env },
    );

  beforeAll(async () => {
    run = makeRun(place, 12, [], env);
    postgres = await PrivateServer.begun();
    review = await open();
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await review?.close();
    await postgres?.end();
    rmSync(place, { recursive: true, force: true });
  });

  async function signedIn(name: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(review.links.get(name) ?? '');
    await page.locator('[data-row]').first().waitFor();
    return page;
  }

  test('no decision is lost, each is in the log once, and the log is whole when it is opened again', async () => {
    const pages = await Promise.all(PEOPLE.map(signedIn));
    const all = await Promise.all(
      pages.map((page, n) => page.evaluate(deciding, [n, DECISIONS / PEOPLE.length] as const)),
    );
    const saved = all.flatMap((each) => each.saved);
    expect(all.flatMap(({ odd }) => odd)).toEqual([]);
    expect([saved.length, new Set(saved).size]).toEqual([DECISIONS, DECISIONS]);
    // They meet on the same cables, so some are told of each other.
    expect(all.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBeGreaterThan(0);
    const before = await logOf(pages[0] as Page);
    expect([before.size, before.kinds]).toEqual([DECISIONS + 1, DECISIONS]);

    await browser.close();
    expect(await review.close()).toBe(0);
    review = await open();
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    expect(await logOf(await signedIn('Ann Poe'))).toEqual(before);
  });
});

/** The log, in pages as it is given out. */
const logOf = (page: Page) =>
  page.evaluate(async () => {
    const entries: LogView['entries'][number][] = [];
    for (;;) {
      const answer = await fetch(`/api/log?offset=${entries.length}&limit=500&of=acts`, {
        headers: { 'x-tearline': '1' },
      });
      const view = (await answer.json()) as LogView;
      entries.push(...view.entries);
      if (entries.length >= view.listed) break;
    }
    const kinds = entries.filter(({ kind }) => kind === 'decision' || kind === 'undo').length;
    return { size: entries.length, kinds, last: entries.at(-1)?.digest };
  });

/**
 * In the page of one person: decides on a paragraph, undoes it, and goes on, on the cables that everybody is at; who is told of
 * somebody else looks again, and decides again.
 */
async function deciding([n, count]: readonly [number, number]): Promise<Told> {
  const asked = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', 'x-tearline': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  };
  const { rows } = await asked<QueueView>('/api/queue', { standing: ['ready', 'open'] });
  const [saved, odd, mine]: [number[], string[], { mrn: string; action: string }[]] = [[], [], []];
  let conflicts = 0;
  for (let tries = 0; saved.length < count && tries < count * 40; tries += 1) {
    const undo = mine.at(-1);
    const mrn = undo?.mrn ?? rows[(tries + n) % Math.min(4, rows.length)]?.mrn ?? '';
    const view = await asked<CableView>(`/api/cables/${mrn}`);
    const portions = view.portions.filter(({ kind, spans }) => kind === 'paragraph' && spans.length > 0);
    const on = { kind: 'portion', id: portions[n % portions.length]?.id ?? 'subject' };
    const of = { id: `act-${n}-${String(tries).padStart(6, '0')}`, mrn, version: view.version };
    const act =
      undo === undefined
        ? { kind: 'decision', ...of, on, effect: 'withhold', bases: ['B6'], answers: [], reason: 'Tried.' }
        : { kind: 'undo', ...of, action: undo.action, reason: 'Tried.' };
    const answer = await asked<Acted | Refused>('/api/acts', act);
    if ('seq' in answer) {
      saved.push(answer.seq);
      const done = answer.cable.history.find(({ seq }) => seq === answer.seq);
      if (undo === undefined && done !== undefined) mine.push({ mrn, action: done.id });
      else mine.pop();
    } else if (answer.code === 'conflict') conflicts += 1;
    else if (answer.code !== 'idle') odd.push(`${answer.code}: ${answer.reason}`);
  }
  return { saved, conflicts, odd };
}
