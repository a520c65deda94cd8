import { type Span, SpanIndex, subtract } from '../model/span.ts';
import type { WordChange } from './diff.ts';

/**
 * A stretch of two texts beside each other. `left` of all parts makes the one text, `right` the other; where they are equal
 * nothing changed. `of` names what the change is told with.
 */
export interface Part {
  readonly left: string;
  readonly right: string;
  readonly of?: number;
}

/** A marker that stays the same may stand on other grounds than before. */
export const isChange = ({ left, right, of }: Part): boolean => left !== right || of !== undefined;

/** A deletion: what it takes out of the source, and the marker in its place. */
export interface Excision {
  readonly spans: readonly Span[];
  readonly marker: string;
}

/**
 * A source beside the body of its copy: nothing is searched for, since it is known what was deleted and what was struck. `of` is the
 * index of the deletion.
 */
export function partsOfCopy(source: string, deletions: readonly Excision[], struck: readonly Span[]): Part[] {
  const gone = deletions.flatMap(({ spans }) => spans);
  const changes = [
    ...deletions.flatMap(({ spans, marker }, of) =>
      spans.map((span, nth) => ({
        span,
        parts: [{ left: cut(source, span), right: nth === 0 ? marker : '', of }],
      })),
    ),
    ...struck
      .flatMap((span) => subtract(span, gone))
      .map((span) => ({ span, parts: struckParts(cut(source, span)) })),
  ].sort((a, b) => a.span.from - b.span.from);
  const parts: Part[] = [];
  let at = 0;
  for (const { span, parts: put } of changes) {
    parts.push(...same(source.slice(at, span.from)), ...put);
    at = span.to;
  }
  return [...parts, ...same(source.slice(at))];
}

const cut = (text: string, { from, to }: Span): string => text.slice(from, to);
const same = (text: string): Part[] => (text === '' ? [] : [{ left: text, right: text }]);

/** Struck words stay; only the signs around them are new. */
const struckParts = (text: string): Part[] => [
  { left: '', right: '~~' },
  { left: text, right: text },
  { left: '', right: '~~' },
];

/** The copies of one source in two runs. What is out of both is on neither side: a marker stands for it. */
export function partsOfCopies(
  source: string,
  before: readonly Excision[],
  after: readonly Excision[],
  changes: readonly Span[],
): Part[] {
  const [was, is] = [new Gaps(before), new Gaps(after)];
  const told = new SpanIndex(changes.map((span, of) => ({ ...span, of })));
  const edges = [...new Set([0, source.length, ...was.edges, ...is.edges])].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, i) => {
    const span = { from, to: edges[i + 1] ?? source.length };
    const [left, right] = [was.shown(source, span), is.shown(source, span)];
    const of = told.at(span)[0]?.of;
    if (left === '' && right === '') return [];
    return of === undefined ? [{ left, right }] : [{ left, right, of }];
  });
}

/** What a copy has in the place of a stretch that lies in or out of its deletions as a whole. */
class Gaps {
  readonly edges: readonly number[];
  private readonly gone: SpanIndex;
  private readonly markers: ReadonlyMap<number, string>;

  constructor(deletions: readonly Excision[]) {
    const spans = deletions.flatMap((each) => each.spans);
    this.edges = spans.flatMap(({ from, to }) => [from, to]);
    this.gone = new SpanIndex(spans);
    this.markers = new Map(deletions.map((each) => [each.spans[0]?.from ?? 0, each.marker]));
  }

  shown(source: string, span: Span): string {
    return this.gone.touches(span) ? (this.markers.get(span.from) ?? '') : cut(source, span);
  }
}

/** What a comparison of words found, as parts. */
export function partsOfWords(changes: readonly WordChange[]): Part[] {
  const parts: Part[] = [];
  for (const { kind, text } of changes) {
    const last = parts.at(-1);
    if (kind === 'same') parts.push({ left: text, right: text });
    else if (kind === 'removed') parts.push({ left: text, right: '' });
    else if (last !== undefined && last.right === '' && last.left !== '')
      parts[parts.length - 1] = { left: last.left, right: text };
    else parts.push({ left: '', right: text });
  }
  return parts;
}

/** The text of one side. */
export const sideOf = (parts: readonly Part[], side: 'left' | 'right'): string =>
  parts.map((part) => part[side]).join('');
