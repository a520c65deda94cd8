/** The tables of a TrueType font, by the names that its table of contents has for them. */
const TABLES: ReadonlySet<string> = new Set(
  'OS/2 cmap cvt fpgm gasp glyf head hhea hmtx kern loca maxp name post prep'.split(' '),
);

const VERSION = [0, 1, 0, 0];
const HEAD = 12;
const RECORD = 16;
const NAME = 4;
const SPACE = 0x20;

/**
 * A font without the names in its table of contents. They stand beside check sums, any byte of which may read as one more
 * letter of the word: `head` behind `À` would be somebody's withheld `Ahead`. What is no such font is given back as it is.
 */
export function withoutTableNames(bytes: Uint8Array): Uint8Array {
  if (bytes.length < HEAD || VERSION.some((byte, at) => bytes[at] !== byte)) return bytes;
  const count = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0);
  const places = Array.from({ length: Math.min(count, TABLES.size) }, (_, n) => HEAD + n * RECORD);
  const nameAt = (at: number): string =>
    Buffer.from(bytes.subarray(at, at + NAME))
      .toString('latin1')
      .trim();
  if (count > TABLES.size || !places.every((at) => TABLES.has(nameAt(at)))) return bytes;
  const bare = Uint8Array.from(bytes);
  for (const at of places) bare.fill(SPACE, at, at + NAME);
  return bare;
}
