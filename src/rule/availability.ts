import { type CivilDate, plusYears } from '../model/civil-date.ts';
import type { Basis } from '../model/claim.ts';
import type { Exemption } from '../model/exemption.ts';

/** What decides whether an exemption can be cited for one passage on one day. */
export interface Passage {
  readonly classified: boolean;
  readonly dated: CivilDate | null;
  readonly asOf: CivilDate;
}

/** (b)(1) only for what is classified on the day; (b)(5) only for 25 years; others always. */
export function isAvailable(
  { available, from, until }: Exemption,
  { classified, dated, asOf }: Passage,
): boolean {
  if (asOf < from || (until !== undefined && asOf > until)) return false;
  if (available === 'always') return true;
  if (available === 'classified') return classified;
  return dated !== null && asOf < plusYears(dated, available.years);
}

export const basisOf = ({ code, provision, title, owner }: Exemption): Basis => ({
  code,
  provision,
  reason: title,
  ...(owner === undefined ? {} : { owner }),
});
