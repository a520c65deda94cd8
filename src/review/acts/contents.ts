import { z } from 'zod';
import { Action } from '../../model/action.ts';
import { CivilDate } from '../../model/civil-date.ts';
import { PassagesCompared, Place, READINGS } from '../../model/review.ts';

/** What every content says: the act it came of, which is recorded once; who did it, and when. */
const of = { act: z.string().min(1), by: z.string().regex(/\S/), at: z.iso.datetime() };

const decision = z.strictObject({ act: of.act, action: Action });
const undo = z.strictObject({ ...of, action: z.string(), reason: z.string() });

/**
 * The whole of what a person did, by the kind of the entry that binds it. An entry's digest binds its content and nothing else,
 * so a content repeats what its entry says: of two that differ one was changed.
 */
export const CONTENTS = {
  decision,
  undo,
  note: z.strictObject({ ...of, text: z.string(), on: Place.optional() }),
  referral: z.strictObject({
    ...of,
    referral: z.string(),
    agency: z.string(),
    place: Place,
    reason: z.string(),
  }),
  answer: z.strictObject({ ...of, referral: z.string(), reference: z.string(), day: CivilDate }),
  signature: z.strictObject({ ...of, shown: z.string() }),
  reading: z.union([decision, undo]),
  comparison: z.strictObject({
    ...of,
    shown: z.string(),
    result: z.enum(READINGS),
    /** Digest of the copy that the reading came to. */
    own: z.string(),
    passages: PassagesCompared,
  }),
} as const;

/** A kind of entry that has a content beside it. */
export type ContentKind = keyof typeof CONTENTS;
export type Content<K extends ContentKind> = z.infer<(typeof CONTENTS)[K]>;

/** True of a kind of entry whose content is kept beside the log. */
export const hasContent = (kind: string): kind is ContentKind => kind in CONTENTS;
