/** How much may be under way at once. */
export interface Window<T> {
  readonly most: number;
  /** What one takes up, and the most that all together may, where more than one is under way. */
  readonly weigh: (item: T) => number;
  readonly weight: number;
}

interface UnderWay<T, R> {
  readonly item: T;
  readonly result: Promise<R>;
}

/** Works on several at once and gives each result in its turn; no more is taken than the window holds. */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  window: Window<T>,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const line: UnderWay<T, R>[] = [];
  let weight = 0;
  const isFull = (): boolean => line.length >= window.most || (line.length > 0 && weight > window.weight);
  const next = async (): Promise<R> => {
    const { item, result } = line.shift() as UnderWay<T, R>;
    weight -= window.weigh(item);
    return result;
  };
  for (const item of items) {
    const result = work(item);
    // Whoever fails while another is waited for is asked in its turn.
    result.catch(() => {});
    line.push({ item, result });
    weight += window.weigh(item);
    while (isFull()) yield await next();
  }
  while (line.length > 0) yield await next();
}
