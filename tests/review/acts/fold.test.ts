import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CheckFailure } from '../../../src/disk/failure.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { type ResolvedAct, recordingOf } from '../../../src/review/acts/recording.ts';
import type { Kept } from '../../../src/review/store.ts';
import {
  ANN,
  actedOut,
  actionOn,
  actsOf,
  at,
  BEN,
  CABLES,
  CY,
  DAY,
  foldOf,
  KEY,
  keptOf,
  OPENING,
  SHOWN,
  wishes,
} from './acting.ts';

const [OSLO, OTHER, ROME] = CABLES;
const decided = (n: number, by: string = ANN, mrn: string = OSLO): ResolvedAct => ({
  ...{ kind: 'decision', act: `act-${n}` },
  actions: [actionOn(mrn, by, n)],
});
const on = (n: number, by: string, mrn: string = OSLO) => ({ act: `act-${n}`, mrn, by, at: at(n) });
const undone = (n: number, action: string, by: string = BEN): ResolvedAct => ({
  ...{ kind: 'undo', ...on(n, by), action, reason: 'not so' },
});
const noted = (n: number, mrn: string = OSLO): ResolvedAct => ({
  ...{ kind: 'note', ...on(n, CY, mrn), text: 'look at it again' },
});

describe('the fold of a log', () => {
  test('that is read again is the fold as it was built', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const kept = actedOut(actsOf(wished));
        const [built, again] = [foldOf(kept), foldOf(JSON.parse(JSON.stringify(kept)) as Kept[])];
        expect(again.size).toBe(kept.length);
        expect(again.header).toEqual(built.header);
        expect([...again.cables()]).toEqual([...built.cables()]);
        for (const mrn of CABLES) expect(again.of(mrn)).toEqual(built.of(mrn));
      }),
    );
  });

  test('tells of every moment which decisions stood then', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const kept = actedOut(actsOf(wished));
        const fold = foldOf(kept);
        for (const mrn of CABLES)
          for (let size = 0; size <= kept.length; size += 1)
            expect(fold.actionsUntil(mrn, size)).toEqual(foldOf(kept.slice(0, size)).of(mrn).actions);
      }),
    );
  });

  test('has the entries of every act under its id, and no other', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const acts = actsOf(wished);
        const fold = foldOf(actedOut(acts));
        for (const act of acts) {
          if (!('act' in act)) continue;
          const mrns = act.kind === 'decision' ? act.actions.map(({ mrn }) => mrn) : [act.mrn];
          expect(fold.actOf(act.act)?.map(({ entry: { entry } }) => 'mrn' in entry && entry.mrn)).toEqual(
            mrns,
          );
        }
        expect(fold.actOf('act-none')).toBeUndefined();
      }),
    );
  });

  test('an undo brings back the decisions that stood before, and its maker stands in for the one undone', () => {
    fc.assert(
      fc.property(wishes, fc.constantFrom(...CABLES), (wished, mrn) => {
        const acts = actsOf(wished);
        const before = foldOf(actedOut(acts)).of(mrn);
        const decision: ResolvedAct = {
          kind: 'decision',
          act: 'act-90',
          actions: [actionOn(mrn, 'Di Coe', 90)],
        };
        const undo: ResolvedAct = { ...(undone(91, 'd-90', 'Ed Low') as object), mrn } as ResolvedAct;
        const after = foldOf(actedOut([...acts, decision, undo])).of(mrn);
        expect(after.actions).toEqual(before.actions);
        expect(after.deciders).toEqual([...before.deciders, 'Ed Low']);
        expect(after.done.find(({ id }) => id === 'd-90')?.undone).toBe(true);
      }),
    );
  });

  test('a cable has the version of the last entry that speaks of it, whatever is done to others', () => {
    const kept = actedOut([
      decided(1),
      decided(2, BEN, OTHER),
      { kind: 'release', cables: [OSLO, OTHER], by: CY, at: at(3) },
      noted(4),
      decided(5, ANN, OTHER),
    ]);
    const fold = foldOf(kept);
    expect(fold.of(OSLO).version).toBe(kept[4]?.entry.digest);
    expect(fold.of(OTHER).version).toBe(kept[5]?.entry.digest);
    expect(fold.of(ROME).version).toBe('');
    expect(foldOf(kept.slice(0, 4)).of(OSLO).version).toBe(kept[3]?.entry.digest);
    expect([...fold.cables()]).toEqual([OSLO, OTHER]);
  });

  test.each<[string, ResolvedAct, boolean]>([
    ['a note', noted(9), true],
    ['an attestation', { kind: 'attest', mrn: OSLO, need: 'names', by: BEN, on: DAY }, true],
    ['a signature', { kind: 'sign', ...on(9, BEN), shown: SHOWN[0] ?? '' }, true],
    ['a decision', decided(9), false],
    ['an undo', undone(9, 'd-1'), false],
    ['a decision on another cable', decided(9, ANN, OTHER), true],
  ])('after %s, a release still holds: %#', (_, act, holds) => {
    const released: ResolvedAct = { kind: 'release', cables: [OSLO], by: CY, at: at(3) };
    const { released: found } = foldOf(actedOut([decided(1), released, act])).of(OSLO);
    expect(found).toEqual(holds ? { by: CY, at: at(3), seq: 2 } : null);
  });

  test('a referral is open until it is answered', () => {
    const refer: ResolvedAct = {
      ...{ kind: 'refer', ...on(1, ANN), referral: 'r-1', agency: 'CIA' },
      ...{ on: { kind: 'portion', id: '4' }, reason: 'theirs' },
    };
    const answer: ResolvedAct = {
      kind: 'answer',
      ...on(2, BEN),
      referral: 'r-1',
      reference: 'no 7',
      on: DAY,
    };
    const [open] = foldOf(actedOut([refer])).of(OSLO).referrals;
    expect(open).toMatchObject({ id: 'r-1', agency: 'CIA', reason: 'theirs', by: ANN, answer: null });
    const [answered] = foldOf(actedOut([refer, answer])).of(OSLO).referrals;
    expect(answered?.answer).toEqual({ reference: 'no 7', on: DAY, by: BEN });
  });

  test('an attestation given twice counts once, and stands in the history twice', () => {
    const attest: ResolvedAct = { kind: 'attest', mrn: OSLO, need: 'names', by: BEN, on: DAY };
    const { attestations, done } = foldOf(actedOut([attest, attest, { ...attest, by: ANN }])).of(OSLO);
    expect(attestations).toEqual([BEN, ANN].map((by) => ({ need: 'names', by, on: DAY })));
    expect(done.map(({ by }) => by)).toEqual([BEN, BEN, ANN]);
  });

  test('decisions that the run had stand from the beginning, can be undone, and have their deciders', () => {
    const before = [actionOn(OSLO, CY, 50)];
    const fold = foldOf(actedOut([decided(1), undone(2, 'd-50')]), before);
    expect(fold.actionsUntil(OSLO, 0)).toEqual(before);
    expect(foldOf([], before).of(OSLO)).toMatchObject({ actions: before, deciders: [CY], version: '' });
    expect(fold.of(OSLO)).toMatchObject({ actions: [actionOn(OSLO, ANN, 1)], deciders: [ANN, BEN] });
  });
});

describe('a log that was changed is not folded', () => {
  const fold = () => foldOf(actedOut([decided(1), { kind: 'sign', ...on(2, BEN), shown: SHOWN[0] ?? '' }]));
  /** The third entry of a log, as no act leaves it. */
  const third = (body: object, content?: unknown): Kept => ({
    entry: { v: 1, seq: 3, prev: '', digest: '', entry: body } as unknown as Entry,
    content,
  });
  const keptNow = (act: ResolvedAct): Kept =>
    keptOf([recordingOf(act, KEY)], { size: 3, digest: '0'.repeat(64) })[0] as Kept;
  const changedIn = (act: ResolvedAct, change: { entry?: object; content?: object }): Kept => {
    const { entry, content } = keptNow(act);
    return {
      entry: { ...entry, entry: { ...entry.entry, ...change.entry } as Entry['entry'] },
      content: { ...(content as object), ...change.content },
    };
  };

  test('while the act itself is taken', () => {
    const whole = fold();
    whole.take(changedIn(undone(3, 'd-1'), {}));
    expect(whole.size).toBe(4);
  });

  test.each<[string, () => Kept, RegExp]>([
    ['another entry in its place', () => keptOf([OPENING])[0] as Kept, /entry 3 was expected/],
    ['a second beginning', () => third({ kind: 'review' }), /says it once/],
    ['an entry of a run', () => third({ kind: 'failure', input: 1, code: 'x' }), /of the kind failure/],
    ['no content', () => ({ ...keptNow(noted(3)), content: undefined }), /not that of the kind note/],
    ['a content of another kind', () => ({ ...keptNow(noted(3)), content: { act: 'a' } }), /kind note/],
    ['a content with more', () => changedIn(noted(3), { content: { more: 1 } }), /kind note/],
    [
      'another signer',
      () => changedIn({ kind: 'sign', ...on(3, CY), shown: SHOWN[0] ?? '' }, { entry: { by: ANN } }),
      /content says/,
    ],
    [
      'a signature of another copy',
      () => changedIn({ kind: 'sign', ...on(3, CY), shown: SHOWN[0] ?? '' }, { entry: { shown: SHOWN[1] } }),
      /content says/,
    ],
    ['another instant', () => changedIn(noted(3), { entry: { at: at(7) } }), /content says/],
    ['another effect', () => changedIn(decided(3), { entry: { effect: 'withhold' } }), /content says/],
    [
      'a decision that was not applied',
      () => changedIn(decided(3), { entry: { applied: false } }),
      /content says/,
    ],
    ['a decision on another cable', () => changedIn(decided(3), { entry: { mrn: OTHER } }), /content says/],
    ['an undo of another', () => changedIn(undone(3, 'd-1'), { entry: { action: 'd-2' } }), /content says/],
    ['a decision of a known id', () => keptNow(decided(1)), /another decision/],
    ['an undo of nothing', () => keptNow(undone(3, 'd-8')), /does not stand/],
    [
      'an answer to nobody',
      () => keptNow({ kind: 'answer', ...on(3, BEN), referral: 'r-9', reference: 'x', on: DAY }),
      /nobody made/,
    ],
    [
      'an attestation of all',
      () => third({ kind: 'attestation', cables: 'all', need: 'x', by: ANN, on: DAY }),
      /by their numbers/,
    ],
  ])('%s', (_, kept, says) => {
    const before = fold();
    expect(() => before.take(kept())).toThrow(CheckFailure);
    expect(() => fold().take(kept())).toThrow(says);
  });

  test('nor does it begin with anything but what is reviewed', () => {
    const [, first] = actedOut([decided(1)]);
    expect(() => foldOf([{ ...first, entry: { ...first?.entry, seq: 0 } } as Kept])).toThrow(/begins with/);
  });

  test('nor is a decision undone twice', () => {
    const finish = (n: number, passages = { same: 1, grounds: 0, text: 0 }): ResolvedAct => ({
      ...{ kind: 'finish', act: `act-${n}-00000000`, mrn: CABLES[0], by: CY, at: at(n) },
      ...{ shown: SHOWN[0] as string, own: SHOWN[1] as string, result: 'same', passages },
    });
    expect(() => foldOf(actedOut([finish(1), finish(2)]))).toThrow('read a second time before');
    expect(() => foldOf(actedOut([finish(1, { same: 0, grounds: 0, text: 1 })]))).toThrow('its passages');
    expect(() => foldOf(actedOut([decided(1), undone(2, 'd-1'), undone(3, 'd-1')]))).toThrow(
      /does not stand/,
    );
  });
});
