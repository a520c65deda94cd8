import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { CoverSheet } from '../../../src/model/cover.ts';
import type { CoverShown, WithholdingShown } from '../../../src/model/shown-withholdings.ts';
import type { Withholding } from '../../../src/model/withholding.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { isRefused } from '../../../src/review/office.ts';
import { headOf, tallyOf } from '../../../src/variant/render/cover-words.ts';
import { RULES, tearline } from '../../cli/tearline.ts';
import {
  ANN,
  AUDITOR,
  aRun,
  aRunOfACase,
  BEN,
  CABLES,
  CY,
  does,
  officeOf,
  opensAll,
  release,
  shown,
  signs,
  withhold,
} from './at-desk.ts';

const open: Desk[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
});

async function opened(dir = aRun(), share = 0): Promise<Desk> {
  const desk = await officeOf(dir, undefined, undefined, RULES, share);
  open.push(desk);
  return desk;
}

/** What the index that the run writes says of a deletion, as the page says it. */
const written = ({ mrn, portion, extent, bases, authority, state }: Withholding) => ({
  ...{ mrn, place: portion === 'header' ? null : portion, extent, bases, provisions: authority, state },
});
const said = ({ by: _, ...row }: WithholdingShown) => row;
const byCable = <T extends { readonly mrn: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.mrn < b.mrn ? -1 : a.mrn > b.mrn ? 1 : 0));

const indexIn = (dir: string, ...folders: string[]) =>
  byCable(
    folders
      .map((folder) => join(dir, folder, 'index.jsonl'))
      .filter((file) => existsSync(file))
      .flatMap((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .flatMap((line) => (line === '' ? [] : [written(JSON.parse(line) as Withholding)])),
      ),
  );

const ALL = { limit: 500 };

describe('the index of withholdings', () => {
  test('says of every deletion what the index of the run says, and who asks for it', async () => {
    const dir = aRun();
    const { rows, total, states } = (await opened(dir)).withholdings(ALL, AUDITOR);
    expect(byCable(rows.map(said))).toEqual(indexIn(dir, 'proposed'));
    expect([total, states.withheld + states['open question']]).toEqual([rows.length, rows.length]);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.flatMap(({ by }) => by)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^rule /), expect.stringMatching(/^role /)]),
    );
  });

  test('follows what is decided, and is what a release then writes', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await opensAll(desk, ANN, CABLES.several);
    await does(desk, ANN, CABLES.several, withhold({ kind: 'portion', id: '2' }));
    const mine = desk.withholdings(ALL, BEN).rows.filter(({ mrn }) => mrn === CABLES.several);
    expect(mine.map(({ place, bases, state }) => [place, bases, state])).toContainEqual([
      '2',
      ['B6'],
      'withheld',
    ]);
    expect(mine.flatMap(({ by }) => by).filter((by) => by.endsWith('of Ann Poe'))).toHaveLength(1);
    await signs(desk, CY, CABLES.several);
    expect(await desk.release(CY)).toMatchObject({ cables: [CABLES.several] });
    expect(byCable(desk.withholdings(ALL, ANN).rows.map(said))).toEqual(indexIn(dir, 'proposed', 'public'));
    await desk.close();
    const again = await opened(dir);
    expect(byCable(again.withholdings(ALL, ANN).rows.map(said))).toEqual(indexIn(dir, 'proposed', 'public'));
  });

  test('is narrowed to a basis or a state, and given page by page', async () => {
    const desk = await opened();
    const { rows, bases } = desk.withholdings(ALL, ANN);
    for (const [basis, count] of bases) {
      const narrowed = desk.withholdings({ ...ALL, basis }, ANN);
      expect([narrowed.total, narrowed.rows.length]).toEqual([count, count]);
      expect(narrowed.rows.every((row) => row.bases.includes(basis))).toBe(true);
    }
    expect(bases.length).toBeGreaterThan(1);
    const open = desk.withholdings({ ...ALL, state: 'open question' }, ANN);
    expect(open.total).toBe(open.states['open question']);
    const pages = rows.map((_, offset) => desk.withholdings({ offset, limit: 1 }, ANN).rows[0]);
    expect(pages).toEqual(rows);
  });

  test('shows whoever reads a cable a second time what the machine proposed, and not what was decided', async () => {
    const desk = await opened(undefined, 1);
    const proposed = desk.withholdings(ALL, CY).rows;
    await opensAll(desk, ANN, CABLES.several);
    await does(desk, ANN, CABLES.several, withhold({ kind: 'portion', id: '2' }));
    await signs(desk, CY, CABLES.several);
    const reader = { name: 'Eve Ash', roles: ['reviewer'] } as const;
    expect((await shown(desk, CABLES.several, { ...reader, roles: ['reviewer'] })).isSecondReading).toBe(
      true,
    );
    const seen = desk.withholdings(ALL, { ...reader, roles: ['reviewer'] }).rows;
    expect(seen).toEqual(proposed);
    expect(desk.withholdings(ALL, ANN).rows).not.toEqual(proposed);
  });
});

describe('the cover sheet', () => {
  const parts = (
    cover: CoverSheet,
  ): Omit<CoverShown, 'of' | 'cables' | 'numbers'> & { numbers: unknown } => ({
    ...{ title: cover.title, stamps: cover.stamps, head: headOf(cover) },
    numbers: tallyOf(cover.numbers as NonNullable<CoverSheet['numbers']>).map(([name, n]) => [
      name.trim(),
      Number(n),
    ]),
    ...{ reasons: cover.reasons, statements: cover.statements, rights: cover.rights },
  });

  test('is the one that the next release writes', async () => {
    const dir = aRunOfACase();
    const desk = await opened(dir);
    const [before] = desk.cover(CY).sheets;
    expect([before?.of, before?.cables]).toEqual(['next', 0]);
    await opensAll(desk, ANN, CABLES.several);
    await does(desk, ANN, CABLES.several, withhold({ kind: 'portion', id: '2' }));
    await signs(desk, CY, CABLES.several);
    const [next, whole] = desk.cover(CY).sheets;
    expect(await desk.release(CY)).toMatchObject({ cables: [CABLES.several] });
    const cover = CoverSheet.parse(JSON.parse(readFileSync(join(dir, 'public/cover.json'), 'utf8')));
    const { of, cables, numbers, ...rest } = next as CoverShown;
    expect({ ...rest, numbers: numbers.map(({ name, count }) => [name, count]) }).toEqual(parts(cover));
    expect([of, cables, whole?.cables]).toEqual(['next', 1, 1]);
    expect(cover.reasons.map(({ code }) => code)).toContain('B6');
  });

  test('names nobody as its official who may not release, and is none where no case is answered', async () => {
    const heads = (await opened(aRunOfACase()))
      .cover(AUDITOR)
      .sheets.map(({ head }) => head.map(([name]) => name));
    expect(heads.flat()).not.toContain('Released by');
    expect((await opened()).cover(CY).sheets).toEqual([]);
  });
});

describe('what falls due', () => {
  const ask = (dir: string, by: string) =>
    tearline(['audit', 'due', dir, '--by', by, '--format', 'json'])
      .out.split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));

  test('is what the command says of the released copies', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    expect(desk.due({}, CY)).toMatchObject({ copies: 0, total: 0, next: null });
    await opensAll(desk, ANN, CABLES.several);
    await does(desk, ANN, CABLES.several, withhold({ kind: 'portion', id: '2' }, ['B5']));
    await signs(desk, CY, CABLES.several);
    expect(await desk.release(CY)).toMatchObject({ cables: [CABLES.several] });
    const by = '2099-01-01';
    const { rows, total, next, copies } = desk.due({ by: by as never }, AUDITOR);
    expect(rows.map(({ on, because, ...row }) => ({ due: on, why: because, ...row }))).toEqual(ask(dir, by));
    expect([total, next, copies]).toEqual([1, null, 1]);
    expect(desk.due({}, AUDITOR)).toMatchObject({
      total: 0,
      next: { on: rows[0]?.on, withholdings: 1, cables: 1 },
    });
  });

  test('says of which copy it cannot be told', async () => {
    const dir = aRun();
    const desk = await opened(dir);
    await opensAll(desk, ANN, CABLES.several);
    await signs(desk, CY, CABLES.several);
    await desk.release(CY);
    writeFileSync(join(dir, 'restricted', `${CABLES.several}.decisions.json`), '{');
    expect(desk.due({}, CY)).toMatchObject({ copies: 1, unread: [CABLES.several] });
  });
});

describe('referrals by agency', () => {
  const own = ({ referrals }: Awaited<ReturnType<typeof shown>>) =>
    referrals.map(({ agency, takes, answer }) => [agency, takes, answer]);

  test('what an agency owns waits for it, on the cable and in the case, until its answer is on record', async () => {
    const desk = await opened();
    const before = await shown(desk, CABLES.owned);
    expect(own(before)[0]).toEqual(['DOE', 'decision', null]);
    const agencies = () => desk.caseFor(ANN).referrals;
    expect(agencies()).toEqual([['DOE', 1]]);
    expect(desk.queue({ agency: 'DOE' }, ANN).rows.map(({ mrn }) => mrn)).toEqual([CABLES.owned]);
    expect(desk.queue({ agency: 'CIA' }, ANN).total).toBe(0);
    for (;;) {
      const { referrals, deletions } = await shown(desk, CABLES.owned);
      const next = referrals.find(({ answer }) => answer === null);
      if (next === undefined) break;
      const deletion = deletions[next.deletion ?? -1];
      const claims = (deletion?.claims ?? []).filter(({ keeps }) => keeps).map(({ id }) => id);
      const ownerAnswer = { owner: next.agency, reference: 'letter of 3 May', on: '2026-05-03' };
      const came = await does(desk, ANN, CABLES.owned, { ...release(deletion?.on, claims), ownerAnswer });
      if (isRefused(came)) throw new Error(came.reason);
    }
    expect(new Set(own(await shown(desk, CABLES.owned)).map(([, , answer]) => answer))).toEqual(
      new Set(['released on letter of 3 May, 2026-05-03 (entered by Ann Poe)']),
    );
    expect(agencies()).toEqual([]);
  });

  test('what somebody withheld without asking says so', async () => {
    const desk = await opened();
    for (const { id } of (await shown(desk, CABLES.owned)).portions)
      await does(desk, ANN, CABLES.owned, withhold({ kind: 'portion', id }));
    const answers = own(await shown(desk, CABLES.owned)).map(([, , answer]) => answer);
    expect(answers).toContain('not asked: Ann Poe withheld it');
  });
});

test('an auditor is told why the queue is not theirs; whoever works in it is not', async () => {
  const desk = await opened();
  expect(desk.caseFor(AUDITOR).cannot.queue).toMatch(/look through the queue/);
  expect(desk.caseFor(ANN).cannot.queue).toBeUndefined();
});

describe('what is missing before release', () => {
  test('a signed cable that something bars is told before it stays, in the words it stays with', async () => {
    const desk = await opened();
    await does(desk, ANN, CABLES.several, withhold({ kind: 'portion', id: '2' }));
    await opensAll(desk, ANN, CABLES.several);
    const { shown: digest } = await shown(desk, CABLES.several);
    await does(desk, CY, CABLES.several, { kind: 'sign', shown: digest });
    const missing = desk.caseFor(CY).missing.map(([why]) => why);
    expect(missing).not.toContain('to be released');
    for (const why of missing)
      expect(desk.queue({ missing: why }, CY).total).toBe(
        desk.caseFor(CY).missing.find(([each]) => each === why)?.[1],
      );
  });
});

test('a diff from before the run has what was decided at a terminal, which one from the run has not', async () => {
  const dir = aRun();
  const typed = ['--on', '2', '--effect', 'withhold', '--basis', 'B6', '--reason', 'Kept.', '--by', 'Ada'];
  expect(tearline(['decide', dir, CABLES.several, ...typed]).code).toBe(0);
  const desk = await opened(dir);
  const changes = async (from: number) => {
    const diff = await desk.diff(CABLES.several, { from }, ANN);
    if (diff === undefined || isRefused(diff)) throw new Error('no diff');
    return diff.changes;
  };
  expect(await changes(0)).toEqual([]);
  expect((await changes(-1)).map(({ kind }) => kind)).toContain('withheld');
  expect((await changes(-1)).flatMap(({ why }) => why).join()).toContain('Ada');
});
