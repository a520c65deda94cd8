/**
 * Deflate (RFC 1951), read by this room's own hand: other than a library it tells how many bytes it took, keeps
 * what it had when a stream breaks off, and stops at a size. A stream that is broken on purpose hides nothing.
 */
export interface Inflated {
  readonly bytes: Uint8Array;
  /** Bytes of the input that the stream takes, to its end or to where it breaks. */
  readonly taken: number;
  readonly ended: 'whole' | 'broken' | 'too large';
}

const LONGEST_CODE = 15;
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Codes by length, and their symbols in order. */
interface Codes {
  readonly count: Uint16Array;
  readonly symbol: Uint16Array;
}

/** Thrown as they are, over and over: many places look like the beginning of a stream, and few are. */
const BROKEN = new Error('broken');
const TOO_LARGE = new Error('too large');

/** Inflates what begins at `from`, up to `most` bytes. */
export function inflate(input: Uint8Array, from: number, most: number): Inflated {
  const stream = new Stream(input, from, most);
  try {
    stream.read();
    return { bytes: stream.written(), taken: stream.at - from, ended: 'whole' };
  } catch (error) {
    if (error !== BROKEN && error !== TOO_LARGE) throw error;
    const ended = error === BROKEN ? 'broken' : 'too large';
    return { bytes: stream.written(), taken: Math.min(stream.at, input.length) - from, ended };
  }
}

class Stream {
  at: number;
  private hold = 0;
  private held = 0;
  private output = new Uint8Array(64);
  private size = 0;
  private readonly input: Uint8Array;
  private readonly most: number;

  constructor(input: Uint8Array, from: number, most: number) {
    this.input = input;
    this.at = from;
    this.most = most;
  }

  written(): Uint8Array {
    return this.output.subarray(0, this.size);
  }

  read(): void {
    let last = 0;
    while (last === 0) {
      last = this.bits(1);
      const kind = this.bits(2);
      if (kind === 0) this.stored();
      else if (kind === 1) this.coded(FIXED.literal, FIXED.distance);
      else if (kind === 2) this.dynamic();
      else throw BROKEN;
    }
  }

  private bits(count: number): number {
    while (this.held < count) {
      const byte = this.input[this.at++];
      if (byte === undefined) throw BROKEN;
      this.hold |= byte << this.held;
      this.held += 8;
    }
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.held -= count;
    return value;
  }

  private symbol({ count, symbol }: Codes): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code |= this.bits(1);
      const here = count[length] as number;
      if (code - here < first) return symbol[index + code - first] as number;
      index += here;
      first = (first + here) << 1;
      code <<= 1;
    }
    throw BROKEN;
  }

  private put(byte: number): void {
    if (this.size >= this.most) throw TOO_LARGE;
    if (this.size === this.output.length) {
      const wider = new Uint8Array(this.size * 2);
      wider.set(this.output);
      this.output = wider;
    }
    this.output[this.size++] = byte;
  }

  private stored(): void {
    this.hold = 0;
    this.held = 0;
    const [a, b, c, d] = this.input.subarray(this.at, this.at + 4);
    if (a === undefined || b === undefined || c !== (~a & 255) || d !== (~b & 255)) throw BROKEN;
    this.at += 4;
    for (let left = a | (b << 8); left > 0; left--) {
      const byte = this.input[this.at++];
      if (byte === undefined) throw BROKEN;
      this.put(byte);
    }
  }

  private dynamic(): void {
    const literals = this.bits(5) + 257;
    const distances = this.bits(5) + 1;
    const lengths = new Uint8Array(19);
    const coded = this.bits(4) + 4;
    if (literals > 286 || distances > 30) throw BROKEN;
    for (let i = 0; i < coded; i++) lengths[ORDER[i] as number] = this.bits(3);
    const all = this.codeLengths(codesOf(lengths, true), literals + distances);
    this.coded(codesOf(all.subarray(0, literals), true), codesOf(all.subarray(literals), false));
  }

  private codeLengths(codes: Codes, total: number): Uint8Array {
    const lengths = new Uint8Array(total);
    for (let i = 0; i < total; ) {
      const symbol = this.symbol(codes);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (symbol === 16 && i === 0) throw BROKEN;
      const again = symbol === 16 ? (lengths[i - 1] as number) : 0;
      const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
      if (i + times > total) throw BROKEN;
      lengths.fill(again, i, i + times);
      i += times;
    }
    return lengths;
  }

  private coded(literal: Codes, distance: Codes): void {
    for (let symbol = this.symbol(literal); symbol !== 256; symbol = this.symbol(literal)) {
      if (symbol < 256) this.put(symbol);
      else this.copy(symbol - 257, distance);
    }
  }

  private copy(length: number, distance: Codes): void {
    if (length > 28) throw BROKEN;
    let left = (LENGTHS[length] as number) + this.bits(LENGTH_BITS[length] as number);
    const symbol = this.symbol(distance);
    if (symbol > 29) throw BROKEN;
    const back = (DISTANCES[symbol] as number) + this.bits(Math.max(0, (symbol >> 1) - 1));
    if (back > this.size) throw BROKEN;
    for (; left > 0; left--) this.put(this.output[this.size - back] as number);
  }
}

/** A set of codes that is over-full is no set; one that leaves codes unused is one for distances alone. */
function codesOf(lengths: Uint8Array, full: boolean): Codes {
  const count = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) count[length] = (count[length] as number) + 1;
  const offsets = new Uint16Array(LONGEST_CODE + 2);
  let left = 1;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    left = (left << 1) - (count[length] as number);
    if (left < 0) throw BROKEN;
    offsets[length + 1] = (offsets[length] as number) + (count[length] as number);
  }
  if (full && left > 0 && lengths.length - (count[0] as number) !== 1) throw BROKEN;
  const symbol = new Uint16Array(lengths.length);
  for (const [value, length] of lengths.entries())
    if (length > 0) {
      symbol[offsets[length] as number] = value;
      offsets[length] = (offsets[length] as number) + 1;
    }
  return { count, symbol };
}

const FIXED = {
  literal: codesOf(
    Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
    true,
  ),
  distance: codesOf(new Uint8Array(30).fill(5), false),
};

/** Adler-32, by which a zlib stream ends (RFC 1950). */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
