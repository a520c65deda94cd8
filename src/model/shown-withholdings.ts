import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import type { CoverSheet } from './cover.ts';

/** One deletion as the index of the case lists it. It quotes nothing of the cable. */
export interface WithholdingShown {
  readonly mrn: string;
  /** The portion it lies in; null for a place outside of all portions. */
  readonly place: string | null;
  readonly extent: string;
  readonly state: 'withheld' | 'open question';
  readonly bases: readonly string[];
  readonly provisions: readonly string[];
  /** Rules, rows, roles and persons that ask for it, in words; none where nobody spoke for the text. */
  readonly by: readonly string[];
}

const page = { offset: z.int().nonnegative().optional(), limit: z.int().positive().max(500).optional() };

/** What is asked of the index of withholdings. */
export const WithholdingsQuery = z.strictObject({
  basis: z.string().max(80).optional(),
  state: z.enum(['withheld', 'open question']).optional(),
  ...page,
});
export type WithholdingsQuery = z.infer<typeof WithholdingsQuery>;

/** A page of the index of withholdings of a case, by cable and place. */
export interface WithholdingsView {
  readonly banner: string;
  /** How many deletions fit, of how many cables, and the page of them that was asked for. */
  readonly total: number;
  readonly cables: number;
  readonly offset: number;
  readonly rows: readonly WithholdingShown[];
  /** How many deletions of the case are of which state, and rest on which basis, whatever was asked. */
  readonly states: Readonly<Record<WithholdingShown['state'], number>>;
  readonly bases: readonly (readonly [string, number])[];
}

/** A cover sheet, part by part. */
export interface CoverShown {
  /** What it would go out with: what is out or signed now, or every cable of the case as it is proposed. */
  readonly of: 'next' | 'whole';
  /** How many cables go out with it. */
  readonly cables: number;
  readonly title: string;
  readonly stamps: readonly string[];
  readonly head: readonly (readonly [name: string, value: string])[];
  /** `depth` is how far a number is a part of those above it. */
  readonly numbers: readonly { readonly name: string; readonly depth: number; readonly count: number }[];
  readonly reasons: CoverSheet['reasons'];
  readonly statements: CoverSheet['statements'];
  readonly rights: CoverSheet['rights'];
}

/** The cover sheet of a case as it would go out; none where the run answers no case. */
export interface CoverView {
  readonly banner: string;
  readonly sheets: readonly CoverShown[];
}

/** What is asked of the list of what falls due; by today, unless a day is named. */
export const DueQuery = z.strictObject({ by: CivilDate.optional(), ...page });
export type DueQuery = z.infer<typeof DueQuery>;

/** A withholding of a released copy of which grounds can be cited no more from a day on. */
export interface DueShown {
  readonly on: string;
  readonly mrn: string;
  readonly portion: string | null;
  readonly codes: readonly string[];
  readonly provisions: readonly string[];
  readonly because: string;
  /** Grounds of it that stand beyond that day. */
  readonly left: readonly string[];
}

/** A page of what falls due in released copies, the earliest first. */
export interface DueView {
  readonly banner: string;
  readonly by: string;
  /** Released copies that were looked at. */
  readonly copies: number;
  /** How many withholdings are due by the day, of how many cables, and the page of them that was asked for. */
  readonly total: number;
  readonly cables: number;
  readonly offset: number;
  readonly rows: readonly DueShown[];
  /** The next day on which anything falls due; null where none is known. */
  readonly next: { readonly on: string; readonly withholdings: number; readonly cables: number } | null;
  /** Cables whose grounds cannot be read: the list says nothing of them. */
  readonly unread: readonly string[];
}
