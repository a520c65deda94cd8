import type { EverywhereQuery, EverywhereRow, EverywhereView } from '../../model/shown.ts';

/** So many cables are listed at a time, unless more are asked for. */
const PAGE = 100;

/** A page of the cables that a decision would be made in or leave out. */
export function everywhereView(
  { rows, list }: Pick<EverywhereView, 'rows' | 'list'>,
  { offset = 0, limit = PAGE }: EverywhereQuery,
  banner: string,
): EverywhereView {
  const decided = rows.filter(({ leftOut }) => leftOut === null);
  const standing = (wanted: EverywhereRow['standing']): number =>
    decided.filter(({ standing }) => standing === wanted).length;
  return {
    ...{ banner, list, cables: decided.length },
    passages: decided.reduce((sum, { passages }) => sum + (passages ?? 0), 0),
    ...{ signed: standing('signed'), released: standing('released') },
    ...{ leftOut: rows.length - decided.length, offset, rows: rows.slice(offset, offset + limit) },
  };
}
