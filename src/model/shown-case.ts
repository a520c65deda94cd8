import { z } from 'zod';
import { FINAL_STATES, type FinalState } from './final-state.ts';
import {
  type ActKind,
  type PassagesCompared,
  type ReadingResult,
  type Reviewer,
  RISKS,
  type Risk,
  STANDINGS,
  type Standing,
} from './review.ts';
import type { Folder } from './run-record.ts';

/** A line of the queue. `subject`, names and places are those of the source: the queue is restricted. */
export interface QueueRow {
  readonly mrn: string;
  readonly file: string;
  readonly dated: string | null;
  readonly post: string;
  readonly subject: string;
  readonly tags: readonly string[];
  readonly banner: string;
  readonly standing: Standing;
  readonly state: FinalState;
  readonly folder: Folder | null;
  /** Null where it could not be read: nobody knows. */
  readonly risk: Risk | null;
  readonly questions: number;
  readonly deletions: number;
  readonly bases: readonly string[];
  readonly rules: readonly string[];
  readonly persons: readonly string[];
  readonly signatures: number;
  /** Who acted last, and when; null where nobody did. */
  readonly last: { readonly by: string; readonly at: string } | null;
  /** It is here for whoever asks to read it a second time, and is shown as the machine left it. */
  readonly secondReading?: true;
}

/** What is asked of the queue. It is sent in a body: what somebody looks for never stands in an address. */
export const QueueQuery = z.strictObject({
  standing: z.array(z.enum(STANDINGS)).optional(),
  state: z.array(z.enum(FINAL_STATES)).optional(),
  risk: z.array(z.enum(RISKS)).optional(),
  post: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  tag: z.string().optional(),
  rule: z.string().optional(),
  basis: z.string().optional(),
  person: z.string().optional(),
  /** Only what whoever asks reads a second time. */
  secondReading: z.literal(true).optional(),
  /** Only what waits for the answer of this agency. */
  agency: z.string().max(80).optional(),
  /** Only what this keeps from being released, in the words of the case. */
  missing: z.string().max(1000).optional(),
  /** Words to be found in number, subject, post, or text; all of them. */
  text: z.string().max(200).optional(),
  sort: z.enum(['need', 'date', 'number', 'post']).optional(),
  offset: z.int().nonnegative().optional(),
  limit: z.int().positive().max(500).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

/** A page of the queue, with what the whole of it holds. */
export interface QueueView {
  /** The highest level of what is listed. */
  readonly banner: string;
  /** How many fit, and the page of them that was asked for. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly QueueRow[];
  /** How many cables of the review stand where, whatever was asked. */
  readonly counts: Readonly<Record<Standing, number>>;
  /** How many of them whoever asks may read a second time. */
  readonly secondReadings: number;
  /** How much of the texts can be searched yet, from 0 to 1. */
  readonly searchable: number;
  /** What filters may name, each with how many cables have it, the most first. */
  readonly facets: Readonly<
    Record<'post' | 'tag' | 'rule' | 'basis', readonly (readonly [string, number])[]>
  >;
}

/** What second readings of signed cables found: a share of them comes back to somebody else who does not see what was decided. */
export interface QualityShown {
  /** The share that comes back, from 0 to 1. */
  readonly share: number;
  /** Cables that were signed, those of them that come back, and those that were read. */
  readonly signed: number;
  readonly chosen: number;
  readonly read: number;
  /** Cables of which the second reader would delete the same text; those of them that rest on the same grounds too. */
  readonly agree: number;
  readonly alike: number;
  /** 95 % confidence interval of the share that agrees; null while nothing was read. */
  readonly interval: readonly [low: number, high: number] | null;
  /** The same passage by passage. */
  readonly passages: PassagesCompared;
  readonly differ: readonly {
    readonly mrn: string;
    readonly by: string;
    readonly at: string;
    readonly result: ReadingResult;
  }[];
  /** Numbers of those that whoever asks may read. */
  readonly yours: readonly string[];
}

/** The case as a whole: what a person sees first and what is still missing. */
export interface CaseView {
  readonly title: string;
  readonly banner: string;
  /** Control systems of compartmented information, as a banner prints them first: such a banner has a colour of its own. */
  readonly compartmented: readonly string[];
  readonly audience: string;
  readonly asOf: string;
  readonly today: string;
  /** The run that is looked at a second time, by the last entry of its log and the digest of that; absent in a first look. */
  readonly supersedes?: { readonly seq: number; readonly digest: string };
  readonly you: Reviewer;
  readonly cables: number;
  readonly counts: Readonly<Record<Standing, number>>;
  readonly states: Readonly<Record<FinalState, number>>;
  readonly bases: readonly (readonly [string, number])[];
  readonly posts: readonly (readonly [string, number])[];
  readonly years: readonly (readonly [string, number])[];
  readonly referrals: readonly (readonly [string, number])[];
  /** What keeps how many cables from being released, in words. */
  readonly missing: readonly (readonly [string, number])[];
  readonly signatures: number;
  readonly quality: QualityShown;
  /** Exemptions that a withholding may cite. */
  readonly exemptions: readonly {
    readonly code: string;
    readonly provision: string;
    readonly title: string;
  }[];
  /** Agencies and owners that a passage can be referred to. */
  readonly agencies: readonly string[];
  /** Why this person may not do what none of their roles may, by what it is. */
  readonly cannot: Readonly<Partial<Record<ActKind | 'queue', string>>>;
  /** Why nothing can be written now; null where it can. */
  readonly readOnly: string | null;
  /** What everybody must know of what went out, in words; null where there is nothing. */
  readonly notice: string | null;
  readonly log: { readonly size: number; readonly root: string };
}

/** What is to be released: these cables, or all that are signed. */
export const ReleaseQuery = z.strictObject({ cables: z.array(z.string().min(1).max(64)).min(1).optional() });
export type ReleaseQuery = z.infer<typeof ReleaseQuery>;

/** What came of a release. */
export interface Released {
  readonly cables: readonly string[];
  /** Cables that are signed, or were named, and stay, each with why. */
  readonly stay: readonly { readonly mrn: string; readonly why: readonly string[] }[];
  /** How many signed cables were not among those that were named; absent where all were meant. */
  readonly left?: number;
}

/** The whole log of a review, or what was done alone: without who was given which text. */
export const LogPart = z.enum(['all', 'acts']);
export type LogPart = z.infer<typeof LogPart>;

/** A page of the log of the review, for an auditor. */
export interface LogView {
  readonly banner: string;
  readonly size: number;
  /** Entries of the part that is looked at. */
  readonly listed: number;
  readonly entries: readonly {
    readonly seq: number;
    readonly digest: string;
    readonly kind: string;
    readonly mrn: string | null;
    readonly by: string | null;
    readonly at: string | null;
    readonly what: string;
  }[];
}
