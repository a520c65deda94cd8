import { z } from 'zod';
import { Basis, Effect } from './claim.ts';
import { Level } from './marking.ts';
import { PersonCapacity, PersonRole } from './person.ts';

/**
 * What a piece of a cable can be, before any rule is asked. The conditions are code; what follows is data. For everybody
 * the first that fits speaks; abroad each that bars does.
 */
export const PUBLIC_ROWS = [
  'uncertain',
  'classified',
  'outer-date-passed',
  'captioned',
  'controlled',
  'consular-or-personnel',
  'released-by-status',
  'layout',
] as const;
export const ABROAD_ROWS = [
  'uncertain',
  'not-releasable',
  'captioned',
  'referred',
  'consular-or-personnel',
  'releasable',
  'layout',
] as const;
export type Row = (typeof PUBLIC_ROWS)[number] | (typeof ABROAD_ROWS)[number];

/** The rows that may let text go; every other is there because something keeps it. */
const MAY_RELEASE: ReadonlySet<Row> = new Set(['released-by-status', 'releasable', 'layout']);

/** The rows that only an owner's recorded answer opens. */
const OWNED: ReadonlySet<Row> = new Set(['not-releasable', 'captioned', 'referred']);

export const BaseRow = z.strictObject({
  row: z.enum([...new Set([...PUBLIC_ROWS, ...ABROAD_ROWS])]),
  effect: Effect,
  bases: z.array(Basis).default([]),
  reason: z.string().min(1),
  source: z.string().min(1),
});

const Disposition = z.strictObject({
  effect: Effect,
  bases: z.array(Basis).default([]),
  reason: z.string().min(1),
});
export type Disposition = z.infer<typeof Disposition>;

/** What a role gets; `younger` in its place where the cable is undated or not yet `than` years old on the day. */
const RoleDisposition = Disposition.extend({
  younger: Disposition.extend({ than: z.int().positive() }).optional(),
});
export type RoleDisposition = z.infer<typeof RoleDisposition>;

/** What a capacity gets beside the role of the same person: the stricter counts. Each row states its source. */
const CapacityRow = z.strictObject({
  classified: RoleDisposition,
  after: RoleDisposition,
  source: z.string().min(1),
  unverified: z.string().min(1).optional(),
});

/** Who asks: everybody, or all of some countries (a coalition is all of its members). */
export type Readers =
  | { readonly kind: 'public' }
  | { readonly kind: 'countries'; readonly codes: readonly string[] };

/** In a file: the readers are those the command line names. */
export const AS_ASKED = 'as asked';

/** How a copy says that something was deleted: with its codes, or only that it is not declassified, as FRUS prints it. */
const MarkerForm = z.strictObject({
  form: z.enum(['coded', 'not-declassified']),
  /** Codes that say nothing to these readers beside another ground. */
  omit: z.array(z.string().min(1)).default([]),
  source: z.string().min(1),
  unverified: z.string().min(1).optional(),
});

/** How many persons stand behind a copy before a review lets it out: whoever decided on it, and whoever signed it without. */
const Signatures = z.strictObject({ persons: z.int().positive(), source: z.string().min(1) });

/** The share of signed cables, from 0 to 1, that somebody else reads a second time without knowing what was decided. */
const Sample = z.strictObject({ share: z.number().min(0).max(1), source: z.string().min(1) });

/** Who a release is for: what each part of a cable and each role of person gets, and which packs apply. */
export const AudienceFile = z
  .strictObject({
    audience: z.string().min(1),
    title: z.string().min(1),
    source: z.string().min(1),
    from: z.string(),
    unverified: z.string().min(1).optional(),
    packs: z.array(z.string()),
    /** Everybody, the codes of countries and coalitions, or those the command line names. */
    readers: z.union([z.enum(['public', AS_ASKED]), z.array(z.string()).min(1)]),
    /** The highest level a banner in `public/` may bear, and the controls it may bear beside a release list. */
    ceiling: Level,
    controls: z.array(z.string()).default([]),
    signatures: Signatures,
    /** Without it, nothing is read a second time. */
    sample: Sample.optional(),
    /** Without it, markers have codes. */
    marker: MarkerForm.optional(),
    table: z.array(BaseRow),
    /** What a role gets while the passage is classified on the day, and after. */
    persons: z.record(PersonRole, z.strictObject({ classified: RoleDisposition, after: RoleDisposition })),
    /** The same for what somebody is beside a role; a capacity that is not listed adds nothing. */
    capacities: z.partialRecord(PersonCapacity, CapacityRow).optional(),
  })
  .superRefine(({ readers, table }, context) => {
    const wanted: readonly string[] = readers === 'public' ? PUBLIC_ROWS : ABROAD_ROWS;
    if (table.map(({ row }) => row).join() !== wanted.join())
      context.addIssue({
        code: 'custom',
        path: ['table'],
        message: `the rows for these readers are, in this order: ${wanted.join(', ')}`,
      });
    const odd = (at: number, key: string, message: string): void =>
      context.addIssue({ code: 'custom', path: ['table', at, key], message });
    for (const [at, { row, effect, bases }] of table.entries()) {
      if (effect === 'release' && !MAY_RELEASE.has(row))
        odd(at, 'effect', `what fits '${row}' is held or withheld; a person or its owner opens it`);
      if (OWNED.has(row) && !bases.some(({ owner }) => owner !== undefined))
        odd(at, 'row', `'${row}' is somebody's to open: give it a basis with an owner`);
    }
  });
export type AudienceFile = z.infer<typeof AudienceFile>;

/** An audience whose readers are known. */
export type Audience = Omit<AudienceFile, 'readers'> & { readonly readers: Readers };

/**
 * The most a banner of a copy that may leave can bear. With readers abroad, `coalitions` are those of the day with their
 * members, so that a list which names one can be taken apart.
 */
export interface BannerLimit {
  readonly ceiling: Level;
  readonly controls: readonly string[];
  readonly readers: readonly string[];
  readonly countries: readonly string[];
  readonly coalitions: Readonly<Record<string, readonly string[]>>;
}
