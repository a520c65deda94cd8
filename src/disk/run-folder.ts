import { closeSync, existsSync, ftruncateSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Head } from '../model/entry.ts';
import { FOLDERS, type Folder } from '../model/run-record.ts';
import { Aside } from './aside.ts';
import { CopiesFolder } from './copies-folder.ts';
import { DiskFailure, inWords, orFail, UsageProblem } from './failure.ts';
import { type Release, takeLock, type Writer } from './lock.ts';
import { LogFile, type Sealing } from './log-file.ts';
import { makeFolder } from './make-folder.ts';
import { bytesBetween, bytesIn, linesOf, piecesOf } from './pieces.ts';
import {
  BEGUN,
  clearRun,
  holdsRunToReplace,
  isRun,
  isUnclosed,
  LOG,
  lockAt,
  NOTES,
  RESTRICTED,
} from './run-place.ts';
import { Unsynced } from './unsynced.ts';
import { openGrowing, PART, writeAll, writeWhole } from './write-whole.ts';

/** Bytes of a file that are read where its beginning says enough. */
const HEAD = 8192;

/** What a run puts aside until its end. */
const ASIDE = '.aside';

const partsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(PART))
    .map((name) => join(folder, name));

/** A name comes from a message number at last, which a text says of itself: none leads out of its folder. */
function refuseOdd(name: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9 .&_-]*$/.test(name))
    throw new DiskFailure(
      'A file was to be written under a name that no file of a run has. Nothing more is written.',
    );
}

/** A folder that somebody else made, or lets others into, is none for what is restricted: they could read its names, and lay files in place of ours. */
function refuseOthers(folder: string, ours: string): void {
  const { mode, uid } = statSync(folder);
  if ((mode & 0o077) !== 0 || uid !== statSync(ours).uid)
    throw new UsageProblem(
      `${folder} was there already, and others may enter it or own it. If it is yours, close it to them (chmod 700); else choose another --out.`,
    );
}

/** The folder of one run: what may leave on one side, `restricted/` on the other. */
export class RunFolder {
  readonly path: string;
  private readonly unsynced = new Unsynced();
  private readonly asides: Aside[] = [];
  private release: Release | undefined;
  private log: LogFile | undefined;
  private notesFile: number | undefined;
  private notesKept = 0;

  private constructor(path: string) {
    this.path = path;
  }

  /**
   * A new run, taken for one writer until `end`. An existing folder is refused unless it is empty, or is a run and `replace` was
   * asked for. Nothing of what is there goes before the folder is taken: it may be what somebody else writes.
   */
  static create(path: string, { replace }: { readonly replace: boolean }, writer: Writer): RunFolder {
    if (existsSync(path) && !lstatSync(path).isDirectory())
      throw new UsageProblem(
        `${path} is not a folder. Give --out the path of a folder that does not exist yet.`,
      );
    holdsRunToReplace(path, replace);
    makeFolder(path);
    makeFolder(join(path, RESTRICTED), 0o700);
    const folder = new RunFolder(path);
    folder.lock(writer);
    try {
      refuseOthers(join(path, RESTRICTED), lockAt(path));
      if (holdsRunToReplace(path, replace)) orFail(`Cannot replace ${path}`, () => clearRun(path));
    } catch (thrown) {
      folder.unlock();
      throw thrown;
    }
    return folder;
  }

  /** A run that was begun and never closed, to be finished; nothing where there is none. */
  static unclosed(path: string): RunFolder | undefined {
    return existsSync(path) && isUnclosed(path) && existsSync(join(path, RESTRICTED, BEGUN))
      ? new RunFolder(path)
      : undefined;
  }

  /** A run that was made before. */
  static open(path: string): RunFolder {
    if (!isRun(path))
      throw new UsageProblem(`${path} is not the folder of a run: it has no restricted/run.json.`);
    return new RunFolder(path);
  }

  /** Opens the log, to write to its end. Who signs what is written there, and who watches, is known from the beginning. */
  openLog(sealing: Sealing, from?: 'its beginning'): void {
    this.log = new LogFile(this.restricted(LOG), this.restricted('checkpoints'), sealing, from);
  }

  /** Appends to the log; if that fails nothing else may be written (law 9). */
  appendLog(lines: readonly string[]): void {
    if (this.log === undefined) throw new DiskFailure('The log is not open, so nothing is released.');
    this.log.append(lines);
  }

  /** Waits until the log is on the device with a checkpoint of all of it, which it gives, and lets go of it. */
  closeLog(): string {
    if (this.log === undefined) throw new DiskFailure('The log is not open, so nothing is released.');
    const checkpoint = this.log.close();
    this.log = undefined;
    return checkpoint;
  }

  /** Passes over what an interrupted run has sealed up to a head; false where it has not. */
  passTo(head: Head): boolean {
    return this.log?.passTo(head) === true;
  }

  /** Notes that an input is done. The notes stand behind what they speak of: if they are lost, it is done again. */
  note(line: string): void {
    try {
      this.notesFile ??= this.openNotes();
      writeAll(this.notesFile, Buffer.from(`${line}\n`));
    } catch (thrown) {
      throw thrown instanceof DiskFailure
        ? thrown
        : new DiskFailure(`Cannot note what is done: ${inWords(thrown)}.`);
    }
  }

  private openNotes(): number {
    const file = openGrowing(this.restricted(NOTES));
    ftruncateSync(file, this.notesKept);
    return file;
  }

  keepNotes(bytes: number): void {
    this.notesKept += bytes;
  }

  /** The notes of an interrupted run. */
  *notes(): Generator<string> {
    const path = this.restricted(NOTES);
    if (existsSync(path)) for (const line of linesOf(path)) yield line.toString('utf8');
  }

  /** The bytes of a file of the run; nothing where it is not there, or a link is. */
  readAt(path: string): Uint8Array | undefined {
    try {
      return bytesIn(join(this.path, path), 'unfollowed');
    } catch {
      return undefined;
    }
  }

  /** The bytes of a file that an interrupted run has left, which the device need not have yet. */
  bytesAt(path: string): Uint8Array | undefined {
    const bytes = this.readAt(path);
    if (bytes !== undefined) this.unsynced.note(join(this.path, path));
    return bytes;
  }

  /** Takes the folder for one writer, until `end`. What a writer before it left half written goes: no manifest may name it. */
  lock(writer: Writer): void {
    this.release = takeLock(lockAt(this.path), writer);
    for (const folder of [...FOLDERS, RESTRICTED].map((name) => join(this.path, name)))
      for (const path of existsSync(folder) ? partsIn(folder) : []) rmSync(path, { force: true });
  }

  unlock(): void {
    this.release?.();
    this.release = undefined;
  }

  /** The run is closed: what served to go on with it goes. */
  end(): void {
    if (this.notesFile !== undefined) closeSync(this.notesFile);
    this.notesFile = undefined;
    this.clearAsides();
    for (const name of [NOTES, BEGUN]) rmSync(this.restricted(name), { force: true });
    this.unlock();
  }

  /** What was put aside and found no place goes, with what an earlier run left. */
  clearAsides(): void {
    for (const aside of this.asides.splice(0)) aside.discard();
    const left = readdirSync(join(this.path, RESTRICTED)).filter((name) => name.endsWith(ASIDE));
    for (const name of left) rmSync(this.restricted(name), { force: true });
  }

  /** A file that grows until the end of the run. */
  aside(name: string, mode?: number): Aside {
    refuseOdd(name);
    const aside = new Aside(this.restricted(`${name}${ASIDE}`), mode);
    this.asides.push(aside);
    return aside;
  }

  /** Puts what was aside among what stays. */
  placeRestricted(aside: Aside, name: string): void {
    refuseOdd(name);
    aside.moveTo(this.restricted(name));
  }

  /** Puts what was aside where it may leave from. */
  place(aside: Aside, folder: Folder, name: string): void {
    refuseOdd(name);
    makeFolder(join(this.path, folder));
    aside.moveTo(join(this.path, folder, name));
  }

  writeCopy(folder: Folder, name: string, content: string | Uint8Array): void {
    refuseOdd(name);
    const path = join(this.path, folder, name);
    makeFolder(dirname(path));
    writeWhole(path, content);
    this.unsynced.note(path);
  }

  /** `durable` waits until it is on the device, name and all. */
  writeRestricted(name: string, content: string | Uint8Array, { durable = false } = {}): void {
    for (const part of name.split('/')) refuseOdd(part);
    const path = this.restricted(name);
    makeFolder(dirname(path), 0o700);
    writeWhole(path, content, { mode: 0o600, durable });
    if (!durable) this.unsynced.note(path);
  }

  /** Waits until all that was written or kept is on the device. What speaks of it as done is written only then. */
  sync(): Promise<void> {
    return this.unsynced.all();
  }

  removeCopy(folder: Folder, name: string): void {
    const path = join(this.path, folder, name);
    if (!existsSync(path)) return;
    rmSync(path, { force: true });
    this.unsynced.note(path);
  }

  removeRestricted(name: string): void {
    rmSync(this.restricted(name), { force: true });
  }

  readRestricted(name: string): string {
    return bytesIn(this.restricted(name)).toString('utf8');
  }

  /** The bytes of the log, piece by piece: it may be larger than memory. */
  *logPieces(): Generator<Buffer> {
    yield* piecesOf(this.restricted(LOG));
  }

  /** The bytes of the log. */
  logSize(): number {
    return lstatSync(this.restricted(LOG)).size;
  }

  /** The whole lines of the log, one by one. */
  *logLines(): Generator<Buffer> {
    yield* linesOf(this.restricted(LOG));
  }

  /** The lines of the log between two bytes of it. */
  logBetween(from: number, to: number): Buffer {
    return bytesBetween(this.restricted(LOG), from, to);
  }

  /** The beginning of a file, as far as it is read in one piece. */
  restrictedHead(name: string): string {
    return bytesBetween(this.restricted(name), 0, HEAD).toString('utf8');
  }

  hasRestricted(name: string): boolean {
    return existsSync(this.restricted(name));
  }

  /** The files of one folder of copies. */
  copiesIn(folder: Folder): CopiesFolder {
    return new CopiesFolder(join(this.path, folder));
  }

  /** The names of all files in `restricted/`, with the folders they lie in; a link ends in `@`, as no file of a run does. */
  *restrictedNames(): Generator<string> {
    const path = join(this.path, RESTRICTED);
    for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
      const name = relative(path, join(entry.parentPath, entry.name));
      if (entry.isFile()) yield name;
      else if (!entry.isDirectory()) yield `${name}@`;
    }
  }

  /** What no run puts there: anything beside the folders of a run, and folders or links inside those that leave. */
  strangers(): string[] {
    const beside = readdirSync(this.path).filter(
      (name) => ![...FOLDERS, RESTRICTED].some((each) => each === name),
    );
    const inside = FOLDERS.flatMap((folder) =>
      this.copiesIn(folder)
        .others()
        .map((name) => join(folder, name)),
    );
    return [...beside, ...inside].sort();
  }

  private restricted(name: string): string {
    return join(this.path, RESTRICTED, name);
  }
}
