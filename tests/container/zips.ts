import { crc32 } from 'node:zlib';

/** A stored file of a zip, and what is false about it, if anything is. */
export interface ZipMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly says?: {
    readonly size?: number;
    readonly packed?: number;
    readonly checkSum?: number;
    /** The name in its own header. */
    readonly name?: string;
    readonly method?: number;
    readonly flags?: number;
    /** The upper half of its attributes, on Unix. */
    readonly mode?: number;
    /** Where it lies. */
    readonly at?: number;
  };
}

/** A zip as its members say, true or not: `count` is what its end says of their number. */
export function zipOf(members: readonly ZipMember[], says: { readonly count?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const local = Buffer.concat([localOf(member), Buffer.from(member.bytes)]);
    directory.push(entryOf(member, member.says?.at ?? at));
    if (member.says?.at !== undefined) continue;
    parts.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const by of [8, 10]) end.writeUInt16LE(says.count ?? members.length, by);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, entries, end]);
}

function localOf({ name, bytes, says = {} }: ZipMember): Buffer {
  const header = Buffer.alloc(30);
  const written = says.name ?? name;
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(says.method ?? 0, 8);
  header.writeUInt32LE(crc32(bytes), 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt32LE(bytes.length, 22);
  header.writeUInt16LE(written.length, 26);
  return Buffer.concat([header, Buffer.from(written)]);
}

function entryOf({ name, bytes, says = {} }: ZipMember, at: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry[5] = 3;
  entry.writeUInt16LE(says.flags ?? 0, 8);
  entry.writeUInt16LE(says.method ?? 0, 10);
  entry.writeUInt32LE(says.checkSum ?? crc32(bytes), 16);
  entry.writeUInt32LE(says.packed ?? bytes.length, 20);
  entry.writeUInt32LE(says.size ?? bytes.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(says.mode ?? 0o100644, 40);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, Buffer.from(name)]);
}
