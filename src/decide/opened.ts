import type { Row } from '../model/audience.ts';
import type { Claim } from '../model/claim.ts';
import type { Lift } from './settle.ts';

const DENIED: Row = 'not-releasable';

/** Ids of portions whose marking bars the readers and that who may disclose them opened, by a recorded answer. */
export const openedPortions = (claims: readonly Claim[], lifts: readonly Lift[]): Set<string> =>
  new Set(
    claims.flatMap(({ id, by, bases }) => {
      if (by.kind !== 'marking' || by.row !== DENIED || by.portion === null) return [];
      const owners = new Set(lifts.filter(({ claim }) => claim === id).map(({ owner }) => owner));
      const answered =
        bases.length > 0 && bases.every(({ owner }) => owner !== undefined && owners.has(owner));
      return answered ? [by.portion] : [];
    }),
  );
