import { bodyOf, type Cable, type Portion } from '../model/cable.ts';
import type { Decision } from '../model/claim.ts';
import { covers, intersect, overlap, type Span, subtract } from '../model/span.ts';
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

/**
 * The deletions of a cable. Decisions merge only within one portion, with the same bases, and where nothing
 * but furniture and white space stands between: one marker for a paragraph that a page header cuts in two.
 */
export function cutsOf(cable: Cable, decisions: readonly Decision[], kinds: Kinds): Cut[] {
  const cuts: Omit<Cut, 'extent'>[] = [];
  for (const piece of restricted(cable, decisions)) {
    const last = cuts.at(-1);
    if (last !== undefined && continues(cable, last, piece))
      cuts[cuts.length - 1] = {
        ...last,
        spans: [...last.spans, ...piece.spans],
        claims: union(last.claims, piece.claims),
      };
    else cuts.push(piece);
  }
  return cuts.map((cut) => ({ ...cut, extent: extentFor(cable, cut, kinds) }));
}

/** Held and withheld decisions, split where one portion ends and another begins. */
function restricted(cable: Cable, decisions: readonly Decision[]): Omit<Cut, 'extent'>[] {
  const areas = [
    ...cable.portions.flatMap((portion) => bodyOf(portion, cable.text).map((span) => ({ portion, span }))),
  ];
  return decisions.flatMap(({ span, effect, bases, claims }) => {
    if (effect === 'release') return [];
    const inside = areas.flatMap((area) => piecesIn(area.portion, intersect(area.span, span)));
    const outside = subtract(
      span,
      areas.map((area) => area.span),
    ).map((gap) => ({ portion: null, span: gap }));
    return [...inside, ...outside]
      .sort((a, b) => a.span.from - b.span.from)
      .map((piece) => ({
        spans: [piece.span],
        portion: piece.portion,
        effect,
        bases: bases.map(({ code }) => code),
        claims,
      }));
  });
}

const piecesIn = (portion: Portion, span: Span | undefined): { portion: string; span: Span }[] =>
  span === undefined ? [] : [{ portion: portion.id, span }];

function continues(cable: Cable, last: Omit<Cut, 'extent'>, next: Omit<Cut, 'extent'>): boolean {
  const between = { from: last.spans.at(-1)?.to ?? 0, to: next.spans[0]?.from ?? 0 };
  const furniture = cable.furniture.map(({ span }) => span);
  return (
    last.portion === next.portion &&
    last.effect === next.effect &&
    last.bases.join() === next.bases.join() &&
    subtract(between, furniture).every((gap) => !/\S/.test(cable.text.slice(gap.from, gap.to)))
  );
}

function extentFor(cable: Cable, cut: Omit<Cut, 'extent'>, kinds: Kinds): string {
  const portion = cable.portions.find(({ id }) => id === cut.portion);
  const texts = cut.spans.map(({ from, to }) => cable.text.slice(from, to));
  return extentOf(texts, {
    wholeParagraph: portion?.kind === 'paragraph' && takesAll(cable, portion, cut.spans),
    what: whatIsCut(cut.spans, kinds),
  });
}

function takesAll(cable: Cable, portion: Portion, spans: readonly Span[]): boolean {
  return bodyOf(portion, cable.text)
    .flatMap((body) => subtract(body, spans))
    .every((gap) => !/\S/.test(cable.text.slice(gap.from, gap.to)));
}

function whatIsCut(spans: readonly Span[], { names, numbers }: Kinds): 'name' | 'number' | 'text' {
  if (spans.every((span) => numbers.some((number) => overlap(number, span)))) return 'number';
  return spans.every((span) => names.some((name) => covers(name, span))) ? 'name' : 'text';
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();
