import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, DiskFailure, inWords } from './failure.ts';
import { syncFolder } from './write-whole.ts';

/**
 * Makes a folder and those above it, one by one: on a file system that takes no folders, such as /proc, making
 * them all in one call never ends. Each is on the device with its name when this returns. Whatever the mask of this process lets
 * through, nobody but its owner writes there.
 */
export function makeFolder(path: string, mode = 0o755): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
    syncFolder(dirname(path));
  } catch (thrown) {
    // Another program may have made it in the meantime.
    if (existsSync(path)) return;
    throw new DiskFailure(`Cannot make the folder ${path}: ${whyNot(thrown)}.`);
  }
}

/** The folder above is there by now, so its absence is not what the system means. */
const whyNot = (thrown: unknown): string =>
  codeOf(thrown) === 'ENOENT' ? 'this file system takes no new folders' : inWords(thrown);
