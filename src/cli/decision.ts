import { askedBy } from '../batch/entries.ts';
import { UsageProblem } from '../disk/failure.ts';
import { type Action, OwnerAnswer, type Target } from '../model/action.ts';
import type { Claim } from '../model/claim.ts';
import type { Review, Rulebook, Setting } from '../pipeline.ts';
import { actionOf, adoptedBases, NamesNoClaim, spanTarget } from '../review/decision.ts';
import { placeFrom } from '../review/places.ts';
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
  rulebook: Pick<Rulebook, 'exemptions' | 'audience'>,
): Action {
  const { effect, reason, by } = typed;
  const given = {
    ...{ effect, reason, by, at: now(), on: targetFrom(typed.on, before), bases: listed(typed.basis) },
    answers: typed.answers === 'all' ? ('all' as const) : listed(typed.answers),
    ownerAnswer: ownerAnswerFrom(typed.ownerAnswer),
  };
  try {
    return actionOf(given, before, setting, rulebook);
  } catch (thrown) {
    if (!(thrown instanceof NamesNoClaim)) throw thrown;
    const how =
      thrown.odd === undefined ? 'A release names the claims it lifts, with --answers.' : thrown.message;
    throw new UsageProblem([how, claimList(thrown.claims)].join('\n'));
  }
}

/** Whether a decision on record is what was typed, but for its moment. Claims that `all` meant then need not be open any more. */
export function saysTheSame(
  action: Action,
  typed: Typed,
  before: Review,
  exemptions: Rulebook['exemptions'],
): boolean {
  const { on, effect, reason, by, bases, answers, ownerAnswer = null } = action;
  const isAll = typed.answers === 'all';
  const says = [on, effect, reason, by, bases, isAll ? null : answers, ownerAnswer];
  const said = [
    ...[targetFrom(typed.on, before), typed.effect, typed.reason, typed.by],
    ...[adoptedBases(listed(typed.basis), exemptions), isAll ? null : listed(typed.answers)],
    ownerAnswerFrom(typed.ownerAnswer) ?? null,
  ];
  return JSON.stringify(says) === JSON.stringify(said);
}

/** Offsets are typed as `inspect` prints them: those of the file. */
function targetFrom(on: string, before: Review): Target {
  const place = placeFrom(on);
  return place.kind === 'span' ? spanTarget(before, place.from, place.to) : place;
}

/** A list as it is typed, parted by commas. */
export const listed = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** `OWNER, reference, day`: the reference may have commas of its own. */
export function ownerAnswerFrom(answer: string | undefined): OwnerAnswer | undefined {
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
