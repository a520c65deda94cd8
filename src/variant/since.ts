import { type Before, isToldTo, type KeptThen, type Since } from '../model/before.ts';
import { isEmpty, type Span, SpanIndex, trimmed } from '../model/span.ts';
import type { Restored, SinceRelease } from '../model/variant.ts';
import type { Stretch } from './build.ts';
import type { Cut } from './deletions.ts';
import { printed } from './render/text/body.ts';

/** Words that one of two copies leaves out, or both: with the deletion of each. */
export interface Passage {
  readonly spans: readonly Span[];
  readonly before: KeptThen | undefined;
  readonly now: Cut | undefined;
}

/** Every passage that an earlier copy or this one leaves out of their text, in its order; white space alone is none. */
export function passagesSince(text: string, { deletions }: Before, cuts: readonly Cut[]): Passage[] {
  const found: (Passage & { spans: Span[] })[] = [];
  for (const { from, to, ...sides } of runsOf(placed(deletions), placed(cuts))) {
    if (isEmpty(trimmed(text, { from, to }))) continue;
    const last = found.at(-1);
    if (last !== undefined && isOf(last, sides)) last.spans.push({ from, to });
    else found.push({ spans: [{ from, to }], ...sides });
  }
  return found;
}

type Sides = Omit<Passage, 'spans'>;
type Placed<T> = Span & { readonly of: T };

/** The longest stretches that lie in the same deletions. */
function runsOf(then: readonly Placed<KeptThen>[], now: readonly Placed<Cut>[]): (Span & Sides)[] {
  const [wasGone, isGone] = [new SpanIndex(then), new SpanIndex(now)];
  const edges = [...new Set([...then, ...now].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const runs: (Span & Sides)[] = [];
  edges.slice(0, -1).forEach((from, i) => {
    const to = edges[i + 1] ?? from;
    const sides = { before: wasGone.at({ from, to })[0]?.of, now: isGone.at({ from, to })[0]?.of };
    const last = runs.at(-1);
    if (last !== undefined && last.to === from && isOf(last, sides)) runs[runs.length - 1] = { ...last, to };
    else if (sides.before !== undefined || sides.now !== undefined) runs.push({ from, to, ...sides });
  });
  return runs;
}

const isOf = (a: Sides, b: Sides): boolean => a.before === b.before && a.now === b.now;

const placed = <T extends { readonly spans: readonly Span[] }>(all: readonly T[]): Placed<T>[] =>
  all.flatMap((of) => of.spans.map(({ from, to }) => ({ from, to, of })));

/** What became of the passages, in counts. */
export function sinceOf(mrn: string, { day }: Before, passages: readonly Passage[]): Since {
  const kinds = passages.map(kindOf);
  const count = (kind: Kind): number => kinds.filter((each) => each === kind).length;
  return {
    ...{ mrn, day, released: count('released'), still: count('still') },
    ...{ otherwise: count('otherwise'), newly: count('newly') },
  };
}

type Kind = Exclude<keyof Since, 'mrn' | 'day'>;

function kindOf({ before, now }: Passage): Kind {
  if (before === undefined) return 'newly';
  if (now === undefined) return 'released';
  const isSame = before.effect === now.effect && before.bases.join() === now.bases.join();
  return isSame ? 'still' : 'otherwise';
}

/** What a copy for an audience says of the earlier release; nothing where its readers never saw that, or where nothing was restored. */
export function saidSince(
  before: Before,
  passages: readonly Passage[],
  stretches: readonly Stretch[],
  audience: string,
): SinceRelease | undefined {
  if (!isToldTo(audience, before)) return undefined;
  const released = passages.flatMap(({ spans, before: then, now }) =>
    then === undefined || now !== undefined ? [] : spans.map((span) => ({ ...span, then })),
  );
  const restored = restoredIn(stretches, new SpanIndex(released));
  return restored.length === 0 ? undefined : { day: before.day, restored };
}

/** Places in the body. Struck markings are history, whoever withheld them. */
function restoredIn(
  stretches: readonly Stretch[],
  released: SpanIndex<Span & { readonly then: KeptThen }>,
): Restored[] {
  const found: Restored[] = [];
  let at = 0;
  for (const stretch of stretches) {
    const { piece } = stretch;
    for (const { then, ...span } of piece?.kind === 'text' ? released.at(stretch) : [])
      for (const { from, to } of wordsIn(stretch, span))
        found.push({ portion: then.portion, bases: then.said, from: at + from, to: at + to });
    at += piece === undefined ? 0 : printed(piece).length;
  }
  return found;
}

/** What of a span a stretch of text prints, from its beginning, without white space at the ends. */
function wordsIn({ from, to, piece }: Stretch, span: Span): Span[] {
  if (piece?.kind !== 'text') return [];
  const shared = { from: Math.max(from, span.from) - from, to: Math.min(to, span.to) - from };
  const words = trimmed(piece.text, shared);
  return isEmpty(words) ? [] : [words];
}
