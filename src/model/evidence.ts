import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Level } from './marking.ts';

/**
 * Which cables a row of evidence speaks of: `all`, one number, a list, or a post and days. `{ mrn }` and `{ mrns }`
 * are older spellings of a number and a list.
 */
export const Scope = z.union(
  [
    z.string().min(1),
    z.array(z.string().min(1)).min(1),
    z.strictObject({ mrn: z.string() }),
    z.strictObject({ mrns: z.array(z.string()).min(1) }),
    z.strictObject({ post: z.string(), from: CivilDate, to: CivilDate }),
  ],
  { error: 'expected all, a message number such as 07OSLO412, a list of them, or { post, from, to }' },
);
export type Scope = z.infer<typeof Scope>;

const Common = { cables: Scope, by: z.string().min(1), authority: z.string().min(1), at: CivilDate };

/** What is known about records beside their text, each row with who, when and on what authority. */
export const EvidenceRow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('extended'), until: CivilDate, ...Common }),
  z.strictObject({ kind: z.literal('reclassified'), level: Level, until: CivilDate.optional(), ...Common }),
  z.strictObject({ kind: z.literal('permanent'), permanent: z.boolean(), ...Common }),
  z.strictObject({ kind: z.literal('referral-closed'), agency: z.string(), ...Common }),
  z.strictObject({ kind: z.literal('declassification-confirmed'), ...Common }),
  z.strictObject({ kind: z.literal('decaptioned'), caption: z.string(), ...Common }),
]);
export type EvidenceRow = z.infer<typeof EvidenceRow>;
export const Evidence = z.array(EvidenceRow);

/** The rows that speak of this cable. A post and days match on the station name in the message number. */
export function evidenceFor(
  rows: readonly EvidenceRow[],
  cable: { readonly mrn: string | null; readonly dated: CivilDate | null },
): EvidenceRow[] {
  return rows.filter(({ cables }) => {
    if (cables === 'all') return true;
    if (cable.mrn === null) return false;
    if (typeof cables === 'object' && 'post' in cables) return isFrom(cables, cable.mrn, cable.dated);
    return numbersIn(cables).includes(cable.mrn);
  });
}

type Station = Extract<Scope, { post: string }>;

function numbersIn(cables: Exclude<Scope, Station>): readonly string[] {
  if (typeof cables === 'string') return [cables];
  if (Array.isArray(cables)) return cables;
  return 'mrn' in cables ? [cables.mrn] : cables.mrns;
}

function isFrom({ post, from, to }: Station, mrn: string, day: CivilDate | null): boolean {
  const station = mrn.replace(/^\d{2}/, '').replace(/\d+$/, '');
  return day !== null && station === post.replace(/\s/g, '') && from <= day && day <= to;
}

export type RowOf<K extends EvidenceRow['kind']> = Extract<EvidenceRow, { kind: K }>;

/** Rows of one kind that speak on a day: an act counts from the day it was done, oldest first. */
export const actsBy = <K extends EvidenceRow['kind']>(
  rows: readonly EvidenceRow[],
  kind: K,
  asOf: CivilDate,
): RowOf<K>[] => rows.filter((row): row is RowOf<K> => row.kind === kind && row.at <= asOf).sort(oldestFirst);

export const oldestFirst = (a: EvidenceRow, b: EvidenceRow): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
