import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, CHROMIUM, cursor, saying, seesChanges, startBench, told } from './browser.ts';

const RICH = '07OSLO414';
const path = (mrn: string) => `/cables/${mrn}`;

describe.skipIf(CHROMIUM === undefined)(told('deciding with the keyboard alone'), () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(async () => {
    await bench.close();
  });

  const last = (mrn: string) => bench.server.cable(mrn).history.at(-1);
  const deletions = (mrn: string) => bench.server.cable(mrn).deletions;

  /** Opens a cable and waits until it stands there. */
  async function reading(who: string, mrn: string): Promise<Page> {
    const page = await bench.open(who, path(mrn));
    await page.locator('.block').first().waitFor();
    return page;
  }

  /** Presses a key that opens a window, says why if asked to, and saves. */
  async function act(page: Page, key: string, reason?: string): Promise<void> {
    await page.keyboard.press(key);
    await page.locator('dialog.is-act[open]').waitFor();
    if (reason !== undefined) await page.keyboard.type(reason);
    if (key === 's') await seesChanges(page);
    await page.keyboard.press('Control+Enter');
  }

  /** Nothing lies over any corner of it: what was refused is seen without scrolling. */
  async function expectInSight(words: Locator): Promise<void> {
    const isSeen = await words.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return [top + 4, bottom - 4].every((y) =>
        element.contains(document.elementFromPoint((left + right) / 2, y)),
      );
    });
    expect(isSeen).toBe(true);
  }

  test('in a small window the reason that has the focus is in sight', async () => {
    const page = await bench.open('ann', `/cables/${RICH}`, { viewport: { width: 320, height: 640 } });
    await page.locator('.block').first().waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('a');
    await page.locator('.is-act textarea:focus').waitFor();
    const [reason, foot] = [
      await page.locator('.is-act textarea').boundingBox(),
      await page.locator('.is-act .foot').boundingBox(),
    ];
    expect((reason?.y ?? 0) + (reason?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
    await page.context().close();
  });

  test('from the queue to a cable, through its questions, and on to the next cable', async () => {
    const page = await bench.open('ann', '/');
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('party congress');
    await page.locator('.found', { hasText: '1 cable' }).waitFor();
    await page.keyboard.press('Escape');
    // What narrows the queue still stands there; from it Enter and the arrow lead into the rows.
    expect(await page.locator('.words input').first().inputValue()).toBe('party congress');
    for (const key of ['ArrowDown', 'Enter']) {
      await page.keyboard.press('/');
      await page.keyboard.press(key);
      await page.locator('.row.is-current a:focus').waitFor();
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    }
    await page.keyboard.press('Enter');
    await page.locator('.block').first().waitFor();
    expect(await page.title()).toBe(RICH);
    expect(await cursor(page)).toBe('Question, 1 of 6 deletions');

    await act(page, 'a');
    await saying(page, 'Saved: Withhold');
    const line = await page.locator('.saving').innerText();
    expect(line).toContain(`Entry ${last(RICH)?.seq}`);
    expect(deletions(RICH).find(({ on }) => on.kind === 'person' && on.id === 'p1')).toMatchObject({
      effect: 'withhold',
      bases: [{ code: 'B6', standing: 'adopted' }],
    });
    expect(deletions(RICH).find(({ on }) => on.kind === 'person' && on.id === 'p1')?.spans).toHaveLength(2);

    expect(await cursor(page)).toBe('Withheld, 2 of 6 deletions');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Withheld 2: He asked');
    await act(page, 'r', 'It was in the papers the next day.');
    await saying(page, 'Saved: Release');
    expect(last(RICH)).toMatchObject({
      what: 'releases a span',
      reason: 'It was in the papers the next day.',
    });
    expect(deletions(RICH)).toHaveLength(5);

    await page.keyboard.press('N');
    await saying(page, 'the last cable of the queue');
    await page.context().close();
  });

  test('what has no basis is not withheld before one is chosen', async () => {
    const page = await reading('ann', RICH);
    const before = bench.server.cable(RICH).history.length;
    while (!(await page.locator('.at-cursor .where').innerText()).includes('paragraph 3, less than 1 line'))
      await page.keyboard.press('n');
    await page.keyboard.press('a');
    await page.keyboard.type('B7');
    await page.keyboard.press('Control+Enter');
    await page.locator('.problem', { hasText: 'Choose a basis' }).waitFor();
    expect(bench.server.cable(RICH).history).toHaveLength(before);
    await page.keyboard.press('Enter');
    expect(await page.locator('.sought').inputValue()).toBe('');
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Withhold');
    expect(last(RICH)?.what).toBe('withholds a span under B7C');
    await page.context().close();
  });

  test('what somebody owns is released on their answer alone', async () => {
    const page = await reading('ann', RICH);
    while (!(await page.locator('.at-cursor').innerText()).includes('Only NATO can open it'))
      await page.keyboard.press('n');
    await page.keyboard.press('r');
    await page.keyboard.press('Control+Enter');
    await page.locator('.problem', { hasText: 'reference and the day' }).waitFor();
    await page.keyboard.type('C-M(2026)7');
    await page.keyboard.press('Tab');
    await page.keyboard.type('02012026');
    await page.locator('textarea').focus();
    await page.keyboard.type('The owner agreed.');
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Release');
    const sent = bench.server.asked.findLast(({ address }) => address === '/api/acts');
    expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({
      ownerAnswer: { owner: 'NATO', reference: 'C-M(2026)7', on: '2026-02-01' },
    });
    await page.context().close();
  });

  test('where somebody else was faster, one sees what they did, keeps what one wrote, and saves again', async () => {
    const mrn = '00OSLO100';
    const page = await reading('ann', mrn);
    await page.keyboard.press('a');
    await page.locator('dialog.is-act[open]').waitFor();
    bench.server.other('ben', { kind: 'note', mrn, text: 'Ask the desk first.' });
    await page.keyboard.type('My own words about the harbour.');
    await page.keyboard.press('Control+Enter');
    const problem = page.locator('.problem');
    await problem.locator('li').waitFor();
    await expectInSight(problem);
    const [reason, told] = [
      await page.locator('.is-act textarea').boundingBox(),
      await problem.boundingBox(),
    ];
    expect((reason?.y ?? 0) + (reason?.height ?? 0)).toBeLessThanOrEqual(told?.y ?? 0);
    expect(await problem.innerText()).toMatch(/Not saved[\s\S]*Ben Ives[\s\S]*Ask the desk first/);
    expect(await page.locator('textarea').inputValue()).toBe('My own words about the harbour.');
    await saying(page, 'Not saved: Withhold');
    await page.locator('[role=tab]', { hasText: 'History 1' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Withhold');
    expect(last(mrn)?.reason).toBe('My own words about the harbour.');
    await page.context().close();
  });

  test('undo is a new entry, and what it undoes stays in the history', async () => {
    const mrn = '01LIMA101';
    const page = await reading('ann', mrn);
    await act(page, 'a');
    await saying(page, 'Saved: Withhold');
    await act(page, 'u');
    await saying(page, 'Saved: Undo');
    expect(bench.server.cable(mrn).history.map(({ kind, stands }) => [kind, stands])).toEqual([
      ['decision', false],
      ['undo', true],
    ]);
    await page.locator('[role=tab]', { hasText: 'History' }).click();
    expect(await page.locator('.is-history').innerText()).toContain('No longer stands');
    await page.keyboard.press('u');
    await saying(page, 'You have no decision here to undo');
    await page.context().close();
  });

  test('who decided does not sign; a second person does, and then the case can be released', async () => {
    const mrn = '02ANKARA102';
    const ann = await reading('ann', mrn);
    await act(ann, 'a');
    await saying(ann, 'Saved: Withhold');
    await ann.keyboard.press('s');
    await saying(ann, 'Only an approver signs');
    const ben = await reading('ben', mrn);
    await act(ben, 's');
    await saying(ben, 'Saved: Sign');
    expect(bench.server.cable(mrn).standing).toBe('signed');
    await ben.keyboard.press('g');
    await ben.keyboard.press('c');
    await ben.locator('.release button').focus();
    await ben.keyboard.press('Enter');
    await ben.locator('dialog.is-release').waitFor();
    expect(await ben.locator('dialog.is-release').innerText()).toContain('1 signed cable');
    await ben.locator('.is-release label', { hasText: 'Only some' }).locator('input').check();
    await ben.keyboard.press('Control+Enter');
    await ben.locator('.is-release .problem', { hasText: 'Choose the cables that go out' }).waitFor();
    await ben.locator('.is-release .choice-list label', { hasText: mrn }).locator('input').check();
    await ben.locator('.is-release .main', { hasText: 'Release 1 cable' }).focus();
    await ben.keyboard.press('Enter');
    await ben.locator('.result', { hasText: '1 cable released' }).waitFor();
    expect(bench.server.cable(mrn).standing).toBe('released');
    await Promise.all([ann.context().close(), ben.context().close()]);
  });

  test('what came while the window of a signature was open is read before it is signed', async () => {
    const mrn = '03NAIROBI103';
    const page = await reading('ben', mrn);
    await page.keyboard.press('s');
    await seesChanges(page);
    bench.server.other('ann', { kind: 'note', mrn, text: 'Not yet, please.' });
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Not saved: Sign');
    await page.locator('dialog.is-act').waitFor({ state: 'detached' });
    await page.locator('[role=tab]', { hasText: 'History 1' }).waitFor();
    expect(bench.server.cable(mrn).signatures).toEqual([]);
    await page.context().close();
  });

  test('without a connection nothing is shown as saved, and what was written is saved once when it is back', async () => {
    const mrn = '04REYKJAVIK104';
    const page = await reading('ann', mrn);
    bench.server.mode = 'lost';
    await act(page, 'a', 'Kept through the loss.');
    await page.locator('.notice', { hasText: 'Not connected: nothing you do now is saved' }).waitFor();
    expect(await page.locator('.saving').innerText()).toMatch(/^Not saved/);
    expect(await page.locator('textarea').inputValue()).toBe('Kept through the loss.');
    // Now the act arrives and its answer is lost: sent again, it is the same act.
    bench.server.mode = 'deaf';
    const failed = page.waitForEvent('requestfailed');
    await page.keyboard.press('Control+Enter');
    await failed;
    await page.locator('.is-act .main', { hasText: 'Withhold' }).waitFor();
    expect(bench.server.cable(mrn).history).toHaveLength(1);
    bench.server.mode = 'fine';
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Withhold');
    expect(bench.server.cable(mrn).history).toHaveLength(1);
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
    await page.context().close();
  });

  test('a review that can only be read says so, and keeps what was written', async () => {
    bench.server.mode = 'read-only';
    const page = await reading('ann', '05MANILA105');
    expect(await page.locator('.notice').innerText()).toContain(
      'Read only: nothing can be saved. Another process holds the log.',
    );
    await act(page, 'm', 'A note that cannot be kept.');
    await page.locator('.problem', { hasText: 'Another process holds the log' }).waitFor();
    expect(await page.locator('textarea').inputValue()).toBe('A note that cannot be kept.');
    bench.server.mode = 'fine';
    await page.context().close();
  });

  test('what everybody must know of what went out stands above every view from the next act on', async () => {
    const page = await reading('ann', '05MANILA105');
    bench.server.mode = 'noticing';
    await act(page, 'm', 'A note.');
    await page.locator('.notice', { hasText: 'taken out of public/' }).waitFor();
    bench.server.mode = 'fine';
    await act(page, 'm', 'Another note.');
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
    await page.context().close();
  });

  test('what is closed without saving is there when it is begun again', async () => {
    const page = await reading('ann', '08LIMA108');
    await page.keyboard.press('m');
    await page.keyboard.type('Half a thought');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog.is-act').count()).toBe(0);
    await page.keyboard.press('m');
    expect(await page.locator('textarea').inputValue()).toBe('Half a thought');
    await page.context().close();
  });

  test('a selection is withheld to the letter, over a folded page header too', async () => {
    const page = await reading('ann', RICH);
    const word = page.locator('.source span', { hasText: 'The programme was in the papers' });
    await word.dblclick({ position: { x: 20, y: 8 } });
    const { text, from, to } = await selectAcross(page, 'who keeps it', 'the vote put');
    expect(text).toContain('PAGE 02');
    await page.locator('.selected', { hasText: `${to - from} characters selected` }).waitFor();
    await page.keyboard.press('d');
    await page.keyboard.type('B5');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const box = page.locator('.choice-list label', { hasText: 'B5' }).locator('input');
    await box.focus();
    await page.keyboard.press('Space');
    await page.locator('textarea').focus();
    await page.keyboard.type('Deliberation.');
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Withhold more');
    const sent = bench.server.asked.findLast(({ address }) => address === '/api/acts');
    expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({ on: { kind: 'span', from, to }, bases: ['B5'] });
    await page.context().close();
  });

  test('a selection that begins and ends beside the text is of the lines between', async () => {
    const page = await reading('ann', '00OSLO100');
    await page.evaluate(() => {
      const margin = (id: string) => document.querySelector(`[data-portion="${id}"]`) as Element;
      getSelection()?.setBaseAndExtent(margin('2'), 0, margin('3'), 0);
    });
    const text = bench.server
      .cable('00OSLO100')
      .pieces.map((piece) => piece.text)
      .join('');
    const lines = text.indexOf('3. (U)') - text.indexOf('2. (C)');
    await page.locator('.selected', { hasText: `${lines} characters selected` }).waitFor();
    await page.context().close();
  });

  test('a word is widened to its sentence and its portion, and the portion is offered first', async () => {
    const page = await reading('ann', RICH);
    await page.keyboard.press('o');
    const portion = await page.locator('.selected').innerText();
    expect(portion).toMatch(/characters selected in paragraph/);
    await page.keyboard.press('o');
    expect(await page.locator('.selected').innerText()).not.toBe(portion);
    await page.keyboard.press('d');
    expect(await page.locator('.is-act .check').first().innerText()).toMatch(/^All of paragraph/);
    await page.context().close();
  });

  test('with nothing selected one types the words, and no paragraph is withheld that nobody chose', async () => {
    const page = await reading('ann', RICH);
    const before = bench.server.cable(RICH).history.length;
    const chosen = page.locator('.is-act [name=scope]:checked');
    await page.keyboard.press('d');
    await page.locator('.is-act .check', { hasText: /^All of paragraph/ }).waitFor();
    expect(await chosen.count()).toBe(0);
    await page.keyboard.type('the');
    expect(await page.locator('.is-act .field input').first().inputValue()).toBe('the');
    await page.locator('.is-act .check', { hasText: 'wherever they stand in this cable' }).waitFor();
    for (let n = 0; n < 3; n++) await page.keyboard.press('Backspace');
    expect(await chosen.count()).toBe(0);
    await page.locator('.choice-list label', { hasText: 'B5' }).locator('input').check();
    await page.locator('textarea').fill('Deliberation.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.problem', { hasText: 'Say what it is about' }).waitFor();
    expect(bench.server.cable(RICH).history).toHaveLength(before);
    await page
      .locator('.is-act .check', { hasText: /^All of paragraph/ })
      .locator('input')
      .check();
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Withhold more');
    await page.context().close();
  });

  test('words that are typed are withheld wherever they stand in the case', async () => {
    const mrn = '08LIMA108';
    const page = await reading('ann', mrn);
    await page.locator('.at-cursor h2').waitFor();
    await page.keyboard.press('d');
    await page.locator('.is-act input[type=text]').first().fill('pay for the quay');
    await page.locator('.hint', { hasText: 'They stand 1 time in this cable' }).waitFor();
    await page.locator('label', { hasText: 'everywhere in the case' }).locator('input').check();
    await page.locator('.choice-list label', { hasText: 'B5' }).locator('input').check();
    await page.locator('textarea').fill('Deliberation.');
    await page.keyboard.press('Control+Enter');
    const list = page.locator('.everywhere');
    await list.locator('h3', { hasText: 'In 36 cables, 36 passages; 1 cable left out' }).waitFor();
    expect(bench.server.cable(mrn).history).toEqual([]);
    await list.locator('button', { hasText: 'Show more: 17 are not shown' }).click();
    await list.locator('li', { hasText: 'Left out: It would change nothing there.' }).waitFor();
    expect(await list.locator('li').count()).toBe(37);
    await page.keyboard.press('Control+Enter');
    await saying(page, 'and 35 other cables');
    expect(last('07NAIROBI117')?.what).toBe('withholds a text under B5');
    expect(last('06LIMA136')).toBeUndefined();
    await page.context().close();
  });

  test('a passage is referred, its answer recorded, and a need attested', async () => {
    const mrn = '07NAIROBI117';
    const page = await reading('ben', mrn);
    await page.keyboard.press('e');
    await page.keyboard.type('En');
    await page.locator('textarea').focus();
    await page.keyboard.type('Of their making.');
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Refer');
    expect(bench.server.cable(mrn).referrals).toMatchObject([{ agency: 'Energy', answer: null }]);
    await page.locator('[role=tab]', { hasText: 'Referrals 1' }).click();
    await page.locator('button', { hasText: 'Record the answer' }).click();
    await page.keyboard.type('E-12');
    await page.locator('.is-act input[type=date]').fill('2026-02-03');
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Answer of Energy');
    expect(bench.server.cable(mrn).referrals).toMatchObject([{ answer: 'E-12, 2026-02-03' }]);
    await page.locator('[role=tab]', { hasText: 'Status' }).click();
    await page.locator('.tab-panel button', { hasText: 'Attest' }).click();
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: Attest');
    expect(bench.server.cable(mrn).needs).toMatchObject([{ attested: 'Ben Ives, 2026-03-02' }]);
    await page.context().close();
  });

  test('a cable that comes back is found in the queue, read, and ended with the keyboard', async () => {
    const mrn = '05LIMA115';
    bench.server.comeBack(mrn);
    const page = await bench.open('ann', '/');
    await page.locator('.chip', { hasText: 'For your second reading 1' }).press('Enter');
    await page.locator('[data-row="0"]', { hasText: '2nd reading' }).waitFor();
    expect(await page.locator('.row[data-row]').count()).toBe(1);
    await page.locator('[data-row="0"] a').press('Enter');
    await page.locator('.second-reading', { hasText: 'Others decided' }).waitFor();
    await page.keyboard.press('s');
    await page.locator('dialog.is-act', { hasText: 'goes on record' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await saying(page, 'Saved: End the second reading');
    expect(await page.locator('.second-reading').count()).toBe(0);
    await page.goto(`${bench.server.origin}/case`);
    const told = await page.locator('.is-quality').innerText();
    expect(told).toContain('86 % would release the same text (6 of 7)');
    expect(told).toContain('from 49 % to 97 %');
    await page.context().close();
  });

  test('letters do nothing where somebody switched them off', async () => {
    const page = await reading('ann', '00NAIROBI110');
    await page.keyboard.press('?');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.waitForTimeout(50);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  });

  test('all of it without one complaint of the browser', () => {
    expect(bench.complaints).toEqual([]);
  });

  /** Selects from the first words to before the second, as a drawn selection does, and says what that is in the source. */
  async function selectAcross(page: Page, begin: string, end: string) {
    const text = bench.server
      .cable(RICH)
      .pieces.map((piece) => piece.text)
      .join('');
    await page.evaluate(
      ([first, second]) => {
        const find = (words: string): [Node, number] => {
          const walker = document.createTreeWalker(
            document.querySelector('.text') as Element,
            NodeFilter.SHOW_TEXT,
          );
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const at = node.textContent?.indexOf(words) ?? -1;
            if (at >= 0 && node.parentElement?.closest('[data-from]') != null) return [node, at];
          }
          throw new Error('no such words');
        };
        getSelection()?.setBaseAndExtent(...find(first as string), ...find(second as string));
      },
      [begin, end],
    );
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    return { from, to, text: text.slice(from, to) };
  }
});
