import { PhraseTrie } from '../text/phrases.ts';
import { Sightings } from '../text/sightings.ts';

/** Passes over a view that all rules share which are compiled with them, so that one more rule reads the text no more often. */
export interface Passes {
  readonly phrases: PhraseTrie;
  readonly sightings: Sightings;
}

export const newPasses = (): Passes => ({ phrases: new PhraseTrie(), sightings: new Sightings() });
