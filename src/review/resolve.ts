import { WITHHOLDINGS } from '../decide/adoption.ts';
import { UsageProblem } from '../disk/failure.ts';
import { type Action, attests, type Target } from '../model/action.ts';
import { keyedDigest } from '../model/digest.ts';
import { agenciesIn } from '../model/referral.ts';
import type { Act, Reviewer } from '../model/review.ts';
import type { Refused } from '../model/shown.ts';
import { statusesIn } from '../model/status.ts';
import type { Review } from '../pipeline.ts';
import type { ResolvedAct } from './acts/recording.ts';
import { whyNotSign } from './acts/signing.ts';
import { openReferrals } from './acts/standing.ts';
import { actionOf, alikeness, claimsOn, idleBecause, NamesNoClaim } from './decision.ts';
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
  /** Other cables of the review that have a text, for a decision that is made everywhere. */
  readonly elsewhere: (text: string) => Iterable<Standpoint>;
}

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** What an act comes to on the cable as it stands: what is to be recorded, or why it is not. */
export function resolve(act: Act, judging: Judging): ResolvedAct | Refused {
  const { you, at } = judging;
  const of = { act: act.id, mrn: act.mrn, by: you.name, at };
  switch (act.kind) {
    case 'decision':
      return decided(act, judging);
    case 'undo':
      return undone(act, judging) ?? { kind: 'undo', action: act.action, reason: act.reason, ...of };
    case 'note':
      return placed(act.on, judging) ?? { kind: 'note', text: act.text, on: act.on, ...of };
    case 'refer': {
      const { agency, on, reason } = act;
      const refer = { kind: 'refer', referral: referralId(act, judging), agency, on, reason } as const;
      return referable(act, judging) ?? { ...refer, ...of };
    }
    case 'answer': {
      const { referral, reference, on } = act;
      return answerable(act, judging) ?? { kind: 'answer', referral, reference, on, ...of };
    }
    case 'sign':
      return unsignable(act, judging) ?? { kind: 'sign', shown: act.shown, ...of };
    case 'finish':
      return invalid('This cable is not one that you read a second time.');
    case 'attest':
      return (
        attestable(act, judging) ?? { kind: 'attest', mrn: act.mrn, need: act.need, by: you.name, on: act.on }
      );
  }
}

const invalid = (reason: string): Refused => ({ code: 'invalid', reason });
const NOT_YET = invalid('An answer is of a day that has come.');

function decided(act: Of<'decision'>, judging: Judging): ResolvedAct | Refused {
  const { standpoint, elsewhere, today } = judging;
  if (act.ownerAnswer !== undefined && act.ownerAnswer.on > today) return NOT_YET;
  const first = actionOn(act, standpoint, judging);
  if ('code' in first) return first;
  const others = act.everywhere === true && act.on.kind === 'text' ? elsewhere(act.on.text) : [];
  const more = Array.from(others, (other) =>
    actionOn(elsewhereOf(act, judging, other), other, judging),
  ).filter((each): each is Action => !('code' in each));
  return { kind: 'decision', act: act.id, actions: [first, ...more] };
}

/** The same act on another cable: what is named there is of the same rule and basis as what was named in the first. */
function elsewhereOf(act: Of<'decision'>, { standpoint }: Judging, { done }: Standpoint): Of<'decision'> {
  if (act.answers === 'all') return act;
  const named = standpoint.done.claims.filter(({ id }) => act.answers.includes(id));
  const sorts = new Set(named.map(alikeness));
  const alike = claimsOn(done, act.on).filter((claim) => sorts.has(alikeness(claim)));
  return { ...act, answers: alike.map(({ id }) => id) };
}

/** The decision on one cable, if it can be recorded and changes anything there. */
function actionOn(act: Of<'decision'>, { done, record }: Standpoint, judging: Judging): Action | Refused {
  const { you, at, on } = judging;
  const { effect, bases, ownerAnswer, reason } = act;
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
    return { ...invalid(thrown.message), claims: thrown.claims.map((claim) => claimShown(claim)) };
  if (thrown instanceof UsageProblem) return invalid(onPage(thrown.message));
  throw thrown;
}

function undone({ action }: Of<'undo'>, { standpoint }: Judging): Refused | undefined {
  return standpoint.record.actions.some(({ id }) => id === action)
    ? undefined
    : invalid('No decision with this number stands on this cable.');
}

/** A note or a referral must be about something that is there. */
function placed(on: Of<'note'>['on'], { standpoint }: Judging): Refused | undefined {
  if (on === undefined || spansAt(on, standpoint.done).length > 0) return undefined;
  return invalid('This cable does not have that place.');
}

/** The log names an agency, so it takes the names of agencies and no other words. */
function referable({ agency, on }: Of<'refer'>, judging: Judging): Refused | undefined {
  const known = agenciesIn(judging.on.rulebook.exemptions);
  if (!known.includes(agency)) return invalid(`A passage is referred to one of these: ${known.join(', ')}.`);
  return placed(on, judging);
}

function answerable({ referral, on }: Of<'answer'>, { standpoint, today }: Judging): Refused | undefined {
  if (on > today) return NOT_YET;
  const known = standpoint.record.referrals.find(({ id }) => id === referral);
  if (known === undefined) return invalid('No referral with this number was made of this cable.');
  return known.answer === null ? undefined : invalid('This referral is answered already.');
}

function unsignable({ shown }: Of<'sign'>, { you, standpoint }: Judging): Refused | undefined {
  const { record, standing } = standpoint;
  const now = { shown: standpoint.shown, standing, openReferrals: openReferrals(record).length };
  return whyNotSign(you, record, { ...now, named: shown });
}

function attestable(
  { need, on, mrn }: Of<'attest'>,
  { you, standpoint, today }: Judging,
): Refused | undefined {
  if (on > today) return invalid('What is attested was done on a day that has come.');
  const { attestations, done } = standpoint;
  const isDraft = need === WITHHOLDINGS.code && done.barred.some((why) => why.includes(need));
  const isAsked = statusesIn(done.assessment).some(({ stillNeeded }) =>
    stillNeeded.some(({ code }) => code === need),
  );
  if (!isAsked && !isDraft) return invalid('Nothing of this name is needed for this cable.');
  const isSaid = attestations.some(
    (each) => each.need === need && each.by === you.name && each.on === on && attests(each, mrn),
  );
  return isSaid ? { code: 'idle', reason: 'You have attested this.' } : undefined;
}

const referralId = ({ id }: Of<'refer'>, { on }: Judging): string =>
  `r-${keyedDigest(on.setting.key, 'tearline-referral/1', '', id).slice(0, 10)}`;
