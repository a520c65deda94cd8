import type { CopiesFolder } from '../disk/copies-folder.ts';
import type { Action } from '../model/action.ts';
import type { Audience, BannerLimit } from '../model/audience.ts';
import type { Folder, InputRecord, RunRecord } from '../model/run-record.ts';
import type { CoverTables } from '../verify/cover.ts';
import type { PublicKey } from '../verify/signature.ts';
import type { Watch } from './watch.ts';

/** The files of a finished run, as they lie there now. */
export interface RunFiles {
  copiesIn(folder: Folder): CopiesFolder;
  strangers(): string[];
  /** The names of all that lies in `restricted/`. */
  restrictedNames(): Iterable<string>;
  hasRestricted(name: string): boolean;
  readRestricted(name: string): string;
  /** The bytes of the log, piece by piece, and how many they are. */
  logPieces(): Iterable<Buffer>;
  logSize(): number;
}

/** What a run is checked against. */
export interface Against {
  readonly record: RunRecord;
  readonly actions: readonly Action[];
  /** The most that the banner of a file in `public/` may bear. */
  readonly limit: BannerLimit;
  /** The banner over texts that bear these. */
  readonly bannerOver: (banners: readonly string[]) => string;
  /** How the markers of this audience speak. */
  readonly marker: Audience['marker'];
  /** The words of a cover sheet; absent where no case is answered. */
  readonly cover: CoverTables | undefined;
  /** The text a cable was read from, or nothing where its file is gone. */
  readonly sourceOf: (input: InputRecord) => string | undefined;
  /** Without the key of the run its keyed digests cannot be checked. */
  readonly key: string | undefined;
  /** Without the public key of who signed, signatures cannot be. */
  readonly publicKey: PublicKey | undefined;
  /** Told how far the check is. */
  readonly watch?: Watch | undefined;
}
