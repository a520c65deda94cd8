import { type CivilDate, plusYears } from '../model/civil-date.ts';
import type { Basis } from '../model/claim.ts';
import type { Exemption } from '../model/exemption.ts';

/** What decides whether an exemption can be cited for one passage on one day. */
export interface Passage {
  readonly classified: boolean;
  readonly dated: CivilDate | null;
  readonly asOf: CivilDate;
  /** Until when the passage is classified, where it is. */
  readonly until: CivilDate | null;
  /** Numbers of section 3.3(b) whose approval for this record is in evidence. */
  readonly approved: readonly string[];
}

/**
 * Status first, then age and approval: (b)(1) only for what is classified on the day, with letters of section 1.4 to 25
 * years and from then on with numbers of section 3.3(b) that were approved for the record (32 CFR 2001.33(h)); (b)(5) only
 * for 25 years; others always. An age nobody knows opens nothing.
 */
export function isAvailable({ code, available, from, until }: Exemption, passage: Passage): boolean {
  const { classified, dated, asOf, approved } = passage;
  if (asOf < from || (until !== undefined && asOf > until)) return false;
  if (available === 'always') return true;
  if (available === 'classified') return classified;
  const { youngerThan, olderThan } = available;
  return (
    (classified || available.classified !== true) &&
    (available.approved !== true || approved.includes(code)) &&
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

/** The exemption as it is cited for a passage: what rests on classification says until when. */
export const basisFor = (exemption: Exemption, passage: Passage): Basis => ({
  ...basisOf(exemption),
  ...untilOf(exemption, passage),
});

/** The day on which a ground ceases, and what makes it so. */
export interface Due {
  readonly on: CivilDate;
  readonly because: string;
}

const CLASSIFICATION_ENDS = 'its classification ends';

/**
 * The day on which an exemption can be cited no more for a passage it is cited for: that of its classification, where it rests on
 * that, or of the age from which its records are too old, whichever comes first. Null where no day is known.
 */
export function fallsDue(
  { available }: Pick<Exemption, 'available'>,
  { until, dated }: Pick<Passage, 'until' | 'dated'>,
): Due | null {
  const years = typeof available === 'string' ? undefined : available.youngerThan;
  const aged = years === undefined || dated === null ? null : plusYears(dated, years);
  if (aged !== null && (until === null || aged < until))
    return { on: aged, because: `${years} years from its date` };
  return until === null ? null : { on: until, because: CLASSIFICATION_ENDS };
}

/** Until when an exemption can be cited for a passage: as long as that is classified, where it rests on that. */
export const untilOf = ({ available }: Exemption, { until }: Passage): { until?: CivilDate } =>
  until !== null && available !== 'always' && (available === 'classified' || available.classified === true)
    ? { until }
    : {};
