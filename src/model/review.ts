import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { PersonName } from './person-name.ts';

/** What somebody may do at the review: only read; decide; sign and release; look at the log. One person may have several. */
export const ROLES = ['reader', 'reviewer', 'approver', 'auditor'] as const;
/** One of them. */
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Somebody who may open the review. The log knows people by their names. */
export const Reviewer = z.strictObject({
  name: z.string().trim().pipe(PersonName),
  roles: z.array(Role).min(1),
});
export type Reviewer = z.infer<typeof Reviewer>;

/** Where a cable stands in the review, from what needs a person most to what is done. */
export const STANDINGS = ['failed', 'conflict', 'open', 'ready', 'signed', 'released'] as const;
/** One of them. */
export type Standing = (typeof STANDINGS)[number];

/** How grave a wrong release of a cable would be, the gravest first. */
export const RISKS = ['high', 'medium', 'low'] as const;
/** One of them. */
export type Risk = (typeof RISKS)[number];

/** What a person's act is about, in offsets of the cable's text. */
export const Place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('span'), from: z.int().nonnegative(), to: z.int().positive() }),
  z.strictObject({ kind: z.literal('portion'), id: z.string().min(1) }),
  z.strictObject({ kind: z.literal('person'), id: z.string().min(1) }),
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(2000) }),
]);
export type Place = z.infer<typeof Place>;

const reason = z.string().max(4000).regex(/\S/, 'a reason in words');

/**
 * What every act on a cable carries: the cable, and its version as the person saw it. Where somebody else acted on the cable
 * since, the act is refused and the other's is shown. `id` comes of the page: an act that is sent twice is recorded once.
 */
const onCable = {
  id: z.string().regex(/^[0-9a-zA-Z-]{8,64}$/),
  mrn: z.string().min(1).max(64),
  version: z.string().max(64),
};

/** A decision of a person. */
export const DecisionAct = z.strictObject({
  kind: z.literal('decision'),
  ...onCable,
  on: Place,
  effect: z.enum(['release', 'withhold']),
  /** Codes of exemptions, for a withholding. */
  bases: z.array(z.string()).max(16),
  /**
   * The claims a release lifts, or the withholdings that a withholding stands in the place of; `all` are the open questions at a
   * place, for a release.
   */
  answers: z.union([z.literal('all'), z.array(z.string()).max(2000)]),
  /** The owner's recorded answer, which alone opens what it owns. */
  ownerAnswer: z
    .strictObject({ owner: z.string().min(1), reference: z.string().min(1), on: CivilDate })
    .optional(),
  reason,
  /** The same text wherever it stands in the cables of this review; only where `on` is a text. */
  everywhere: z.boolean().optional(),
  /** Digest of the list of cables that such a decision is about, as it was shown: of any other it is no decision. */
  list: z.string().max(64).optional(),
});
export type DecisionAct = z.infer<typeof DecisionAct>;

/** What a person does at the review, as the page or a command sends it. */
export const Act = z.discriminatedUnion('kind', [
  DecisionAct,
  z.strictObject({ kind: z.literal('undo'), ...onCable, action: z.string().min(1), reason }),
  z.strictObject({ kind: z.literal('note'), ...onCable, on: Place.optional(), text: reason }),
  z.strictObject({
    kind: z.literal('refer'),
    ...onCable,
    on: Place,
    agency: z.string().min(1).max(80),
    reason,
  }),
  z.strictObject({
    kind: z.literal('answer'),
    ...onCable,
    referral: z.string().min(1),
    reference: z.string().min(1).max(400),
    on: CivilDate,
  }),
  /** `shown` is the digest of what the signer was shown: of anything else it is no signature. */
  z.strictObject({ kind: z.literal('sign'), ...onCable, shown: z.string().min(1) }),
  z.strictObject({ kind: z.literal('attest'), ...onCable, need: z.string().min(1), on: CivilDate }),
  /** Ends a second reading; `shown` is the digest of the copy that it comes to. */
  z.strictObject({ kind: z.literal('finish'), ...onCable, shown: z.string().min(1) }),
]);
export type Act = z.infer<typeof Act>;
/** What somebody does, by its name. */
export type ActKind = Act['kind'];
/** All kinds of acts there are. */
export const ACT_KINDS = Act.options.map((option) => option.shape.kind.value);

/** How the copy of a second reading stands to the one that was signed: the same; the same text, on other grounds; another text. */
export const READINGS = ['same', 'grounds', 'text'] as const;
/** One of them. */
export type ReadingResult = (typeof READINGS)[number];

/** Passages that are deleted in either of two copies: alike in both, on other grounds, or only in one of them or further in one. */
export const PassagesCompared = z.strictObject({
  same: z.int().nonnegative(),
  grounds: z.int().nonnegative(),
  text: z.int().nonnegative(),
});
export type PassagesCompared = z.infer<typeof PassagesCompared>;

/** What a comparison comes to. */
export const resultOf = ({ text, grounds }: PassagesCompared): ReadingResult =>
  text > 0 ? 'text' : grounds > 0 ? 'grounds' : 'same';

/** What is kept of a cable for the queue when it is reviewed: everything that does not change by who did what since. */
export const Filed = z.strictObject({
  mrn: z.string(),
  dated: z.string().nullable(),
  banner: z.string(),
  post: z.string(),
  subject: z.string(),
  tags: z.array(z.string()),
  questions: z.int().nonnegative(),
  deletions: z.int().nonnegative(),
  bases: z.array(z.string()),
  rules: z.array(z.string()),
  /** Names of whom something is out of the copy. */
  persons: z.array(z.string()),
  /** What makes a wrong release grave, in words. */
  risks: z.array(z.string()),
  isConflict: z.boolean(),
  /** Codes of what must be attested before it goes out. */
  needs: z.array(z.string()),
  /** What keeps its copy in, in words, but that nobody releases it yet. */
  barred: z.array(z.string()).default([]),
  /** Who owns text of it that waits for their answer. */
  owners: z.array(z.string()).default([]),
});
export type Filed = z.infer<typeof Filed>;
