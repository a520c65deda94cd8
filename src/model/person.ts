import { z } from 'zod';
import type { Span } from './span.ts';

export const PersonRole = z.enum([
  'protected',
  'source',
  'private',
  'official',
  'us-official',
  'public-figure',
]);
export type PersonRole = z.infer<typeof PersonRole>;

/** Somebody named in the cable, with every place where the name stands. `evidence` says why the role. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly evidence: string;
  readonly mentions: readonly Span[];
}
