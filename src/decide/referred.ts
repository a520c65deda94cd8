import type { Claim, Decision } from '../model/claim.ts';
import { covers, overlap, type Span } from '../model/span.ts';
import type { Lift } from './settle.ts';

/** An agency that passages are sent to: who owns a basis and has a short name. Others cannot be addressed. */
const AGENCY = /^[A-Z][A-Za-z]{1,7}$/;

/** What of a cable waits for one agency: the claims that leave passages to it, and the stretches it has not answered on. */
export interface Referred {
  readonly agency: string;
  readonly claims: readonly Claim[];
  readonly open: readonly Span[];
}

/**
 * Whom a cable must be referred to, by name of the agency. What is withheld on another ground is referred all the same;
 * what its owner opened or a person withheld is not asked again.
 */
export function referredIn(
  claims: readonly Claim[],
  decisions: readonly Decision[],
  lifts: readonly Lift[],
): Referred[] {
  const byPerson = new Set(claims.flatMap(({ id, by }) => (by.kind === 'person' ? [id] : [])));
  const closed = decisions.filter(
    ({ effect, claims: ids }) => effect !== 'release' && !ids.some((id) => byPerson.has(id)),
  );
  const byAgency = new Map<string, { claims: Claim[]; open: Span[] }>();
  for (const claim of claims)
    for (const owner of claim.effect === 'hold' ? ownersOf(claim) : []) {
      const answered = lifts.filter((lift) => lift.claim === claim.id && lift.owner === owner);
      const open = closed
        .map(({ span }) => span)
        .filter((span) => overlap(span, claim.span) && !answered.some((lift) => covers(lift.span, span)));
      if (open.length === 0) continue;
      const found = byAgency.get(owner) ?? { claims: [], open: [] };
      byAgency.set(owner, { claims: [...found.claims, claim], open: [...found.open, ...open] });
    }
  return [...byAgency]
    .map(([agency, found]) => ({ agency, ...found }))
    .sort((a, b) => (a.agency < b.agency ? -1 : 1));
}

const ownersOf = ({ bases }: Claim): Set<string> =>
  new Set(bases.flatMap(({ owner }) => (owner !== undefined && AGENCY.test(owner) ? [owner] : [])));
