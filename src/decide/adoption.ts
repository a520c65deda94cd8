import { type Attestation, attests } from '../model/action.ts';
import type { Claim } from '../model/claim.ts';
import type { Need } from '../model/status.ts';

/** A rule drafts why something is withheld; who releases answers for it, so a person makes it their own. */
export const WITHHOLDINGS: Need = {
  code: 'withholdings',
  provision: '5 U.S.C. 552(a)(6)(C)(i); 22 CFR 171.12',
  text: 'Adopt what rules drafted of why each passage is withheld, or decide on it: a final index has no drafts.',
};

/** Who made a withholding their own, and the words they gave for it, where they gave any. */
export interface Adoption {
  readonly by: string;
  readonly reason?: string;
}

/** The adoption of a deletion: by whoever decided on it, else by whoever attested for all of the cable. */
export function adoptionOf(
  claims: readonly Claim[],
  mrn: string,
  attestations: readonly Attestation[],
): Adoption | undefined {
  for (const { by, effect, reason } of claims)
    if (by.kind === 'person' && effect === 'withhold') return { by: by.name, reason };
  const attested = attestations.find((each) => each.need === WITHHOLDINGS.code && attests(each, mrn));
  return attested && { by: attested.by };
}

/** How many of the deletions of a cable are withholdings that nobody made their own. */
export function draftsAmong(
  deletions: readonly { readonly effect: string; readonly claims: readonly string[] }[],
  claims: readonly Claim[],
  mrn: string,
  attestations: readonly Attestation[],
): number {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const of = (ids: readonly string[]): Claim[] => ids.flatMap((id) => byId.get(id) ?? []);
  return deletions.filter(
    (each) => each.effect === 'withhold' && adoptionOf(of(each.claims), mrn, attestations) === undefined,
  ).length;
}
