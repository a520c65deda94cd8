import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reviewer } from '../../../src/model/review.ts';
import type { CableView, Refused } from '../../../src/model/shown.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { isRefused } from '../../../src/review/office.ts';
import { RULES, tearline } from '../../cli/tearline.ts';
import {
  ANN,
  actId,
  aRun,
  CABLES,
  CY,
  does,
  listOf,
  officeOf,
  opensAll,
  release,
  shown,
  signs,
  withhold,
} from './at-desk.ts';

const EVE: Reviewer = { name: 'Eve Ray', roles: ['reviewer'] };
const FAY: Reviewer = { name: 'Fay Lund', roles: ['reviewer'] };
const MRN = CABLES.several;
const now = (): string => new Date().toISOString();

let dir = '';
let desk: Desk;
const open = (share = 1): Promise<Desk> => officeOf(dir, now, undefined, RULES, share);

/** Ann decides all of a cable, Cy signs it, and every signed cable comes back. */
beforeEach(async () => {
  dir = aRun();
  desk = await open();
  await does(desk, ANN, MRN, withhold({ kind: 'portion', id: '2' }, ['B5']));
  await opensAll(desk, ANN, MRN);
  await done(signs(desk, CY, MRN));
});

afterEach(() => desk.close());

async function done<T extends object>(answer: Promise<T | Refused>): Promise<T> {
  const come = await answer;
  if (isRefused(come)) throw new Error(come.reason);
  return come;
}

const refusal = async (answer: Promise<object | Refused>): Promise<string> => {
  const come = await answer;
  return isRefused(come) ? come.reason : '';
};

const finish = async (you: Reviewer) =>
  does(desk, you, MRN, { kind: 'finish', shown: (await shown(desk, MRN, you)).shown });

/** What somebody could learn from of what others did. */
const told = ({ history, signatures, referrals, standsBehind, version }: CableView) => ({
  history: history.length,
  signatures: signatures.length,
  referrals: referrals.filter(({ id }) => id.startsWith('r-')).length,
  persons: standsBehind.persons,
  version,
});

describe('a signed cable that comes back', () => {
  test('shows nothing of what others did to whoever reads it a second time, and all of it to everybody else', async () => {
    const blind = await shown(desk, MRN, EVE);
    expect(told(blind)).toEqual({
      ...{ history: 0, signatures: 0, referrals: 0, persons: [], version: 'second-reading' },
    });
    expect([blind.isSecondReading, blind.standing]).toEqual([true, 'open']);
    expect(blind.deletions.some(({ effect }) => effect === 'hold')).toBe(true);
    expect(JSON.stringify(blind)).not.toMatch(/Ann Poe|Cy Dow/);
    for (const you of [ANN, CY]) {
      const view = await shown(desk, MRN, you);
      expect([view.isSecondReading, view.standing, view.signatures.length]).toEqual([false, 'signed', 1]);
    }
  });

  test('stands in the queue, the log and the diff of its reader without it too', async () => {
    const [row] = desk.queue({ secondReading: true }, EVE).rows;
    expect([row?.mrn, row?.signatures, row?.last, row?.standing]).toEqual([MRN, 0, null, 'open']);
    expect(desk.queue({ secondReading: true }, ANN).total).toBe(0);
    expect(desk.queue({ standing: ['signed'] }, ANN).total).toBe(1);
    const entries = desk.log(0, 500, EVE).entries.filter(({ mrn }) => mrn === MRN);
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.every(({ by, what }) => by === null && what.startsWith('not shown'))).toBe(true);
    expect(desk.log(0, 500, ANN).entries.some(({ by }) => by === 'Cy Dow, Chief of Review')).toBe(true);
    const diff = await desk.diff(MRN, { from: 0 }, EVE);
    expect(diff !== undefined && !isRefused(diff) && diff.changes).toEqual([]);
    expect(desk.caseFor(EVE).quality.yours).toEqual([MRN]);
    expect(desk.caseFor(ANN).quality.yours).toEqual([]);
  });

  test('tells its reader nothing by what the case counts, and all others what it counts', async () => {
    const [blind, full] = [desk.caseFor(EVE), desk.caseFor(ANN)];
    expect([blind.counts.signed, full.counts.signed]).toEqual([0, 1]);
    const cited = (view: typeof blind): string[] => view.bases.map(([code]) => code);
    expect([cited(blind).includes('B5'), cited(full).includes('B5')]).toEqual([false, true]);
    expect(desk.queue({}, EVE).facets.basis.map(([code]) => code)).not.toContain('B5');
  });

  test('is not decided on from elsewhere by its reader', async () => {
    const everywhere = { ...withhold({ kind: 'text', text: 'the' }), everywhere: true };
    const { version } = await shown(desk, CABLES.named, EVE);
    const list = await listOf(desk, EVE, { ...everywhere, mrn: CABLES.named, version } as never);
    expect(!isRefused(list) && list.rows.find(({ mrn }) => mrn === MRN)).toEqual({
      ...{ mrn: MRN, dated: null, standing: null, passages: null },
      leftOut: 'You read this a second time.',
    });
    const acted = await done(does(desk, EVE, CABLES.named, everywhere));
    expect(acted.cables).toBeGreaterThan(0);
    expect((await shown(desk, MRN, EVE)).isSecondReading).toBe(true);
    expect((await shown(desk, MRN, ANN)).standing).toBe('signed');
  });

  test('is decided on a second time, and no copy changes by that', async () => {
    const before = await shown(desk, MRN, ANN);
    const mine = await opensAll(desk, EVE, MRN);
    expect([mine.standing, mine.isSecondReading, mine.deletions.length]).toEqual(['ready', true, 0]);
    expect(mine.history.every(({ by }) => by === 'Eve Ray')).toBe(true);
    expect(await shown(desk, MRN, ANN)).toEqual(before);
    const released = await done(desk.release(CY));
    expect(released.cables).toEqual([MRN]);
    expect((await shown(desk, MRN, EVE)).isSecondReading).toBe(true);
    await desk.close();
    desk = await open();
    const { standing, folder, needs } = await shown(desk, MRN, FAY);
    expect([standing, folder]).toEqual(['open', null]);
    expect(needs.map(({ attested }) => attested)).toEqual(needs.map(() => null));
    const [release] = desk.log(0, 500, FAY).entries.slice(-1);
    expect([release?.kind, release?.by, release?.at]).toEqual(['', null, null]);
    expect(desk.queue({ secondReading: true }, FAY).rows.map((row) => [row.standing, row.folder])).toEqual([
      ['open', null],
    ]);
  });

  test('takes no act but decisions on itself, and no end while questions are open', async () => {
    const [asked] = (await shown(desk, MRN, EVE)).deletions;
    expect(await refusal(finish(EVE))).toContain('Questions are open');
    expect(await refusal(does(desk, EVE, MRN, { kind: 'note', text: 'A note.' }))).toContain('a second time');
    const everywhere = { ...release({ kind: 'text', text: 'the' }), everywhere: true };
    expect(await refusal(does(desk, EVE, MRN, everywhere))).toContain('its own cable alone');
    expect(await refusal(does(desk, ANN, MRN, { kind: 'finish', shown: 'x' }))).toContain('not one that you');
    expect(await refusal(finish(CY))).toContain('takes the role of reviewer');
    const stale = { kind: 'finish', shown: 'of another copy' };
    expect(await refusal(does(desk, EVE, MRN, stale))).toContain('Look at it again');
    const view = await done(does(desk, EVE, MRN, release(asked?.on)));
    const undone = { kind: 'undo', action: view.cable.history[0]?.id, reason: 'Read again.' };
    expect((await done(does(desk, EVE, MRN, undone))).cable.standing).toBe('open');
  });

  test('is not signed by its reader, and who was shown it before it came back is told', async () => {
    const reader: Reviewer = { ...EVE, roles: ['reviewer', 'approver'] };
    const view = await shown(desk, MRN, reader);
    expect(view.cannotSign).toContain('Others signed it');
    expect(await refusal(does(desk, reader, MRN, { kind: 'sign', shown: view.shown }))).toContain(
      'decide and undo',
    );
    const { version } = await shown(desk, MRN, ANN);
    const late = { ...withhold({ kind: 'portion', id: '3' }), id: actId(), mrn: MRN, version };
    expect(await refusal(desk.act(late as Parameters<Desk['act']>[0], EVE))).toContain('comes back');
  });
});

describe('a second reading that is ended', () => {
  test('with another text voids the signatures before it, and whoever signs behind it knows', async () => {
    await opensAll(desk, EVE, MRN);
    const ended = await done(finish(EVE));
    expect(ended.cable.isSecondReading).toBe(false);
    expect(ended.cable.history[0]?.what).toMatch(/ends a second reading, \d+ passages? differs?/);
    expect([ended.cable.standing, ended.cable.signatures[0]?.stands]).toEqual(['ready', false]);
    expect((await done(desk.release(CY))).cables).toEqual([]);
    await done(signs(desk, CY, MRN));
    expect((await shown(desk, MRN, ANN)).standing).toBe('signed');
    expect((await done(desk.release(CY))).cables).toEqual([MRN]);
    expect(tearline(['verify', dir]).code).toBe(0);
    // The signature that no longer counts does not stand behind the release.
    expect(
      readFileSync(join(dir, 'restricted/audit.jsonl'), 'utf8').match(/"kind":"signature"/g),
    ).toHaveLength(1);
  });

  test('with another text while copies are made keeps the copy in', async () => {
    await opensAll(desk, EVE, MRN);
    const { shown: copy, version } = await shown(desk, MRN, EVE);
    const releasing = desk.release(CY);
    await new Promise((resolve) => setImmediate(resolve));
    await done(desk.act({ id: actId(), mrn: MRN, version, kind: 'finish', shown: copy }, EVE));
    expect(await done(releasing)).toMatchObject({ cables: [], stay: [{ mrn: MRN }] });
    expect(existsSync(join(dir, `public/${MRN}.txt`))).toBe(false);
    expect((await shown(desk, MRN, ANN)).standing).toBe('ready');
    expect(tearline(['verify', dir]).code).toBe(0);
  });

  test('with the same copy leaves them, and is counted; nobody reads it a third time', async () => {
    await does(desk, EVE, MRN, withhold({ kind: 'portion', id: '2' }, ['B5']));
    await opensAll(desk, EVE, MRN);
    await done(finish(EVE));
    expect((await shown(desk, MRN, ANN)).standing).toBe('signed');
    const { quality } = desk.caseFor(ANN);
    expect(quality).toMatchObject({
      share: 1,
      signed: 1,
      chosen: 1,
      read: 1,
      agree: 1,
      alike: 1,
      differ: [],
    });
    expect(quality.passages).toEqual({ same: 1, grounds: 0, text: 0 });
    expect(quality.interval?.[0]).toBeCloseTo(0.2065, 4);
    expect((await shown(desk, MRN, FAY)).isSecondReading).toBe(false);
  });

  test('on other grounds is told apart from another text', async () => {
    await does(desk, EVE, MRN, withhold({ kind: 'portion', id: '2' }, ['B6']));
    await opensAll(desk, EVE, MRN);
    await done(finish(EVE));
    const { quality } = desk.caseFor(ANN);
    expect(quality).toMatchObject({ read: 1, agree: 1, alike: 0 });
    expect(quality.differ).toMatchObject([{ mrn: MRN, by: 'Eve Ray', result: 'grounds' }]);
    expect((await shown(desk, MRN, ANN)).standing).toBe('signed');
  });

  test('shows what its reader would have released, beside what was signed', async () => {
    await opensAll(desk, EVE, MRN);
    const { seq } = await done(finish(EVE));
    const diff = await desk.diff(MRN, { from: seq, reading: seq }, ANN);
    if (diff === undefined || isRefused(diff)) throw new Error('no diff');
    expect(diff.changes.map(({ kind }) => kind)).toContain('released');
    const none = await desk.diff(MRN, { from: seq, reading: seq - 1 }, ANN);
    expect(none !== undefined && isRefused(none) && none.code).toBe('not-found');
  });

  test('of two who read at once counts for the first, and the other is told', async () => {
    await opensAll(desk, EVE, MRN);
    await opensAll(desk, FAY, MRN);
    const { shown: copy, version } = await shown(desk, MRN, FAY);
    await done(finish(EVE));
    const act = { id: actId(), mrn: MRN, version, kind: 'finish', shown: copy } as const;
    expect(await refusal(desk.act(act, FAY))).toContain('somebody else did');
    expect(desk.caseFor(ANN).quality.read).toBe(1);
  });

  test('waits while somebody decides on the cable anew', async () => {
    await opensAll(desk, EVE, MRN);
    await done(does(desk, ANN, MRN, withhold({ kind: 'portion', id: '3' })));
    expect((await shown(desk, MRN, EVE)).isSecondReading).toBe(true);
    expect(await refusal(finish(EVE))).toContain('signed again');
    await done(signs(desk, CY, MRN));
    await done(finish(EVE));
  });
});

test('readings are as they were once the review is opened again, by the share it was begun with', async () => {
  const mine = await opensAll(desk, EVE, MRN);
  await desk.close();
  desk = await open(0);
  expect(await shown(desk, MRN, EVE)).toEqual(mine);
  await done(finish(EVE));
  const before = desk.caseFor(ANN).quality;
  await desk.close();
  desk = await open();
  expect(desk.caseFor(ANN).quality).toEqual(before);
  expect(tearline(['audit', 'verify', dir]).code).toBe(0);
});

test('an act of a second reading that is sent twice is recorded once', async () => {
  const [asked] = (await shown(desk, MRN, EVE)).deletions;
  const { version } = await shown(desk, MRN, EVE);
  const act = { id: actId(), mrn: MRN, version, ...release(asked?.on) } as Parameters<Desk['act']>[0];
  const first = await done(desk.act(act, EVE));
  const again = await done(desk.act(act, EVE));
  expect([again.seq, again.digest]).toEqual([first.seq, first.digest]);
});

test('the end of a second reading that is sent twice is recorded once', async () => {
  await opensAll(desk, EVE, MRN);
  const { shown: copy, version } = await shown(desk, MRN, EVE);
  const act = { id: actId(), mrn: MRN, version, kind: 'finish', shown: copy } as const;
  const first = await done(desk.act(act, EVE));
  const again = await done(desk.act(act, EVE));
  expect([again.seq, again.digest]).toEqual([first.seq, first.digest]);
});

test('who began to read and was overtaken is told, and learns nothing of it', async () => {
  const { version } = await shown(desk, MRN, EVE);
  await done(does(desk, ANN, MRN, withhold({ kind: 'portion', id: '3' })));
  const act = { id: actId(), mrn: MRN, version, ...withhold({ kind: 'portion', id: '3' }) };
  const answer = await desk.act(act as Parameters<Desk['act']>[0], EVE);
  expect(isRefused(answer) && [answer.reason.includes('no longer'), answer.others]).toEqual([
    true,
    undefined,
  ]);
});

test('nothing comes back where no share is stated', async () => {
  await desk.close();
  dir = aRun();
  desk = await open(0);
  await opensAll(desk, ANN, MRN);
  await done(signs(desk, CY, MRN));
  expect((await shown(desk, MRN, EVE)).isSecondReading).toBe(false);
  expect(desk.caseFor(EVE).quality).toMatchObject({ share: 0, signed: 1, chosen: 0, interval: null });
});
