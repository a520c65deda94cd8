import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { inWords, UsageProblem } from './failure.ts';

/** A file that was named, with what the reading of it gave. */
export interface InputFile {
  readonly file: string;
  read(): Uint8Array;
}

const CABLE_FILES: ReadonlySet<string> = new Set(['.txt', '.md', '.cable']);

/**
 * The files behind paths, folders, globs and `-`, sorted by name so that the order of arguments changes
 * nothing. A folder gives its `.txt`, `.md` and `.cable` files, at any depth.
 */
export function inputFiles(paths: readonly string[]): InputFile[] {
  if (paths.length === 0)
    throw new UsageProblem('Name at least one file or folder of cables, or - for standard input.');
  const files = [...new Set(paths.flatMap(filesAt))].sort();
  return files.map((file) => ({ file, read: () => readInput(file) }));
}

function filesAt(path: string): string[] {
  if (path === '-') return ['-'];
  if (!existsSync(path)) return globbed(path);
  if (!statSync(path).isDirectory()) return [path];
  const found = cableFilesIn(path);
  if (found.length === 0)
    throw new UsageProblem(`The folder ${path} has no cables: no file in it ends in .txt, .md or .cable.`);
  return found;
}

function cableFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && CABLE_FILES.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A shell that did not expand `*` leaves it to us. */
function globbed(pattern: string): string[] {
  const found = globSync(pattern, { expandDirectories: false, dot: false });
  if (found.length === 0) throw new UsageProblem(`There is no file or folder ${pattern}. Check the path.`);
  return found;
}

function readInput(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (thrown) {
    throw new UsageProblem(`Cannot read ${file}: ${inWords(thrown)}.`);
  }
}
