import { spawnSync } from 'node:child_process';
import { constants, promises, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DiskFailure, inWords, orFail } from './failure.ts';
import { syncFolder } from './write-whole.ts';

/** So many files are sent to the device together, while the run goes on. */
const BATCH = 256;
/** Syncs asked for at once: a device that writes many together is done much sooner than one that is asked file by file. */
const AT_ONCE = 16;

/** Of more files than these the whole file system is sent to the device at the end, in one call. */
const MANY = 4096;

/** The files of a run that were written and may not be on the device yet, and the folders that have their names. */
export class Unsynced {
  private files = new Set<string>();
  private readonly folders = new Set<string>();
  private underWay: Promise<void> = Promise.resolve();
  private failure: DiskFailure | undefined;
  private count = 0;

  note(path: string): void {
    this.folders.add(dirname(path));
    this.count += 1;
    if (this.count > MANY) return;
    this.files.add(path);
    if (this.files.size >= BATCH) this.begin();
  }

  /** Waits until every file that was noted is on the device, and then its name. */
  async all(): Promise<void> {
    const isMany = this.count > MANY;
    if (isMany && isSynced([...this.folders])) this.files.clear();
    else if (isMany) this.files = new Set(filesIn(this.folders));
    this.begin();
    await this.underWay;
    if (this.failure !== undefined) throw this.failure;
    this.count = 0;
    for (const folder of this.folders) orFail(notTaken(folder), () => syncFolder(folder));
    this.folders.clear();
  }

  private begin(): void {
    const batch = this.files.values();
    this.files = new Set();
    this.underWay = this.underWay.then(() => this.syncEach(batch));
  }

  private async syncEach(batch: Iterator<string>): Promise<void> {
    const next = async (): Promise<void> => {
      for (let step = batch.next(); step.done !== true; step = batch.next()) await this.sync(step.value);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  /** A file that the device did not take is removed: a second sync of it might say that all is well, and a resumed run believe it. */
  private async sync(path: string): Promise<void> {
    try {
      await syncFile(path);
    } catch (thrown) {
      this.failure ??= new DiskFailure(`${notTaken(path)}: ${inWords(thrown)}.`);
      if (isCallOf(thrown, 'fsync')) rmSync(path, { force: true });
    }
  }
}

/** Asks the system to send all of the file systems that these folders are on. False where it has no program that does. */
const isSynced = (folders: readonly string[]): boolean =>
  spawnSync('sync', ['-f', '--', ...folders], { stdio: 'ignore' }).status === 0;

function* filesIn(folders: Iterable<string>): Generator<string> {
  for (const folder of folders)
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isFile()) yield join(folder, entry.name);
}

/** What was taken away since it was written need not be there. */
async function syncFile(path: string): Promise<void> {
  const file = await promises
    .open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    .catch((thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ENOENT') return undefined;
      throw thrown;
    });
  if (file === undefined) return;
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

const isCallOf = (thrown: unknown, call: string): boolean =>
  thrown instanceof Error && 'syscall' in thrown && thrown.syscall === call;

const notTaken = (path: string): string => `The disk did not take ${path} for good`;
