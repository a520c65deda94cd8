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

/** What somebody is beside a role, where rules of their own speak of it: whom an office employs, guards, holds or hears. */
export const PersonCapacity = z.enum(['local-staff', 'security-agent', 'detainee', 'visa-case']);
export type PersonCapacity = z.infer<typeof PersonCapacity>;

/** Somebody named in the cable, with every place where the name stands. `evidence` says why the role. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly evidence: string;
  readonly capacities?: readonly PersonCapacity[];
  readonly mentions: readonly Span[];
  /** Where the name stands in another form, or where nobody read it as a name: what speaks of the person speaks of these. */
  readonly echoes?: readonly Span[];
}
