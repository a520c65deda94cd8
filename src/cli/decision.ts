import { askedBy } from '../batch/entries.ts';
import { recordSpan } from '../container/origin.ts';
import { targetSpans } from '../decide/from-people.ts';
import { UsageProblem } from '../disk/failure.ts';
import { Action, OwnerAnswer, type Target } from '../model/action.ts';
import type { Basis, Claim } from '../model/claim.ts';
import { keyedDigest, sourceDigest } from '../model/digest.ts';
import type { Exemption } from '../model/exemption.ts';
import { overlap } from '../model/span.ts';
import type { Review, Rulebook, Setting } from '../pipeline.ts';
import { basisOf } from '../rule/availability.ts';
import { now } from './circumstances.ts';
import { table } from './view/table.ts';

/** A decision as a person typed it. */
export interface Typed {
  readonly on: string;
  readonly effect: 'release' | 'withhold';
  readonly basis?: string | undefined;
  readonly answers?: string | undefined;
  readonly ownerAnswer?: string | undefined;
  readonly reason: string;
  readonly by: string;
}

/** The decision to record, made on the text that `before` reviewed. What cannot be recorded is refused with what to do. */
export function actionFrom(
  typed: Typed,
  before: Review,
  setting: Setting,
  { exemptions, audience }: Pick<Rulebook, 'exemptions' | 'audience'>,
): Action {
  const on = targetFrom(typed.on, before);
  const answer = ownerAnswerFrom(typed.ownerAnswer);
  const said = {
    mrn: before.mrn,
    source: sourceDigest(before.bound),
    on,
    effect: typed.effect,
    bases: basesFrom(typed.basis, exemptions),
    answers: typed.effect === 'release' ? answersFrom(typed.answers, before, on) : [],
    ...{ reason: typed.reason, by: typed.by, at: now(), audience: audience.audience },
    ...(answer === undefined ? {} : { ownerAnswer: answer }),
  };
  const id = `d-${keyedDigest(setting.key, 'tearline-action/1', '', JSON.stringify(said)).slice(0, 10)}`;
  return checked({ id, ...said });
}

/** Whether a decision on record is what was typed, but for its moment. Claims that `all` meant then need not be open any more. */
export function saysTheSame(
  action: Action,
  typed: Typed,
  before: Review,
  exemptions: Rulebook['exemptions'],
): boolean {
  const { on, effect, reason, by, bases, answers, ownerAnswer = null } = action;
  const isAll = effect === 'withhold' || typed.answers === 'all';
  const says = [on, effect, reason, by, bases, isAll ? null : answers, ownerAnswer];
  const said = [
    ...[targetFrom(typed.on, before), typed.effect, typed.reason, typed.by],
    ...[basesFrom(typed.basis, exemptions), isAll ? null : listed(typed.answers)],
    ownerAnswerFrom(typed.ownerAnswer) ?? null,
  ];
  return JSON.stringify(says) === JSON.stringify(said);
}

function checked(said: unknown): Action {
  const read = Action.safeParse(said);
  if (read.success) return read.data;
  const told = read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new UsageProblem(`The decision was not recorded. ${told.join('; ')}`);
}

function targetFrom(on: string, { record }: Review): Target {
  if (on.startsWith('person:')) return { kind: 'person', id: on.slice('person:'.length) };
  if (on.startsWith('text:')) return { kind: 'text', text: on.slice('text:'.length) };
  const places = /^(\d+)-(\d+)$/.exec(on);
  if (places === null) return { kind: 'portion', id: on };
  return { kind: 'span', ...recordSpan(record, { from: Number(places[1]), to: Number(places[2]) }) };
}

const listed = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

const basesFrom = (codes: string | undefined, exemptions: readonly Exemption[]): Basis[] =>
  adoptedBases(listed(codes), exemptions);

/** Exemptions by their codes, as a person who names them adopts them. */
export const adoptedBases = (codes: readonly string[], exemptions: readonly Exemption[]): Basis[] =>
  codes.map((code) => {
    const known = exemptions.find((exemption) => exemption.code === code);
    if (known !== undefined) return { ...basisOf(known), standing: 'adopted' };
    const all = exemptions.map((each) => each.code).join(', ');
    throw new UsageProblem(`There is no exemption '${code}'. Known: ${all}.`);
  });

/** `OWNER, reference, day`: the reference may have commas of its own. */
function ownerAnswerFrom(answer: string | undefined): OwnerAnswer | undefined {
  if (answer === undefined) return undefined;
  const parts =
    /^([^,]+),(.+),([^,]+)$/
      .exec(answer)
      ?.slice(1)
      .map((part) => part.trim()) ?? [];
  const [owner, reference, on] = parts;
  const read = OwnerAnswer.safeParse({ owner, reference, on });
  if (read.success) return read.data;
  throw new UsageProblem(
    '--owner-answer takes "OWNER, reference, YYYY-MM-DD", e.g. "DOE, letter of 3 May 2026, 2026-05-03".',
  );
}

/**
 * The claims a release lifts. It must name them, so that a claim that appears later stands. `all` are the open
 * questions there, never a withholding: whoever lifts one of those says which.
 */
function answersFrom(answers: string | undefined, before: Review, on: Target): string[] {
  const here = claimsOn(before, on);
  const held = here.filter(({ effect }) => effect === 'hold').map(({ id }) => id);
  const named = answers === 'all' ? held : listed(answers);
  const odd = named.find((id) => !here.some((claim) => claim.id === id));
  if (odd === undefined && (named.length > 0 || isSilent(before, on))) return named;
  const why =
    odd === undefined
      ? 'A release names the claims it lifts, with --answers.'
      : `No claim ${odd} stands there.`;
  throw new UsageProblem([why, claimList(here)].join('\n'));
}

/** Text that nobody spoke for has no claim to name: a person speaks for it, and that is all. */
function isSilent({ decisions, cable, persons }: Review, on: Target): boolean {
  const spans = targetSpans(on, cable, persons);
  return decisions.some(
    ({ effect, claims, span }) =>
      effect === 'hold' && claims.length === 0 && spans.some((each) => overlap(each, span)),
  );
}

function claimsOn({ claims, cable, persons }: Review, on: Target): Claim[] {
  const spans = targetSpans(on, cable, persons);
  return claims.filter(
    ({ effect, span }) => effect !== 'release' && spans.some((each) => overlap(each, span)),
  );
}

function claimList(claims: readonly Claim[]): string {
  if (claims.length === 0) return 'No claim stands there: nothing is held or withheld at that place.';
  return table(
    ['Claim', 'Effect', 'Bases', 'By'],
    claims.map((claim) => [
      ...[claim.id, claim.effect, claim.bases.map(({ code }) => code).join(', ')],
      askedBy(claim)
        .map(({ by }) => by)
        .join(),
    ]),
  );
}

/** What a decision leaves closed though it names it, because only an owner's answer opens it. */
export function closedByOwner({ answers, ownerAnswer }: Action, { claims }: Review): Basis[] {
  return claims
    .filter(({ id }) => answers.includes(id))
    .flatMap(({ bases }) => bases)
    .filter(({ owner }) => owner !== undefined && owner !== ownerAnswer?.owner);
}
