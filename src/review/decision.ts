import { recordSpan } from '../container/origin.ts';
import { targetSpans } from '../decide/from-people.ts';
import { UsageProblem } from '../disk/failure.ts';
import { Action, type OwnerAnswer, type Target } from '../model/action.ts';
import type { Basis, Claim } from '../model/claim.ts';
import { keyedDigest, sourceDigest } from '../model/digest.ts';
import type { Exemption } from '../model/exemption.ts';
import { overlap } from '../model/span.ts';
import { nearMiss } from '../notation/near-miss.ts';
import type { Review, Rulebook, Setting } from '../pipeline.ts';
import { basisOf } from '../rule/availability.ts';

/** A decision as somebody gives it, at a terminal or on a page, on the text that a review shows. */
export interface Given {
  readonly on: Target;
  readonly effect: 'release' | 'withhold';
  /** Codes of exemptions. */
  readonly bases: readonly string[];
  /**
   * The claims a release lifts, or the withholdings that a withholding takes the place of; `all` are the open questions at a place,
   * never a withholding.
   */
  readonly answers: 'all' | readonly string[];
  readonly ownerAnswer?: OwnerAnswer | undefined;
  readonly reason: string;
  readonly by: string;
  /** The instant, as the person's own clock tells it. */
  readonly at: string;
}

/** A release that names no claim, or a decision that names one it cannot answer there (`odd`); `claims` are those it can. */
export class NamesNoClaim extends UsageProblem {
  readonly odd: string | undefined;
  readonly claims: readonly Claim[];

  constructor(odd: string | undefined, claims: readonly Claim[], what: 'claim' | 'withholding' = 'claim') {
    super(odd === undefined ? 'A release names the claims it lifts.' : `No ${what} ${odd} stands there.`);
    this.odd = odd;
    this.claims = claims;
  }
}

/** The decision to record. What cannot be recorded is refused with what to do. */
export function actionOf(
  given: Given,
  before: Review,
  setting: Pick<Setting, 'key'>,
  { exemptions, audience }: Pick<Rulebook, 'exemptions' | 'audience'>,
): Action {
  const { on, effect, ownerAnswer, reason, by, at } = given;
  const said = {
    ...{ mrn: before.mrn, source: sourceDigest(before.bound), on, effect },
    bases: adoptedBases(given.bases, exemptions),
    answers:
      effect === 'release' ? answersTo(given.answers, before, on) : replacedBy(given.answers, before, on),
    ...{ reason, by, at, audience: audience.audience },
    ...(ownerAnswer === undefined ? {} : { ownerAnswer }),
  };
  const id = `d-${keyedDigest(setting.key, 'tearline-action/1', '', JSON.stringify(said)).slice(0, 10)}`;
  return checked({ id, ...said });
}

function checked(said: unknown): Action {
  const read = Action.safeParse(said);
  if (read.success) return read.data;
  const told = read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new UsageProblem(`The decision was not recorded. ${told.join('; ')}`);
}

/** A stretch of a cable's text, as the record of a decision names it. */
export const spanTarget = ({ record }: Review, from: number, to: number): Target => ({
  kind: 'span',
  ...recordSpan(record, { from, to }),
});

/** Exemptions by their codes, as a person who names them adopts them. */
export const adoptedBases = (codes: readonly string[], exemptions: readonly Exemption[]): Basis[] =>
  codes.map((code) => {
    const known = exemptions.find((exemption) => exemption.code === code);
    if (known !== undefined) return { ...basisOf(known), standing: 'adopted' };
    const all = exemptions.map((each) => each.code);
    const near = nearMiss(code, all);
    throw new UsageProblem(
      `There is no exemption '${code}'. ${near === undefined ? `Known: ${all.join(', ')}.` : `Did you mean ${near}?`}`,
    );
  });

/** The claims a release lifts. It must name them, so that a claim that appears later stands. */
function answersTo(answers: 'all' | readonly string[], before: Review, on: Target): string[] {
  const here = claimsOn(before, on);
  const held = here.filter(({ effect }) => effect === 'hold').map(({ id }) => id);
  const named = answers === 'all' ? held : [...answers];
  const odd = named.find((id) => !here.some((claim) => claim.id === id));
  if (odd === undefined && (named.length > 0 || isSilent(before, on))) return named;
  throw new NamesNoClaim(odd, here);
}

/** The withholdings that another takes the place of. A question it answers by withholding, and names it nowhere. */
function replacedBy(answers: 'all' | readonly string[], before: Review, on: Target): string[] {
  if (answers === 'all' || answers.length === 0) return [];
  const here = claimsOn(before, on).filter(({ effect }) => effect === 'withhold');
  const odd = answers.find((id) => !here.some((claim) => claim.id === id));
  if (odd === undefined) return [...answers];
  throw new NamesNoClaim(odd, here, 'withholding');
}

/** Text that nobody spoke for has no claim to name: a person speaks for it, and that is all. */
function isSilent({ decisions, cable, persons }: Review, on: Target): boolean {
  const spans = targetSpans(on, cable, persons);
  return decisions.some(
    ({ effect, claims, span }) =>
      effect === 'hold' && claims.length === 0 && spans.some((each) => overlap(each, span)),
  );
}

/** The claims at a place that keep anything of it. */
export function claimsOn({ claims, cable, persons }: Review, on: Target): Claim[] {
  const spans = targetSpans(on, cable, persons);
  return claims.filter(
    ({ effect, span }) => effect !== 'release' && spans.some((each) => overlap(each, span)),
  );
}

/** What claims have in common that are answered as one: who or what asks, to what effect, on what basis. A person is one in all decisions. */
export const alikeness = ({ by, effect, bases }: Claim): string =>
  JSON.stringify([effect, askerOf(by), bases.map(({ code }) => code)]);

function askerOf(by: Claim['by']): string {
  switch (by.kind) {
    case 'layout':
      return `layout ${by.part}`;
    case 'marking':
      return `marking ${by.row}`;
    case 'role':
    case 'echo':
      return `${by.kind} ${by.role}`;
    case 'rule':
      return `rule ${by.rule}`;
    case 'person':
      return `person ${by.name}`;
  }
}

/** What a decision leaves as it is though it names it: only an owner's answer opens it, and nobody puts another basis in its place. */
export function closedByOwner({ effect, answers, ownerAnswer }: Action, { claims }: Review): Basis[] {
  const owner = effect === 'release' ? ownerAnswer?.owner : undefined;
  return claims
    .filter(({ id }) => answers.includes(id))
    .flatMap(({ bases }) => bases)
    .filter((basis) => basis.owner !== undefined && (isCaption(basis) || basis.owner !== owner));
}

/** Why a decision is not recorded. `owner` is who alone opens what it leaves closed. */
export interface Idle {
  readonly code: 'invalid' | 'owner' | 'idle';
  readonly reason: string;
  readonly owner?: string | undefined;
}

/** Why decisions are not recorded although they can be written down: they would stand on record and change nothing. */
export function idleBecause(actions: readonly Action[], before: Review, after: Review): Idle | undefined {
  const refused = after.answers.refused.find(({ action }) => actions.some(({ id }) => id === action.id));
  if (refused !== undefined) return { code: 'invalid', reason: refused.why.reason };
  for (const action of actions) {
    const [owned] = closedByOwner(action, before);
    if (owned !== undefined) return action.effect === 'release' ? closedBy(owned) : keptBy(owned);
  }
  return settledOn(after) === settledOn(before)
    ? { code: 'idle', reason: 'The decision was not recorded: it would change nothing in this cable.' }
    : undefined;
}

/** What was settled, as far as a decision can change it: who else speaks for what is released already changes nothing. */
function settledOn({ decisions }: Review): string {
  const said: string[] = [];
  for (const { span, effect, bases, claims } of decisions) {
    const here = effect === 'release' ? effect : JSON.stringify([effect, bases, claims]);
    if (said.at(-1) !== here) said.push(String(span.from), here);
  }
  return said.join();
}

/** No answer opens a caption, only evidence of who lifted it. */
export const isCaption = ({ code }: Pick<Basis, 'code'>): boolean => code === 'CAPTION';

/** What is owned gives its basis until its owner opens it. */
const keptBy = ({ reason }: Basis): Idle => ({
  code: 'invalid',
  reason: `${reason} No other basis stands in the place of that. Withhold beside it, and do not name it among what the withholding answers.`,
});

/** A caption is taken off by evidence; everything else that is owned opens on its owner's answer. */
const closedBy = ({ code, reason, owner }: Basis): Idle =>
  isCaption({ code })
    ? {
        code: 'invalid',
        reason: `${reason} Record who decaptioned it, when and on what authority as evidence of kind decaptioned, and make the run again with that evidence.`,
      }
    : { code: 'owner', reason: `${reason} Only ${owner} opens it, by its recorded answer.`, owner };
