import type { Reading } from './reading.ts';
import type { Somebody } from './somebody.ts';

/** A mention that was the last so far: the index of its last word. */
export interface Near {
  readonly at: number;
  readonly person: Somebody;
}

/** For each word, the last mention of a possible source at or before it. */
export function nearestBefore(reading: Reading, sources: readonly Somebody[]): (Near | undefined)[] {
  const ending = new Map(
    sources.flatMap((person) => person.places.map(({ end }) => [end - 1, { at: end - 1, person }])),
  );
  let last: Near | undefined;
  return reading.words.map((_, index) => {
    last = ending.get(index) ?? last;
    return last;
  });
}
