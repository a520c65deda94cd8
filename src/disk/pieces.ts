import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

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

/** The bytes of a file, which need not fit into memory. */
export function* piecesOf(path: string): Generator<Buffer> {
  yield* opened(path, (file) => piecesFrom(file, 0));
}

/** The bytes of a file from one place to another; fewer where it has no more. */
export function bytesBetween(path: string, from: number, to: number): Buffer {
  const file = openSync(path, 'r');
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
  const file = openSync(path, 'r');
  try {
    yield* read(file);
  } finally {
    closeSync(file);
  }
}
