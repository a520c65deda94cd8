import { UsageProblem } from '../disk/failure.ts';
import type { Action, Target } from '../model/action.ts';
import { keyedDigest } from '../model/digest.ts';
import type { Act, Reviewer } from '../model/review.ts';
import type { EverywhereRow, Refused } from '../model/shown.ts';
import type { Review } from '../pipeline.ts';
import type { ResolvedAct } from './acts/recording.ts';
import { actionOf, alikeness, claimsOn, idleBecause, NamesNoClaim } from './decision.ts';
import { isRefused } from './office.ts';
import { spansAt } from './places.ts';
import { type Circumstances, reviewed } from './standpoint.ts';
import type { Standpoint } from './views/cable.ts';
import { claimShown } from './views/deletions.ts';
import { onPage } from './views/on-page.ts';

/** With what an act is judged: who does it, when, and the cable as it stands. */
export interface Judging {
  readonly you: Reviewer;
  readonly at: string;
  readonly today: string;
  readonly on: Circumstances;
  readonly standpoint: Standpoint;
  /** Other cables of the review that have a text, or may have it, for a decision that is made everywhere. */
  readonly elsewhere: (text: string) => Iterable<Elsewhere>;
}

/** Another cable: where it stands, or why nothing is decided on it from elsewhere. */
export interface Elsewhere {
  readonly mrn: string;
  readonly at: Standpoint | Refused;
}

type Decision = Extract<Act, { kind: 'decision' }>;

/** What a decision comes to in every cable that has its words. */
export interface Everywhere {
  /** The cables, what needs a look first; those that are left out, then those that went out or are signed. */
  readonly rows: readonly EverywhereRow[];
  /** Digest of the decision, and of these cables as they stand. */
  readonly list: string;
  readonly actions: readonly Action[];
}

/** Refuses an answer of tomorrow. */
export const NOT_YET: Refused = { code: 'invalid', reason: 'An answer is of a day that has come.' };

const OTHER_LIST: Refused = {
  code: 'stale',
  reason:
    'The cables with these words are not the ones you were shown, or do not stand as they did. Look at the list, then decide.',
};
/** Refuses what is about something that is not there. */
export const NO_PLACE: Refused = { code: 'invalid', reason: 'This cable does not have that place.' };
const WORDS_ALONE: Refused = { code: 'invalid', reason: 'Only words are decided on everywhere in the case.' };

/** What a decision comes to: an action on its cable, and on every other that was listed where it is made everywhere. */
export function decided(act: Decision, judging: Judging): ResolvedAct | Refused {
  if (act.ownerAnswer !== undefined && act.ownerAnswer.on > judging.today) return NOT_YET;
  if (act.everywhere === true) {
    const all = everywhereOf(act, judging);
    if (isRefused(all)) return all;
    if (act.list !== all.list) return OTHER_LIST;
    return { kind: 'decision', act: act.id, actions: all.actions };
  }
  const action = decidedOn(act, judging.standpoint, judging);
  return isRefused(action) ? action : { kind: 'decision', act: act.id, actions: [action] };
}

/** The cables that a decision is made on, its own before all, and those that have its words and are left out. */
export function everywhereOf(act: Decision, judging: Judging): Everywhere | Refused {
  if (act.on.kind !== 'text') return WORDS_ALONE;
  const { standpoint, elsewhere, on } = judging;
  const own = decidedOn(act, standpoint, judging);
  if (isRefused(own)) return own;
  const all = [
    { row: rowOf(act, standpoint), version: standpoint.record.version, action: own },
    ...Array.from(elsewhere(act.on.text), (other) => decidedThere(act, other, judging)),
  ].filter(({ row }) => row.passages !== 0);
  const { effect, bases, answers, ownerAnswer } = act;
  const said = { on: act.on, effect, bases, answers, ownerAnswer };
  const listed = JSON.stringify([said, all.map(({ row, version }) => [row, version])]);
  return {
    rows: all.map(({ row }) => row).sort((a, b) => rankOf(a) - rankOf(b)),
    list: keyedDigest(on.setting.key, 'tearline-everywhere/1', act.mrn, listed),
    actions: all.flatMap(({ action }) => action ?? []),
  };
}

/** A cable with the words, as the decision finds it. */
interface There {
  readonly row: EverywhereRow;
  readonly version: string;
  /** Absent where it is left out. */
  readonly action?: Action;
}

function decidedThere(act: Decision, { mrn, at }: Elsewhere, judging: Judging): There {
  if (isRefused(at))
    return { row: { mrn, dated: null, standing: null, passages: null, leftOut: at.reason }, version: '' };
  const [{ version }, row] = [at.record, rowOf(act, at)];
  const action = decidedOn(alikeIn(act, judging, at), at, judging);
  return isRefused(action)
    ? { row: { ...row, leftOut: leftOutBecause(action) }, version }
    : { row, version, action };
}

/** Why a cable is left out, as its line in a list says it: the words are those of a single decision where they fit there too. */
function leftOutBecause({ code, reason, claims }: Refused): string {
  if (code === 'idle' || claims?.length === 0) return 'It would change nothing there.';
  return claims === undefined ? reason : 'What keeps the words there is of another rule or basis.';
}

const rowOf = ({ on }: Decision, { done, filed, standing }: Standpoint): EverywhereRow => ({
  ...{ mrn: done.mrn, dated: filed.dated, standing },
  passages: spansAt(on, done).length,
  leftOut: null,
});

const rankOf = ({ leftOut, standing }: EverywhereRow): number =>
  leftOut !== null ? 0 : standing === 'released' ? 1 : standing === 'signed' ? 2 : 3;

/** The same act on another cable: what is named there is of the same rule and basis as what was named in the first. */
function alikeIn(act: Decision, { standpoint }: Judging, { done }: Standpoint): Decision {
  if (act.answers === 'all') return act;
  const named = standpoint.done.claims.filter(({ id }) => act.answers.includes(id));
  const sorts = new Set(named.map(alikeness));
  const alike = claimsOn(done, act.on).filter((claim) => sorts.has(alikeness(claim)));
  return { ...act, answers: alike.map(({ id }) => id) };
}

/** The decision on one cable, if it can be recorded and changes anything there. */
function decidedOn(act: Decision, { done, record }: Standpoint, judging: Judging): Action | Refused {
  const { you, at, on } = judging;
  const { effect, bases, ownerAnswer, reason } = act;
  if (spansAt(act.on, done).length === 0) return NO_PLACE;
  const odd = unknownIn(act, done);
  if (odd !== undefined)
    return refusedBy(
      new NamesNoClaim(odd, claimsOn(done, act.on), effect === 'release' ? 'claim' : 'withholding'),
    );
  const answers = act.answers === 'all' ? act.answers : standingAt(act.answers, done, act.on);
  const given = { on: act.on, effect, bases, answers, ownerAnswer, reason, by: you.name, at };
  try {
    const action = actionOf(given, done, on.setting, on.rulebook);
    const after = afterwards(done, { ...record, actions: [...record.actions, action] }, on);
    return idleBecause([action], done, after) ?? action;
  } catch (thrown) {
    return refusedBy(thrown);
  }
}

/** A claim that is named and nothing in the cable has: it was mistyped, and what it was meant for would go on standing unseen. */
const unknownIn = ({ answers }: Decision, { claims }: Review): string | undefined =>
  answers === 'all' ? undefined : answers.find((named) => !claims.some(({ id }) => id === named));

/**
 * Of the claims that keep a deletion, those that stand at the place that is decided on: one deletion may be a person's name beside other
 * words, and who decides on the person does not speak for those.
 */
function standingAt(answers: readonly string[], done: Review, on: Target): string[] {
  const here = new Set(claimsOn(done, on).map(({ id }) => id));
  return answers.filter((id) => here.has(id));
}

const afterwards = (done: Review, record: Standpoint['record'], on: Circumstances): Review =>
  reviewed({ source: done.record, record, mrn: done.mrn }, on);

function refusedBy(thrown: unknown): Refused {
  if (thrown instanceof NamesNoClaim)
    return {
      ...{ code: 'invalid', reason: thrown.message },
      claims: thrown.claims.map((claim) => claimShown(claim)),
    };
  if (thrown instanceof UsageProblem) return { code: 'invalid', reason: onPage(thrown.message) };
  throw thrown;
}
