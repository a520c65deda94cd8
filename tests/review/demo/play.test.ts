import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CableView } from '../../../src/model/shown.ts';
import type { QueueView } from '../../../src/model/shown-case.ts';
import { tearline } from '../../cli/tearline.ts';
import { CHROMIUM, listen, saying, told, violationsOf } from '../page/browser.ts';
import { makeCase, type Opened, openReview } from './case.ts';

const place = mkdtempSync(join(tmpdir(), 'tearline-demo-'));
const env = { TEARLINE_KEY: join(place, 'key'), TEARLINE_SIGNING_KEY: join(place, 'signing-key') };
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A cable that was decided on before the review. */
const DECIDED = '09OSLO612';

/** Asks the review as its page does. */
const asked = <T>(page: Page, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([address, sent]) => {
      const answer = await fetch(address as string, {
        method: sent === null ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', 'x-tearline': '1' },
        ...(sent === null ? {} : { body: JSON.stringify(sent) }),
      });
      return answer.json();
    },
    [path, body ?? null] as const,
  ) as Promise<T>;

describe.skipIf(CHROMIUM === undefined)(told('a case of forty cables, from the queue to public/'), () => {
  let [run, review, browser] = ['', undefined as unknown as Opened, undefined as unknown as Browser];
  const complaints: string[] = [];

  beforeAll(async () => {
    run = makeCase(place, env);
    const before = ['--effect', 'withhold', '--basis', 'B6', '--reason', 'Kept.', '--by', 'Ada Bell'];
    expect(tearline(['decide', run, DECIDED, '--on', 'subject', ...before], { env }).err).toBe('');
    review = await openReview(run, ['Ann Poe:reviewer', 'Ben Roe, Chief of Review:approver'], { env });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    if (review !== undefined) expect(await review.close()).toBe(0);
  });

  const people = new Map<string, Page>();
  /** Somebody who has signed in by the link that was printed, which is good once. */
  async function signedIn(name: string): Promise<Page> {
    const known = people.get(name);
    if (known !== undefined) return known;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const link = review.links.get(name) ?? '';
    await listen(page, new URL(link).origin, complaints);
    await page.goto(link);
    await page.locator('[data-row]').first().waitFor();
    people.set(name, page);
    return page;
  }

  const queueOf = (page: Page, query: object): Promise<QueueView> => asked(page, '/api/queue', query);
  const cableOf = (page: Page, mrn: string): Promise<CableView> => asked(page, `/api/cables/${mrn}`);

  async function opens(page: Page, mrn: string): Promise<void> {
    await page.goto(new URL(`/cables/${mrn}`, page.url()).href);
    await page.locator('.block').first().waitFor();
  }

  /** Presses a key that opens a window, says why, and saves. */
  async function decides(page: Page, key: string, reason: string, outcome: string): Promise<void> {
    await page.keyboard.press(key);
    await page.locator('dialog.is-act[open]').waitFor();
    await says(page, reason, outcome);
  }

  /** Says why in the window that is open, and saves. */
  async function says(page: Page, reason: string, outcome: string): Promise<void> {
    await page.locator('dialog.is-act textarea').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(reason);
    await page.keyboard.press('Control+Enter');
    await page.locator('dialog.is-act[open]').waitFor({ state: 'detached' });
    await saying(page, outcome);
  }

  /** Goes to the first deletion that is of this sort. */
  async function goesTo(page: Page, sort: 'Question' | 'Withheld'): Promise<void> {
    while (!(await page.locator('.at-cursor h2').innerText()).includes(sort)) await page.keyboard.press('n');
  }

  /** Goes to the deletion behind this one that lies there. */
  async function goesOn(page: Page, where: string): Promise<void> {
    while (!(await page.locator('.at-cursor .where').innerText()).includes(where))
      await page.keyboard.press('n');
  }

  /** Answers every question of a cable, and gives how many acts that took. */
  async function answersAll(page: Page, mrn: string): Promise<number> {
    await opens(page, mrn);
    for (let count = 0; ; count += 1) {
      const { standing } = await cableOf(page, mrn);
      if (standing !== 'open') return count;
      await goesTo(page, 'Question');
      await decides(page, 'r', `Nothing in it is exempt (${count}).`, 'Saved: Release');
    }
  }

  /** What somebody else must answer for, or lift by evidence. */
  const isOwned = ({ deletions }: CableView): boolean =>
    deletions.some(({ bases }) => bases.some(({ owner, code }) => owner !== null || code === 'CAPTION'));

  test('the case has forty cables, each standing somewhere', async () => {
    const ann = await signedIn('Ann Poe');
    const { total, counts } = await queueOf(ann, { limit: 100 });
    expect([total, Object.values(counts).reduce((sum, n) => sum + n, 0)]).toEqual([40, 40]);
    expect(Object.keys(counts).filter((each) => counts[each as 'open'] > 0)).toEqual(
      expect.arrayContaining(['open', 'ready']),
    );
  });

  test('a person who was promised protection is asked about once, and withheld in all places', async () => {
    const ann = await signedIn('Ann Poe');
    const mrn = '07OSLO414';
    const before = await cableOf(ann, mrn);
    const [person] = before.persons.filter(({ role }) => role === 'protected');
    await opens(ann, mrn);
    await goesTo(ann, 'Question');
    await decides(ann, 'a', 'The source may still be reached.', 'Saved: Withhold');
    const after = await cableOf(ann, mrn);
    expect(person?.mentions.length).toBeGreaterThan(1);
    expect(after.persons.find(({ id }) => id === person?.id)?.effects).toEqual(['withhold']);
    expect(after.history.length).toBe(1);
  });

  test('ten questions are decided; what a rule withholds is overridden with a reason', async () => {
    const ann = await signedIn('Ann Poe');
    let count = 0;
    for (const { mrn } of (await queueOf(ann, { standing: ['open'], limit: 100 })).rows)
      if (count < 10 && !isOwned(await cableOf(ann, mrn))) count += await answersAll(ann, mrn);
    expect(count).toBeGreaterThanOrEqual(10);

    const [held] = (await queueOf(ann, { rule: 'privacy/e-mail' })).rows;
    const mrn = held?.mrn ?? '';
    const before = await cableOf(ann, mrn);
    await opens(ann, mrn);
    await goesTo(ann, 'Withheld');
    await decides(ann, 'r', 'The address is printed on every letter of the office.', 'Saved: Release');
    const after = await cableOf(ann, mrn);
    expect(after.deletions.length).toBe(before.deletions.length - 1);
    expect(after.history[0]).toMatchObject({
      ...{ by: 'Ann Poe', stands: true },
      reason: 'The address is printed on every letter of the office.',
    });
  });

  test('another basis is chosen in the place of the proposed ones, and what is not adopted falls away', async () => {
    const ann = await signedIn('Ann Poe');
    const mrn = '07OSLO500';
    const codesOf = async (portion: string) =>
      (await cableOf(ann, mrn)).deletions
        .find((each) => each.portion === portion)
        ?.bases.map(({ code }) => code);
    await opens(ann, mrn);
    await goesTo(ann, 'Withheld');
    expect(await codesOf('subject')).toEqual(['B1', '1.4(b)', '1.4(d)']);
    await ann.keyboard.press('b');
    await ann.locator('dialog.is-act[open]').waitFor();
    await ann.keyboard.type('B5');
    await ann.keyboard.press('Enter');
    expect(await ann.locator('.is-kept input:checked').count()).toBe(1);
    await says(ann, 'It is deliberation, and nothing else.', 'Saved: Change the basis');
    expect(await codesOf('subject')).toEqual(['B5']);

    await goesOn(ann, 'paragraph 1');
    await ann.keyboard.press('a');
    await ann.locator('.choice-list label', { hasText: '1.4(b)' }).locator('input').uncheck();
    await ann.locator('.is-kept', { hasText: 'under B1, 1.4(b), 1.4(d), in 2 places' }).waitFor();
    await says(ann, 'No government gave it in confidence.', 'Saved: Adopt');
    expect(await codesOf('1')).toEqual(['B1', '1.4(d)']);
    expect((await cableOf(ann, mrn)).history[0]?.what).toContain('in the place of table row classified');
  });

  test('a part of what is withheld is restored: the window lists what keeps it, and all of that is lifted', async () => {
    const ann = await signedIn('Ann Poe');
    const mrn = '07OSLO500';
    await opens(ann, mrn);
    await goesOn(ann, 'paragraph 1');
    await ann.keyboard.press('r');
    await ann.locator('.is-act .check', { hasText: 'Its first part only' }).locator('input').check();
    await ann.locator('.is-kept label', { hasText: 'Ann Poe' }).waitFor();
    expect(await ann.locator('.is-kept input:checked').count()).toBe(2);
    await says(ann, 'The council said so itself.', 'Saved: Release');
    const shown = (await cableOf(ann, mrn)).pieces.filter(({ effect }) => effect === 'release');
    const text = shown.map((piece) => piece.text).join('');
    expect([text.includes('agreed on the new pier'), text.includes('built of stone')]).toEqual([true, false]);
  });

  test('what somebody decided before the review is undone from the history', async () => {
    const ann = await signedIn('Ann Poe');
    await opens(ann, DECIDED);
    await ann.locator('[role=tab]', { hasText: 'History' }).click();
    await ann.locator('.is-history li', { hasText: 'before the review' }).locator('button').click();
    await ann.locator('dialog.is-act', { hasText: 'Ada Bell withholds subject' }).waitFor();
    await says(ann, 'The subject names nobody.', 'Saved: Undo');
    const { history, deletions } = await cableOf(ann, DECIDED);
    expect(history.map(({ kind, stands }) => [kind, stands])).toEqual([
      ['undo', true],
      ['decision', false],
    ]);
    expect(deletions.some(({ portion }) => portion === 'subject')).toBe(false);
    await ann.locator('.is-history li', { hasText: 'It was undone' }).waitFor();
    expect(await ann.locator('.is-history button').count()).toBe(0);
  });

  test('a second person attests, signs and releases: only that goes out, and the run is sound', async () => {
    const ben = await signedIn('Ben Roe, Chief of Review');
    const rows = (await queueOf(ben, { standing: ['ready'], limit: 100 })).rows;
    const mrn = rows.find(({ last }) => last?.by === 'Ann Poe')?.mrn ?? '';
    for (const { code } of (await cableOf(ben, mrn)).needs) {
      const { version } = await cableOf(ben, mrn);
      const on = new Date().toISOString().slice(0, 10);
      await asked(ben, '/api/acts', { kind: 'attest', id: `attest-${code}`, mrn, version, need: code, on });
    }
    await opens(ben, mrn);
    await ben.keyboard.press('s');
    await ben.locator('.signing-diff', { hasText: 'Ann Poe' }).waitFor();
    await ben.keyboard.press('Control+Enter');
    await saying(ben, 'Saved: Sign');
    expect((await cableOf(ben, mrn)).standing).toBe('signed');

    const released = await asked<{ cables: string[] }>(ben, '/api/release', {});
    expect(released.cables).toEqual([mrn]);
    expect(readdirSync(join(run, 'public')).filter((name) => name.endsWith('.txt'))).toEqual([`${mrn}.txt`]);
    expect(readFileSync(join(run, 'public', `${mrn}.txt`), 'utf8')).toContain('Ben Roe');
    expect(existsSync(join(run, 'proposed', `${mrn}.txt`))).toBe(false);
    expect(tearline(['verify', run], { env }).code).toBe(0);
    expect(tearline(['audit', 'verify', run], { env }).code).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('axe has no complaint of the views as the review itself fills them', async () => {
    const ben = await signedIn('Ben Roe, Chief of Review');
    const found: string[] = [];
    for (const [path, ready] of [
      ['/', '[data-row]'],
      ['/cables/07OSLO414', '.block'],
      ['/case', '.case-tables'],
      ['/log', '.log'],
    ] as const) {
      await ben.goto(new URL(path, ben.url()).href);
      await ben.locator(ready).first().waitFor();
      found.push(...(await violationsOf(ben)).map((what) => `${path}: ${what}`));
    }
    expect(found).toEqual([]);
  });

  test('who signs out leaves nothing behind, and going back shows nothing', async () => {
    const ann = await signedIn('Ann Poe');
    await opens(ann, '07OSLO414');
    expect(await ann.locator('body').innerText()).toContain('OSLO');
    await ann.locator('.page-tools button', { hasText: 'Sign out' }).click();
    await ann.locator('p', { hasText: 'You are not signed in' }).waitFor();
    for (let back = 0; back < 2; back += 1) {
      await ann.goBack();
      await ann.locator('p', { hasText: 'You are not signed in' }).waitFor();
      expect(await ann.locator('body').innerText()).not.toContain('OSLO');
    }
    expect(complaints).toEqual([]);
  });
});
