import type { Question } from '../decide/questions.ts';
import type { Since } from '../model/before.ts';
import type { SourceRecord } from '../model/cable.ts';
import type { EntryBody } from '../model/entry.ts';
import type { FinalState } from '../model/final-state.ts';
import { UNKNOWN_LEVEL } from '../model/marking.ts';
import type { Message } from '../model/message.ts';
import type { Folder } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Review } from '../pipeline.ts';
import type { Spoken } from '../rule/tally.ts';
import type { CopyFile } from './entries.ts';

/** A file of a run by its path in the folder, with the keyed digest of its bytes. */
export interface Written {
  readonly path: string;
  readonly digest: string;
}

/** A decision on record that comes to nothing: refused, by the code of its message, or `lost-claims`. */
export interface Lapsed {
  readonly action: string;
  readonly why: string;
}

/** Where one cable ended, or an input without one: plain data, so that a worker can hand it over. */
export interface Result {
  readonly file: string;
  /** All files of a cable that came in sections. */
  readonly sources: readonly string[];
  readonly part: string | null;
  readonly mrn: string | null;
  readonly state: FinalState;
  readonly folder: Folder | null;
  /** What keeps the copy out of `public/`, in words. */
  readonly barred: readonly string[];
  readonly messages: readonly Message[];
  readonly faults: readonly string[];
  /** The level of the source itself, which `restricted/` must bear. */
  readonly sourceBanner: string;
  /** The record where it was reviewed, for the places of messages; it stays with who has it. */
  readonly record: SourceRecord | undefined;
  readonly files: readonly CopyFile[];
  readonly rows: readonly Withholding[];
  readonly questions: readonly Question[];
  /** Which rules found something, and whether they hold it. */
  readonly found: readonly Spoken[];
  readonly restricted: readonly CopyFile[];
  /** What notes of the run will say of its files, where a worker has said so already. */
  readonly written?: readonly Written[];
  /** Decisions on it that come to nothing on this text or day, each with the code of why. */
  readonly lapsed: readonly Lapsed[];
  /** What the log will say of it; of a failure, its code and input. */
  readonly entries: readonly EntryBody[];
  /** Its number in the case. */
  readonly document?: string;
  /** Its pages, where it was reviewed. */
  readonly pages?: number;
  /** Of a second look: what became of its passages, whether the index may tell that, and whether the earlier copy went out. */
  readonly since?:
    | { readonly counts: Since; readonly isTold: boolean; readonly wasPublic: boolean }
    | undefined;
  /** True where nothing outside of `restricted/`, nor the log, may speak of it. */
  readonly unspoken?: true;
}

/** A result with all that it came from. `done` is absent where a cable could not be read or reviewed at all. */
export interface Outcome extends Result {
  readonly done: Review | undefined;
}

type Place = Pick<SourceRecord, 'file' | 'files' | 'part'>;

export const placeOf = ({ file, files, part }: Place) => ({ file, sources: files, part });
export const fileOnly = (file: string): Place => ({ file, files: [file], part: null });

/** A cable of which nothing comes out, and why. */
export function failed(place: Place, mrn: string | null, messages: readonly Message[]): Outcome {
  return {
    ...placeOf(place),
    mrn,
    state: 'failed',
    folder: null,
    barred: [],
    messages,
    faults: [],
    sourceBanner: UNKNOWN_LEVEL,
    ...{ done: undefined, record: undefined },
    files: [],
    rows: [],
    questions: [],
    found: [],
    restricted: [],
    lapsed: [],
    entries: [],
  };
}
