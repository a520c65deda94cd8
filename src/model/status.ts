import { z } from 'zod';
import type { CivilDate } from './civil-date.ts';
import type { Instruction } from './instruction.ts';
import type { Level } from './marking.ts';
import type { Message } from './message.ts';

export const StatusState = z.enum([
  'unclassified',
  'classified',
  'declassified',
  'presumed-declassified',
  'review',
  'excluded',
  'conflict',
]);
export type StatusState = z.infer<typeof StatusState>;

/** One step of the reasoning, as a reviewer would write it, with the provision it applies. */
export interface Reason {
  readonly provision: string;
  readonly text: string;
}

/** Something a person must still do or confirm before release; `code` is what an attestation names. */
export interface Need {
  readonly code: string;
  readonly provision: string;
  readonly text: string;
}

/** A person's recorded act, with the authority it was done on. */
export interface Act {
  readonly by: string;
  readonly authority: string;
  readonly at: CivilDate;
}

/** What the law makes of a document on one day. Advice with its reasons, never a declassification. */
export interface Status {
  readonly asOf: CivilDate;
  readonly state: StatusState;
  /** Level on that day: U once declassified by its own instruction. */
  readonly level: Level;
  /** The day it was or will be declassified by its own instruction. */
  readonly declassifyOn: CivilDate | null;
  /** The 25-, 50- or 75-year limit (E.O. 13526 section 3.3). */
  readonly outerDate: CivilDate | null;
  readonly reasons: readonly Reason[];
  readonly stillNeeded: readonly Need[];
  /** The act that ended classification, where it was not the instruction alone. */
  readonly openedBy?: Act;
}

/** Status of a cable and, where they differ from it, of its portions. */
export interface Assessment {
  readonly instruction: Instruction;
  readonly status: Status;
  readonly portions: ReadonlyMap<string, Status>;
  readonly messages: readonly Message[];
}

/** That of the cable, and those of portions that differ from it. */
export const statusesIn = ({ status, portions }: Pick<Assessment, 'status' | 'portions'>): Status[] => [
  status,
  ...portions.values(),
];
