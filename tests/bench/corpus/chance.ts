/** A deterministic stream of numbers from 0 up to 1 (mulberry32), so that every machine measures the same cables. */
export function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What is drawn for one cable. The same seed draws the same. */
export class Chance {
  private readonly next: () => number;

  constructor(seed: number) {
    // Neighbouring seeds give streams that look alike at first.
    this.next = stream(Math.imul(seed + 1, 0x9e3779b1));
  }

  /** True in `share` of all cases. */
  is(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number of these, both ends among them. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** One of the names, each as often as its weight says. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T {
    const rows = Object.entries(weights) as [T, number][];
    let left = this.next() * rows.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of rows) {
      left -= weight;
      if (left < 0) return name;
    }
    return (rows.at(-1) as [T, number])[0];
  }

  /** Drawn from the lognormal distribution with this median and this spread of its logarithm. */
  lognormal(median: number, spread: number): number {
    const [u, v] = [1 - this.next(), this.next()];
    return median * Math.exp(spread * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
  }
}
