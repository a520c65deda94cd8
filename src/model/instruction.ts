import type { CivilDate } from './civil-date.ts';
import type { Level } from './marking.ts';

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
  /** What of this form of line nobody has seen in a text. */
  readonly unverified?: string;
}

/** What of a document its line is read against. */
export interface DatedLevel {
  /** Day of the document, or null where it is not known. */
  readonly dated: CivilDate | null;
  readonly level: Level;
}
