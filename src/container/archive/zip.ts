import { crc32, inflateRawSync } from 'node:zlib';
import { type Kind, TooMuch } from './caps.ts';
import { inflated } from './inflate.ts';
import { slicesOf } from './slices.ts';

/** A file in a zip, as its directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** Its bytes as they lie in the archive. */
  readonly packed: Buffer;
  /** Bytes that it opens to. */
  readonly size: number;
  readonly checkSum: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly kind: Kind;
}

const LOCAL = { signature: 0x04034b50, length: 30 };
const CENTRAL = { signature: 0x02014b50, length: 46 };
const END = { signature: 0x06054b50, length: 22 };
const WIDE_END = { signature: 0x06064b50, locator: 0x07064b50, locatorLength: 20 };
const LONGEST_COMMENT = 0xffff;
/** Stands where a number has no room; the number itself is then elsewhere, in eight bytes. */
const WIDE = 0xffffffff;
const WIDE_COUNT = 0xffff;

/**
 * All files and folders of a zip. Throws a `RangeError` where its directory is not whole, does not say what lies at the places
 * it names, or names a place twice: of such a one nobody knows what is in it.
 */
export function zipEntries(all: Uint8Array, most: number): ZipEntry[] {
  const bytes = Buffer.from(all.buffer, all.byteOffset, all.byteLength);
  const directory = directoryOf(bytes);
  if (directory.count > most) throw new TooMuch();
  const listed: Listed[] = [];
  let at = directory.from;
  for (let i = 0; i < directory.count; i++) {
    const entry = listedAt(bytes, at);
    listed.push(entry);
    at = entry.next;
  }
  if (at !== directory.to) throw new RangeError('the directory has another length');
  return placed(bytes, listed, directory.from);
}

/** The bytes of a file, or nothing where they are not what the directory says of them. */
export function zipBytes({ packed, method, size, checkSum }: ZipEntry): Uint8Array | undefined {
  const bytes = method === STORED ? packed : unpacked(packed, size);
  return bytes?.length === size && crc32(bytes) === checkSum ? bytes : undefined;
}

/** The same in pieces, of what is too long to be held. Throws a `RangeError`, at its end at the latest, where they are not what is said of them. */
export const zipPieces = (entry: ZipEntry): Iterable<Uint8Array> => ({
  *[Symbol.iterator]() {
    const packed = slicesOf(entry.packed);
    let [size, sum] = [0, 0];
    for (const piece of entry.method === STORED ? packed : inflated(packed)) {
      size += piece.length;
      sum = crc32(piece, sum);
      if (size > entry.size) break;
      yield piece;
    }
    if (size !== entry.size || sum !== entry.checkSum)
      throw new RangeError('not what the directory says of it');
  },
});

const STORED = 0;
const DEFLATED = 8;

/** Whether its bytes are packed in one of the two ways that are read. */
export const isReadable = ({ method }: ZipEntry): boolean => method === STORED || method === DEFLATED;

/** No more is opened than was announced. */
function unpacked(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined;
  }
}

interface Directory {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

function directoryOf(bytes: Buffer): Directory {
  const end = endOf(bytes);
  const [count, size, from] = [
    bytes.readUInt16LE(end + 10),
    bytes.readUInt32LE(end + 12),
    bytes.readUInt32LE(end + 16),
  ];
  const isWide = count === WIDE_COUNT || size === WIDE || from === WIDE;
  const directory = isWide ? wideDirectory(bytes, end) : { count, from, to: from + size };
  if (directory.to > end) throw new RangeError('the directory lies behind its end');
  return directory;
}

/** The record at the end, behind which stands a comment at most. */
function endOf(bytes: Buffer): number {
  const last = bytes.length - END.length;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (bytes.readUInt32LE(at) === END.signature && at + bytes.readUInt16LE(at + 20) === last) return at;
  throw new RangeError('no end');
}

/** Of an archive with more than 65,534 files, or past 4 GiB, the numbers stand in a record of their own. */
function wideDirectory(bytes: Buffer, end: number): Directory {
  const locator = end - WIDE_END.locatorLength;
  expectAt(bytes, locator, WIDE_END.locator);
  const at = wideAt(bytes, locator + 8);
  expectAt(bytes, at, WIDE_END.signature);
  const from = wideAt(bytes, at + 48);
  return { count: wideAt(bytes, at + 32), from, to: from + wideAt(bytes, at + 40) };
}

/** An entry of the directory, before its place was looked at. */
interface Listed extends Omit<ZipEntry, 'packed'> {
  readonly raw: Buffer;
  readonly packedSize: number;
  readonly at: number;
  /** Where the next one stands. */
  readonly next: number;
}

function listedAt(bytes: Buffer, at: number): Listed {
  expectAt(bytes, at, CENTRAL.signature);
  const flags = bytes.readUInt16LE(at + 8);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((by) => bytes.readUInt16LE(at + by)) as [
    number,
    number,
    number,
  ];
  const extraAt = at + CENTRAL.length + nameLength;
  const raw = bytes.subarray(at + CENTRAL.length, extraAt);
  const name = raw.toString((flags & NAME_IS_UTF8) === 0 ? 'latin1' : 'utf8');
  const [size = 0, packedSize = 0, place = 0] = widened(
    [24, 20, 42].map((by) => bytes.readUInt32LE(at + by)),
    bytes.subarray(extraAt, extraAt + extraLength),
  );
  return {
    ...{ name, raw, size, packedSize, at: place, next: extraAt + extraLength + commentLength },
    ...{ method: bytes.readUInt16LE(at + 10), checkSum: bytes.readUInt32LE(at + 16) },
    isEncrypted: (flags & ENCRYPTED) !== 0,
    kind: isLink(bytes, at) ? 'other' : name.endsWith('/') && size === 0 ? 'folder' : 'file',
  };
}

const ENCRYPTED = 0x0001;
const NAME_IS_UTF8 = 0x0800;

/** Systems like Unix keep the kind of a file in the upper half of its attributes. */
const isLink = (bytes: Buffer, at: number): boolean =>
  bytes[at + 5] === UNIX && ((bytes.readUInt32LE(at + 38) >>> 16) & 0xf000) === 0xa000;
const UNIX = 3;

/** Numbers with those that had no room taken from the extra field, where they stand in this order. */
function widened(numbers: readonly number[], extra: Buffer): number[] {
  if (!numbers.includes(WIDE)) return [...numbers];
  let at = wideField(extra);
  return numbers.map((number) => {
    if (number !== WIDE) return number;
    at += 8;
    return wideAt(extra, at - 8);
  });
}

function wideField(extra: Buffer): number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) return at + 4;
  throw new RangeError('a number is missing');
}

/** Each entry with its bytes. They lie one behind the other, and before the directory. */
function placed(bytes: Buffer, listed: readonly Listed[], before: number): ZipEntry[] {
  let free = 0;
  const inPlace = listed
    .map((entry, order) => ({ entry, order }))
    .sort((a, b) => a.entry.at - b.entry.at)
    .map(({ entry, order }) => {
      const packed = packedAt(bytes, entry);
      const end = packed.byteOffset - bytes.byteOffset + packed.length;
      if (entry.at < free || end > before) throw new RangeError('files lie over each other');
      free = end;
      return { entry: { ...entry, packed }, order };
    });
  return inPlace.sort((a, b) => a.order - b.order).map(({ entry }) => entry);
}

function packedAt(bytes: Buffer, { at, raw, packedSize }: Listed): Buffer {
  expectAt(bytes, at, LOCAL.signature);
  const nameEnd = at + LOCAL.length + bytes.readUInt16LE(at + 26);
  if (!bytes.subarray(at + LOCAL.length, nameEnd).equals(raw)) throw new RangeError('another name');
  const from = nameEnd + bytes.readUInt16LE(at + 28);
  if (from + packedSize > bytes.length) throw new RangeError('cut off');
  return bytes.subarray(from, from + packedSize);
}

function expectAt(bytes: Buffer, at: number, signature: number): void {
  if (bytes.readUInt32LE(at) !== signature) throw new RangeError('no record where one was named');
}

/** Past what a number holds exactly there is no archive that fits here. */
function wideAt(bytes: Buffer, at: number): number {
  const wide = bytes.readBigUInt64LE(at);
  if (wide > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('no such place');
  return Number(wide);
}
