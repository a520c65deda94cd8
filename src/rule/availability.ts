import { type CivilDate, plusYears } from '../model/civil-date.ts';
import type { Basis } from '../model/claim.ts';
import type { Exemption } from '../model/exemption.ts';

/** What decides whether an exemption can be cited for one passage on one day. */
export interface Passage {
  readonly classified: boolean;
  readonly dated: CivilDate | null;
  readonly asOf: CivilDate;
}

/**
 * (b)(1) only for what is classified on the day, with letters of section 1.4 to 25 years and numbers of section
 * 3.3(b) from then on (32 CFR 2001.33(h)); (b)(5) only for 25 years; others always. An age nobody knows opens nothing.
 */
export function isAvailable(
  { available, from, until }: Exemption,
  { classified, dated, asOf }: Passage,
): boolean {
  if (asOf < from || (until !== undefined && asOf > until)) return false;
  if (available === 'always') return true;
  if (available === 'classified') return classified;
  const { youngerThan, olderThan } = available;
  return (
    (classified || available.classified !== true) &&
    (youngerThan === undefined || (dated !== null && asOf < plusYears(dated, youngerThan))) &&
    (olderThan === undefined || (dated !== null && asOf >= plusYears(dated, olderThan)))
  );
}

export const basisOf = ({ code, provision, title, owner }: Exemption): Basis => ({
  code,
  provision,
  reason: title,
  ...(owner === undefined ? {} : { owner }),
});
