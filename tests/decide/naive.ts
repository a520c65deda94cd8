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
  const standing: { id: string; action: string | undefined; effect: Effect; bases: readonly Basis[] }[] = [];
  for (const one of here(claims)) {
    const claim = { ...one, action: one.by.kind === 'person' ? one.by.action : undefined };
    const answers = here(lifts).filter((lift) => lift.claim === claim.id && lift.instead === undefined);
    if (claim.effect === 'release' || answers.length === 0) standing.push(claim);
    else {
      const owned = claim.bases.filter(
        (b) => b.owner !== undefined && !answers.some((a) => a.owner === b.owner),
      );
      if (owned.length > 0) standing.push({ ...claim, bases: owned });
    }
  }
  for (const effect of ['withhold', 'hold', 'release'] as const) {
    const winning = standing.filter((claim) => claim.effect === effect);
    if (winning.length === 0) continue;
    const given = winning.flatMap(({ id, action, bases }) => {
      const other = (instead: string | undefined) =>
        instead !== action && winning.some((claim) => claim.action !== undefined && claim.action === instead);
      const isReplaced =
        effect === 'withhold' && here(lifts).some((lift) => lift.claim === id && other(lift.instead));
      return isReplaced ? bases.filter(({ owner }) => owner !== undefined) : bases;
    });
    // Withholdings that stand in the place of one another leave all of them.
    const bases = given.length > 0 ? given : winning.flatMap((claim) => claim.bases);
    const codes = effect === 'release' ? [] : bases.map(({ code }) => code);
    return { effect, codes: [...new Set(codes)].sort() };
  }
  return { effect: 'hold', codes: ['unreviewed'] };
}
