import { type Span, SpanIndex, sliceOf, unite } from '../../model/span.ts';
import type { Piece } from '../../model/variant.ts';

/** What the pieces of a copy are made from. */
export interface Cutting {
  readonly source: string;
  readonly struck: readonly Span[];
  readonly cuts: readonly { readonly spans: readonly Span[] }[];
  /** Of the cuts, in their order. */
  readonly deletions: readonly Piece[];
}

/** A copy in pieces, as it has to be: cut at every edge of what is taken out or struck, and nowhere else. */
export function piecesOf({ source, struck, cuts, deletions }: Cutting): Piece[] {
  const taken = cuts.flatMap(({ spans }) => spans);
  const edges = new Set([...taken, ...struck].flatMap(({ from, to }) => [from, to]));
  const places = [...edges.add(0).add(source.length)].sort((a, b) => a - b);
  const [gone, crossed] = [new SpanIndex(unite(taken)), new SpanIndex(unite(struck))];
  const begins = new Map(cuts.map(({ spans }, i) => [spans[0]?.from, deletions[i]]));
  return places.slice(0, -1).flatMap((from, i): readonly Piece[] => {
    const span = { from, to: places[i + 1] ?? from };
    if (gone.at(span).length > 0) return [begins.get(from) ?? []].flat();
    const kind = crossed.at(span).length > 0 ? 'struck' : 'text';
    return [{ kind, text: sliceOf(source, span) }];
  });
}
