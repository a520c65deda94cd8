import { PhraseTrie } from '../text/phrases.ts';
import { type KnownWays, Sightings } from '../text/sightings.ts';

/** Passes over a view that all rules share which are compiled with them, so that one more rule reads the text no more often. */
export interface Passes {
  readonly phrases: PhraseTrie;
  readonly sightings: Sightings;
}

/** `known` are the ways of patterns that were compiled before: these are compiled again only where a cable may have a hit. */
export const newPasses = (known?: KnownWays): Passes => ({
  phrases: new PhraseTrie(),
  sightings: new Sightings(known && { known }),
});
