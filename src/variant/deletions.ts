import { bodyOf, type Cable, type PortionKind } from '../model/cable.ts';
import type { Decision } from '../model/claim.ts';
import { covers, intersect, type Span, SpanIndex, sliceOf, subtract } from '../model/span.ts';
import { extentOf } from './extent.ts';

/** One deletion of a copy: the spans it takes out, and what its marker says. It stays inside `restricted/`. */
export interface Cut {
  readonly spans: readonly Span[];
  readonly portion: string | null;
  readonly effect: 'withhold' | 'hold';
  readonly bases: readonly string[];
  readonly claims: readonly string[];
  readonly extent: string;
}

/** Spans that are somebody's name or some number, which name the kind of a short deletion. */
export interface Kinds {
  readonly names: readonly Span[];
  readonly numbers: readonly Span[];
}

/** What one decision takes out of one portion, or of text that is in none. */
interface Piece extends Omit<Cut, 'spans' | 'extent'> {
  readonly span: Span;
}

/** A cable by place: the words of its portions, and its furniture. */
interface Ground {
  readonly text: string;
  readonly portions: ReadonlyMap<string, { readonly kind: PortionKind; readonly body: readonly Span[] }>;
  readonly words: SpanIndex<Span & { readonly portion: string }>;
  readonly furniture: SpanIndex;
}

/**
 * The deletions of a cable. Decisions merge only within one portion, with the same bases, and where nothing
 * but furniture and white space stands between: one marker for a paragraph that a page header cuts in two.
 */
export function cutsOf(cable: Cable, decisions: readonly Decision[], kinds: Kinds): Cut[] {
  const ground = groundOf(cable);
  const runs: [Piece, ...Piece[]][] = [];
  for (const piece of restricted(ground, decisions)) {
    const run = runs.at(-1);
    if (run !== undefined && continues(ground, run.at(-1) ?? run[0], piece)) run.push(piece);
    else runs.push([piece]);
  }
  const whatIn = whatIsCut(kinds);
  return runs.map((run) => cutOf(ground, run, whatIn));
}

function groundOf({ text, portions, furniture }: Cable): Ground {
  const byId = new Map<string, { readonly kind: PortionKind; readonly body: readonly Span[] }>();
  const words: (Span & { readonly portion: string })[] = [];
  for (const portion of portions) {
    const { id, kind } = portion;
    const body = bodyOf(portion, text);
    byId.set(id, { kind, body });
    for (const { from, to } of body) words.push({ from, to, portion: id });
  }
  const furnished = new SpanIndex(furniture.map(({ span }) => span));
  return { text, portions: byId, words: new SpanIndex(words), furniture: furnished };
}

/** Held and withheld decisions, split where one portion ends and another begins. */
function restricted({ words }: Ground, decisions: readonly Decision[]): Piece[] {
  const pieces: Piece[] = [];
  for (const decision of decisions) {
    if (decision.effect === 'release') continue;
    const areas = words.at(decision.span);
    const [only] = areas;
    if (areas.length === 1 && only !== undefined && covers(only, decision.span))
      addPiece(pieces, only.portion, decision.span, decision);
    else pieces.push(...partsOf(decision, areas));
  }
  return pieces;
}

/** What of a decision lies in portions, and between them, in order. */
function partsOf(decision: Decision, areas: readonly (Span & { readonly portion: string })[]): Piece[] {
  const parts: Piece[] = [];
  for (const area of areas) addPiece(parts, area.portion, intersect(area, decision.span), decision);
  for (const gap of subtract(decision.span, areas)) addPiece(parts, null, gap, decision);
  return parts.sort((a, b) => a.span.from - b.span.from);
}

function addPiece(
  pieces: Piece[],
  portion: string | null,
  span: Span | undefined,
  { effect, bases, claims }: Decision,
): void {
  if (span === undefined || effect === 'release') return;
  pieces.push({ portion, span, effect, bases: bases.map(({ code }) => code), claims });
}

function continues({ text, furniture }: Ground, last: Piece, next: Piece): boolean {
  return (
    last.portion === next.portion &&
    last.effect === next.effect &&
    isSame(last.bases, next.bases) &&
    furniture.gapsIn({ from: last.span.to, to: next.span.from }).every((gap) => isBlank(text, gap))
  );
}

function cutOf(ground: Ground, run: readonly [Piece, ...Piece[]], whatIn: WhatIn): Cut {
  const [{ portion, effect, bases }] = run;
  const spans = run.map(({ span }) => span);
  const texts = spans.map((span) => sliceOf(ground.text, span));
  return {
    spans,
    portion,
    effect,
    bases,
    claims: run.length === 1 ? run[0].claims : distinct(run.flatMap(({ claims }) => claims)),
    extent: extentOf(texts, { wholeParagraph: takesParagraph(ground, portion, spans), what: whatIn(spans) }),
  };
}

function takesParagraph({ text, portions }: Ground, portion: string | null, spans: readonly Span[]): boolean {
  const whole = portion === null ? undefined : portions.get(portion);
  if (whole?.kind !== 'paragraph') return false;
  // Its body begins with a word: most cuts leave that one.
  const [first] = spans;
  const [words] = whole.body;
  if (first !== undefined && words !== undefined && first.from > words.from) return false;
  const taken = new SpanIndex(spans);
  return whole.body.every((body) => taken.gapsIn(body).every((gap) => isBlank(text, gap)));
}

type WhatIn = (spans: readonly Span[]) => 'name' | 'number' | 'text';

function whatIsCut(kinds: Kinds): WhatIn {
  const [names, numbers] = [new SpanIndex(kinds.names), new SpanIndex(kinds.numbers)];
  return (spans) => {
    if (spans.every((span) => numbers.touches(span))) return 'number';
    return spans.every((span) => names.holds(span)) ? 'name' : 'text';
  };
}

const isBlank = (text: string, span: Span): boolean => !/\S/.test(sliceOf(text, span));
const distinct = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code, i) => code === b[i]);
