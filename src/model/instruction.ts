import type { CivilDate } from './civil-date.ts';

export const INSTRUCTION_KINDS = [
  'date',
  'schedule',
  'review',
  'exempt',
  'indefinite',
  'event',
  'duration',
  'source-marked',
  'notice',
  'none',
  'not-applicable',
  'unreadable',
] as const;
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number];

/** One declassification instruction as the cable prints it. `order` is the number printed, or null. */
export interface Instruction {
  readonly kind: InstructionKind;
  readonly printed: string;
  readonly order: string | null;
  readonly date?: CivilDate;
  readonly code?: string;
  readonly event?: string;
  readonly years?: number;
}
