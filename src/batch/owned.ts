import type { Claim } from '../model/claim.ts';
import { overlap, type Span } from '../model/span.ts';
import type { Review } from '../pipeline.ts';

/** A claim that leaves text to its owner, and the stretches that wait for the owner's answer. */
export interface Owned {
  readonly claim: Claim;
  readonly owner: string;
  /** Why it is the owner's. */
  readonly ground: string;
  /** A caption opens on evidence of who lifted it, and nobody can be asked. */
  readonly isCaption: boolean;
  /** What is neither released nor withheld by a person; none where nothing waits. */
  readonly open: readonly Span[];
}

type Settled = Pick<Review, 'cable' | 'claims' | 'decisions'>;

/** All text of a cable that only its owner opens, claim by claim. What a person withheld is not asked about again. */
export function ownedIn({ cable, claims, decisions }: Settled): Owned[] {
  const byPerson = new Set(claims.flatMap(({ id, by }) => (by.kind === 'person' ? [id] : [])));
  const closed = decisions.filter(
    ({ effect, claims: ids, span }) =>
      effect !== 'release' &&
      !ids.some((id) => byPerson.has(id)) &&
      cable.text.slice(span.from, span.to).trim() !== '',
  );
  return claims
    .filter(({ effect }) => effect === 'hold')
    .flatMap((claim) => {
      const open = closed.map(({ span }) => span).filter((span) => overlap(span, claim.span));
      return ownersOf(claim).map((of) => ({ claim, open, ...of }));
    });
}

/** Each owner once, with the first of its grounds. */
function ownersOf({ bases }: Claim): Pick<Owned, 'owner' | 'ground' | 'isCaption'>[] {
  const owners = new Map<string, Pick<Owned, 'owner' | 'ground' | 'isCaption'>>();
  for (const { code, owner, reason: ground } of bases)
    if (owner !== undefined && !owners.has(owner))
      owners.set(owner, { owner, ground, isCaption: code === 'CAPTION' });
  return [...owners.values()];
}

/** Who owns text of a cable that waits for their answer. */
export const ownersAwaited = (done: Settled): string[] => [
  ...new Set(
    ownedIn(done).flatMap(({ owner, open, isCaption }) => (open.length > 0 && !isCaption ? [owner] : [])),
  ),
];
