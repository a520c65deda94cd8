import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Digesting } from '../model/digest.ts';
import { codeOf, DiskFailure, inWords } from './failure.ts';
import { piecesFrom } from './pieces.ts';

/** How the name of a file ends while it is written. */
export const PART = '.part';

/**
 * Writes a file whole or not at all: a new file beside it, read back and compared, then renamed over it. Never follows a link
 * that lies in the way. `durable` waits until bytes and name are on the device.
 *
 * A full disk may take fewer bytes than it was given and say nothing more of it, so what stands there is what counts.
 */
export function writeWhole(
  path: string,
  bytes: string | Uint8Array,
  { mode = 0o644, durable = false } = {},
): void {
  const beside = `${path}${PART}`;
  try {
    rmSync(beside, { force: true });
    writeNew(beside, bytes, mode, durable);
    renameSync(beside, path);
    if (durable) syncFolder(dirname(path));
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown instanceof DiskFailure
      ? thrown
      : new DiskFailure(`Cannot write ${path}: ${inWords(thrown)}.`);
  }
}

/**
 * Writes a file that comes in pieces and may be larger than memory: whole or, where the next piece cannot be made, not at all. It is
 * read back, and bytes and name are on the device when this returns.
 */
export function writePieces(path: string, pieces: Iterable<string>): void {
  const beside = `${path}${PART}`;
  try {
    rmSync(beside, { force: true });
    writeEach(beside, pieces);
    renameSync(beside, path);
    syncFolder(dirname(path));
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown instanceof Error && 'syscall' in thrown
      ? new DiskFailure(`Cannot write ${path}: ${inWords(thrown)}.`)
      : thrown;
  }
}

/** Bytes gathered before they are written. */
const GATHERED = 1 << 18;

function writeEach(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, NEW, 0o600);
  const [given, found] = [new Digesting(), new Digesting()];
  let gathered = '';
  const write = (): void => {
    const bytes = Buffer.from(gathered);
    writeAll(file, bytes);
    given.add(bytes);
    gathered = '';
  };
  try {
    for (const piece of pieces) {
      gathered += piece;
      if (gathered.length >= GATHERED) write();
    }
    write();
    for (const piece of piecesFrom(file, 0)) found.add(piece);
    if (found.hex() !== given.hex()) throw tookOthers(path);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const tookOthers = (path: string): DiskFailure =>
  new DiskFailure(`Cannot write ${path}: the disk took other bytes than it was given.`);

/**
 * Opens a file that grows, to read it and to write to its end; `anew` empties it first. A link in its place is refused, and a file that
 * has a second name: it is no file of ours alone, and would be written to or cut.
 */
export function openGrowing(path: string, { anew = false } = {}): number {
  const file = openUnfollowed(path);
  try {
    refuseShared(path, fstatSync(file));
    if (anew) ftruncateSync(file);
    return file;
  } catch (thrown) {
    closeSync(file);
    throw thrown;
  }
}

function openUnfollowed(path: string): number {
  try {
    return openSync(path, GROWING, 0o600);
  } catch (thrown) {
    if (codeOf(thrown) !== 'ELOOP') throw thrown;
    throw new DiskFailure(
      `${path} is a symbolic link, so nothing is written to it. Find out who laid it there, and remove it.`,
    );
  }
}

function refuseShared(path: string, stats: Stats): void {
  const what = stats.isFile() ? (stats.nlink > 1 ? 'a file with a second name' : undefined) : 'no file';
  if (what !== undefined)
    throw new DiskFailure(
      `${path} is ${what}, so nothing is written to it. Find out who laid it there, and put a copy of its own in its place.`,
    );
}

const GROWING = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;

/** Writes a file that must not be there yet. */
export function writeNew(path: string, content: string | Uint8Array, mode: number, durable = false): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = openSync(path, NEW, mode);
  try {
    writeAll(file, bytes);
    if (!standsIn(file, bytes)) throw tookOthers(path);
    if (durable) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const NEW = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** The system may take fewer bytes than it was given, and says so in no other way. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const taken = writeSync(file, bytes, at);
    if (taken === 0) throw new DiskFailure('Cannot write on: the disk takes no more bytes.');
    at += taken;
  }
}

function standsIn(file: number, bytes: Uint8Array): boolean {
  if (fstatSync(file).size !== bytes.length) return false;
  const found = Buffer.alloc(bytes.length);
  for (let at = 0; at < found.length; ) {
    const count = readSync(file, found, at, found.length - at, at);
    if (count === 0) return false;
    at += count;
  }
  return found.equals(bytes);
}

/** Waits until the names in a folder are on the device. Some file systems keep no folder apart, and say that it cannot be asked for. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } catch (thrown) {
    if (codeOf(thrown) !== 'EINVAL') throw thrown;
  } finally {
    closeSync(folder);
  }
}
