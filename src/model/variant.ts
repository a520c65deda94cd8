import { z } from 'zod';
import type { Since } from './before.ts';
import { PORTION_KINDS } from './cable.ts';
import { FinalState } from './final-state.ts';

/**
 * A stretch of a copy. There is no field for withheld text, so no renderer can print any. `extent` is
 * rounded and never counts letters; `held` marks a question that is still open.
 */
export const Piece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('struck'), text: z.string() }),
  z.strictObject({
    kind: z.literal('deletion'),
    portion: z.string().nullable(),
    bases: z.array(z.string()),
    extent: z.string(),
    held: z.boolean(),
    /** How its marker speaks, where that is not by its codes. */
    form: z.enum(['not-declassified', 'pending']).optional(),
  }),
]);
export type Piece = z.infer<typeof Piece>;
export type Deletion = Extract<Piece, { kind: 'deletion' }>;

/** The four elements of 32 CFR 2001.25(b). `by` is absent until an official confirms. */
export const DeclassificationBlock = z.strictObject({
  was: z.string(),
  authority: z.string(),
  on: z.string(),
  by: z.string().optional(),
  confirmed: z.string().optional(),
});
export type DeclassificationBlock = z.infer<typeof DeclassificationBlock>;

/**
 * Who wrote to whom, when and on what, each only where its place in the header was released: else `withheld`,
 * `withheld in part`, or `not given`.
 */
export const Facts = z.strictObject({
  dated: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
});
export type Facts = z.infer<typeof Facts>;

/** Where in the body of a copy a portion begins, in characters; with its marker where its words are out. */
export const PortionPlace = z.strictObject({
  id: z.string(),
  kind: z.enum(PORTION_KINDS),
  at: z.int().nonnegative(),
});
export type PortionPlace = z.infer<typeof PortionPlace>;

/** Released words that an earlier release withheld, in characters of the body, and where and why that withheld them. */
export const Restored = z.strictObject({
  portion: z.string().nullable(),
  bases: z.array(z.string()),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
});
export type Restored = z.infer<typeof Restored>;

/** What a copy says of an earlier release of its cable. */
export const SinceRelease = z.strictObject({ day: z.iso.date(), restored: z.array(Restored) });
export type SinceRelease = z.infer<typeof SinceRelease>;

/** What a renderer may know of one cable. */
export const Variant = z.strictObject({
  mrn: z.string(),
  audience: z.string(),
  /** Rolled up from the current levels of what is left. */
  banner: z.string(),
  state: FinalState,
  stamps: z.array(z.string()),
  block: DeclassificationBlock.optional(),
  facts: Facts,
  /** In the order of the body. */
  portions: z.array(PortionPlace),
  /** Absent where nothing that was withheld before is released now. */
  since: SinceRelease.optional(),
  pieces: z.array(Piece),
});
export type Variant = z.infer<typeof Variant>;

/** What goes out in the place of a cable that is denied in full: who, when, how much, on what grounds; nothing else. */
export const WithdrawalSheet = z.strictObject({
  mrn: z.string(),
  audience: z.string(),
  banner: z.string(),
  stamps: z.array(z.string()),
  dated: z.string(),
  from: z.string(),
  to: z.string(),
  /** Pages of the cable, as printed on 69 columns. */
  pages: z.int().positive(),
  codes: z.array(z.string()),
});
export type WithdrawalSheet = z.infer<typeof WithdrawalSheet>;

/** Why words were left out of an earlier copy. */
export interface KeptBefore {
  readonly effect: 'withhold' | 'hold';
  readonly bases: readonly string[];
}

/** A stretch of the reviewer's copy: released words, of which `before` says what kept them then, or words that are kept. */
export type MarkedPiece =
  | { readonly kind: 'text'; readonly text: string; readonly before?: KeptBefore }
  | {
      readonly kind: 'withheld' | 'held';
      readonly text: string;
      readonly bases: readonly string[];
      /** True of words that the earlier copy showed. */
      readonly wasShown?: true;
    };

/** The reviewer's copy: it holds the source, so it has a type of its own that no public renderer takes. */
export interface MarkedCopy {
  readonly mrn: string;
  readonly banner: string;
  readonly stamps: readonly string[];
  readonly pieces: readonly MarkedPiece[];
  /** What became of its passages since the run that is superseded; whether anybody outside has seen that copy. */
  readonly since?: Since & { readonly wasPublic: boolean };
}
