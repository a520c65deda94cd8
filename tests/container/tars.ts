/** What a tar has: a name, a kind (`0` is a file) and its bytes. */
export interface TarMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind?: string;
}

const BLOCK = 512;

/** A tar with the least a header needs, and the two empty blocks that end it. */
export const tarOf = (members: readonly TarMember[]): Buffer =>
  Buffer.concat([...members.flatMap(blocksOf), Buffer.alloc(2 * BLOCK)]);

export const filesTar = (files: Readonly<Record<string, Uint8Array>>): Buffer =>
  tarOf(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));

function blocksOf({ name, bytes, kind = '0' }: TarMember): Buffer[] {
  const header = Buffer.alloc(BLOCK);
  header.write(name.slice(0, 100), 0);
  header.write(bytes.length.toString(8).padStart(11, '0'), 124);
  header.write(' '.repeat(8), 148);
  header.write(kind, 156);
  header.write('ustar', 257);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, Buffer.from(bytes), Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
}
