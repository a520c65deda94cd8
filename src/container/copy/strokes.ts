import type { Span } from '../../model/span.ts';

/** The pairs of `~~` around what was struck, one after the other. */
export function strokesIn(body: string): Span[] {
  return [...body.matchAll(/~~([^~\n]{1,200})~~/g)].flatMap(({ index, 0: all }) => [
    { from: index, to: index + 2 },
    { from: index + all.length - 2, to: index + all.length },
  ]);
}

/** What stands between the strokes, in the text without them. */
export function struckBy(strokes: readonly Span[]): Span[] {
  const struck: Span[] = [];
  for (let i = 0; i + 1 < strokes.length; i += 2)
    struck.push({ from: (strokes[i]?.from ?? 0) - 2 * i, to: (strokes[i + 1]?.from ?? 0) - 2 * (i + 1) });
  return struck;
}
