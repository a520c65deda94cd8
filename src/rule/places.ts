import type { Portion } from '../model/cable.ts';
import { byPosition, type Span, SpanIndex, subtract } from '../model/span.ts';
import type { Subject } from './subject.ts';

/** Where a span stands: the index of a portion, or outside them all. */
export type Place = number;
const OUTSIDE = -1;
/** What looking for the portions of one hit costs, in counted work. */
const LOOKED_UP = 20;

/** Which portions a span touches. All text in no portion is one place. */
export class Places {
  private readonly portions: SpanIndex<Span & { readonly place: Place }>;
  private readonly furniture: SpanIndex;
  private readonly text: string;

  constructor({ cable, portions }: Subject) {
    this.text = cable.text;
    this.furniture = new SpanIndex(cable.furniture.map(({ span }) => span));
    this.portions = new SpanIndex(
      portions.flatMap(({ spans }, place) => spans.map((span) => ({ ...span, place }))),
    );
  }

  of(span: Span): Place[] {
    const touched = new Set(this.portions.at(span).map(({ place }) => place));
    if (touched.size === 0 || this.isPartlyOutside(span)) touched.add(OUTSIDE);
    return [...touched];
  }

  /** White space and page headers between portions are no place of their own. */
  private isPartlyOutside(span: Span): boolean {
    return this.portions
      .gapsIn(span)
      .flatMap((gap) => subtract(gap, this.furniture.at(gap)))
      .some(({ from, to }) => this.text.slice(from, to).trim() !== '');
  }
}

const known = new WeakMap<readonly Portion[], Places>();

/** The places of a cable, made once however many rules ask. */
export function placesOf(subject: Subject): Places {
  const places = known.get(subject.portions) ?? new Places(subject);
  known.set(subject.portions, places);
  return places;
}

/** Hits by the places they touch; one that touches two is with both. */
export function byPlace(hits: readonly Span[], subject: Subject): Map<Place, Span[]> {
  subject.budget?.charge(LOOKED_UP * hits.length);
  const places = placesOf(subject);
  const grouped = new Map<Place, Span[]>();
  for (const hit of hits)
    for (const place of places.of(hit)) {
      const others = grouped.get(place);
      if (others === undefined) grouped.set(place, [hit]);
      else others.push(hit);
    }
  return grouped;
}

/** By position, each once. */
export function distinct(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort(byPosition);
  return sorted.filter(({ from, to }, i) => {
    const before = sorted[i - 1];
    return before === undefined || before.from !== from || before.to !== to;
  });
}
