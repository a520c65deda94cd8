import { z } from 'zod';
import type { Span } from './span.ts';

export const Effect = z.enum(['release', 'hold', 'withhold']);
export type Effect = z.infer<typeof Effect>;

/**
 * Why something is withheld: `code` is what a marker prints (`B6`, `1.4(d)`). `claimed` when taken from the
 * cable's own reason line, `adopted` once a person did. A basis with an `owner` opens only on that owner's answer.
 */
export const Basis = z.strictObject({
  code: z.string().min(1),
  provision: z.string().min(1),
  reason: z.string().min(1),
  standing: z.enum(['claimed', 'adopted']).optional(),
  until: z.string().optional(),
  owner: z.string().optional(),
});
export type Basis = z.infer<typeof Basis>;

/** Who makes a claim. A rule is named with the pack's digest, so that the log can show the very text applied. */
export type ClaimBy =
  | { readonly kind: 'layout'; readonly part: string }
  /** `standing` is the status the claim rests on: on another, a decision about this claim says nothing. */
  | {
      readonly kind: 'marking';
      readonly row: string;
      readonly portion: string | null;
      readonly standing: string;
    }
  /** `role` is a role of the audience file, or a capacity. */
  | { readonly kind: 'role'; readonly person: string; readonly role: string }
  /** A name that is closed elsewhere, found again outside of the person's mentions. */
  | { readonly kind: 'echo'; readonly person: string; readonly role: string }
  | { readonly kind: 'rule'; readonly rule: string; readonly pack: string; readonly digest: string }
  | { readonly kind: 'person'; readonly action: string; readonly name: string };

/** `id` is stable while its source, basis and span are: a recorded decision names it across runs. */
export interface Claim {
  readonly id: string;
  readonly span: Span;
  readonly effect: Effect;
  readonly bases: readonly Basis[];
  readonly by: ClaimBy;
  readonly reason: string;
}

/** What was settled for one piece of text. Decisions are ordered, disjoint and leave no gap. */
export interface Decision {
  readonly span: Span;
  readonly effect: Effect;
  readonly bases: readonly Basis[];
  readonly claims: readonly string[];
}
