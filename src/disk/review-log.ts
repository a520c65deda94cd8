import { closeSync, existsSync, fsyncSync, ftruncateSync } from 'node:fs';
import { join } from 'node:path';
import { REVIEW_FILES } from '../model/review-files.ts';
import type { ReviewKept } from '../verify/review.ts';
import { DiskFailure, orFail } from './failure.ts';
import { type Release, takeLock, type Writer } from './lock.ts';
import { LogFile, type Sealing } from './log-file.ts';
import { bytesIn, linesFrom } from './pieces.ts';
import { RESTRICTED } from './run-place.ts';
import { openGrowing, syncFolder, writeAll } from './write-whole.ts';

const LOCK = 'review.lock';

/** Who writes the log of a review, and how its entries are sealed. */
export interface Writing extends Writer {
  readonly sealing: Sealing;
}

/** A review that was opened: what `check` made of what is there, and what writes to it, or why nothing does. */
export interface OpenedReview<T> {
  readonly found: T;
  readonly writer: ReviewLog | DiskFailure;
}

/**
 * Opens the log of the review of a run for one writer. What is there goes to `check` before anything is laid aside; where the
 * folder cannot be written it is read all the same. A log that another process writes is refused with exit 2.
 */
export function openReview<T>(
  run: string,
  { sealing, ...writer }: Writing,
  check: (kept: ReviewKept) => T,
): OpenedReview<T> {
  const folder = join(run, RESTRICTED);
  const lock = orFailure(() => takeLock(join(folder, LOCK), writer));
  try {
    const found = check(keptIn(folder));
    return { found, writer: lock instanceof DiskFailure ? lock : writerIn(folder, sealing, lock) };
  } catch (thrown) {
    if (!(lock instanceof DiskFailure)) letGoOf(lock);
    throw thrown;
  }
}

/** What there is of the log of a review, as it lies on disk. */
function keptIn(folder: string): ReviewKept {
  const read = (name: string): Buffer => {
    const path = join(folder, name);
    return orFail(`Cannot read ${path}`, () => (existsSync(path) ? bytesIn(path) : Buffer.alloc(0)));
  };
  return {
    log: read(REVIEW_FILES.log),
    checkpoints: read(REVIEW_FILES.checkpoints).toString('utf8'),
    contents: read(REVIEW_FILES.contents).toString('utf8'),
  };
}

function writerIn(folder: string, sealing: Sealing, lock: Release): ReviewLog | DiskFailure {
  const writer = orFailure(() => new ReviewLog(folder, sealing, lock));
  if (writer instanceof DiskFailure) letGoOf(lock);
  return writer;
}

function orFailure<T>(work: () => T): T | DiskFailure {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof DiskFailure) return thrown;
    throw thrown;
  }
}

/** A lock that cannot be removed holds nobody once this process has ended. */
function letGoOf(lock: Release): void {
  try {
    lock();
  } catch {}
}

/** Writes the log of a review: entries and checkpoints in the form of the log of a run, and what their digests stand for. */
export class ReviewLog {
  private readonly log: LogFile;
  private readonly contents: number;
  private readonly lock: Release;
  private isBroken = false;

  constructor(folder: string, sealing: Sealing, lock: Release) {
    this.lock = lock;
    const { log, checkpoints, contents } = REVIEW_FILES;
    this.log = new LogFile(join(folder, log), join(folder, checkpoints), sealing);
    this.contents = attempt(() => openContents(join(folder, contents)));
    attempt(() => syncFolder(folder));
  }

  /**
   * Appends entries with their contents, and gives the checkpoint behind them. All of it is on the device when this returns; where it
   * fails, nothing else is ever written: what a device lost once it may report as kept the next time.
   */
  append(lines: readonly string[], contents: readonly string[]): string {
    if (this.isBroken)
      throw new DiskFailure(
        'Cannot write the log of the review any more: it failed before. Find out what ails the disk, then open the review again.',
      );
    try {
      if (contents.length > 0) this.keep(contents);
      return this.log.appendAtOnce(lines);
    } catch (thrown) {
      this.letGo();
      throw thrown;
    }
  }

  /** Contents lie on the device before an entry binds them. */
  private keep(contents: readonly string[]): void {
    attempt(() => {
      writeAll(this.contents, Buffer.from(contents.map((line) => `${line}\n`).join('')));
      fsyncSync(this.contents);
    });
  }

  private letGo(): void {
    this.isBroken = true;
    closeSync(this.contents);
    this.log.letGo();
  }

  close(): void {
    try {
      if (this.isBroken) return;
      this.log.close();
      closeSync(this.contents);
    } finally {
      letGoOf(this.lock);
    }
  }
}

/** A last line that was cut off while it was written has no entry, and goes. */
function openContents(path: string): number {
  const file = openGrowing(path);
  let whole = 0;
  for (const { end } of linesFrom(file, 0)) whole = end;
  ftruncateSync(file, whole);
  return file;
}

const attempt = <T>(work: () => T): T => orFail('Cannot write the log of the review', work);
