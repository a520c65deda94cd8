import fc from 'fast-check';
import { GENESIS } from '../../../src/audit/log.ts';
import type { Action } from '../../../src/model/action.ts';
import { CivilDate } from '../../../src/model/civil-date.ts';
import { keyIdOf } from '../../../src/model/digest.ts';
import type { Head } from '../../../src/model/entry.ts';
import { Fold } from '../../../src/review/acts/fold.ts';
import { openingOf, type ResolvedAct, recordingOf } from '../../../src/review/acts/recording.ts';
import { chained } from '../../../src/review/record/chain.ts';
import type { Kept, Recording } from '../../../src/review/store.ts';

export const KEY = '7'.repeat(64);
export const [ANN, BEN, CY] = ['Ann Poe', 'Ben Roe', 'Cy Doe'] as const;
export const PEOPLE = [ANN, BEN, CY] as const;
export const CABLES = ['07OSLO412', '08OSLO77', '09ROME3'] as const;
export const SHOWN = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
export const DAY = CivilDate.parse('2026-03-02');

export const OPENING = openingOf({
  run: { size: 12, digest: '1'.repeat(64) },
  audience: 'foia',
  asOf: '2026-03-01',
  signatures: 2,
  key: keyIdOf(KEY),
});

/** An instant of the review. */
export const at = (n: number): string => new Date(Date.UTC(2026, 2, 2, 9, 0, n)).toISOString();

export const actionOn = (mrn: string, by: string, n: number, id = `d-${n}`): Action => ({
  ...{ id, mrn, source: 'f'.repeat(64), on: { kind: 'portion', id: String(1 + (n % 5)) } },
  effect: n % 2 === 0 ? 'withhold' : 'release',
  bases: n % 2 === 0 ? [{ code: 'B6', provision: '5 U.S.C. 552(b)(6)', reason: 'privacy' }] : [],
  ...{ answers: n % 2 === 0 ? [] : [`c${n}`], reason: `reason ${n}`, by, at: at(n) },
});

/** What is kept of recordings that follow one another. */
export function keptOf(recordings: readonly Recording[], head: Head = GENESIS): Kept[] {
  const all: Kept[] = [];
  let { size, digest } = head;
  for (const recording of recordings) {
    const { kept } = chained({ size, digest }, recording);
    all.push(...kept);
    size += kept.length;
    digest = kept.at(-1)?.entry.digest ?? digest;
  }
  return all;
}

export function foldOf(kept: readonly Kept[], before: readonly Action[] = []): Fold {
  const fold = new Fold(before);
  for (const each of kept) fold.take(each);
  return fold;
}

/** What is kept of a review with these acts. */
export const actedOut = (acts: readonly ResolvedAct[]): Kept[] =>
  keptOf([OPENING, ...acts.map((act) => recordingOf(act, KEY))]);

/** Something that somebody wants to do, of which `pick` chooses the details. */
export interface Wish {
  readonly kind: ResolvedAct['kind'];
  readonly by: string;
  readonly mrn: string;
  readonly pick: number;
}

const KINDS: readonly ResolvedAct['kind'][] = [
  ...(['decision', 'undo', 'note', 'refer', 'answer', 'sign', 'attest', 'release'] as const),
];

export const wishes: fc.Arbitrary<Wish[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    by: fc.constantFrom(...PEOPLE),
    mrn: fc.constantFrom(...CABLES),
    pick: fc.nat(5),
  }),
  { maxLength: 25 },
);

/** The acts that come of wishes: what cannot be done, such as to undo where nothing was decided, is left out. */
export function actsOf(wished: readonly Wish[]): ResolvedAct[] {
  const acts: ResolvedAct[] = [];
  const fold = foldOf(keptOf([OPENING]));
  let head: Head = { size: 1, digest: '0'.repeat(64) };
  for (const [n, wish] of wished.entries()) {
    const act = actOf(wish, n, fold);
    if (act === undefined) continue;
    acts.push(act);
    const kept = keptOf([recordingOf(act, KEY)], head);
    for (const each of kept) fold.take(each);
    head = { size: fold.size, digest: kept.at(-1)?.entry.digest ?? '' };
  }
  return acts;
}

function actOf({ kind, by, mrn, pick }: Wish, n: number, fold: Fold): ResolvedAct | undefined {
  const of = { act: `act-${n}`, mrn, by, at: at(n) };
  const record = fold.of(mrn);
  switch (kind) {
    case 'decision':
      return {
        ...{ kind, act: of.act },
        actions: (pick === 0 ? CABLES : [mrn]).map((each) => actionOn(each, by, n)),
      };
    case 'undo': {
      const action = record.actions[pick % Math.max(1, record.actions.length)];
      return action && { kind, ...of, action: action.id, reason: 'not so' };
    }
    case 'note':
      return { kind, ...of, text: `note ${n}`, on: pick > 2 ? { kind: 'portion', id: '2' } : undefined };
    case 'refer':
      return {
        ...{ kind, ...of, referral: `r-${n}`, agency: 'CIA', on: { kind: 'span', from: 3, to: 9 } },
        reason: 'theirs to decide',
      };
    case 'answer': {
      const open = record.referrals.find(({ answer }) => answer === null);
      return open && { kind, ...of, referral: open.id, reference: 'letter 12', on: DAY };
    }
    case 'sign':
      return { kind, ...of, shown: SHOWN[pick % SHOWN.length] ?? '' };
    case 'attest':
      return { kind, mrn, need: pick > 2 ? 'names' : 'equities', by, on: DAY };
    case 'release':
      return { kind, cables: pick > 2 ? [mrn] : [...CABLES], by, at: of.at };
  }
}
