const CLEAR = 256;
const END = 257;

/**
 * LZW as a PDF has it (ISO 32000-1, 7.4.4), as far as it goes and up to `most` bytes. `early` tells whether
 * codes grow one entry early, as is usual.
 */
export function fromLzw(input: Uint8Array, from: number, early: number, most: number): Uint8Array {
  const output: number[] = [];
  let table: number[][] = [];
  let previous: readonly number[] | undefined;
  let at = from * 8;
  while (output.length < most) {
    const width = widthFor(table.length + 258 + early);
    const code = bitsAt(input, at, width);
    at += width;
    if (code === undefined || code === END) break;
    if (code === CLEAR) {
      table = [];
      previous = undefined;
      continue;
    }
    const entry: readonly number[] | undefined =
      code < CLEAR ? [code] : (table[code - 258] ?? (previous && [...previous, previous[0] as number]));
    if (entry === undefined || code > 258 + table.length) break;
    for (const byte of entry) output.push(byte);
    if (previous !== undefined && table.length < 4096 - 258) table.push([...previous, entry[0] as number]);
    previous = entry;
  }
  return Uint8Array.from(output);
}

const widthFor = (next: number): number => (next < 512 ? 9 : next < 1024 ? 10 : next < 2048 ? 11 : 12);

function bitsAt(input: Uint8Array, at: number, width: number): number | undefined {
  let value = 0;
  for (let bit = at; bit < at + width; bit++) {
    const byte = input[bit >> 3];
    if (byte === undefined) return undefined;
    value = (value << 1) | ((byte >> (7 - (bit & 7))) & 1);
  }
  return value;
}

/** Run lengths as a PDF has them (ISO 32000-1, 7.4.5). */
export function fromRunLength(input: Uint8Array, from: number, most: number): Uint8Array {
  const output: number[] = [];
  for (let at = from; at < input.length && output.length < most; ) {
    const length = input[at++] as number;
    if (length === 128) break;
    if (length < 128) {
      for (const byte of input.subarray(at, at + length + 1)) output.push(byte);
      at += length + 1;
    } else for (let i = 257 - length; i > 0; i--) output.push(input[at] ?? 0);
    if (length > 128) at += 1;
  }
  return Uint8Array.from(output);
}

/** ASCII85 (ISO 32000-1, 7.4.3) without its marks. */
export function fromAscii85(letters: string): Uint8Array {
  const signs = letters.replaceAll('z', '!!!!!').replace(/\s/g, '');
  const bytes: number[] = [];
  for (let at = 0; at < signs.length; at += 5) {
    const group = signs.slice(at, at + 5);
    let value = 0;
    for (const sign of group.padEnd(5, 'u')) value = value * 85 + sign.charCodeAt(0) - 33;
    const four = [value / 0x1000000, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
    bytes.push(...four.slice(0, group.length - 1).map((byte) => Math.floor(byte) & 255));
  }
  return Uint8Array.from(bytes);
}
