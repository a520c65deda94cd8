import type { Lift } from '../../src/decide/settle.ts';
import type { Basis, Claim, Effect } from '../../src/model/claim.ts';

/** One character's fate, as plainly as the law can be written: no pieces, no sweeping, no sharing. */
export function naiveFate(
  at: number,
  claims: readonly Claim[],
  lifts: readonly Lift[],
): { effect: Effect; codes: string[] } {
  const here = <T extends { span: { from: number; to: number } }>(things: readonly T[]): T[] =>
    things.filter(({ span }) => span.from <= at && at < span.to);
  const standing: { effect: Effect; bases: readonly Basis[] }[] = [];
  for (const claim of here(claims)) {
    const answers = here(lifts).filter((lift) => lift.claim === claim.id);
    if (claim.effect === 'release' || answers.length === 0) standing.push(claim);
    else {
      const owned = claim.bases.filter(
        (b) => b.owner !== undefined && !answers.some((a) => a.owner === b.owner),
      );
      if (owned.length > 0) standing.push({ effect: claim.effect, bases: owned });
    }
  }
  for (const effect of ['withhold', 'hold', 'release'] as const) {
    const winning = standing.filter((claim) => claim.effect === effect);
    if (winning.length === 0) continue;
    const codes =
      effect === 'release' ? [] : winning.flatMap((claim) => claim.bases.map((basis) => basis.code));
    return { effect, codes: [...new Set(codes)].sort() };
  }
  return { effect: 'hold', codes: ['unreviewed'] };
}
