import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Standing } from '../../../src/model/review.ts';
import type { Refused } from '../../../src/model/shown.ts';
import { type CableRecord, recordWith } from '../../../src/review/acts/record.ts';
import type { ResolvedAct } from '../../../src/review/acts/recording.ts';
import { isSigned, lastSignedBy, standsBehind, whyNotSign } from '../../../src/review/acts/signing.ts';
import { standingOf } from '../../../src/review/acts/standing.ts';
import {
  ANN,
  actedOut,
  actionOn,
  actsOf,
  at,
  BEN,
  CABLES,
  CY,
  foldOf,
  PEOPLE,
  SHOWN,
  wishes,
} from './acting.ts';

const OSLO = CABLES[0];
const [FIRST = '', SECOND = ''] = SHOWN;
const decided = (by: string, n = 1): ResolvedAct => ({
  ...{ kind: 'decision', act: `act-${n}`, actions: [actionOn(OSLO, by, n)] },
});
const undone = (by: string, action: string, n: number): ResolvedAct => ({
  ...{ kind: 'undo', act: `act-${n}`, mrn: OSLO, by, at: at(n), action, reason: 'not so' },
});
const signed = (by: string, shown = FIRST, n = 9): ResolvedAct => ({
  ...{ kind: 'sign', act: `act-${n}`, mrn: OSLO, by, at: at(n), shown },
});
const recordOf = (...acts: ResolvedAct[]): CableRecord => foldOf(actedOut(acts)).of(OSLO);

/** Who decided on a cable, told from the acts alone: makers of what stands and of every undo. */
function decidersIn(acts: readonly ResolvedAct[], mrn: string): Set<string> {
  const undos = acts.filter((act) => act.kind === 'undo' && act.mrn === mrn);
  const taken = new Set(undos.map((act) => act.kind === 'undo' && act.action));
  const makers = acts.flatMap((act) =>
    act.kind === 'decision'
      ? act.actions.filter((action) => action.mrn === mrn && !taken.has(action.id))
      : [],
  );
  return new Set([...makers, ...undos].map((each) => ('by' in each ? each.by : '')));
}

/** What was done once everything was decided on a cable that ever was. */
const behindDecisions = (acts: readonly ResolvedAct[], mrn: string): readonly ResolvedAct[] =>
  acts.slice(
    1 +
      acts.findLastIndex(
        (act) =>
          (act.kind === 'undo' && act.mrn === mrn) ||
          (act.kind === 'decision' && act.actions.some((action) => action.mrn === mrn)),
      ),
  );

test('what somebody last signed is their own, under whatever position, and of what others signed they have seen nothing', () => {
  const record = recordOf(signed(BEN, FIRST, 1), signed(`${BEN}, Chief`, SECOND, 2), signed(CY, SECOND, 3));
  const [, second, third] = record.signatures;
  expect(lastSignedBy(BEN, record)).toEqual({ seq: second?.seq, at: second?.at });
  expect(lastSignedBy(CY, record)?.seq).toBe(third?.seq);
  expect(lastSignedBy(ANN, record)).toBeNull();
});

describe('who stands behind a copy', () => {
  test('never counts a decider as a signer, whatever was done in what order', () => {
    fc.assert(
      fc.property(wishes, fc.constantFrom(...SHOWN), fc.constantFrom(1, 2, 3), (wished, shown, needed) => {
        const acts = actsOf(wished);
        const fold = foldOf(actedOut(acts));
        for (const mrn of CABLES) {
          const deciders = decidersIn(acts, mrn);
          const signers = PEOPLE.filter(
            (by) =>
              !deciders.has(by) &&
              behindDecisions(acts, mrn).some(
                (act) => act.kind === 'sign' && act.mrn === mrn && act.by === by && act.shown === shown,
              ),
          );
          const record = fold.of(mrn);
          expect(new Set(standsBehind(record, shown))).toEqual(new Set([...deciders, ...signers]));
          expect(isSigned(record, shown, needed)).toBe(
            signers.length > 0 && deciders.size + signers.length >= needed,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test('counts no signature on a copy that is shown otherwise', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const fold = foldOf(actedOut(actsOf(wished)));
        for (const mrn of CABLES) {
          expect(isSigned(fold.of(mrn), 'd'.repeat(64), 1)).toBe(false);
          expect(standsBehind(fold.of(mrn), 'd'.repeat(64))).toEqual(fold.of(mrn).deciders);
        }
      }),
    );
  });

  test.each<[string, ResolvedAct[], readonly string[], boolean]>([
    ['nobody', [], [], false],
    ['one decides', [decided(ANN)], [ANN], false],
    ['two decide', [decided(ANN), decided(BEN, 2)], [ANN, BEN], false],
    ['one decides, another signs', [decided(ANN), signed(BEN)], [ANN, BEN], true],
    ['one decides and signs', [decided(ANN), signed(ANN)], [ANN], false],
    ['one signs and then decides', [signed(ANN), decided(ANN)], [ANN], false],
    ['one decides and signs, with a position', [decided(ANN), signed(`${ANN}, Chief`)], [ANN], false],
    [
      'one signs under two positions',
      [signed(`${ANN}, Clerk`), signed(`${ANN}, Chief`, FIRST, 10)],
      [`${ANN}, Clerk`],
      false,
    ],
    ['one signs what nobody decided', [signed(ANN)], [ANN], false],
    ['one signs twice', [signed(ANN), signed(ANN, FIRST, 10)], [ANN], false],
    ['two sign', [signed(ANN), signed(BEN, FIRST, 10)], [ANN, BEN], true],
    ['two sign, one of them another copy', [signed(ANN), signed(BEN, SECOND, 10)], [ANN], false],
    ['one undoes another and signs', [decided(ANN), undone(BEN, 'd-1', 2), signed(BEN)], [BEN], false],
    ['one was undone and signs', [decided(ANN), undone(BEN, 'd-1', 2), signed(ANN)], [BEN, ANN], true],
    [
      'one decides, another signs, the one undoes it',
      [decided(ANN), signed(BEN), undone(ANN, 'd-1', 10)],
      [ANN],
      false,
    ],
    [
      'one decides, another signs, the one changes it and changes it back',
      [decided(ANN), signed(BEN), decided(ANN, 10), undone(ANN, 'd-10', 11)],
      [ANN],
      false,
    ],
    [
      'one decides, another signs, the one changes it back and forth, the other signs again',
      [decided(ANN), signed(BEN), decided(ANN, 10), undone(ANN, 'd-10', 11), signed(BEN, FIRST, 12)],
      [ANN, BEN],
      true,
    ],
    ['one undoes themselves and signs', [decided(ANN), undone(ANN, 'd-1', 2), signed(ANN)], [ANN], false],
  ])('of two that are needed: %s', (_, acts, behind, enough) => {
    const record = recordOf(...acts);
    expect(standsBehind(record, FIRST)).toEqual(behind);
    expect(isSigned(record, FIRST, 2)).toBe(enough);
  });

  test('at least one signature is needed, however many decided', () => {
    const all = [decided(ANN), decided(BEN, 2), decided(CY, 3)];
    expect(isSigned(recordOf(...all), FIRST, 1)).toBe(false);
    expect(isSigned(recordOf(...all, signed('Di Coe')), FIRST, 4)).toBe(true);
    expect(isSigned(recordOf(...all, signed('Di Coe')), FIRST, 5)).toBe(false);
  });
});

describe('why somebody cannot sign', () => {
  const you = { name: BEN, roles: ['approver' as const] };
  const now = { shown: FIRST, standing: 'ready' as Standing, openReferrals: 0 };

  test.each<
    [string, CableRecord, Partial<Parameters<typeof whyNotSign>[2]>, Refused['code'] | undefined, RegExp]
  >([
    ['nothing is in the way', recordOf(decided(ANN)), {}, undefined, /^$/],
    ['they decided on it', recordOf(decided(BEN)), {}, 'own-decision', /Another person signs/],
    [
      'they undid a decision on it',
      recordOf(decided(ANN), undone(BEN, 'd-1', 2)),
      {},
      'own-decision',
      /Another/,
    ],
    ['they signed it', recordOf(signed(BEN)), {}, 'idle', /did not change/],
    ['they signed another copy of it', recordOf(signed(BEN, SECOND)), {}, undefined, /^$/],
    ['somebody else signed it', recordOf(signed(ANN)), { standing: 'signed' }, undefined, /^$/],
    ['the copy changed', recordOf(), { named: SECOND }, 'stale', /Look at it again/],
    ['it failed', recordOf(), { standing: 'failed' }, 'invalid', /no copy/],
    ['it contradicts itself', recordOf(), { standing: 'conflict' }, 'invalid', /contradicts/],
    ['a question is open', recordOf(), { standing: 'open' }, 'invalid', /Decide them/],
    ['referrals are open', recordOf(), { standing: 'open', openReferrals: 2 }, 'invalid', /2 referrals have/],
    ['it went out', recordOf(), { standing: 'released' }, 'invalid', /went out/],
  ])('%s', (_, record, given, code, says) => {
    const refused = whyNotSign(you, record, { ...now, ...given });
    expect(refused?.code).toBe(code);
    expect(refused?.reason ?? '').toMatch(says);
  });

  test('a reviewer does not sign', () => {
    expect(whyNotSign({ name: BEN, roles: ['reviewer'] }, recordOf(), now)?.code).toBe('role');
  });

  test('whoever can sign, by signing stands behind it', () => {
    fc.assert(
      fc.property(wishes, fc.constantFrom(...PEOPLE), fc.constantFrom(...SHOWN), (wished, by, shown) => {
        const acts = actsOf(wished);
        const refused = whyNotSign({ name: by, roles: ['approver'] }, foldOf(actedOut(acts)).of(OSLO), {
          ...now,
          shown,
        });
        const after = foldOf(actedOut([...acts, signed(by, shown, 99)])).of(OSLO);
        const before = foldOf(actedOut(acts)).of(OSLO);
        const isNew = standsBehind(after, shown).length > standsBehind(before, shown).length;
        expect(refused === undefined).toBe(isNew);
      }),
    );
  });
});

describe('where a cable stands', () => {
  const fine = { state: 'released-in-part', isConflict: false, questions: 0, folder: 'proposed' } as const;
  const refer: ResolvedAct = {
    ...{ kind: 'refer', act: 'act-5', mrn: OSLO, by: ANN, at: at(5), referral: 'r-5', agency: 'CIA' },
    ...{ on: { kind: 'portion', id: '1' }, reason: 'theirs' },
  };
  const release: ResolvedAct = { kind: 'release', cables: [OSLO], by: CY, at: at(20) };
  const both = recordOf(decided(ANN), signed(BEN));
  const LAPSED = both.actions.map(({ id }) => id);
  const out = recordOf(decided(ANN), signed(BEN), release);

  test.each<[Standing, string, Parameters<typeof standingOf>[0], CableRecord]>([
    ['ready', 'nothing is asked', fine, recordOf()],
    ['signed', 'two stand behind it', fine, both],
    ['ready', 'one stands behind it', fine, recordOf(decided(ANN))],
    ['released', 'it went out', { ...fine, folder: 'public' }, out],
    ['signed', 'it went out, and a command took it back', fine, out],
    ['ready', 'of two behind it one decided what no longer holds', { ...fine, lapsed: LAPSED }, both],
    ['ready', 'something was decided since it went out', fine, recordOf(release, decided(CY, 3))],
    ['released', 'the run released it', { ...fine, folder: 'public' }, recordOf()],
    [
      'released',
      'the run released what it decided',
      { ...fine, folder: 'public' },
      recordWith([actionOn(OSLO, ANN, 1)]),
    ],
    [
      'ready',
      'the run released it, and it was decided on since',
      { ...fine, folder: 'public' },
      recordOf(decided(ANN)),
    ],
    ['open', 'a question is open', { ...fine, questions: 1 }, out],
    ['open', 'it is held', { ...fine, state: 'held' }, out],
    ['open', 'a referral is open', fine, recordOf(refer, decided(ANN), signed(BEN), release)],
    ['conflict', 'it contradicts itself', { ...fine, questions: 1, isConflict: true }, out],
    ['failed', 'it failed', { ...fine, state: 'failed', questions: 1, isConflict: true }, out],
  ])('%s: %s', (standing, _, outcome, record) => {
    expect(standingOf(outcome, record, FIRST, 2)).toBe(standing);
  });

  test('what is shown otherwise is no longer signed', () => {
    expect(standingOf(fine, both, SECOND, 2)).toBe('ready');
  });
});
