import type { Decoding } from './escapes.ts';
import { fromAscii85, fromLzw, fromRunLength } from './filters.ts';
import { adler32, type Inflated, inflate } from './inflate.ts';

/** What one look at some bytes may unpack at most, all streams together. */
const MOST = 64 << 20;
/** A page of text shrinks to a tenth; what swells to more than a hundred times its size is made to. */
const RATIO = 100;
const ALLOWANCE = 1 << 16;
/** Chance alone makes a few bytes of noise look like the beginning of a stream. */
const TOO_SHORT_TO_SAY = 16;

/** How many bytes more may be looked at and unpacked in one look at an output. */
export class Budget {
  left = MOST;
  /** Behind this place of some bytes no letters of ASCII85 end: a text may say `stream` on every line. */
  endless: { readonly of: Uint8Array; readonly to: number } | undefined;
}

/** What some bytes hold packed. `complete` streams explain their bytes wholly: the packed form need not be read. */
export interface Packed {
  readonly from: number;
  readonly to: number;
  readonly decoding: Decoding;
  readonly bytes: Uint8Array;
  readonly complete: boolean;
  /** It swells beyond what can be searched. */
  readonly tooLarge: boolean;
}

/**
 * Every packed stream found anywhere in the bytes, whatever a directory or an object says of it: zlib, gzip, ZIP
 * entries, and behind each `stream` of a PDF raw deflate, LZW and run lengths too.
 */
export function packedIn(bytes: Uint8Array, budget: Budget): Packed[] {
  const found: Packed[] = [];
  for (let at = 0; at < bytes.length; at++) {
    if (FIRST[bytes[at] as number] === 0) continue;
    const packed = packedAt(bytes, at, budget);
    if (packed.length === 0) continue;
    found.push(...packed);
    const whole = packed.find(({ complete }) => complete);
    if (whole !== undefined) at = whole.to - 1;
  }
  return found;
}

/** Raw deflate or LZW from the first byte on, as decoded text may be. */
export const packedFromStart = (bytes: Uint8Array, budget: Budget): Packed[] => [
  ...sized(inflateWithin(bytes, 0, budget), 0, 0, false),
  ...lzwAt(bytes, 0, bytes.length, budget),
];

/** Bytes by which a stream can begin: zlib's, gzip's, ZIP's, and the `s` of `stream`. */
const FIRST = Uint8Array.from({ length: 256 }, (_, byte) =>
  ((byte & 15) === 8 && byte < 0x80) || byte === 0x1f || byte === 0x50 || byte === 0x73 ? 1 : 0,
);

const NOTHING: readonly Packed[] = [];

function packedAt(bytes: Uint8Array, at: number, budget: Budget): readonly Packed[] {
  const byte = bytes[at] as number;
  if (byte === 0x1f) return gzipAt(bytes, at, budget);
  if (byte === 0x50) return zipAt(bytes, at, budget);
  if (byte === 0x73) return pdfStreamAt(bytes, at, budget);
  return zlibAt(bytes, at, budget);
}

const isZlib = (bytes: Uint8Array, at: number): boolean => {
  const [method, flags] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  return (method & 15) === 8 && method < 0x80 && ((method << 8) | flags) % 31 === 0 && (flags & 0x20) === 0;
};

function zlibAt(bytes: Uint8Array, at: number, budget: Budget): readonly Packed[] {
  if (!isZlib(bytes, at)) return NOTHING;
  const inflated = inflateWithin(bytes, at + 2, budget);
  const end = at + 2 + inflated.taken;
  return sized(inflated, at, 6, inflated.ended === 'whole' && uint32(bytes, end) === adler32(inflated.bytes));
}

/** The name and remark of the header are left to be read as they are. */
function gzipAt(bytes: Uint8Array, at: number, budget: Budget): readonly Packed[] {
  if (bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8) return NOTHING;
  const flags = bytes[at + 3] ?? 0;
  let from = at + 10;
  if (flags & 4) from += 2 + ((bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8));
  for (const flag of [8, 16]) if (flags & flag) from = bytes.indexOf(0, from) + 1 || bytes.length;
  if (flags & 2) from += 2;
  return sized(inflateWithin(bytes, from, budget), from, 0, true);
}

function zipAt(bytes: Uint8Array, at: number, budget: Budget): readonly Packed[] {
  if (bytes[at + 1] !== 0x4b || bytes[at + 2] !== 3 || bytes[at + 3] !== 4) return NOTHING;
  const names = (bytes[at + 26] ?? 0) + ((bytes[at + 27] ?? 0) << 8);
  const from = at + 30 + names + (bytes[at + 28] ?? 0) + ((bytes[at + 29] ?? 0) << 8);
  return sized(inflateWithin(bytes, from, budget), from, 0, true);
}

const STREAM = [...'stream'].map((letter) => letter.charCodeAt(0));

function pdfStreamAt(bytes: Uint8Array, at: number, budget: Budget): readonly Packed[] {
  for (let i = 0; i < STREAM.length; i++) if (bytes[at + i] !== STREAM[i]) return NOTHING;
  let from = at + STREAM.length;
  if (bytes[from] === 13) from += 1;
  if (bytes[from] === 10) from += 1;
  if (from === at + STREAM.length) return [];
  const lzw = lzwAt(bytes, from, bytes.length, budget);
  const runs = isNamedBefore(bytes, at) ? [runLengthsAt(bytes, from, budget)] : [];
  const raw = isZlib(bytes, from) ? [] : sized(inflateWithin(bytes, from, budget), from, 0, false);
  return [...raw, ...lzw, ...runs, ...ascii85At(bytes, from, budget)];
}

/** Letters of ASCII85 up to their end, as the filter of a stream has them. */
function ascii85At(bytes: Uint8Array, from: number, budget: Budget): Packed[] {
  if (budget.endless?.of === bytes && from < budget.endless.to) return [];
  let to = from;
  while (to < bytes.length && IS_85[bytes[to] as number] === 1) to++;
  budget.left -= to - from;
  const letters = Buffer.from(bytes.subarray(from, to)).toString('latin1');
  const end = letters.indexOf('~>');
  if (end < 0) {
    budget.endless = { of: bytes, to };
    return [];
  }
  const tooLarge = budget.left <= 0;
  if (tooLarge)
    return [{ from, to, decoding: 'ascii85', bytes: new Uint8Array(), complete: false, tooLarge }];
  const read = fromAscii85(letters.slice(letters.startsWith('<~') ? 2 : 0, end));
  return [taken(budget, { from, to, decoding: 'ascii85', bytes: read, complete: false, tooLarge: false })];
}

const IS_85 = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x20 && byte <= 0x7e) || (byte >= 9 && byte <= 13) ? 1 : 0,
);

/** Whether the dictionary before a stream speaks of run lengths. */
const isNamedBefore = (bytes: Uint8Array, at: number): boolean =>
  /\/R(?:L|unLengthDecode)\b/.test(
    Buffer.from(bytes.subarray(Math.max(0, at - 300), at))
      .toString('latin1')
      .replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  );

function lzwAt(bytes: Uint8Array, from: number, to: number, budget: Budget): Packed[] {
  // Each stream begins by clearing the table: nine bits, 256.
  if (bytes[from] !== 0x80 || ((bytes[from + 1] ?? 0x80) & 0x80) !== 0) return [];
  return [1, 0].map((early) => {
    const read = fromLzw(bytes, from, early, Math.min(budget.left, RATIO * (to - from) + ALLOWANCE));
    return unpacked(budget, { from, to, decoding: 'lzw', bytes: read });
  });
}

const runLengthsAt = (bytes: Uint8Array, from: number, budget: Budget): Packed =>
  unpacked(budget, {
    from,
    to: from,
    decoding: 'run-length',
    bytes: fromRunLength(bytes, from, budget.left),
  });

const unpacked = (budget: Budget, packed: Omit<Packed, 'complete' | 'tooLarge'>): Packed =>
  taken(budget, { ...packed, complete: false, tooLarge: budget.left <= 0 });

function taken(budget: Budget, packed: Packed): Packed {
  budget.left -= packed.bytes.length;
  return packed;
}

function inflateWithin(bytes: Uint8Array, from: number, budget: Budget): Inflated {
  const inflated = inflate(
    bytes,
    from,
    Math.max(0, Math.min(budget.left, RATIO * (bytes.length - from) + ALLOWANCE)),
  );
  budget.left -= inflated.bytes.length + inflated.taken;
  return inflated;
}

/** `around` are the bytes of header and checksum that belong to the stream. */
function sized(inflated: Inflated, from: number, around: number, certain: boolean): Packed[] {
  const { bytes, taken: length, ended } = inflated;
  const tooLarge = ended === 'too large' || bytes.length > RATIO * length + ALLOWANCE;
  if (!tooLarge && bytes.length < (certain && ended === 'whole' ? 1 : TOO_SHORT_TO_SAY)) return [];
  const complete = certain && ended === 'whole';
  return [{ from, to: from + length + around, decoding: 'deflate', bytes, complete, tooLarge }];
}

const uint32 = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)) >>>
  0;
