import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { keyedDigest } from './digest.ts';
import { isOfficial, PersonName } from './person-name.ts';

/** What asked for the cables: a request under the FOIA, a mandatory review, a volume of FRUS, an archive's opening. */
export const CASE_KINDS = ['foia', 'mdr', 'frus', 'archive'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

const CaseNumber = z.string().regex(/^[A-Z]{1,3}-\d{4}-\d{4,6}$/, 'a case number such as F-2026-00123');
const DocumentNumber = z.string().regex(/^[A-Z]\d{8}$/, 'a document number such as C06000001');
const Mrn = z
  .string()
  .regex(
    /^(?:\d{2}[A-Z]{2,30}[1-9]\d*|record-[0-9a-f]{12})$/,
    'a message number as copies bear it, 07OSLO412: two digits of the year, the post in capitals, no zeros before the number',
  );

export const Official = PersonName.refine(
  isOfficial,
  '"Name, Position": 32 CFR 2001.25(b) wants both on the copy',
);

/** `all`, or numbers; one that ends in `*` stands for every number that begins so. */
const Cables = z.union(
  [
    z.literal('all'),
    z
      .array(
        z.string().regex(/^[A-Za-z0-9-]+\*?$/, 'a message number, or how it begins with * behind: 07OSLO*'),
      )
      .min(1),
  ],
  { error: 'expected all, or a list of message numbers or of how they begin, such as [07OSLO412, 98BONN*]' },
);

/** Numbers in a row from `first` on, by message number; or each by itself. */
const DocumentNumbers = z.union(
  [
    z.strictObject({
      prefix: z.string().regex(/^[A-Z]$/, 'a capital letter, such as C'),
      first: z.int().positive().max(99_999_999),
    }),
    z.record(Mrn, DocumentNumber),
  ],
  { error: 'expected { prefix: C, first: 6000001 }, or { 07OSLO412: C06000001 } for each cable' },
);

/** To whom passages were sent, and when. `undisclosed` where the agency's link is itself classified (E.O. 13526 section 3.6(b)). */
const SentReferral = z.strictObject({
  agency: z.string().regex(/^[A-Z][A-Za-z0-9 .&-]*$/, 'the agency as its referral is addressed, such as CIA'),
  sentOn: CivilDate,
  dueBy: CivilDate.optional(),
  undisclosed: z.boolean().default(false),
});

/** One request and how it is answered: which cables, for whom, what every copy is stamped with. */
export const Case = z
  .strictObject({
    request: z.strictObject({
      number: CaseNumber,
      kind: z.enum(CASE_KINDS),
      /** Who asked: for `restricted/` alone. */
      requester: z.string().min(1).optional(),
      received: CivilDate,
      subject: z.string().min(1).optional(),
    }),
    /** Without it, the audience of the same name as the kind. */
    audience: z.string().min(1).optional(),
    official: Official.optional(),
    cables: Cables.default('all'),
    stamps: z
      .strictObject({
        caseNumber: CaseNumber.optional(),
        documentNumbers: DocumentNumbers.optional(),
        date: CivilDate.optional(),
      })
      .default({}),
    /** Whether copies may go out while questions are open on them. */
    interim: z.boolean().default(false),
    /** What this answer may neither confirm nor deny (E.O. 13526 section 3.6(a)): the case as a whole, or these cables. */
    neitherConfirmNorDeny: z.union([z.literal('all'), z.array(Mrn)]).default([]),
    referrals: z.array(SentReferral).default([]),
  })
  .superRefine(({ stamps: { documentNumbers }, neitherConfirmNorDeny: silent, referrals }, context) => {
    const odd = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (documentNumbers !== undefined && !isRow(documentNumbers)) {
      const given = Object.entries(documentNumbers);
      for (const [mrn, number] of given) {
        const at = ['stamps', 'documentNumbers', mrn];
        if (given.some(([other, same]) => other !== mrn && same === number))
          odd(at, 'another cable has the same number');
        if (silent === 'all' || silent.includes(mrn))
          odd(at, 'it may neither be confirmed nor denied, so it has no number: there would be a gap');
      }
    }
    for (const [at, { agency, sentOn, dueBy }] of referrals.entries()) {
      if (dueBy !== undefined && dueBy < sentOn) odd(['referrals', at, 'dueBy'], 'a day not before sentOn');
      if (referrals.findIndex((each) => each.agency === agency) < at)
        odd(['referrals', at, 'agency'], 'it stands above already');
    }
  });
export type Case = z.infer<typeof Case>;

type Row = Extract<z.infer<typeof DocumentNumbers>, { prefix: string; first: number }>;
const isRow = (numbers: z.infer<typeof DocumentNumbers>): numbers is Row =>
  typeof numbers.first === 'number' && typeof numbers.prefix === 'string';

/** What `restricted/run.json` keeps of a case. */
export const CaseRecord = z.strictObject({
  given: Case,
  digest: z.string(),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

/** True where a cable by that name is one of the case. */
export const isOfCase = ({ cables }: Case, name: string): boolean =>
  cables === 'all' ||
  cables.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each));

/** True where a cable by that name must leave no trace outside `restricted/`. */
export const isUnspoken = ({ neitherConfirmNorDeny: silent }: Case, name: string): boolean =>
  silent === 'all' || silent.includes(name);

/**
 * The document number of each cable, by name: those given, or numbers in a row in the order of the names. Cables
 * outside of the case, and those of which nothing may be said, take none, so that they leave no gap.
 */
export function documentNumbersOf(given: Case, names: Iterable<string>): ReadonlyMap<string, string> {
  const { documentNumbers } = given.stamps;
  const ours = [...new Set(names)].filter((name) => isOfCase(given, name) && !isUnspoken(given, name));
  if (documentNumbers === undefined) return new Map();
  if (!isRow(documentNumbers))
    return new Map(Object.entries(documentNumbers).filter(([name]) => ours.includes(name)));
  const { prefix, first } = documentNumbers;
  return new Map(
    ours.sort().map((name, at) => [name, `${prefix}${String(first + at).padStart(8, '0')}`] as const),
  );
}

export const caseNumberOf = ({ request, stamps }: Case): string => stamps.caseNumber ?? request.number;

/** Keyed, because a case names who asked, and cables of which nothing may be said. */
export const caseDigest = (key: string, given: Case): string =>
  keyedDigest(key, 'tearline-case/1', '', JSON.stringify(given));
