import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Basis } from './claim.ts';
import { PersonName } from './person-name.ts';

/** What a person's decision is about. Offsets are into the record's text. */
export const Target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('span'), from: z.int().nonnegative(), to: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('portion'), id: z.string().min(1) }),
  z.strictObject({ kind: z.literal('person'), id: z.string().min(1) }),
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1) }),
]);
export type Target = z.infer<typeof Target>;

/** The answer of the agency, organisation or government that owns a basis; only it opens what it owns. */
export const OwnerAnswer = z.strictObject({
  owner: z.string().min(1),
  reference: z.string().min(1),
  on: CivilDate,
});
export type OwnerAnswer = z.infer<typeof OwnerAnswer>;

/**
 * One person's recorded decision. A release lifts the claims it `answers`, on its target, and no others; a withholding stands
 * there in the place of those withholdings, so that its bases are given and not theirs.
 * `source` is the keyed digest of the text it was made on: on any other text it is refused and listed.
 * `at` is the person's own clock, as an ISO instant.
 */
export const Action = z.strictObject({
  id: z.string().min(1),
  mrn: z.string().min(1),
  source: z.string().min(1),
  on: Target,
  effect: z.enum(['release', 'withhold']),
  bases: z.array(Basis),
  answers: z.array(z.string()),
  reason: z.string().regex(/\S/, 'a reason in words'),
  by: PersonName,
  at: z.iso.datetime(),
  ownerAnswer: OwnerAnswer.optional(),
  /** Whom the copy was for. A release opens nothing to others; without it, it speaks for what everybody gets. */
  audience: z.string().optional(),
});
export type Action = z.infer<typeof Action>;

/** `all`, one number or a list of them. */
const Cables = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)], {
    error: 'expected all, a message number such as 07OSLO412, or a list of them',
  })
  .transform((cables): 'all' | string[] =>
    Array.isArray(cables) ? cables : cables === 'all' ? 'all' : [cables],
  );

/** An official's word that what was still needed before release was done; `need` is a code of `stillNeeded`. */
export const Attestation = z.strictObject({
  cables: Cables,
  need: z.string().min(1),
  by: PersonName,
  on: CivilDate,
  note: z.string().optional(),
});
export type Attestation = z.infer<typeof Attestation>;

/** Whether an attestation speaks of a cable. */
export const attests = ({ cables }: Pick<Attestation, 'cables'>, mrn: string): boolean =>
  cables === 'all' || cables.includes(mrn);
