import { askedBy } from '../../batch/entries.ts';
import type { Claim } from '../../model/claim.ts';
import type { Place } from '../../model/review.ts';
import type { KeptShown } from '../../model/shown.ts';
import type { Review } from '../../pipeline.ts';
import { alikeness, claimsOn } from '../decision.ts';

/** What keeps text at a place, alike claims together: questions first, then what withholds, each in the order of the text. */
export function keptShown(done: Review, on: Place): KeptShown[] {
  const alike = new Map<string, [Claim, ...Claim[]]>();
  for (const claim of claimsOn(done, on)) {
    const known = alike.get(alikeness(claim));
    if (known === undefined) alike.set(alikeness(claim), [claim]);
    else known.push(claim);
  }
  const all = [...alike.values()].map(shownTogether);
  return [...all.filter(({ effect }) => effect === 'hold'), ...all.filter(({ effect }) => effect !== 'hold')];
}

function shownTogether(claims: readonly [Claim, ...Claim[]]): KeptShown {
  const [{ effect, reason, bases }] = claims;
  const by = new Set(claims.flatMap(askedBy).map((each) => each.by));
  return {
    ...{ effect: effect === 'hold' ? 'hold' : 'withhold', by: [...by].join(', '), reason },
    bases: bases.map(({ code }) => code),
    owners: [...new Set(bases.flatMap(({ owner }) => owner ?? []))],
    places: claims.length,
    ids: claims.map(({ id }) => id),
  };
}
