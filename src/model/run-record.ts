import { z } from 'zod';
import { Attestation } from './action.ts';
import { CaseRecord } from './case.ts';
import { CivilDate } from './civil-date.ts';
import { ENCODINGS } from './encoding.ts';
import { Head } from './entry.ts';
import { Evidence } from './evidence.ts';
import { FinalState } from './final-state.ts';

/** The formats a copy can be made in. */
export const FORMATS = ['txt', 'html', 'pdf', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The folders a copy can lie in. They are never mixed, and only `public` may leave the building. */
export const FOLDERS = ['public', 'proposed', 'rehearsal'] as const;
export type Folder = (typeof FOLDERS)[number];

/** One cable that was asked for, or a file without one, and where it ended. */
export const InputRecord = z.strictObject({
  file: z.string(),
  /** All files of a cable that came in sections. */
  sources: z.array(z.string()),
  /** Which cable of its file it is; null where the file holds one. */
  part: z.string().nullable(),
  mrn: z.string().nullable(),
  state: FinalState,
  folder: z.enum(FOLDERS).nullable(),
  messages: z.array(z.string()),
  openQuestions: z.int().nonnegative(),
  /** Its number in the case. */
  document: z.string().optional(),
  /** Pages of a cable that was reviewed. */
  pages: z.int().positive().optional(),
});
export type InputRecord = z.infer<typeof InputRecord>;

/**
 * Whether nothing was made of an input, so that it has neither copy nor place in the log but as such: it failed, or is held as a whole
 * because others bear its number.
 */
export const isUnmade = ({ state, folder }: Pick<InputRecord, 'state' | 'folder'>): boolean =>
  state === 'failed' || (state === 'held' && folder === null);

/** The file of `restricted/` that says how all of it is to be handled. */
export const MARKING = 'MARKING.txt';

/** The code of why an input is held as a whole. */
export const REPEATED_NUMBER = 'repeated-number';

/** Data a run went by, with the digest of its files. */
export const TableDigest = z.strictObject({ table: z.string(), digest: z.string() });
export type TableDigest = z.infer<typeof TableDigest>;

/** What `restricted/run.json` remembers of a run: enough to make any of its copies again, and to check it. */
export const RunRecord = z.strictObject({
  version: z.literal(1),
  audience: z.string(),
  asOf: CivilDate,
  today: CivilDate,
  official: z.string().nullable(),
  /** The request that the run answers. */
  case: CaseRecord.optional(),
  /** The run that this one looks at a second time, by the head of its log then. */
  supersedes: Head.optional(),
  attestations: z.array(Attestation),
  evidence: Evidence,
  /** Ids of decisions on record that were undone, and count no more. */
  undone: z.array(z.string()).optional(),
  packs: z.array(z.strictObject({ pack: z.string(), version: z.string(), digest: z.string() })),
  tables: z.array(TableDigest),
  formats: z.array(z.enum(FORMATS)),
  /** What a person said of the encoding of the inputs. */
  encoding: z.enum(ENCODINGS).optional(),
  /** Whether the reviewer's copy was asked for. */
  marked: z.boolean(),
  inputs: z.array(InputRecord),
  counts: z.record(FinalState, z.int().nonnegative()),
  head: Head,
});
export type RunRecord = z.infer<typeof RunRecord>;

/** Whether a decision on the record of a run was undone, and counts no more. */
export const isUndone = ({ undone }: Pick<RunRecord, 'undone'>, id: string): boolean =>
  undone?.includes(id) === true;
