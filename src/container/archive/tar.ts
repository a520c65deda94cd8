const BLOCK = 512;
const NAME = { at: 0, length: 100 };
const SIZE = { at: 124, length: 12 };
const TYPE = 156;
const PREFIX = { at: 345, length: 155 };

/** Headers whose bytes are the name of the next file: of GNU tar, and of POSIX `pax`. */
const LONG_NAME = 0x4c;
const EXTENDED = 0x78;

/** The plain files of a tar (POSIX ustar): each a header of one block, then its bytes, filled up to whole blocks. */
export function tarMembers(bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const members: { name: string; bytes: Uint8Array }[] = [];
  let long: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(fieldOf(header, SIZE), 8);
    if (!Number.isSafeInteger(size) || at + BLOCK + size > bytes.length) throw new RangeError('not a tar');
    const kind = header[TYPE];
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (kind === 0 || kind === 0x30) members.push({ name: long ?? nameIn(header), bytes: content });
    long = longName(kind, content);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return members;
}

/** `120 path=...` is a line of an extended header; a name is at most some kilobytes. */
function longName(kind: number | undefined, content: Uint8Array): string | undefined {
  const said = Buffer.from(content.subarray(0, 8_000)).toString('utf8');
  if (kind === LONG_NAME) return said.split('\0', 1)[0];
  return kind === EXTENDED ? /(?:^|\n)\d{1,5} path=([^\n]*)\n/.exec(said)?.[1] : undefined;
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
