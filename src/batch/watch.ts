/**
 * Long work on one item after the other: gives them as they are, and may tell a person how far that is. `sizeOf` says how much of `total`
 * an item is; without it each is one.
 */
export type Watch = <T>(
  doing: string,
  total: number,
  items: Iterable<T>,
  sizeOf?: (item: T) => number,
) => Iterable<T>;

export const unwatched: Watch = (_doing, _total, items) => items;
