import { bodyOf } from '../../model/cable.ts';
import type { Effect } from '../../model/claim.ts';
import type { PieceShown } from '../../model/shown.ts';
import { isEmpty, type Span, SpanIndex } from '../../model/span.ts';
import type { Review } from '../../pipeline.ts';
import { changedSince } from './since.ts';

/** The whole text of a cable in pieces: of each piece one thing was decided, in one portion, of one person. */
export function piecesShown(done: Review): PieceShown[] {
  const { text } = done.cable;
  const layers = layersOf(done);
  const at = searched(layers);
  return between(edgesOf(text, layers)).map((span) => pieceOf(text, span, at));
}

/** Spans that say something of the text under them. */
type Layers = ReturnType<typeof layersOf>;

function layersOf({ cable, decisions, struck, cuts, persons, back }: Review) {
  const named = persons.flatMap(({ id, mentions, echoes = [] }) =>
    [...mentions, ...echoes].map((span) => ({ ...span, id })),
  );
  const worded = cable.portions.flatMap((portion) =>
    bodyOf(portion, cable.text).map((span) => ({ ...span, id: portion.id })),
  );
  return {
    decided: decisions.map(({ span, effect }) => ({ ...span, effect })),
    struck: [...struck],
    cut: cuts.flatMap(({ spans }, deletion) => spans.map((span) => ({ ...span, deletion }))),
    furniture: cable.furniture.map(({ span }) => span),
    portions: [
      ...worded,
      ...cable.portions.flatMap(({ id, spans }) => spans.map((span) => ({ ...span, id }))),
    ],
    named,
    changed: changedSince({ back }).flatMap(({ kind, spans }) =>
      kind === 'other grounds' ? [] : spans.map((span) => ({ ...span, kind })),
    ),
  };
}

/** The same, each to be searched by place. */
const searched = ({ decided, struck, cut, furniture, portions, named, changed }: Layers) => ({
  ...{ decided: new SpanIndex(decided), struck: new SpanIndex(struck), cut: new SpanIndex(cut) },
  ...{ furniture: new SpanIndex(furniture), portions: new SpanIndex(portions), named: new SpanIndex(named) },
  changed: new SpanIndex(changed),
});

function edgesOf(text: string, layers: Layers): number[] {
  const edges = new Set([0, text.length]);
  for (const layer of Object.values(layers))
    for (const { from, to } of layer) {
      edges.add(Math.min(from, text.length));
      edges.add(Math.min(to, text.length));
    }
  return [...edges].sort((a, b) => a - b);
}

const between = (edges: readonly number[]): Span[] =>
  edges
    .slice(0, -1)
    .map((from, i) => ({ from, to: edges[i + 1] ?? from }))
    .filter((span) => !isEmpty(span));

function pieceOf(text: string, span: Span, layers: ReturnType<typeof searched>): PieceShown {
  const { decided, struck, cut, furniture, portions, named, changed } = layers;
  const deletion = cut.at(span)[0]?.deletion;
  const person = named.at(span)[0]?.id;
  const since = changed.at(span)[0]?.kind;
  return {
    ...span,
    text: text.slice(span.from, span.to),
    effect: effectOf(decided.at(span)[0]?.effect ?? 'hold', struck.touches(span)),
    portion: innermost(portions.at(span)),
    ...(furniture.touches(span) ? { furniture: true } : {}),
    ...(deletion === undefined ? {} : { deletion }),
    ...(person === undefined ? {} : { person }),
    ...(since === undefined ? {} : { since }),
  };
}

const effectOf = (effect: Effect, isStruck: boolean): PieceShown['effect'] =>
  effect === 'release' && isStruck ? 'struck' : effect;

/** A child lies in its parent: the shortest span is the nearest. */
function innermost(around: readonly (Span & { readonly id: string })[]): string | null {
  const [first] = [...around].sort((a, b) => a.to - a.from - (b.to - b.from));
  return first?.id ?? null;
}
