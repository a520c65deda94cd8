import { crc32 } from 'node:zlib';
import { TooMuch } from './caps.ts';

/** Bytes that a packed one may refer back to. */
const HISTORY = 32 * 1024;
/** Bytes that are given at once. */
const PIECE = 256 * 1024;
/** The most that one step puts out. */
const LONGEST_COPY = 258;

/** A table by the next bits of a stream: which symbol they begin with, and of how many bits that is. */
interface Code {
  readonly width: number;
  /** `symbol << 4 | bits`; 0 where no symbol begins so. */
  readonly table: Uint16Array;
}

/**
 * Unpacks what comes in pieces, in pieces (RFC 1951): `node:zlib` does that only for who waits, and a reading of cables waits
 * for nothing. Throws a `RangeError` where the bytes are not packed so, or end too soon.
 */
export function* inflated(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const bits = new Bits(chunks);
  try {
    yield* unpacked(bits);
  } finally {
    bits.close();
  }
}

/**
 * What a `.gz` opens to (RFC 1952), in pieces, its members one behind the other. Check sum and length are those of its end, so
 * whoever must know that it is whole walks it to its end first. Throws `TooMuch` where it opens to more than `ratio` times its size.
 */
export function* gunzipped(chunks: Iterable<Uint8Array>, ratio: number): Generator<Uint8Array> {
  const bits = new Bits(chunks);
  try {
    let length = 0;
    do {
      passHead(bits);
      let [sum, size] = [0, 0];
      for (const piece of unpacked(bits)) {
        sum = crc32(piece, sum);
        size += piece.length;
        length += piece.length;
        if (length > ratio * bits.taken + 1_000_000) throw new TooMuch();
        yield piece;
      }
      bits.align();
      if (bits.whole() !== sum || bits.whole() !== size % 2 ** 32)
        throw new RangeError('its length or its check sum is another');
    } while (bits.next() === 0x1f && bits.next() === 0x8b);
  } finally {
    bits.close();
  }
}

const [HAS_SUM, HAS_EXTRA, HAS_NAME, HAS_COMMENT] = [2, 4, 8, 16];

/** Behind the two bytes that tell what it is: the way of packing, what follows, and then that. */
function passHead(bits: Bits): void {
  if (bits.taken === 0 && (bits.take(8) !== 0x1f || bits.take(8) !== 0x8b)) throw new RangeError('no .gz');
  if (bits.take(8) !== 8) throw new RangeError('packed in another way');
  const flags = bits.take(8);
  for (let i = 0; i < 6; i++) bits.take(8);
  if ((flags & HAS_EXTRA) !== 0) for (let left = bits.take(16); left > 0; left--) bits.take(8);
  for (const flag of [HAS_NAME, HAS_COMMENT]) if ((flags & flag) !== 0) while (bits.take(8) !== 0);
  if ((flags & HAS_SUM) !== 0) bits.take(16);
}

/** The bits of a stream, the lowest of each byte first. */
class Bits {
  /** Bytes that were taken from the stream. */
  taken = 0;
  private readonly rest: Iterator<Uint8Array>;
  private chunk: Uint8Array = new Uint8Array();
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(chunks: Iterable<Uint8Array>) {
    this.rest = chunks[Symbol.iterator]();
  }

  /** So many bits, 16 at most. */
  take(count: number): number {
    this.hold(count);
    if (this.count < count) throw new RangeError('it ends too soon');
    const bits = this.held & ((1 << count) - 1);
    this.drop(count);
    return bits;
  }

  /** The symbol that the next bits are. */
  symbol({ width, table }: Code): number {
    if (this.count < width) this.hold(width);
    const entry = table[this.held & ((1 << width) - 1)] as number;
    const length = entry & 15;
    if (length === 0) throw new RangeError('a code that stands for nothing');
    if (length > this.count) throw new RangeError('it ends too soon');
    this.drop(length);
    return entry >> 4;
  }

  /** Goes on at the next byte. */
  align(): void {
    this.drop(this.count & 7);
  }

  /** Four bytes as a number. */
  whole(): number {
    return this.take(16) + this.take(16) * 0x10000;
  }

  /** The next byte, or nothing at the end. */
  next(): number | undefined {
    this.hold(8);
    return this.count < 8 ? undefined : this.take(8);
  }

  /** Lets go of where the stream comes from. */
  close(): void {
    this.rest.return?.();
  }

  /** Holds so many bits, or all that are left. */
  private hold(count: number): void {
    while (this.count < count) {
      if (this.at >= this.chunk.length && !this.more()) return;
      this.held |= (this.chunk[this.at++] as number) << this.count;
      this.count += 8;
      this.taken += 1;
    }
  }

  private more(): boolean {
    do {
      const { done, value } = this.rest.next();
      if (done === true) return false;
      this.chunk = value;
    } while (this.chunk.length === 0);
    this.at = 0;
    return true;
  }

  private drop(count: number): void {
    this.held >>>= count;
    this.count -= count;
  }
}

/** What was put out, as far as it may be referred back to, and what of it was not yet given. */
class Output {
  private readonly bytes = new Uint8Array(HISTORY + PIECE + LONGEST_COPY);
  private at = 0;
  private given = 0;

  get isFull(): boolean {
    return this.at >= HISTORY + PIECE;
  }

  put(byte: number): void {
    this.bytes[this.at++] = byte;
  }

  /** Repeats what stands so far back; it may overlap what it puts out. */
  copy(length: number, back: number): void {
    if (back > this.at) throw new RangeError('it refers to before its beginning');
    for (const end = this.at + length; this.at < end; this.at++)
      this.bytes[this.at] = this.bytes[this.at - back] as number;
  }

  /** What was not yet given; only what may be referred back to is kept of it. */
  piece(): Uint8Array {
    const piece = this.bytes.slice(this.given, this.at);
    const kept = Math.min(this.at, HISTORY);
    this.bytes.copyWithin(0, this.at - kept, this.at);
    this.at = kept;
    this.given = kept;
    return piece;
  }
}

function* unpacked(bits: Bits): Generator<Uint8Array> {
  const output = new Output();
  let isLast = false;
  while (!isLast) {
    isLast = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) yield* stored(bits, output);
    else if (kind === 1) yield* coded(bits, output, FIXED);
    else if (kind === 2) yield* coded(bits, output, codesIn(bits));
    else throw new RangeError('a block of no kind');
  }
  yield output.piece();
}

function* stored(bits: Bits, output: Output): Generator<Uint8Array> {
  bits.align();
  const length = bits.take(16);
  if ((bits.take(16) ^ length) !== 0xffff) throw new RangeError('a length that is not as said twice');
  for (let i = 0; i < length; i++) {
    output.put(bits.take(8));
    if (output.isFull) yield output.piece();
  }
}

/** The codes of a block: of bytes, its end and lengths; and of how far back. */
interface Codes {
  readonly lengths: Code;
  readonly distances: Code;
}

const END = 256;
/** The least length, or distance, of a symbol, and how many bits more say by how much it is greater. */
const LENGTHS = grown(
  3,
  [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5],
);
const DISTANCES = grown(1, [0, 0, 0, 0, ...Array.from({ length: 26 }, (_, i) => 1 + (i >> 1))]);

interface Grown {
  readonly least: number;
  readonly bits: number;
}

function grown(first: number, widths: readonly number[]): Grown[] {
  let least = first;
  return widths.map((bits) => {
    const here = { least, bits };
    least += 1 << bits;
    return here;
  });
}
/** The longest has a symbol of its own, which the row above would reach with one bit too many. */
LENGTHS.push({ least: LONGEST_COPY, bits: 0 });

function* coded(bits: Bits, output: Output, { lengths, distances }: Codes): Generator<Uint8Array> {
  for (let symbol = bits.symbol(lengths); symbol !== END; symbol = bits.symbol(lengths)) {
    if (symbol < END) output.put(symbol);
    else {
      const length = saidBy(LENGTHS, symbol - END - 1, bits);
      output.copy(length, saidBy(DISTANCES, bits.symbol(distances), bits));
    }
    if (output.isFull) yield output.piece();
  }
}

function saidBy(table: readonly Grown[], symbol: number, bits: Bits): number {
  const entry = table[symbol];
  if (entry === undefined) throw new RangeError('a symbol that stands for nothing');
  return entry.bits === 0 ? entry.least : entry.least + bits.take(entry.bits);
}

/** In which order the widths of the code are told by which the widths of the others are. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function codesIn(bits: Bits): Codes {
  const [lengths, distances] = [bits.take(5) + 257, bits.take(5) + 1];
  const first = new Uint8Array(ORDER.length);
  for (const symbol of ORDER.slice(0, bits.take(4) + 4)) first[symbol] = bits.take(3);
  const widths = widthsIn(bits, codeOf(first), lengths + distances);
  return { lengths: codeOf(widths.subarray(0, lengths)), distances: codeOf(widths.subarray(lengths)) };
}

/** Widths of so many symbols: 16 repeats the one before, 17 and 18 are rows of none. */
function widthsIn(bits: Bits, code: Code, count: number): Uint8Array {
  const widths = new Uint8Array(count);
  for (let at = 0; at < count; ) {
    const symbol = bits.symbol(code);
    if (symbol < 16) widths[at++] = symbol;
    else {
      if (symbol === 16 && at === 0) throw new RangeError('it repeats what is not there');
      const width = symbol === 16 ? (widths[at - 1] as number) : 0;
      const times = symbol === 18 ? 11 + bits.take(7) : 3 + bits.take(symbol === 16 ? 2 : 3);
      if (at + times > count) throw new RangeError('it has more symbols than it says');
      widths.fill(width, at, at + times);
      at += times;
    }
  }
  return widths;
}

/** The code that symbols of these widths have; 0 is that of one that does not occur. */
function codeOf(widths: Uint8Array): Code {
  const width = Math.max(1, ...widths);
  const table = new Uint16Array(1 << width);
  let next = 0;
  for (let bits = 1; bits <= width; bits++, next <<= 1)
    for (const [symbol, its] of widths.entries())
      if (its === bits) {
        if (next >= 1 << bits) throw new RangeError('more symbols than codes of their width');
        for (let at = reversed(next, bits); at < table.length; at += 1 << bits)
          table[at] = (symbol << 4) | bits;
        next += 1;
      }
  return { width, table };
}

function reversed(code: number, bits: number): number {
  let turned = 0;
  for (let i = 0; i < bits; i++) turned |= ((code >> i) & 1) << (bits - 1 - i);
  return turned;
}

const FIXED: Codes = {
  lengths: codeOf(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  distances: codeOf(new Uint8Array(30).fill(5)),
};
