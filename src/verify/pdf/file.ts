import { adler32, inflate } from '../readings/inflate.ts';
import { Syntax, Unreadable, type Value } from './syntax.ts';

/** One object with its place, and the bytes of its stream as they are packed. */
export interface PdfObject {
  readonly at: number;
  readonly value: Value;
  readonly stream?: Uint8Array;
}

/** Every object of a file, by number, and what its trailer says. */
export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly trailer: Value;
}

const HEADER = '%PDF-1.7\n%\xff\xff\xff\xff\n';
const END = '%%EOF\n';

/**
 * Reads a file from its first byte to its last: a header, objects one behind the other, one table that names
 * each of them at its place, one trailer, the end. A second revision, a comment, a byte between two objects, an
 * object in another, or anything behind the end has no place in it.
 */
export function readFile(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const syntax = new Syntax(text);
  syntax.expect(HEADER);
  const objects = new Map<number, PdfObject>();
  while (!syntax.isAt('xref\n')) {
    const [number, object] = objectAt(syntax, bytes);
    if (objects.has(number)) throw new Unreadable(object.at);
    objects.set(number, object);
  }
  const table = syntax.at;
  tableOf(syntax, objects);
  syntax.expect('trailer\n');
  const trailer = syntax.value();
  syntax.expect(`\nstartxref\n${table}\n${END}`);
  if (syntax.at !== text.length) throw new Unreadable(syntax.at);
  return { objects, trailer };
}

const NUMBER = /(\d{1,7}) 0 obj\n/y;

function objectAt(syntax: Syntax, bytes: Uint8Array): [number, PdfObject] {
  const at = syntax.at;
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(syntax.text)?.[1];
  if (number === undefined) throw new Unreadable(at);
  syntax.at = NUMBER.lastIndex;
  const value = syntax.value();
  const stream = syntax.isAt('\nstream\n') ? streamAt(syntax, value, bytes) : undefined;
  syntax.expect('\nendobj\n');
  return [Number(number), stream === undefined ? { at, value } : { at, value, stream }];
}

function streamAt(syntax: Syntax, value: Value, bytes: Uint8Array): Uint8Array {
  syntax.expect('\nstream\n');
  const length = value.kind === 'dict' ? value.entries.get('Length') : undefined;
  if (length?.kind !== 'number' || !/^\d{1,9}$/.test(length.text)) throw new Unreadable(syntax.at);
  const from = syntax.at;
  syntax.at = from + length.value;
  if (syntax.at > bytes.length) throw new Unreadable(from);
  syntax.expect('\nendstream');
  return bytes.subarray(from, from + length.value);
}

/** Every object and nothing else stands in the table, each where it is. */
function tableOf(syntax: Syntax, objects: ReadonlyMap<number, PdfObject>): void {
  syntax.expect(`xref\n0 ${objects.size + 1}\n0000000000 65535 f \n`);
  for (let number = 1; number <= objects.size; number++) {
    const object = objects.get(number);
    if (object === undefined) throw new Unreadable(syntax.at);
    syntax.expect(`${String(object.at).padStart(10, '0')} 00000 n \n`);
  }
}

const MOST = 16 << 20;

/** A stream as it is, or inflated where its dictionary says so: to its last byte, with the right checksum. */
export function contentOf({ value, stream, at }: PdfObject): Uint8Array {
  if (stream === undefined || value.kind !== 'dict') throw new Unreadable(at);
  if (!value.entries.has('Filter')) return stream;
  const { bytes, taken, ended } = inflate(stream, 2, MOST);
  const sum = Buffer.from(stream.subarray(2 + taken)).toString('hex');
  const isZlib = (((stream[0] ?? 0) << 8) | (stream[1] ?? 0)) % 31 === 0 && stream[0] === 0x78;
  if (!isZlib || ended !== 'whole' || sum !== adler32(bytes).toString(16).padStart(8, '0'))
    throw new Unreadable(at);
  return bytes;
}
