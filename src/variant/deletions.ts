import { bodyOf, type Cable, type PortionKind } from '../model/cable.ts';
import type { Decision } from '../model/claim.ts';
import { covers, intersect, type Span, SpanIndex, sliceOf } from '../model/span.ts';
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
  const bodies = portions.map((portion) => ({ ...portion, body: bodyOf(portion, text) }));
  return {
    text,
    portions: new Map(bodies.map(({ id, kind, body }) => [id, { kind, body }])),
    words: new SpanIndex(bodies.flatMap(({ id, body }) => body.map((span) => ({ ...span, portion: id })))),
    furniture: new SpanIndex(furniture.map(({ span }) => span)),
  };
}

/** Held and withheld decisions, split where one portion ends and another begins. */
function restricted({ words }: Ground, decisions: readonly Decision[]): Piece[] {
  return decisions.flatMap(({ span, effect, bases, claims }) => {
    if (effect === 'release') return [];
    const inside = words.at(span).flatMap(({ portion, ...area }) => piecesIn(portion, intersect(area, span)));
    const outside = words.gapsIn(span).map((gap) => ({ portion: null, span: gap }));
    return [...inside, ...outside]
      .sort((a, b) => a.span.from - b.span.from)
      .map((piece) => ({ ...piece, effect, bases: bases.map(({ code }) => code), claims }));
  });
}

const piecesIn = (portion: string, span: Span | undefined): { portion: string; span: Span }[] =>
  span === undefined ? [] : [{ portion, span }];

function continues({ text, furniture }: Ground, last: Piece, next: Piece): boolean {
  return (
    last.portion === next.portion &&
    last.effect === next.effect &&
    last.bases.join() === next.bases.join() &&
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
    claims: distinct(run.flatMap(({ claims }) => claims)),
    extent: extentOf(texts, { wholeParagraph: takesParagraph(ground, portion, spans), what: whatIn(spans) }),
  };
}

function takesParagraph({ text, portions }: Ground, portion: string | null, spans: readonly Span[]): boolean {
  const whole = portion === null ? undefined : portions.get(portion);
  const taken = new SpanIndex(spans);
  return (
    whole?.kind === 'paragraph' &&
    whole.body.every((body) => taken.gapsIn(body).every((gap) => isBlank(text, gap)))
  );
}

type WhatIn = (spans: readonly Span[]) => 'name' | 'number' | 'text';

function whatIsCut(kinds: Kinds): WhatIn {
  const [names, numbers] = [new SpanIndex(kinds.names), new SpanIndex(kinds.numbers)];
  return (spans) => {
    if (spans.every((span) => numbers.at(span).length > 0)) return 'number';
    return spans.every((span) => names.at(span).some((name) => covers(name, span))) ? 'name' : 'text';
  };
}

const isBlank = (text: string, span: Span): boolean => !/\S/.test(sliceOf(text, span));
const distinct = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
