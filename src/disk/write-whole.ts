import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DiskFailure, inWords } from './failure.ts';

/**
 * Writes a file whole or not at all: a new file beside it, checked for length, then renamed over it. Never
 * follows a link that lies in the way. `durable` waits until the bytes are on the device.
 */
export function writeWhole(
  path: string,
  bytes: string | Uint8Array,
  { mode = 0o644, durable = false } = {},
): void {
  const beside = `${path}.part`;
  try {
    rmSync(beside, { force: true });
    const fd = openSync(beside, 'wx', mode);
    try {
      writeFileSync(fd, bytes);
      if (fstatSync(fd).size !== Buffer.byteLength(bytes))
        throw new DiskFailure('the disk took fewer bytes than it was given');
      if (durable) fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(beside, path);
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown instanceof DiskFailure
      ? thrown
      : new DiskFailure(`Cannot write ${path}: ${inWords(thrown)}.`);
  }
}
