import type { View } from '../text/view.ts';

/** Where the words of the text behind a view begin and end, for distances in words. */
export class WordGaps {
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;

  constructor(view: View) {
    // A word that a line end parts counts once, so that a distance never grows by a wrap.
    const reading = view.unhyphenated ?? view;
    const { count, from, to } = reading.words();
    this.starts = Int32Array.from({ length: count }, (_, word) => reading.startOf(from[word] ?? 0));
    this.ends = Int32Array.from({ length: count }, (_, word) => reading.endOf(to[word] ?? 0));
  }

  /** How many words begin from the one place on and before the other. */
  between(from: number, to: number): number {
    return Math.max(0, this.before(to) - this.before(from));
  }

  /** Where the last word ends that begins before a place. */
  endBefore(place: number): number | undefined {
    return this.ends[this.before(place) - 1];
  }

  /** Where the first word begins that does not begin before a place. */
  startAfter(place: number): number | undefined {
    return this.starts[this.before(place)];
  }

  private before(place: number): number {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const known = new WeakMap<View, WordGaps>();

/** The gaps of a view, made once however many rules ask. */
export function wordGapsOf(view: View): WordGaps {
  const gaps = known.get(view) ?? new WordGaps(view);
  known.set(view, gaps);
  return gaps;
}
