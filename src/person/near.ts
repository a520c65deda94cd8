import type { Reading } from './reading.ts';
import type { Somebody } from './somebody.ts';

/** A mention, by the index of its last word. */
export interface Near {
  readonly at: number;
  readonly person: Somebody;
}

/** Where possible sources are mentioned, by the last word of each mention. */
export class Mentioned {
  private readonly sorted: readonly Near[];
  private readonly length: number;

  constructor({ words }: Reading, sources: readonly Somebody[]) {
    const mentions: Near[] = [];
    for (const person of sources) for (const { end } of person.places) mentions.push({ at: end - 1, person });
    this.sorted = mentions.sort((a, b) => a.at - b.at);
    this.length = words.length;
  }

  /** The last mention at or before a word; none where the cable has no such word. */
  upTo(word: number): Near | undefined {
    if (word >= this.length) return undefined;
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.at ?? 0) <= word) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : this.sorted[low - 1];
  }
}

/** People by the first words of their mentions. */
export function byFirstWord(people: readonly Somebody[]): Map<number, Somebody> {
  const starting = new Map<number, Somebody>();
  for (const person of people) for (const { first } of person.places) starting.set(first, person);
  return starting;
}
