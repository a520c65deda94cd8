const BLOCK = 512;
const NAME = { at: 0, length: 100 };
const SIZE = { at: 124, length: 12 };
const TYPE = 156;
const PREFIX = { at: 345, length: 155 };

/** The plain files of a tar (POSIX ustar): each a header of one block, then its bytes, filled up to whole blocks. */
export function tarMembers(bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const members: { name: string; bytes: Uint8Array }[] = [];
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(fieldOf(header, SIZE), 8);
    if (!Number.isSafeInteger(size) || at + BLOCK + size > bytes.length) throw new RangeError('not a tar');
    const kind = header[TYPE];
    if (kind === 0 || kind === 0x30)
      members.push({ name: nameIn(header), bytes: bytes.subarray(at + BLOCK, at + BLOCK + size) });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return members;
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
