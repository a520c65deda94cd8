import type { Basis, Claim, Decision, Effect } from '../model/claim.ts';
import { byPosition, isEmpty, type Span } from '../model/span.ts';

/**
 * A person's answer to one claim on one span. It lifts that claim there and no other. Bases with an owner
 * stay, unless `owner` is the one whose recorded answer this is. With `instead`, the id of a decision to withhold, it lifts
 * nothing: where that withholding stands, its bases take the place of those of the claim.
 */
export interface Lift {
  readonly claim: string;
  readonly span: Span;
  readonly owner?: string;
  readonly instead?: string;
}

/** What a decision says, wherever it stands. */
type Fate = Omit<Decision, 'span'>;

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
  const edges = edgesOf(length, claims, lifts);
  const [claimsAt, liftsAt] = [new Sweep(claims), new Sweep(lifts)];
  const decisions: Decision[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const span = { from: edges[i] as number, to: edges[i + 1] as number };
    if (isEmpty(span)) continue;
    append(decisions, span, decide(claimsAt.over(span.from), liftsAt.over(span.from)));
  }
  return decisions;
}

/** What stands on one piece of text after the lifts, and what follows from it. */
export function decide(claims: readonly Claim[], lifts: readonly Lift[]): Fate {
  const standing =
    lifts.length === 0
      ? claims
      : claims.map((claim) => lifted(claim, lifts)).filter((claim) => claim !== undefined);
  const [first, second] = standing;
  // Most text is spoken for once.
  if (first !== undefined && second === undefined) return fateOf(first.effect, standing);
  const effect = strongest(standing);
  if (effect === undefined) return { effect: 'hold', bases: [UNREVIEWED], claims: [] };
  const deciding = standing.filter((claim) => claim.effect === effect);
  return fateOf(effect, effect === 'withhold' ? withoutReplaced(deciding, lifts) : deciding);
}

const fateOf = (effect: Effect, claims: readonly Claim[]): Fate => ({
  effect,
  bases: effect === 'release' ? [] : basesOf(claims),
  claims: idsOf(claims),
});

/** The claim as it stands after the lifts: gone, unchanged, or reduced to the bases that have an owner. */
function lifted(claim: Claim, lifts: readonly Lift[]): Claim | undefined {
  if (claim.effect === 'release') return claim;
  const answers = lifts.filter(({ claim: id, instead }) => id === claim.id && instead === undefined);
  if (answers.length === 0) return claim;
  return reduced(claim, ({ owner }) => !answers.some((answer) => answer.owner === owner));
}

/** A claim with those bases that have an owner and are kept; nothing where none is. */
function reduced(claim: Claim, isKept: (basis: Basis) => boolean): Claim | undefined {
  const owned = claim.bases.filter((basis) => basis.owner !== undefined && isKept(basis));
  return owned.length === 0 ? undefined : { ...claim, bases: owned };
}

/**
 * The withholdings that give their bases. What was answered by another that stands here gives none but those with an owner. Only who
 * gives the basis changes by this, never the effect, so nothing is shown by it; and nothing is withheld without a basis.
 */
function withoutReplaced(withholdings: readonly Claim[], lifts: readonly Lift[]): readonly Claim[] {
  const answers = lifts.filter(({ instead }) => withholdings.some((claim) => isOf(claim, instead)));
  if (answers.length === 0) return withholdings;
  const left = withholdings.flatMap((claim) => {
    const isReplaced = answers.some((lift) => lift.claim === claim.id && !isOf(claim, lift.instead));
    return isReplaced ? (reduced(claim, () => true) ?? []) : [claim];
  });
  return left.some(({ bases }) => bases.length > 0) ? left : withholdings;
}

const isOf = ({ by }: Claim, action: string | undefined): boolean =>
  by.kind === 'person' && by.action === action;

function strongest(claims: readonly Claim[]): Effect | undefined {
  let found: Effect | undefined;
  for (const { effect } of claims) {
    if (effect === 'withhold') return effect;
    if (found !== 'hold') found = effect;
  }
  return found;
}

const idsOf = (claims: readonly Claim[]): string[] =>
  claims.length === 1 ? claims.map(({ id }) => id) : [...new Set(claims.map(({ id }) => id))].sort();

/** Each code once, in the order markers print them: the FOIA exemption, then its letters. */
function basesOf(claims: readonly Claim[]): Basis[] {
  const [first] = claims;
  if (claims.length === 1 && first !== undefined && first.bases.length < 2) return [...first.bases];
  const bases = [...new Set(claims.flatMap((claim) => claim.bases))];
  if (bases.length < 2) return bases;
  const byCode = new Map<string, Basis>();
  for (const basis of bases.sort(compareBases)) if (!byCode.has(basis.code)) byCode.set(basis.code, basis);
  return [...byCode.values()];
}

function compareBases(a: Basis, b: Basis): number {
  return byCodePoint(sortKey(a.code), sortKey(b.code)) || byCodePoint(JSON.stringify(a), JSON.stringify(b));
}

/** The same on every machine, whatever its locale (law 7). */
const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `B1` is followed by its 1.4 letters and 3.3(b) numbers, then the other exemptions. */
const sortKey = (code: string): string => (/^\d/.test(code) ? `B1 ${code}` : code);

/** Every place where a claim or a lift begins or ends, in order. */
function edgesOf(length: number, claims: readonly Claim[], lifts: readonly Lift[]): Int32Array {
  const edges = new Int32Array(2 * (claims.length + lifts.length + 1));
  edges[1] = length;
  let filled = 2;
  for (const things of [claims, lifts])
    for (const { span } of things) {
      if (span.from < 0 || span.to > length || isEmpty(span))
        throw new RangeError(`Span ${span.from}-${span.to} does not lie in a text of length ${length}`);
      edges[filled++] = span.from;
      edges[filled++] = span.to;
    }
  return edges.sort();
}

/** Things with spans, asked from left to right which of them lie over a place. */
class Sweep<T extends { readonly span: Span }> {
  private readonly sorted: readonly T[];
  private readonly open: T[] = [];
  private next = 0;

  constructor(things: readonly T[]) {
    this.sorted = [...things].sort((a, b) => byPosition(a.span, b.span));
  }

  /** By position. Good until the next question. */
  over(place: number): readonly T[] {
    let over = 0;
    for (const thing of this.open) if (thing.span.to > place) this.open[over++] = thing;
    for (let thing = this.sorted[this.next]; thing !== undefined && thing.span.from <= place; ) {
      this.open[over++] = thing;
      thing = this.sorted[++this.next];
    }
    // Where one thing follows another the list stays as long as it was.
    if (this.open.length > over) this.open.length = over;
    return this.open;
  }
}

/** Neighbours that say the same become one. */
function append(decisions: Decision[], span: Span, next: Fate): void {
  const last = decisions.at(-1);
  if (last !== undefined && sameDecision(last, next))
    decisions[decisions.length - 1] = decisionOn({ from: last.span.from, to: span.to }, last);
  else decisions.push(decisionOn(span, next));
}

const decisionOn = (span: Span, { effect, bases, claims }: Fate): Decision => ({
  span,
  effect,
  bases,
  claims,
});

const sameDecision = (a: Fate, b: Fate): boolean =>
  a.effect === b.effect &&
  a.claims.length === b.claims.length &&
  a.claims.every((id, i) => id === b.claims[i]) &&
  JSON.stringify(a.bases) === JSON.stringify(b.bases);
