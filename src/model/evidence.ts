import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Level } from './marking.ts';
import { PersonName } from './person-name.ts';

/** Cables of a post, of a series (`98OSLO`: the beginning of its message numbers), of a range of days, or of all these. */
const Range = z
  .strictObject({
    post: z.string().min(1).optional(),
    series: z
      .string()
      .regex(/^\d{2}[A-Z]+$/, 'two digits of the year and the station, such as 98OSLO')
      .optional(),
    from: CivilDate.optional(),
    to: CivilDate.optional(),
  })
  .refine((range) => Object.values(range).some((value) => value !== undefined), 'a post, a series or days')
  .refine(
    ({ from, to }) => from === undefined || to === undefined || from <= to,
    'days that follow one another',
  );
type Range = z.infer<typeof Range>;

/**
 * Which cables a row of evidence speaks of: `all`, one number, a list, or a post, series or range of days.
 * `{ mrn }` and `{ mrns }` are older spellings of a number and a list.
 */
export const Scope = z.union(
  [
    z.string().min(1),
    z.array(z.string().min(1)).min(1),
    z.strictObject({ mrn: z.string() }),
    z.strictObject({ mrns: z.array(z.string()).min(1) }),
    Range,
  ],
  {
    error:
      'expected all, a message number such as 07OSLO412, a list of them, or any of { post, series, from, to }',
  },
);
export type Scope = z.infer<typeof Scope>;

const Common = {
  cables: Scope,
  by: PersonName,
  authority: z.string().regex(/[\p{L}\d]/u, 'on what authority'),
  at: CivilDate,
};

/** What is known about records beside their text, each row with who, when and on what authority. */
export const EvidenceRow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('extended'), until: CivilDate, ...Common }),
  z.strictObject({ kind: z.literal('reclassified'), level: Level, until: CivilDate.optional(), ...Common }),
  z.strictObject({ kind: z.literal('permanent'), permanent: z.boolean(), ...Common }),
  z.strictObject({ kind: z.literal('unscheduled'), ...Common }),
  z.strictObject({ kind: z.literal('disposal'), on: CivilDate, ...Common }),
  z.strictObject({ kind: z.literal('file-series'), until: CivilDate, ...Common }),
  z.strictObject({
    kind: z.literal('exemption-approved'),
    exemption: z.string().regex(/^3\.3\(b\)\([1-9]\)$/, 'a number of section 3.3(b), such as 3.3(b)(6)'),
    until: CivilDate,
    ...Common,
  }),
  z.strictObject({ kind: z.literal('file-block'), newest: CivilDate, ...Common }),
  z.strictObject({ kind: z.literal('media-delay'), until: CivilDate, ...Common }),
  z.strictObject({ kind: z.literal('newly-discovered'), discovered: CivilDate, ...Common }),
  z.strictObject({ kind: z.literal('page-review'), found: z.enum(['none', 'RD', 'FRD', 'TFNI']), ...Common }),
  z.strictObject({ kind: z.literal('referral-opened'), agency: z.string(), ...Common }),
  z.strictObject({ kind: z.literal('referral-closed'), agency: z.string(), ...Common }),
  z.strictObject({ kind: z.literal('declassification-confirmed'), ...Common }),
  z.strictObject({ kind: z.literal('decaptioned'), caption: z.string(), ...Common }),
]);
export type EvidenceRow = z.infer<typeof EvidenceRow>;
export const Evidence = z.array(EvidenceRow);

/** The rows that speak of this cable. A post or series matches on the message number, days on the cable's own. */
export function evidenceFor(
  rows: readonly EvidenceRow[],
  cable: { readonly mrn: string | null; readonly dated: CivilDate | null },
): EvidenceRow[] {
  return rows.filter(({ cables }) => {
    if (cables === 'all') return true;
    if (isRange(cables)) return isWithin(cables, cable.mrn, cable.dated);
    return cable.mrn !== null && numbersIn(cables).includes(cable.mrn);
  });
}

const isRange = (cables: Scope): cables is Range =>
  typeof cables === 'object' && !Array.isArray(cables) && !('mrn' in cables) && !('mrns' in cables);

/** The message numbers by which a scope names cables; none where it names them otherwise. */
export const numbersNamed = (cables: Scope): readonly string[] =>
  cables === 'all' || isRange(cables) ? [] : numbersIn(cables);

function numbersIn(cables: Exclude<Scope, Range>): readonly string[] {
  if (typeof cables === 'string') return [cables];
  if (Array.isArray(cables)) return cables;
  return 'mrn' in cables ? [cables.mrn] : cables.mrns;
}

/** A cable whose number or day is not known lies in no range that asks for it. */
function isWithin({ post, series, from, to }: Range, mrn: string | null, day: CivilDate | null): boolean {
  const start = mrn?.replace(/\d+$/, '');
  if (series !== undefined && start !== series) return false;
  if (post !== undefined && start?.replace(/^\d{2}/, '') !== post.replace(/\s/g, '')) return false;
  if (from === undefined && to === undefined) return true;
  return day !== null && (from === undefined || from <= day) && (to === undefined || day <= to);
}

export type RowOf<K extends EvidenceRow['kind']> = Extract<EvidenceRow, { kind: K }>;

/** Rows of one kind that speak on a day: an act counts from the day it was done, oldest first. */
export const actsBy = <K extends EvidenceRow['kind']>(
  rows: readonly EvidenceRow[],
  kind: K,
  asOf: CivilDate,
): RowOf<K>[] => rows.filter((row): row is RowOf<K> => row.kind === kind && row.at <= asOf).sort(oldestFirst);

/** The numbers of section 3.3(b) that were approved for a record by that day, and not only until a day before it. */
export const approvedOn = (rows: readonly EvidenceRow[], asOf: CivilDate): string[] =>
  actsBy(rows, 'exemption-approved', asOf).flatMap(({ exemption, until }) =>
    asOf < until ? [exemption] : [],
  );

export const oldestFirst = (a: EvidenceRow, b: EvidenceRow): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
