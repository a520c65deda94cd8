import {
  closeSync,
  type Dirent,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Chunks, Measured } from '../container/archive/by-place.ts';
import { LARGEST_ARCHIVE } from '../container/open.ts';
import { FOLDERS } from '../model/run-record.ts';
import { inWords, UsageProblem } from './failure.ts';
import { isRun, RESTRICTED } from './run-place.ts';
import { STANDARD_INPUT } from './standard-input.ts';

/** A file that was named, with what the reading of it gave. */
export interface InputFile {
  readonly file: string;
  /** True where nothing can be read from it again. */
  readonly once?: boolean;
  read(): Uint8Array;
  /** Its bytes as they come, so that a long table need not be held. They may be walked more than once, and had by place. */
  chunks?(): Chunks;
}

/** What paths stand for: the files to read, and those of a folder that are none of its cables. */
export interface Inputs {
  readonly files: readonly InputFile[];
  readonly passedOver: readonly string[];
}

const CABLE_FILES: ReadonlySet<string> = new Set([
  ...['.txt', '.md', '.cable', '.html', '.htm'],
  ...['.pdf', '.csv', '.ndjson', '.jsonl', '.zip', '.tar', '.tgz', '.gz'],
]);

/**
 * The files behind paths, folders, globs and standard input, sorted by name so that the order of arguments
 * changes nothing. A folder gives its texts, pages, tables, PDFs and archives, at any depth; the others are told.
 */
export function inputsAt(paths: readonly string[]): Inputs {
  if (paths.length === 0)
    throw new UsageProblem('Name at least one file or folder of cables, or - for standard input.');
  const found = paths.map(filesAt);
  return {
    files: unique(found.flatMap(({ cables }) => cables)).map(inputFile),
    passedOver: unique(found.flatMap(({ others }) => others)),
  };
}

export const inputFiles = (paths: readonly string[]): readonly InputFile[] => inputsAt(paths).files;

const unique = (files: readonly string[]): string[] => [...new Set(files)].sort();

interface Found {
  readonly cables: readonly string[];
  readonly others: readonly string[];
}

const only = (...cables: string[]): Found => ({ cables, others: [] });

function filesAt(path: string): Found {
  if (path === STANDARD_INPUT) return only(path);
  if (!existsSync(path)) return only(...globbed(path));
  if (!statSync(path).isDirectory()) return only(path);
  const found = filesIn(path);
  if (found.cables.length === 0)
    throw new UsageProblem(
      `The folder ${path} has no cables: no file in it ends in ${[...CABLE_FILES].join(', ')}.`,
    );
  return found;
}

function filesIn(folder: string): Found {
  const entries = entriesIn(folder).filter((entry) => !entry.isDirectory());
  const names = (taken: boolean): string[] =>
    entries.filter((entry) => isCable(entry) === taken).map(({ parentPath, name }) => join(parentPath, name));
  return { cables: names(true), others: names(false) };
}

const isCable = (entry: Dirent): boolean =>
  entry.isFile() && CABLE_FILES.has(extname(entry.name).toLowerCase());

/** Everything below a folder, at any depth; links are not followed. */
function entriesIn(folder: string): Dirent[] {
  refuseRun(folder);
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? entriesIn(join(folder, entry.name)) : [entry],
    );
  } catch (thrown) {
    throw thrown instanceof UsageProblem
      ? thrown
      : new UsageProblem(`Cannot read the folder ${folder}: ${inWords(thrown)}.`);
  }
}

/** What a run wrote are copies and logs, not cables: to read them as such would release them anew. */
function refuseRun(folder: string): void {
  const run = isRun(folder) ? folder : isPartOfRun(folder) ? dirname(resolve(folder)) : undefined;
  if (run !== undefined)
    throw new UsageProblem(
      `${run} is the folder of a run: what lies in it are copies, not cables. Name the folders of the cables themselves.`,
    );
}

const isPartOfRun = (folder: string): boolean =>
  PARTS.has(basename(resolve(folder))) && isRun(dirname(resolve(folder)));
const PARTS: ReadonlySet<string> = new Set([...FOLDERS, RESTRICTED]);

/** A shell that did not expand `*` leaves it to us. */
function globbed(pattern: string): string[] {
  const found = globSync(pattern, { expandDirectories: false, dot: false });
  if (found.length === 0) throw new UsageProblem(`There is no file or folder ${pattern}. Check the path.`);
  return found;
}

const inputFile = (file: string): InputFile =>
  file === STANDARD_INPUT
    ? readOnce(file, () => chunksFrom(0, file), LARGEST_ARCHIVE)
    : {
        file,
        read: () => readInput(file),
        chunks: () => ({ [Symbol.iterator]: () => chunksOf(file), byPlace: () => onDisk(file) }),
      };

/** What gives its bytes once is held, for a run reads each input twice. More of it than `most` bytes is refused, each time. */
export function readOnce(file: string, stream: () => Iterable<Uint8Array>, most: number): InputFile {
  let held: readonly Uint8Array[] | UsageProblem | undefined;
  const chunks = (): readonly Uint8Array[] => {
    held ??= heldOf(file, stream(), most);
    if (held instanceof UsageProblem) throw held;
    return held;
  };
  return { file, once: true, read: () => Buffer.concat(chunks()), chunks };
}

function heldOf(file: string, stream: Iterable<Uint8Array>, most: number): Uint8Array[] | UsageProblem {
  const held: Uint8Array[] = [];
  let length = 0;
  try {
    for (const chunk of stream) {
      length += chunk.length;
      if (length > most) return tooLong(file, most);
      held.push(chunk);
    }
    return held;
  } catch (thrown) {
    if (thrown instanceof UsageProblem) return thrown;
    throw thrown;
  }
}

const tooLong = (file: string, most: number): UsageProblem =>
  new UsageProblem(
    `${file} is past the limit of ${Math.round(most / 1024 / 1024)} MiB: what can be read only once is held. ` +
      'Nothing of it was read. Write it to a file, and name that: a table or lines may be of any length there.',
  );

/** The file that holds what a run read: `cables.zip` of `cables.zip#1987/a.txt`. */
export const fileHolding = (name: string): string =>
  existsSync(name) || !name.includes('#') ? name : name.slice(0, name.indexOf('#'));

/** Bytes of a file; of one that cannot be asked, none, for its reading will say why. */
export function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** Bytes that are read at a time; most cables are one chunk. */
const CHUNK = 1024 * 1024;
/** What is no file may say that it has no size. */
const LEAST = 4096;

function* chunksOf(file: string): Generator<Uint8Array> {
  const opened = opening(file);
  try {
    yield* chunksFrom(opened, file);
  } finally {
    closeSync(opened);
  }
}

/** Bytes that are read at a place: more would be for nothing where the next lie elsewhere. */
const BLOCK = 16 * 1024;

/** A file by place. What lies beside what was asked for is asked for next, as a rule: so a block is read, and held. */
function onDisk(file: string): Measured {
  let [at, block]: [number, Uint8Array] = [0, new Uint8Array()];
  const between = (from: number, to: number): Uint8Array => {
    if (from < at || to > at + block.length)
      [at, block] = [from, stretchOf(file, from, Math.max(to, from + BLOCK))];
    return block.subarray(from - at, to - at);
  };
  return { length: sizeOf(file), between };
}

/** Bytes of a file from one place to another; fewer where it has no more. */
function stretchOf(file: string, from: number, to: number): Uint8Array {
  const opened = opening(file);
  try {
    const most = Math.max(0, Math.min(to, fstatSync(opened).size) - from);
    const bytes = Buffer.allocUnsafe(most);
    let length = 0;
    for (let read = -1; read !== 0 && length < most; length += read)
      read = readSync(opened, bytes, length, most - length, from + length);
    return bytes.subarray(0, length);
  } catch (thrown) {
    throw new UsageProblem(`Cannot read ${file}: ${inWords(thrown)}.`);
  } finally {
    closeSync(opened);
  }
}

function* chunksFrom(opened: number, file: string): Generator<Uint8Array> {
  try {
    // A file of 6 kB in a buffer of a megabyte makes the collector of garbage run after every few files.
    const most = Math.min(CHUNK, Math.max(fstatSync(opened).size, LEAST));
    for (;;) {
      const chunk = Buffer.allocUnsafe(most);
      const read = readSync(opened, chunk, 0, most, null);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } catch (thrown) {
    throw new UsageProblem(`Cannot read ${file}: ${inWords(thrown)}.`);
  }
}

function opening(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (thrown) {
    throw new UsageProblem(`Cannot read ${file}: ${inWords(thrown)}.`);
  }
}

function readInput(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (thrown) {
    throw new UsageProblem(`Cannot read ${file}: ${inWords(thrown)}.`);
  }
}
