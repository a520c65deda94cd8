import { Z_NO_FLUSH, Z_OK, Z_STREAM_END, ZStream, zlibInflate, zlibInflateInit2 } from 'pako';
import { TooMuch } from './caps.ts';

/** Bytes that are given at once. */
const PIECE = 256 * 1024;
/** How zlib is told of packed bytes without a frame, and of a `.gz`, whose check sum and length it then looks at. */
const [BARE, GZIP] = [-15, 31];
/** What a `.gz` begins with, and each of its members. */
const MAGIC = [0x1f, 0x8b];
/** What opens to less is no bomb, however small it is. */
const SMALL = 1_000_000;

/**
 * Unpacks what comes in pieces, in pieces (RFC 1951): `node:zlib` does that only for who waits, and a reading of cables waits
 * for nothing. Throws a `RangeError` where the bytes are not packed so, or end too soon.
 */
export function* inflated(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const packed = new Packed(chunks);
  try {
    yield* unpacked(packed, BARE);
  } finally {
    packed.close();
  }
}

/**
 * What a `.gz` opens to (RFC 1952), in pieces, its members one behind the other. Check sum and length are those of its end, so
 * whoever must know that it is whole walks it to its end first. Throws `TooMuch` where it opens to more than `ratio` times its size.
 */
export function* gunzipped(chunks: Iterable<Uint8Array>, ratio: number): Generator<Uint8Array> {
  const packed = new Packed(chunks);
  try {
    let length = 0;
    do {
      for (const piece of unpacked(packed, GZIP)) {
        length += piece.length;
        if (length > ratio * packed.taken + SMALL) throw new TooMuch();
        yield piece;
      }
    } while (MAGIC.every((byte, i) => packed.ahead(i) === byte));
  } finally {
    packed.close();
  }
}

function* unpacked(packed: Packed, frame: number): Generator<Uint8Array> {
  const { stream } = packed;
  if (zlibInflateInit2(stream, frame) !== Z_OK) throw new RangeError('it cannot be unpacked here');
  for (let status: number = Z_OK; status !== Z_STREAM_END; ) {
    makeRoom(stream);
    const isOver = !packed.hasMore();
    status = zlibInflate(stream, Z_NO_FLUSH);
    if (stream.avail_out === 0 || status === Z_STREAM_END) yield stream.output.subarray(0, stream.next_out);
    // At the end of what there is it asks for more.
    else if (status !== Z_OK || isOver) throw new RangeError(stream.msg || 'it ends too soon');
  }
  stream.avail_out = 0;
}

function makeRoom(stream: ZStream): void {
  if (stream.avail_out > 0) return;
  stream.output = new Uint8Array(PIECE);
  stream.next_out = 0;
  stream.avail_out = PIECE;
}

/** What is to be unpacked, as it comes. */
class Packed {
  readonly stream = new ZStream();
  private readonly rest: Iterator<Uint8Array>;
  private came = 0;

  constructor(chunks: Iterable<Uint8Array>) {
    this.rest = chunks[Symbol.iterator]();
  }

  /** Bytes that were taken of it. */
  get taken(): number {
    return this.came - this.stream.avail_in;
  }

  /** Whether anything is left, which lies before the stream then. */
  hasMore(): boolean {
    return this.stream.avail_in > 0 || this.comes();
  }

  /** A byte that is not taken yet; nothing behind the end. */
  ahead(bytes: number): number | undefined {
    while (this.stream.avail_in <= bytes && this.comes());
    const { input, next_in, avail_in } = this.stream;
    return bytes < avail_in ? input[next_in + bytes] : undefined;
  }

  /** Lets go of where it comes from. */
  close(): void {
    this.rest.return?.();
  }

  /** Lays the next piece behind what is left. */
  private comes(): boolean {
    const { done, value } = this.rest.next();
    if (done === true) return false;
    if (value.length === 0) return this.comes();
    const { input, next_in, avail_in } = this.stream;
    const left = avail_in === 0 ? [] : [input.subarray(next_in, next_in + avail_in)];
    this.stream.input = left.length === 0 ? value : Buffer.concat([...left, value]);
    this.stream.next_in = 0;
    this.stream.avail_in += value.length;
    this.came += value.length;
    return true;
  }
}
