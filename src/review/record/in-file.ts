import { CheckFailure, DiskFailure } from '../../disk/failure.ts';
import { openReview, type ReviewLog, type Writing } from '../../disk/review-log.ts';
import { readCheckpoint } from '../../verify/checkpoint.ts';
import type { ReviewKeys } from '../../verify/review.ts';
import type { Kept, Store } from '../store.ts';
import { chained, headOf } from './chain.ts';
import { sound } from './sound.ts';

/** What opening the log of a review takes: who writes and signs, and the keys it is checked with. */
export type FileStoreOptions = Writing & ReviewKeys;

/** The log of a review in `restricted/` of its run, which one process writes. A log that was changed is not opened: exit 3. */
export function storeInFile(run: string, { key, publicKey, ...writing }: FileStoreOptions): Store {
  const { found, writer } = openReview(run, writing, (kept) => sound(kept, { key, publicKey }));
  return new FileStore(found.entries, found.root, writer);
}

class FileStore implements Store {
  private readonly kept: Kept[];
  private readonly writer: ReviewLog | undefined;
  private lastRoot: string;
  private failure: string | null = null;

  constructor(kept: readonly Kept[], root: string, writer: ReviewLog | DiskFailure) {
    this.kept = [...kept];
    this.lastRoot = root;
    if (writer instanceof DiskFailure) this.failure = `Nothing can be recorded. ${writer.message}`;
    else this.writer = writer;
  }

  get readOnly(): string | null {
    return this.failure;
  }

  get root(): string {
    return this.lastRoot;
  }

  async since(size: number): Promise<readonly Kept[]> {
    return this.kept.slice(size);
  }

  /** Nothing else happens in this process between its first line and its last, and no other process writes. */
  async append(size: number, decide: Parameters<Store['append']>[1]): ReturnType<Store['append']> {
    if (this.failure !== null) throw new DiskFailure(this.failure);
    const news = this.kept.slice(size);
    const recording = decide(news);
    if (recording === undefined) return { news, ours: [] };
    const { lines, contents, kept } = chained(headOf(this.kept), recording);
    this.write(
      lines,
      contents.map(([digest, text]) => `${digest} ${text}`),
    );
    this.kept.push(...kept);
    return { news, ours: kept };
  }

  private write(lines: readonly string[], contents: readonly string[]): void {
    try {
      const root = readCheckpoint(this.writer?.append(lines, contents) ?? '')?.root ?? '';
      this.lastRoot = Buffer.from(root).toString('base64');
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      this.failure = `${why} What was acknowledged is on record. Find out what ails the disk, then open the review again.`;
      throw thrown instanceof CheckFailure ? thrown : new DiskFailure(this.failure);
    }
  }

  async close(): Promise<void> {
    this.writer?.close();
  }
}
