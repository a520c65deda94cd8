import { z } from 'zod';
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

/** What a renderer may know of one cable. */
export const Variant = z.strictObject({
  mrn: z.string(),
  audience: z.string(),
  /** Rolled up from the current levels of what is left. */
  banner: z.string(),
  state: FinalState,
  stamps: z.array(z.string()),
  block: DeclassificationBlock.optional(),
  pieces: z.array(Piece),
});
export type Variant = z.infer<typeof Variant>;

/** What a withdrawal sheet says of a cable denied in full: who, when, how much; nothing that was withheld. */
export interface SheetFacts {
  readonly dated: string;
  readonly from: string;
  readonly to: string;
  /** How much was withheld, in lines of the page. */
  readonly volume: string;
}

/** The reviewer's copy: it holds the source, so it has a type of its own that no public renderer takes. */
export interface MarkedCopy {
  readonly mrn: string;
  readonly banner: string;
  readonly stamps: readonly string[];
  readonly pieces: readonly (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'withheld' | 'held'; readonly text: string; readonly bases: readonly string[] }
  )[];
}
