import type { Basis } from '../model/claim.ts';
import type { Referral } from '../model/referral.ts';
import { isEmpty, type Span } from '../model/span.ts';
import { Budget } from '../text/budget.ts';
import { basisFor, basisOf, isAvailable, type Passage } from './availability.ts';
import type { CompiledPack, CompiledRule } from './compile.ts';
import { applies, type Circumstances } from './conditions.ts';
import type { Subject } from './subject.ts';

/** What conditions and bases are judged by. */
export interface Facts extends Circumstances {
  readonly passageAt: (span: Span) => Passage;
}

/** Something a rule found, with the bases that are available for it on the day. */
export interface RuleMatch {
  readonly rule: string;
  readonly pack: string;
  readonly digest: string;
  readonly span: Span;
  readonly effect: 'withhold' | 'hold';
  readonly bases: readonly Basis[];
  readonly reason: string;
  readonly identifier?: string;
  readonly referral?: Pick<Referral, 'agency' | 'ground'>;
}

/** What a rule tells a person of a place, on which it claims nothing. */
export interface RuleAdvice {
  readonly rule: string;
  readonly span: Span;
  readonly effect: 'advise';
  readonly reason: string;
}

/** All that rules said of a cable. */
export interface RulesFound {
  readonly matches: readonly RuleMatch[];
  readonly advice: readonly RuleAdvice[];
  readonly failures: readonly RuleFailure[];
}

/** A rule that failed on this cable: the caller fails the cable and names the rule (law 4). */
export interface RuleFailure {
  readonly rule: string;
  readonly code: string;
}

/**
 * Runs every rule of every pack whose conditions hold. No rule is passed over: one that throws, or gives what cannot
 * be matches of this text, is a failure. `onRule` is told of each rule before it runs.
 */
export function matchRules(
  packs: readonly CompiledPack[],
  subject: Subject,
  facts: Facts,
  onRule?: (id: string) => void,
): RulesFound {
  const allowance = new Budget(subject.cable.text.length);
  const allowed = withBudget(subject, allowance);
  const matches: RuleMatch[] = [];
  const advice: RuleAdvice[] = [];
  const failures: RuleFailure[] = [];
  for (const pack of packs)
    for (const compiled of pack.rules) {
      onRule?.(compiled.rule.id);
      try {
        if (!isInForce(compiled, facts) || !applies(compiled.rule.when ?? {}, facts)) continue;
        // All or nothing: what a rule gave before it failed is no answer.
        const spans = spansOf(compiled, allowed, allowance);
        const { id, effect, reason } = compiled.rule;
        for (const span of spans)
          if (effect === 'advise') advice.push({ rule: id, span, effect, reason });
          else matches.push(found(pack, compiled, span, facts));
      } catch (thrown) {
        failures.push({ rule: compiled.rule.id, code: thrown instanceof Error ? thrown.name : 'Error' });
      }
    }
  return { matches, advice, failures };
}

/** The subject with an allowance of counted work. All else is asked of the subject itself, persons only when they are needed. */
const withBudget = (subject: Subject, budget: Budget): Subject =>
  Object.create(subject, { budget: { value: budget, enumerable: true } });

/** What a rule gave is no set of matches of the text it was given. */
class MatchOutsideText extends Error {
  override readonly name = 'MatchOutsideText';
}

/**
 * What a rule finds that is not empty, each place checked to lie in the text and counted against what the rule may do. The
 * allowance is renewed for each rule: it depends on the text only, not on other rules, nor on who made a shared pass.
 */
function spansOf({ match }: CompiledRule, subject: Subject, budget: Budget): Span[] {
  const { length } = subject.cable.text;
  budget.renew();
  const spans: Span[] = [];
  for (const span of match(subject)) {
    const { from, to } = span;
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to > length)
      throw new MatchOutsideText();
    budget.hits(1);
    if (!isEmpty(span)) spans.push(span);
  }
  return spans;
}

const isInForce = ({ rule: { from, until } }: CompiledRule, { asOf }: Circumstances): boolean =>
  (from === undefined || from <= asOf) && (until === undefined || asOf <= until);

function found({ pack, digest }: CompiledPack, compiled: CompiledRule, span: Span, facts: Facts): RuleMatch {
  const { id, reason, identifier, refer } = compiled.rule;
  const passage = facts.passageAt(span);
  return {
    rule: id,
    pack,
    digest,
    span,
    ...grounds(compiled, passage),
    ...(identifier === undefined ? {} : { identifier }),
    ...(refer === undefined ? {} : { referral: refer }),
    reason:
      refer !== undefined || compiled.bases.every((basis) => isAvailable(basis, passage))
        ? reason
        : `${reason} ${unavailable(compiled)}`,
  };
}

/** The bases if all are available; else the first fallback that is; else a hold that still says what was meant. */
function grounds(
  { rule, bases, otherwise }: CompiledRule,
  passage: Passage,
): { effect: 'withhold' | 'hold'; bases: Basis[] } {
  const effect = rule.effect === 'withhold' ? 'withhold' : 'hold';
  if (rule.refer !== undefined)
    return {
      effect: 'hold',
      bases: [equityOf(rule.refer), ...bases.map((basis) => basisFor(basis, passage))],
    };
  if (bases.every((basis) => isAvailable(basis, passage)))
    return { effect, bases: bases.map((basis) => basisFor(basis, passage)) };
  const fallback = otherwise.find((basis) => isAvailable(basis, passage));
  if (fallback !== undefined) return { effect, bases: [basisFor(fallback, passage)] };
  return { effect: 'hold', bases: bases.map(basisOf) };
}

/** Another agency's information: only the recorded answer of that agency opens it. */
const equityOf = ({ agency, ground }: Pick<Referral, 'agency' | 'ground'>): Basis => ({
  code: `REFERRAL ${agency}`,
  provision: 'E.O. 13526 sections 3.3(d)(3) and 3.6(b)',
  reason: ground.replace(/\.?$/, '.'),
  owner: agency,
});

function unavailable({ bases, otherwise }: CompiledRule): string {
  const codes = bases.map(({ code }) => code).join(', ');
  const others = otherwise.map(({ code }) => code).join(', ') || 'none is listed';
  return `${codes} cannot be cited for this passage on this day; what else could apply: ${others}.`;
}
