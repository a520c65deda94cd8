import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Level } from './marking.ts';

/** Which cables a row of evidence speaks of: one number, a list, or a post and days. */
export const Scope = z.union([
  z.strictObject({ mrn: z.string() }),
  z.strictObject({ mrns: z.array(z.string()).min(1) }),
  z.strictObject({ post: z.string(), from: CivilDate, to: CivilDate }),
]);

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
    if (cable.mrn === null) return false;
    if ('mrn' in cables) return cables.mrn === cable.mrn;
    if ('mrns' in cables) return cables.mrns.includes(cable.mrn);
    const station = cable.mrn.replace(/^\d{2}/, '').replace(/\d+$/, '');
    const day = cable.dated;
    return (
      day !== null && station === cables.post.replace(/\s/g, '') && cables.from <= day && day <= cables.to
    );
  });
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
