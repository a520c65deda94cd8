import type { Portion } from '../model/cable.ts';
import type { PortionPlace } from '../model/variant.ts';
import type { Stretch } from './build.ts';
import { printed } from './render/text/body.ts';

/** Where the portions of a cable begin in the body that `stretches` make: with their first character, or its marker. */
export function placesOf(portions: readonly Portion[], stretches: readonly Stretch[]): PortionPlace[] {
  const sorted = portions
    .map(({ id, kind, spans }) => ({ id, kind, from: spans[0]?.from ?? 0 }))
    .sort((a, b) => a.from - b.from);
  let [i, at] = [0, 0];
  return sorted.map(({ id, kind, from }) => {
    for (let next = stretches[i]; next !== undefined && next.to <= from; next = stretches[++i])
      at += lengthOf(next);
    return { id, kind, at: at + lengthBefore(stretches[i], from) };
  });
}

const lengthOf = ({ piece }: Stretch): number => (piece === undefined ? 0 : printed(piece).length);

/** What a stretch prints before a place in it; a marker stands for all of its own. */
function lengthBefore(stretch: Stretch | undefined, from: number): number {
  if (stretch?.piece === undefined || stretch.piece.kind === 'deletion' || stretch.from === from) return 0;
  return from - stretch.from + (stretch.piece.kind === 'struck' ? 2 : 0);
}
