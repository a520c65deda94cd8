import { crc32, inflateRawSync } from 'node:zlib';
import { type Measured, slicesOf } from './by-place.ts';
import { type Kind, TooMuch } from './caps.ts';
import { inflated } from './inflate.ts';

/** A file in a zip, as its directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** Where it lies in the archive, with a header before its bytes. */
  readonly at: number;
  /** Bytes that it has there. */
  readonly packedSize: number;
  /** Bytes of its name, which stands in its header once more. */
  readonly nameLength: number;
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
const WIDE_END = { signature: 0x06064b50, length: 56, locator: 0x07064b50, locatorLength: 20 };
const LONGEST_COMMENT = 0xffff;
/** It is held while it is read, beside one file at a time. */
const LONGEST_DIRECTORY = 256 * 1024 * 1024;
/** Stands where a number has no room; the number itself is then elsewhere, in eight bytes. */
const WIDE = 0xffffffff;
const WIDE_COUNT = 0xffff;

/**
 * All files and folders of a zip. Throws a `RangeError` where its directory is not whole, does not say what lies at the places
 * it names, or names a place twice: of such a one nobody knows what is in it.
 */
export function zipEntries(bytes: Measured, most: number): ZipEntry[] {
  const { count, from, to } = directoryOf(bytes);
  if (count > most || to - from > LONGEST_DIRECTORY) throw new TooMuch();
  const directory = bufferOf(bytes, from, to);
  const listed: Listed[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const entry = listedAt(directory, at);
    listed.push(entry);
    at = entry.next;
  }
  if (at !== directory.length) throw new RangeError('the directory has another length');
  expectPlaced(bytes, listed, directory, from);
  return listed;
}

/** The bytes of a file, or nothing where they are not what the directory says of them. */
export function zipBytes(bytes: Measured, entry: ZipEntry): Uint8Array | undefined {
  const { method, size, checkSum } = entry;
  const { from, to } = packedIn(bytes, entry);
  const packed = bytes.between(from, to);
  const opened = method === STORED ? packed : unpacked(packed, size);
  return opened?.length === size && crc32(opened) === checkSum ? opened : undefined;
}

/** The same in pieces, of what is too long to be held. Throws a `RangeError`, at its end at the latest, where they are not what is said of them. */
export const zipPieces = (bytes: Measured, entry: ZipEntry): Iterable<Uint8Array> => ({
  *[Symbol.iterator]() {
    const { from, to } = packedIn(bytes, entry);
    const packed = slicesOf(bytes, from, to);
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

function bufferOf(bytes: Measured, from: number, to: number): Buffer {
  const { buffer, byteOffset, byteLength } = bytes.between(from, to);
  return Buffer.from(buffer, byteOffset, byteLength);
}

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

function directoryOf(bytes: Measured): Directory {
  const { at, record } = endOf(bytes);
  const [count, size, from] = [record.readUInt16LE(10), record.readUInt32LE(12), record.readUInt32LE(16)];
  const isWide = count === WIDE_COUNT || size === WIDE || from === WIDE;
  const directory = isWide ? wideDirectory(bytes, at) : { count, from, to: from + size };
  if (directory.to > at) throw new RangeError('the directory lies behind its end');
  return directory;
}

/** The record at the end, behind which stands a comment at most. */
function endOf(bytes: Measured): { readonly at: number; readonly record: Buffer } {
  const before = Math.max(0, bytes.length - END.length - LONGEST_COMMENT);
  const tail = bufferOf(bytes, before, bytes.length);
  const last = tail.length - END.length;
  for (let at = last; at >= 0; at--)
    if (tail.readUInt32LE(at) === END.signature && at + tail.readUInt16LE(at + 20) === last)
      return { at: before + at, record: tail.subarray(at) };
  throw new RangeError('no end');
}

/** Of an archive with more than 65,534 files, or past 4 GiB, the numbers stand in a record of their own. */
function wideDirectory(bytes: Measured, end: number): Directory {
  const locator = recordAt(bytes, end - WIDE_END.locatorLength, WIDE_END.locatorLength, WIDE_END.locator);
  const record = recordAt(bytes, wideAt(locator, 8), WIDE_END.length, WIDE_END.signature);
  const from = wideAt(record, 48);
  return { count: wideAt(record, 32), from, to: from + wideAt(record, 40) };
}

/** An entry of the directory, before its place was looked at. */
interface Listed extends ZipEntry {
  /** Where its name stands in the directory. */
  readonly nameAt: number;
  /** Where the next one stands. */
  readonly next: number;
}

function listedAt(bytes: Buffer, at: number): Listed {
  if (bytes.readUInt32LE(at) !== CENTRAL.signature) throw new RangeError(NO_RECORD);
  const flags = bytes.readUInt16LE(at + 8);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((by) => bytes.readUInt16LE(at + by)) as [
    number,
    number,
    number,
  ];
  const nameAt = at + CENTRAL.length;
  const extraAt = nameAt + nameLength;
  const name = bytes.toString((flags & NAME_IS_UTF8) === 0 ? 'latin1' : 'utf8', nameAt, extraAt);
  const [size = 0, packedSize = 0, place = 0] = widened(
    [24, 20, 42].map((by) => bytes.readUInt32LE(at + by)),
    bytes.subarray(extraAt, extraAt + extraLength),
  );
  return {
    name,
    nameAt,
    nameLength,
    size,
    packedSize,
    at: place,
    next: extraAt + extraLength + commentLength,
    method: bytes.readUInt16LE(at + 10),
    checkSum: bytes.readUInt32LE(at + 16),
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

/** Files lie one behind the other, before the directory, and each under its name. */
function expectPlaced(bytes: Measured, listed: readonly Listed[], directory: Buffer, before: number): void {
  let free = 0;
  for (const entry of [...listed].sort((a, b) => a.at - b.at)) {
    const { name, to } = packedIn(bytes, entry);
    if (!directory.subarray(entry.nameAt, entry.nameAt + entry.nameLength).equals(name))
      throw new RangeError('another name');
    if (entry.at < free || to > before) throw new RangeError('files lie over each other');
    free = to;
  }
}

/** Where the bytes of a file are, by the header that stands before them, and the name that it has there. */
function packedIn(bytes: Measured, { at, nameLength, packedSize }: ZipEntry) {
  const header = recordAt(bytes, at, LOCAL.length + nameLength, LOCAL.signature);
  const from = at + LOCAL.length + header.readUInt16LE(26) + header.readUInt16LE(28);
  return {
    name: header.subarray(LOCAL.length, LOCAL.length + header.readUInt16LE(26)),
    from,
    to: from + packedSize,
  };
}

/** A record of some length, which begins with its signature. */
function recordAt(bytes: Measured, at: number, length: number, signature: number): Buffer {
  const record = at < 0 ? Buffer.alloc(0) : bufferOf(bytes, at, at + length);
  if (record.length < length || record.readUInt32LE(0) !== signature) throw new RangeError(NO_RECORD);
  return record;
}

const NO_RECORD = 'no record where one was named';

/** Past what a number holds exactly there is no archive that fits here. */
function wideAt(bytes: Buffer, at: number): number {
  const wide = bytes.readBigUInt64LE(at);
  if (wide > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('no such place');
  return Number(wide);
}
