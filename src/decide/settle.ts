import type { Basis, Claim, Decision, Effect } from '../model/claim.ts';
import { byPosition, isEmpty, type Span } from '../model/span.ts';

/**
 * A person's answer to one claim on one span. It lifts that claim there and no other. Bases with an owner
 * stay, unless `owner` is the one whose recorded answer this is.
 */
export interface Lift {
  readonly claim: string;
  readonly span: Span;
  readonly owner?: string;
}

/** The basis of what nobody spoke for. Silence is not consent (law 2). */
export const UNREVIEWED: Basis = {
  code: 'unreviewed',
  provision: 'E.O. 13526 section 1.6(f)',
  reason: 'No marking, status, rule or person released this text.',
};

/**
 * Joins all claims on a text of `length` into decisions that tile it: withhold over hold over release, over
 * silence. The order of claims and of lifts changes nothing.
 */
export function settle(length: number, claims: readonly Claim[], lifts: readonly Lift[]): Decision[] {
  const marks = edges(length, [...claims, ...lifts]);
  const claimsAt = spread(marks, claims);
  const liftsAt = spread(marks, lifts);
  const decisions: Decision[] = [];
  for (let i = 0; i + 1 < marks.length; i++) {
    const span = { from: marks[i] as number, to: marks[i + 1] as number };
    append(decisions, { span, ...decide(claimsAt[i] ?? [], liftsAt[i] ?? []) });
  }
  return decisions;
}

/** What stands on one piece of text after the lifts, and what follows from it. */
export function decide(claims: readonly Claim[], lifts: readonly Lift[]): Omit<Decision, 'span'> {
  const standing = claims.map((claim) => lifted(claim, lifts)).filter((claim) => claim !== undefined);
  const effect = strongest(standing);
  if (effect === undefined) return { effect: 'hold', bases: [UNREVIEWED], claims: [] };
  const winning = standing.filter((claim) => claim.effect === effect);
  return {
    effect,
    bases: effect === 'release' ? [] : distinctBases(winning.flatMap((claim) => claim.bases)),
    claims: [...new Set(winning.map((claim) => claim.id))].sort(),
  };
}

/** The claim as it stands after the lifts: gone, unchanged, or reduced to the bases that have an owner. */
function lifted(claim: Claim, lifts: readonly Lift[]): Claim | undefined {
  if (claim.effect === 'release') return claim;
  const answers = lifts.filter((lift) => lift.claim === claim.id);
  if (answers.length === 0) return claim;
  const owned = claim.bases.filter(
    ({ owner }) => owner !== undefined && !answers.some((answer) => answer.owner === owner),
  );
  return owned.length === 0 ? undefined : { ...claim, bases: owned };
}

function strongest(claims: readonly Claim[]): Effect | undefined {
  return (['withhold', 'hold', 'release'] as const).find((effect) => claims.some((c) => c.effect === effect));
}

/** Each code once, in the order markers print them: the FOIA exemption, then its letters. */
function distinctBases(bases: readonly Basis[]): Basis[] {
  const byCode = new Map<string, Basis>();
  for (const basis of [...bases].sort(compareBases))
    if (!byCode.has(basis.code)) byCode.set(basis.code, basis);
  return [...byCode.values()];
}

function compareBases(a: Basis, b: Basis): number {
  return byCodePoint(sortKey(a.code), sortKey(b.code)) || byCodePoint(JSON.stringify(a), JSON.stringify(b));
}

/** The same on every machine, whatever its locale (law 7). */
const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `B1` is followed by its 1.4 letters and 3.3(b) numbers, then the other exemptions. */
const sortKey = (code: string): string => (/^\d/.test(code) ? `B1 ${code}` : code);

function edges(length: number, spans: readonly { readonly span: Span }[]): number[] {
  const marks = new Set([0, length]);
  for (const { span } of spans) {
    if (span.from < 0 || span.to > length || isEmpty(span))
      throw new RangeError(`Span ${span.from}-${span.to} does not lie in a text of length ${length}`);
    marks.add(span.from).add(span.to);
  }
  return [...marks].sort((a, b) => a - b);
}

/** For each piece between two edges, the things that cover it. */
function spread<T extends { readonly span: Span }>(marks: readonly number[], things: readonly T[]): T[][] {
  const index = new Map(marks.map((mark, i) => [mark, i]));
  const pieces: T[][] = marks.map(() => []);
  for (const thing of [...things].sort((a, b) => byPosition(a.span, b.span))) {
    const last = index.get(thing.span.to) ?? 0;
    for (let i = index.get(thing.span.from) ?? 0; i < last; i++) pieces[i]?.push(thing);
  }
  return pieces;
}

/** Neighbours that say the same become one. */
function append(decisions: Decision[], next: Decision): void {
  const last = decisions.at(-1);
  if (last !== undefined && sameDecision(last, next))
    decisions[decisions.length - 1] = { ...last, span: { from: last.span.from, to: next.span.to } };
  else decisions.push(next);
}

function sameDecision(a: Decision, b: Decision): boolean {
  return (
    a.effect === b.effect &&
    a.claims.join() === b.claims.join() &&
    JSON.stringify(a.bases) === JSON.stringify(b.bases)
  );
}
