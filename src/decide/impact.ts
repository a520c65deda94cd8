import { bodyOf, type Cable } from '../model/cable.ts';
import type { Claim, Decision, Effect } from '../model/claim.ts';
import { intersect, type Span, SpanIndex } from '../model/span.ts';

/** What was settled for a cable under one set of rules. */
export interface Settlement {
  readonly decisions: readonly Decision[];
  readonly claims: readonly Claim[];
}

/** What stands at a place, and what put it there. */
export interface Standing {
  readonly effect: Effect;
  readonly bases: readonly string[];
  readonly claims: readonly Claim[];
}

export type ChangeKind = 'withheld' | 'held' | 'released' | 'other bases';

/** A passage that two sets of rules settle differently; `portion` is null for the header. */
export interface Change {
  readonly span: Span;
  readonly portion: string | null;
  readonly kind: ChangeKind;
  readonly before: Standing;
  readonly after: Standing;
}

/** Every passage with words whose effect or bases are others after a change of rules, in the order of the text. */
export function changesBetween(cable: Cable, before: Settlement, after: Settlement): Change[] {
  const standsBefore = standings(before);
  const standsAfter = standings(after);
  const portions = new SpanIndex(
    cable.portions.flatMap((portion) =>
      bodyOf(portion, cable.text).map((span) => ({ ...span, id: portion.id })),
    ),
  );
  return joined(pairs(before.decisions, after.decisions)).flatMap(({ span, old, now }) => {
    const [was, is] = [standsBefore(old), standsAfter(now)];
    const kind = kindOf(was, is);
    return byPortion(cable.text, portions, span).map((place) => ({ ...place, kind, before: was, after: is }));
  });
}

const standings = ({ claims }: Settlement) => {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return ({ effect, bases, claims: ids }: Decision): Standing => ({
    effect,
    bases: bases.map(({ code }) => code),
    claims: ids.flatMap((id) => byId.get(id) ?? []),
  });
};

interface Pair {
  readonly span: Span;
  readonly old: Decision;
  readonly now: Decision;
}

/** The pieces both tilings have in common, where they differ. */
function pairs(before: readonly Decision[], after: readonly Decision[]): Pair[] {
  const found: Pair[] = [];
  let i = 0;
  let j = 0;
  for (let old = before[i], now = after[j]; old !== undefined && now !== undefined; ) {
    const span = intersect(old.span, now.span);
    if (span !== undefined && differ(old, now)) found.push({ span, old, now });
    const end = Math.min(old.span.to, now.span.to);
    if (old.span.to === end) old = before[++i];
    if (now.span.to === end) now = after[++j];
  }
  return found;
}

const differ = (old: Decision, now: Decision): boolean =>
  old.effect !== now.effect || codesOf(old) !== codesOf(now);

const codesOf = ({ bases }: Decision): string => bases.map(({ code }) => code).join();

/** Neighbours between the same two decisions are one. */
function joined(all: readonly Pair[]): Pair[] {
  const found: Pair[] = [];
  for (const next of all) {
    const last = found.at(-1);
    if (last !== undefined && last.span.to === next.span.from && saysSame(last, next))
      found[found.length - 1] = { ...last, span: { from: last.span.from, to: next.span.to } };
    else found.push(next);
  }
  return found;
}

const saysSame = (a: Pair, b: Pair): boolean =>
  a.old.claims.join() === b.old.claims.join() && a.now.claims.join() === b.now.claims.join();

function kindOf(before: Standing, after: Standing): ChangeKind {
  if (before.effect === after.effect) return 'other bases';
  return after.effect === 'withhold' ? 'withheld' : after.effect === 'hold' ? 'held' : 'released';
}

/** The words of a span by the portion they stand in, and those outside portions. */
function byPortion(
  text: string,
  portions: SpanIndex<Span & { readonly id: string }>,
  span: Span,
): { span: Span; portion: string | null }[] {
  const inside = portions.at(span).flatMap(({ id, ...body }) => {
    const shared = intersect(body, span);
    return shared === undefined ? [] : [{ span: shared, portion: id }];
  });
  const outside = portions.gapsIn(span).map((gap) => ({ span: gap, portion: null }));
  return [...inside, ...outside]
    .filter(({ span: { from, to } }) => /\S/.test(text.slice(from, to)))
    .sort((a, b) => a.span.from - b.span.from);
}
