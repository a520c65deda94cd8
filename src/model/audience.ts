import { z } from 'zod';
import { Basis, Effect } from './claim.ts';
import { Level } from './marking.ts';
import { PersonRole } from './person.ts';

/** What a piece of a cable can be, before any rule is asked. The conditions are code; what follows is data. */
export const BASE_ROWS = [
  'uncertain',
  'classified',
  'outer-date-passed',
  'captioned',
  'controlled',
  'consular-or-personnel',
  'released-by-status',
  'layout',
] as const;

export const BaseRow = z.strictObject({
  row: z.enum(BASE_ROWS),
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

/** Who a release is for: what each part of a cable and each role of person gets, and which packs apply. */
export const Audience = z.strictObject({
  audience: z.string().min(1),
  title: z.string().min(1),
  source: z.string().min(1),
  from: z.string(),
  packs: z.array(z.string()),
  /** The highest banner a file in `public/` may bear. */
  ceiling: Level,
  table: z.array(BaseRow).length(BASE_ROWS.length),
  /** What a role gets while the passage is classified on the day, and after. */
  persons: z.record(PersonRole, z.strictObject({ classified: RoleDisposition, after: RoleDisposition })),
});
export type Audience = z.infer<typeof Audience>;
