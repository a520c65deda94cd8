import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { decisionsFrom } from '../../../src/cli/decisions-file.ts';
import type { DecisionAct } from '../../../src/model/review.ts';
import type { EverywhereView, KeptShown, Refused } from '../../../src/model/shown.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { isRefused } from '../../../src/review/office.ts';
import { FIXTURES, place, tearline, WITHHELD } from '../../cli/tearline.ts';
import {
  ANN,
  actId,
  actsAt,
  aRunOfWithholdings,
  BEN,
  CY,
  does,
  listOf,
  officeOf,
  release,
  shown,
  signs,
  withhold,
} from './at-desk.ts';

const CLASSIFIED = '07OSLO500';
const MAIL = { kind: 'text', text: 'summer.school@example.org' } as const;
const [FIRST, SECOND, THIRD] = ['08OSLO79', '08OSLO80', '08OSLO81'] as const;

let run = '';
beforeAll(() => {
  run = aRunOfWithholdings();
}, 60_000);

const open: Desk[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
});

let made = 0;
async function opened(): Promise<Desk> {
  made += 1;
  const dir = join(place, `deciding-${made}`);
  rmSync(dir, { recursive: true, force: true });
  cpSync(run, dir, { recursive: true });
  const desk = await officeOf(dir);
  open.push(desk);
  return desk;
}

async function keptAt(desk: Desk, mrn: string, on: object): Promise<readonly KeptShown[]> {
  const answer = await desk.kept(mrn, on as never, ANN);
  if (answer === undefined || isRefused(answer)) throw new Error(`no cable ${mrn}`);
  return answer.kept;
}
const markersIn = async (desk: Desk, mrn: string) =>
  (await shown(desk, mrn)).deletions.map(({ marker }) => marker);
const shownText = async (desk: Desk, mrn: string): Promise<string> =>
  (await shown(desk, mrn)).pieces
    .flatMap(({ effect, text }) => (effect === 'release' ? [text] : []))
    .join('');

describe('another basis in the place of what was said', () => {
  const on = { kind: 'portion', id: '1' };

  test('is the only one, and the text stays withheld', async () => {
    const desk = await opened();
    const before = await shownText(desk, CLASSIFIED);
    const [row, ...others] = await keptAt(desk, CLASSIFIED, on);
    expect([row, others]).toMatchObject([
      {
        effect: 'withhold',
        by: 'table row classified',
        bases: ['B1', '1.4(b)', '1.4(d)'],
        places: 2,
        owners: [],
      },
      [],
    ]);
    await does(desk, ANN, CLASSIFIED, { ...withhold(on, ['B5']), answers: row?.ids });
    const view = await shown(desk, CLASSIFIED);
    const decided = view.deletions.find(({ portion }) => portion === '1');
    expect(decided?.bases.map(({ code, standing }) => [code, standing])).toEqual([['B5', 'adopted']]);
    expect(view.deletions.find(({ portion }) => portion === 'subject')?.bases.length).toBe(3);
    expect(await shownText(desk, CLASSIFIED)).toBe(before);
    expect(view.history[0]?.what).toBe('withholds paragraph 1 under B5 in the place of table row classified');
    const gaveWay = decided?.claims.find(({ by }) => by === 'table row classified');
    expect(gaveWay).toMatchObject({ keeps: true, overcome: expect.stringContaining('stands in its place') });
    const { changes } = (await desk.diff(CLASSIFIED, { from: 0 }, ANN)) as never as {
      changes: { why: string[] }[];
    };
    expect(changes[0]?.why.join()).toMatch(
      /in the place of table row classified stands decision d-\S+ of Ann Poe/,
    );
  });

  test('leaves out what is not adopted', async () => {
    const desk = await opened();
    const [row] = await keptAt(desk, CLASSIFIED, on);
    await does(desk, ANN, CLASSIFIED, { ...withhold(on, ['B1', '1.4(d)']), answers: row?.ids });
    expect((await markersIn(desk, CLASSIFIED))[1]).toContain(': B1, 1.4(d)]');
  });

  test('names nothing that is not there: what is mistyped is refused, and what can be named is told', async () => {
    const desk = await opened();
    const acts = actsAt(desk);
    for (const wish of [
      { ...withhold(on, ['B5']), answers: ['0123456789ab'] },
      release(on, ['0123456789ab']),
    ]) {
      const refused = await does(desk, ANN, CLASSIFIED, wish);
      expect(refused).toMatchObject({
        code: 'invalid',
        reason: expect.stringContaining('0123456789ab stands there'),
      });
      expect((refused as Refused).claims?.length).toBeGreaterThan(0);
    }
    for (const place of [
      { kind: 'person', id: 'p9' },
      { kind: 'portion', id: '88' },
      { kind: 'text', text: 'nowhere' },
    ])
      expect(await does(desk, ANN, CLASSIFIED, release(place, ['0123456789ab']))).toMatchObject({
        reason: 'This cable does not have that place.',
      });
    expect(await does(desk, ANN, CLASSIFIED, { kind: 'undo', action: 'd-1', reason: 'x' })).toMatchObject({
      reason: expect.stringContaining('There is none.'),
    });
    expect(await does(desk, ANN, CLASSIFIED, withhold(on, ['b5']))).toMatchObject({
      reason: expect.stringContaining('Did you mean B5?'),
    });
    expect(actsAt(desk)).toBe(acts);
  });

  test('falls with its decision: undone or released, what it stood in the place of stands again', async () => {
    const desk = await opened();
    const before = await markersIn(desk, CLASSIFIED);
    const [row] = await keptAt(desk, CLASSIFIED, on);
    await does(desk, ANN, CLASSIFIED, { ...withhold(on, ['B5']), answers: row?.ids });
    const own = (await keptAt(desk, CLASSIFIED, on)).find(({ by }) => by.includes('Ann Poe'));
    await does(desk, BEN, CLASSIFIED, release(on, own?.ids));
    expect(await markersIn(desk, CLASSIFIED)).toEqual(before);
    const [last, first] = (await shown(desk, CLASSIFIED)).history;
    for (const action of [last?.id, first?.id])
      await does(desk, BEN, CLASSIFIED, { kind: 'undo', action, reason: 'Tried out.' });
    expect(await markersIn(desk, CLASSIFIED)).toEqual(before);
  });

  test('does not stand in the place of what an owner keeps', async () => {
    const desk = await opened();
    const owned = await does(desk, ANN, FIRST, withhold(on, ['B3 50 U.S.C. 3507']));
    expect(owned).toMatchObject({ cables: 1 });
    const mine = (await keptAt(desk, FIRST, on)).find(({ owners }) => owners.includes('CIA'));
    const refused = await does(desk, BEN, FIRST, { ...withhold(on, ['B5']), answers: mine?.ids });
    expect(refused).toMatchObject({
      code: 'invalid',
      reason: expect.stringContaining('No other basis stands in the place'),
    });
  });
});

describe('what is withheld is restored at any place', () => {
  test('by the ids that its place lists, whatever of it they withhold', async () => {
    const desk = await opened();
    const on = { kind: 'portion', id: '1' };
    const kept = await keptAt(desk, FIRST, on);
    const mail = kept.filter(({ by }) => by === 'rule privacy/e-mail');
    expect(mail).toMatchObject([{ effect: 'withhold', bases: ['B6'], places: 1, owners: [] }]);
    expect(kept.length).toBeGreaterThan(1);
    // What is answered of a whole paragraph without a name is its questions.
    expect(await does(desk, ANN, FIRST, release(on))).toMatchObject({ code: 'idle' });
    await does(desk, ANN, FIRST, release(on, mail[0]?.ids));
    expect(await shownText(desk, FIRST)).toContain('by mail\nto summer.school@example.org.');
    expect(await shownText(desk, FIRST)).not.toContain('202-555-0143');
    await does(
      desk,
      ANN,
      FIRST,
      release(
        on,
        (await keptAt(desk, FIRST, on)).flatMap(({ ids }) => ids),
      ),
    );
    expect((await shown(desk, FIRST)).deletions).toEqual([]);
  });

  test('in every cable what is of the same rule and basis as was named in this one, and nothing else', async () => {
    const desk = await opened();
    await does(desk, BEN, THIRD, withhold(MAIL, ['B5']));
    const [mail] = await keptAt(desk, FIRST, MAIL);
    const acted = await does(desk, ANN, FIRST, { ...release(MAIL, mail?.ids), everywhere: true });
    expect(acted).toMatchObject({ cables: 3 });
    for (const mrn of [FIRST, SECOND]) expect(await shownText(desk, mrn)).toContain(MAIL.text);
    expect(await shownText(desk, THIRD)).not.toContain(MAIL.text);
    expect((await markersIn(desk, THIRD))[1]).toContain('B5');
    const log = desk.log(0, 100, ANN, 'acts').entries.filter(({ mrn }) => mrn === SECOND);
    expect(log).toHaveLength(1);
  });

  test('only in the cables that were listed, as they stood: each with why, if it is left out', async () => {
    const desk = await opened();
    const [released] = await keptAt(desk, THIRD, MAIL);
    await does(desk, BEN, THIRD, release(MAIL, released?.ids));
    await does(desk, ANN, SECOND, withhold({ kind: 'portion', id: 'subject' }, ['B5']));
    await signs(desk, CY, SECOND);
    const [mail] = await keptAt(desk, FIRST, MAIL);
    const { version } = await shown(desk, FIRST);
    const act = {
      ...{ ...release(MAIL, mail?.ids), everywhere: true, mrn: FIRST, version, id: actId() },
    } as never as DecisionAct;
    const asked = async (page = {}) => (await listOf(desk, ANN, act, page)) as EverywhereView;
    const list = await asked();
    expect(list).toMatchObject({
      ...{ cables: 2, passages: 2, signed: 1, released: 0, leftOut: 1, offset: 0 },
      rows: [
        { mrn: THIRD, passages: 1, leftOut: 'It would change nothing there.' },
        { mrn: SECOND, standing: 'signed', passages: 1, leftOut: null },
        { mrn: FIRST, passages: 1, leftOut: null },
      ],
    });
    expect(await asked({ offset: 2, limit: 1 })).toEqual({ ...list, offset: 2, rows: [list.rows[2]] });
    const size = actsAt(desk);
    expect(await desk.act(act, ANN)).toMatchObject({ code: 'stale' });
    const another = { ...act, ...withhold(MAIL, ['B4']), list: list.list } as DecisionAct;
    expect(await desk.act(another, ANN)).toMatchObject({ code: 'stale' });
    await does(desk, BEN, SECOND, { kind: 'note', text: 'Seen.' });
    expect(await desk.act({ ...act, list: list.list }, ANN)).toMatchObject({ code: 'stale' });
    expect(actsAt(desk)).toBe(size + 1);
    const again = await asked();
    expect(await desk.act({ ...act, list: again.list }, ANN)).toMatchObject({ cables: 2 });
    expect(await shownText(desk, SECOND)).toContain(MAIL.text);
    expect((await shown(desk, SECOND)).standing).toBe('ready');
  });

  test('another basis is given everywhere in the same way', async () => {
    const desk = await opened();
    const [mail] = await keptAt(desk, FIRST, MAIL);
    await does(desk, ANN, FIRST, { ...withhold(MAIL, ['B5']), answers: mail?.ids, everywhere: true });
    for (const mrn of [FIRST, SECOND, THIRD])
      expect((await markersIn(desk, mrn)).map((each) => each.replace(/.*: /, ''))).toEqual(['B6]', 'B5]']);
  });
});

describe('a decision that the run had before its review', () => {
  const subject = ['--on', 'subject', ...WITHHELD.slice(2)];

  /** A second look at a cable whose text changed, so that what was decided on it holds no longer. */
  function lapsed(): string {
    const [file, first, second] = ['lapsing.txt', 'looked-at', 'looked-at-again'].map((name) =>
      join(place, name),
    );
    const text = readFileSync(join(FIXTURES, '11-telephone-and-mail/cable.txt'), 'utf8');
    const made = ['--formats', 'txt', '--replace', '--out'];
    writeFileSync(file ?? '', text);
    tearline(['release', file ?? '', ...made, first ?? '']);
    expect(tearline(['decide', first ?? '', FIRST, ...subject]).err).toBe('');
    writeFileSync(file ?? '', text.replace('registry', 'secretary'));
    tearline(['release', file ?? '', '--supersedes', first ?? '', ...made, second ?? '']);
    return second ?? '';
  }

  test('can be undone though it lapsed, and then bars its cable no more', async () => {
    const dir = lapsed();
    const desk = await officeOf(dir);
    open.push(desk);
    const before = await shown(desk, FIRST);
    const [old] = before.history;
    expect([old?.seq, old?.stands, old?.canBeUndone]).toEqual([null, false, true]);
    expect(before.barred.join()).toContain('undo the old decision');
    await does(desk, ANN, FIRST, { kind: 'undo', action: old?.id, reason: 'It was about another text.' });
    const after = await shown(desk, FIRST);
    expect(after.barred.join()).not.toContain('undo the old decision');
    expect(after.history.find(({ id }) => id === old?.id)).toMatchObject({
      why: 'It was undone.',
      canBeUndone: false,
    });
    for (const { on, effect } of after.deletions)
      if (effect === 'hold') await does(desk, ANN, FIRST, release(on));
    await signs(desk, CY, FIRST);
    expect(await desk.release(CY)).toMatchObject({ cables: [FIRST], stay: [] });
    expect(tearline(['verify', dir]).code).toBe(0);
  });

  test('can be undone while it stands', async () => {
    const dir = join(place, 'deciding-before');
    cpSync(run, dir, { recursive: true });
    tearline(['decide', dir, FIRST, ...subject]);
    const file = join(dir, 'restricted/decisions.jsonl');
    const kept = decisionsFrom(file);
    const desk = await officeOf(dir);
    open.push(desk);
    const [old] = (await shown(desk, FIRST)).history;
    expect([old?.seq, old?.stands, old?.canBeUndone]).toEqual([null, true, true]);
    expect(kept.map(({ id }) => id)).toEqual([old?.id]);
    await does(desk, ANN, FIRST, { kind: 'undo', action: old?.id, reason: 'Entered by mistake.' });
    expect((await shown(desk, FIRST)).deletions.every(({ portion }) => portion !== 'subject')).toBe(true);
    // Whoever takes up the file of the run takes up what stands. A copy of it elsewhere says what it says.
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(decisionsFrom(file)).toEqual([]);
    expect(told.mock.calls.join()).toContain('1 decision of');
    told.mockRestore();
    const elsewhere = join(place, 'decisions.jsonl');
    cpSync(file, elsewhere);
    expect(decisionsFrom(elsewhere)).toEqual(kept);
  });
});
