import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, DiskFailure, inWords } from './failure.ts';

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

/** Writes a file that comes in pieces and may be larger than memory: whole or, where the next piece cannot be made, not at all. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  const beside = `${path}.part`;
  try {
    rmSync(beside, { force: true });
    const size = writeEach(beside, pieces);
    if (statSync(beside).size !== size)
      throw new DiskFailure(`Cannot write ${path}: the disk took fewer bytes than it was given.`);
    renameSync(beside, path);
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown instanceof Error && 'syscall' in thrown
      ? new DiskFailure(`Cannot write ${path}: ${inWords(thrown)}.`)
      : thrown;
  }
}

/** Bytes gathered before they are written. */
const GATHERED = 1 << 18;

/** How many bytes there were. */
function writeEach(path: string, pieces: Iterable<string>): number {
  const file = openSync(path, NEW, 0o600);
  let [size, gathered] = [0, ''];
  const write = (): void => {
    const bytes = Buffer.from(gathered);
    writeAll(file, bytes);
    size += bytes.length;
    gathered = '';
  };
  try {
    for (const piece of pieces) {
      gathered += piece;
      if (gathered.length >= GATHERED) write();
    }
    write();
  } finally {
    closeSync(file);
  }
  return size;
}

/** Writes a file that must not be there yet. */
export function writeNew(path: string, content: string | Uint8Array, mode: number, durable = false): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = openSync(path, NEW, mode);
  try {
    writeAll(file, bytes);
    if (!standsIn(file, bytes))
      throw new DiskFailure(`Cannot write ${path}: the disk took other bytes than it was given.`);
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
