import type { ByPlace } from './by-place.ts';
import { type Kind, TooMuch } from './caps.ts';

const BLOCK = 512;
const NAME = { at: 0, length: 100 };
const SIZE = { at: 124, length: 12 };
const CHECK_SUM = { at: 148, length: 8 };
const TYPE = 156;
const PREFIX = { at: 345, length: 155 };

/** Headers whose bytes are the name of the next file: of GNU tar, and of POSIX `pax`. */
const LONG_NAME = 0x4c;
const EXTENDED = 0x78;
/** Headers that stand for no file: these names, names of links, what holds for all files, the name of the volume. */
const ABOUT_OTHERS: ReadonlySet<number | undefined> = new Set([LONG_NAME, EXTENDED, 0x4b, 0x67, 0x56]);
const FOLDER = 0x35;

/** What stands under a name in a tar. */
export interface TarEntry {
  readonly name: string;
  /** Where its bytes begin. */
  readonly from: number;
  /** Bytes that it has. */
  readonly size: number;
  readonly kind: Kind;
}

/**
 * What is in a tar (POSIX ustar), in the order in which it lies: each a header of one block, then its bytes, filled up to whole
 * blocks. Throws a `RangeError` where a header is not what its check sum says, or the empty block is missing that ends one.
 */
export function tarEntries(bytes: ByPlace, most: number): TarEntry[] {
  const entries: TarEntry[] = [];
  let long: string | undefined;
  for (let at = 0; ; ) {
    const header = bytes.between(at, at + BLOCK);
    if (header.length < BLOCK) throw new RangeError('no end');
    if (header.every((byte) => byte === 0)) return entries;
    const [from, size] = [at + BLOCK, sizeIn(header)];
    const said = header[TYPE];
    if (!ABOUT_OTHERS.has(said))
      entries.push({ name: long ?? nameIn(header), from, size, kind: kindOf(said) });
    if (entries.length > most) throw new TooMuch();
    long = namesNext(said)
      ? longName(said, bytes.between(from, from + Math.min(size, LONGEST_NAME)))
      : undefined;
    at = from + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function kindOf(said: number | undefined): Kind {
  if (said === 0 || said === 0x30) return 'file';
  return said === FOLDER ? 'folder' : 'other';
}

function sizeIn(header: Uint8Array): number {
  const size = octalIn(header, SIZE);
  if (Number.isNaN(size) || octalIn(header, CHECK_SUM) !== sumOf(header)) throw new RangeError('not a tar');
  return size;
}

/** The check sum of a header is that of its bytes, with blanks where it stands itself. */
function sumOf(header: Uint8Array): number {
  let sum = CHECK_SUM.length * 0x20;
  for (let i = 0; i < BLOCK; i++)
    if (i < CHECK_SUM.at || i >= CHECK_SUM.at + CHECK_SUM.length) sum += header[i] ?? 0;
  return sum;
}

function octalIn(header: Uint8Array, place: typeof SIZE): number {
  const digits = fieldOf(header, place);
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

/** A name is at most some kilobytes. */
const LONGEST_NAME = 8_000;

const namesNext = (said: number | undefined): boolean => said === LONG_NAME || said === EXTENDED;

/** `120 path=...` is a line of an extended header. */
function longName(said: number | undefined, content: Uint8Array): string | undefined {
  const text = Buffer.from(content).toString('utf8');
  return said === LONG_NAME ? text.split('\0', 1)[0] : /(?:^|\n)\d{1,5} path=([^\n]*)\n/.exec(text)?.[1];
}

function nameIn(header: Uint8Array): string {
  const prefix = fieldOf(header, PREFIX);
  const name = fieldOf(header, NAME);
  return prefix === '' ? name : `${prefix}/${name}`;
}

function fieldOf(header: Uint8Array, { at, length }: { at: number; length: number }): string {
  const field = Buffer.from(header.subarray(at, at + length)).toString('utf8');
  const end = field.indexOf('\0');
  return (end < 0 ? field : field.slice(0, end)).trim();
}
