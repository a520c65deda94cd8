import type { Action } from '../model/action.ts';
import { bodyOf, type Cable, type Portion } from '../model/cable.ts';
import type { Basis, Claim, Decision, Effect } from '../model/claim.ts';
import { byPosition, intersect, overlap, type Span } from '../model/span.ts';
import type { Answers } from './from-people.ts';

/** What was joined for a cable. */
export interface Joined {
  readonly cable: Cable;
  readonly claims: readonly Claim[];
  readonly decisions: readonly Decision[];
  readonly answers: Answers;
}

/** A claim that stood at a place and did not decide it, or a person's answer that did not open it, with why. */
export interface Overcome {
  readonly claim: Claim;
  readonly how: 'weaker' | 'lifted' | 'replaced' | 'owner' | 'refused';
  readonly why: string;
}

/** One piece of a portion as it was settled: what decided it, and why nothing else did. */
export interface Explained {
  /** All of the decision in this portion; `span` is where it first has words. */
  readonly span: Span;
  readonly effect: Effect;
  readonly bases: readonly Basis[];
  readonly claims: readonly Claim[];
  readonly overcome: readonly Overcome[];
}

/** Every piece of a portion with words, in the order of the text. */
export function explainPortion(joined: Joined, portion: Portion): Explained[] {
  const { cable, decisions, claims } = joined;
  const bodies = bodyOf(portion, cable.text);
  const own = claims.filter(({ span }) => bodies.some((body) => overlap(body, span)));
  return decisions.flatMap((decision) => {
    const span = bodies
      .flatMap((body) => intersect(body, decision.span) ?? [])
      .find(({ from, to }) => cable.text.slice(from, to).trim() !== '');
    return span === undefined ? [] : [explained(joined, decision, span, own)];
  });
}

/** What decided at a place, and why nothing else did. */
export function explainPlace(joined: Joined, decision: Decision, at: Span): Explained {
  const here = joined.claims.filter(({ span }) => overlap(span, at));
  return explained(joined, decision, at, here);
}

function explained({ answers }: Joined, decision: Decision, span: Span, own: readonly Claim[]): Explained {
  const { effect, bases } = decision;
  const here = own.filter((claim) => overlap(claim.span, span)).sort((a, b) => byPosition(a.span, b.span));
  const ids = new Set(decision.claims);
  return {
    ...{ span, effect, bases },
    claims: here.filter(({ id }) => ids.has(id)),
    overcome: here.flatMap((claim) =>
      ids.has(claim.id) ? standsFast(claim, span, answers) : givesWay(claim, span, effect, answers),
    ),
  };
}

/** Why a claim that a person answered stands all the same. */
function standsFast(claim: Claim, span: Span, { lifts, applied, refused }: Answers): Overcome[] {
  const owners = claim.bases.flatMap(({ owner }) => owner ?? []);
  const answered = lifts.filter((lift) => lift.claim === claim.id && overlap(lift.span, span));
  const kept =
    answered.length === 0 || owners.length === 0
      ? []
      : [
          overcome(
            claim,
            'owner',
            `${namesOf(applied, claim, ['release', 'withhold'])} answered it, but only ${[...new Set(owners)].join(', ')} opens what it owns.`,
          ),
        ];
  return [
    ...kept,
    ...refused
      .filter(({ action }) => action.answers.includes(claim.id))
      .map(({ why }) => overcome(claim, 'refused', why.reason)),
  ];
}

/** Why a claim did not decide: a person lifted it or withheld in its place, or a stronger one stood there. */
function givesWay(claim: Claim, span: Span, effect: Effect, { lifts, applied }: Answers): Overcome[] {
  const answered = lifts.filter((lift) => lift.claim === claim.id && overlap(lift.span, span));
  const isLifted = answered.some(({ instead }) => instead === undefined);
  if (isLifted && claim.effect !== 'release')
    return [overcome(claim, 'lifted', `${namesOf(applied, claim, ['release'])} lifted it.`)];
  // A withholding that nobody lifted gives way to nothing but another that answers it.
  if (claim.effect === 'withhold' && effect === 'withhold')
    return [overcome(claim, 'replaced', `${namesOf(applied, claim, ['withhold'])} stands in its place.`)];
  return [overcome(claim, 'weaker', `${PARTICIPLE[effect]} outweighs ${NOUN[claim.effect]}.`)];
}

const overcome = (claim: Claim, how: Overcome['how'], why: string): Overcome => ({ claim, how, why });

const PARTICIPLE: Readonly<Record<Effect, string>> = {
  release: 'A release',
  hold: 'A hold',
  withhold: 'A withholding',
};
const NOUN: Readonly<Record<Effect, string>> = {
  release: 'a release',
  hold: 'a hold',
  withhold: 'a withholding',
};

/** `Decision a1 of Ann Poe`, for whoever answered a claim. */
const namesOf = (applied: readonly Action[], { id }: Claim, effects: readonly Effect[]): string =>
  applied
    .filter(({ answers, effect }) => effects.includes(effect) && answers.includes(id))
    .map((action) => `Decision ${action.id} of ${action.by} (${action.reason})`)
    .join(', ') || 'A person';
