import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { DiskFailure } from './failure.ts';

/** Opens a file of a run to be read. At a pipe in its place one would wait for ever. */
function openToRead(path: string, how = 0): number {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | how);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new DiskFailure(`Cannot read ${path}: it is no file. Find out who laid it there.`);
}

const LINE_FEED = 10;
/** Bytes read at once. */
const PIECE = 1 << 20;
/** What is no file may say that it has no size. */
const LEAST = 4096;

/** The whole lines of a file behind a place, each with the place where it ends. */
export function* linesFrom(file: number, from: number): Generator<{ line: Buffer; end: number }> {
  let [rest, end]: [Buffer, number] = [Buffer.alloc(0), from];
  for (const piece of piecesFrom(file, from)) {
    const text = Buffer.concat([rest, piece]);
    let at = 0;
    for (let to = text.indexOf(LINE_FEED); to >= 0; to = text.indexOf(LINE_FEED, at)) {
      end += to + 1 - at;
      yield { line: text.subarray(at, to), end };
      at = to + 1;
    }
    rest = text.subarray(at);
  }
}

/** The bytes of an open file behind a place. */
export function* piecesFrom(file: number, from: number): Generator<Buffer> {
  for (let at = from; ; ) {
    const most = Math.min(PIECE, Math.max(fstatSync(file).size - at, LEAST));
    const piece = Buffer.allocUnsafe(most);
    const count = readSync(file, piece, 0, most, at);
    if (count === 0) return;
    yield piece.subarray(0, count);
    at += count;
  }
}

/** The bytes of a file of a run that is small. `unfollowed` reads no link: what that leads to may be another tomorrow. */
export function bytesIn(path: string, how?: 'unfollowed'): Buffer {
  const file = openToRead(path, how === undefined ? 0 : constants.O_NOFOLLOW);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** The bytes of a file, which need not fit into memory. */
export function* piecesOf(path: string): Generator<Buffer> {
  yield* opened(path, (file) => piecesFrom(file, 0));
}

/** The bytes of a file from one place to another; fewer where it has no more. */
export function bytesBetween(path: string, from: number, to: number): Buffer {
  const file = openToRead(path);
  try {
    const bytes = Buffer.alloc(to - from);
    let length = 0;
    for (let count = -1; count !== 0 && length < bytes.length; length += count)
      count = readSync(file, bytes, length, bytes.length - length, from + length);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** The whole lines of a file, without their ends. */
export function* linesOf(path: string): Generator<Buffer> {
  for (const { line } of opened(path, (file) => linesFrom(file, 0))) yield line;
}

function* opened<T>(path: string, read: (file: number) => Generator<T>): Generator<T> {
  const file = openToRead(path);
  try {
    yield* read(file);
  } finally {
    closeSync(file);
  }
}
