import { z } from 'zod';
import { CASE_KINDS } from './case.ts';
import { EvidenceRow } from './evidence.ts';
import { FinalState } from './final-state.ts';
import { READINGS } from './review.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** The head of a log: how many entries, and the digest of the last. Held elsewhere, it betrays a cut tail. */
export const Head = z.strictObject({ size: z.int().nonnegative(), digest: hex });
export type Head = z.infer<typeof Head>;

/** Where a deletion stands: never an offset into the source. */
export const Place = z.strictObject({ portion: z.string().nullable(), at: z.int().nonnegative().nullable() });

/** Who or what asked for a deletion, as the log names them. */
export const Asked = z.strictObject({ claim: z.string(), by: z.string(), digest: z.string().optional() });

/**
 * The account of the system from which a command was given, where one was: two names from one account may be one person. What is done
 * on the page has none, because all of it comes through one server.
 */
const account = z.string().optional();

/** What every act of a person at the review says in its log. `content` is the keyed digest of the whole of it, kept beside the log. */
const act = { mrn: z.string(), by: z.string(), at: z.iso.datetime(), content: hex, account };

/** What the log of a review says besides decisions and attestations. */
const REVIEW_ENTRIES = [
  /** The run that is reviewed, by the head of its log; for whom; and how many persons must stand behind a copy. */
  z.strictObject({
    kind: z.literal('review'),
    run: z.strictObject({ size: z.int().nonnegative(), digest: hex }),
    audience: z.string(),
    asOf: z.string(),
    signatures: z.int().positive(),
    /** The share of signed cables that is read a second time. */
    sample: z.number().min(0).max(1).optional(),
    key: z.string(),
  }),
  /** A decision no longer stands. It stays on record, as this does. */
  z.strictObject({ kind: z.literal('undo'), ...act, action: z.string() }),
  z.strictObject({ kind: z.literal('note'), ...act }),
  z.strictObject({ kind: z.literal('referral'), ...act, referral: z.string(), agency: z.string() }),
  z.strictObject({ kind: z.literal('answer'), ...act, referral: z.string() }),
  /** Somebody stands behind a copy as it was shown; of another copy it says nothing. */
  z.strictObject({ kind: z.literal('signature'), ...act, shown: hex }),
  /** Something that was decided, or undone, in a second reading. It changes no copy. */
  z.strictObject({ kind: z.literal('reading'), ...act }),
  /** A second reading was ended: how its copy stands to the one that was signed (`shown`). */
  z.strictObject({ kind: z.literal('comparison'), ...act, shown: hex, result: z.enum(READINGS) }),
  /** Somebody was given the text of a cable: recorded once a day (UTC), before they see it. */
  z.strictObject({ kind: z.literal('access'), mrn: z.string(), by: z.string(), at: z.iso.datetime() }),
  /** Cables that went out, with their signatures on record. */
  z.strictObject({
    kind: z.literal('release'),
    by: z.string(),
    at: z.iso.datetime(),
    cables: z.array(z.string()),
    account,
  }),
] as const;

/**
 * What one line of the log says. It quotes no cable: digests of restricted text are keyed, plain digests are
 * of released files only, and places are a portion and a position in the body of the copy.
 */
export const EntryBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    audience: z.string(),
    asOf: z.string(),
    rehearsal: z.boolean(),
    official: z.string().nullable(),
    /** The request that is answered; the digest is keyed, and of all that was said of it. */
    case: z
      .strictObject({ number: z.string(), kind: z.enum(CASE_KINDS), interim: z.boolean(), digest: hex })
      .optional(),
    /** The run that this one looks at a second time, by the head of its log. */
    supersedes: Head.optional(),
    /** Tells which key made the keyed digests that follow. */
    key: z.string(),
    packs: z.array(z.strictObject({ pack: z.string(), version: z.string(), digest: hex })),
    /** Orders, exemptions, names and the audience's table, each with the digest of its files. */
    tables: z.array(z.strictObject({ table: z.string(), digest: hex })),
  }),
  z.strictObject({
    kind: z.literal('cable'),
    mrn: z.string(),
    state: FinalState,
    folder: z.enum(['public', 'proposed', 'rehearsal']).nullable(),
    status: z.string(),
    source: hex,
    decisions: hex,
    patch: hex,
    /** Of the reviewer's copy, where one was made; logs of earlier versions do not have it. */
    marked: hex.optional(),
    files: z.array(z.strictObject({ name: z.string(), sha256: hex })),
  }),
  z.strictObject({
    kind: z.literal('deletion'),
    mrn: z.string(),
    place: Place,
    extent: z.string(),
    effect: z.enum(['withhold', 'hold']),
    bases: z.array(z.string()),
    /** The provisions behind the bases. */
    authority: z.array(z.string()),
    asked: z.array(Asked),
    /** Binds the entry to the text that was deleted: opened with its salt once that is released. */
    commitment: hex,
  }),
  z.strictObject({
    kind: z.literal('decision'),
    mrn: z.string(),
    action: z.string(),
    effect: z.enum(['release', 'withhold']),
    by: z.string(),
    at: z.string(),
    answers: z.array(z.string()),
    bases: z.array(z.string()),
    /** Keyed digest of the whole decision, its place and its reason included, as `decisions.jsonl` keeps it. */
    content: hex,
    applied: z.boolean(),
    account,
  }),
  z.strictObject({ kind: z.literal('evidence'), row: EvidenceRow }),
  z.strictObject({
    kind: z.literal('attestation'),
    need: z.string(),
    by: z.string(),
    on: z.string(),
    cables: z.union([z.literal('all'), z.array(z.string())]),
    account,
  }),
  z.strictObject({
    kind: z.literal('folder'),
    folder: z.enum(['public', 'proposed', 'rehearsal']),
    files: z.array(z.strictObject({ name: z.string(), sha256: hex })),
    /** Keyed digest of where every input ended then, of which the last counts; logs of earlier versions do not have it. */
    inputs: hex.optional(),
  }),
  z.strictObject({ kind: z.literal('failure'), input: z.int().nonnegative(), code: z.string() }),
  ...REVIEW_ENTRIES,
]);
export type EntryBody = z.infer<typeof EntryBody>;

export const ENTRY_KINDS = EntryBody.options.map((option) => option.shape.kind.value);

/** A line as it stands on disk: `digest` covers every byte before it, `prev` is the digest of the line before. */
export const Entry = z.strictObject({
  v: z.literal(1),
  seq: z.int().nonnegative(),
  prev: hex,
  entry: EntryBody,
  digest: hex,
});
export type Entry = z.infer<typeof Entry>;
