import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { error, type Message } from '../../model/message.ts';
import { LARGEST_FILE } from '../decode.ts';
import { tarMembers } from './tar.ts';

export type ArchiveFormat = 'zip' | 'gzip' | 'tar';

/** A file in an archive, under a name that says where it lies, or why it is not read. */
export type Member =
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly failure: Message };

export function archiveFormat(bytes: Uint8Array): ArchiveFormat | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return 'zip';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  return Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar' ? 'tar' : undefined;
}

/** What an archive may open to: a bomb is some kilobytes that open to gigabytes. */
export const CAPS = { members: 100_000, ratio: 200, total: 1024 * 1024 * 1024 } as const;

/** The texts in an archive, in order of their names; what is no text, or too large, is told. */
export function membersOf(format: ArchiveFormat, file: string, bytes: Uint8Array): Member[] {
  try {
    const { members, others } = format === 'zip' ? zipMembers(bytes) : tarOf(format, bytes);
    const placed = members.sort((a, b) => (a.name < b.name ? -1 : 1)).map((member) => memberOf(file, member));
    return others.length === 0 ? placed : [...placed, { file, failure: notRead(file, others) }];
  } catch (thrown) {
    return [{ file, failure: thrown instanceof TooMuch ? tooMuch(file) : unreadable(file, format) }];
  }
}

interface Packed {
  /** Empty where the archive holds one file without a name. */
  readonly name: string;
  /** What it holds, or why that is not known. */
  readonly bytes: Uint8Array | 'large' | 'twice';
}

/** What an archive holds: its texts, and the names of other files in it. */
interface Contents {
  readonly members: Packed[];
  readonly others: readonly string[];
}

class TooMuch extends Error {}

const isText = (name: string): boolean => name === '' || /\.(?:txt|md|cable|html?|csv|pdf)$/i.test(name);

function zipMembers(bytes: Uint8Array): Contents {
  const names = new Set<string>();
  const unread: Packed[] = [];
  const others: string[] = [];
  let [members, total] = [0, 0];
  const opened = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      if (!isText(name)) {
        if (!name.endsWith('/')) others.push(name);
        return false;
      }
      members += 1;
      total += originalSize;
      if (members > CAPS.members || total > CAPS.total || originalSize > CAPS.ratio * (size + 1_000))
        throw new TooMuch();
      if (names.has(name)) unread.push({ name, bytes: 'twice' });
      names.add(name);
      if (originalSize > LARGEST_FILE) unread.push({ name, bytes: 'large' });
      return originalSize <= LARGEST_FILE;
    },
  });
  const texts = Object.entries(opened).map(([name, each]) => ({ name, bytes: each }));
  return { members: [...texts, ...unread], others };
}

/** A `.gz` holds a tar, or one file. */
function tarOf(format: ArchiveFormat, bytes: Uint8Array): Contents {
  const opened = format === 'tar' ? bytes : unpacked(bytes);
  if (archiveFormat(opened) !== 'tar') return { members: [{ name: '', bytes: opened }], others: [] };
  const all = tarMembers(opened);
  return {
    members: all.filter(({ name }) => isText(name)),
    others: all.filter(({ name }) => !isText(name)).map(({ name }) => name),
  };
}

function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, {
      maxOutputLength: Math.min(CAPS.total, CAPS.ratio * bytes.length + 1_000_000),
    });
  } catch (thrown) {
    throw thrown instanceof RangeError ? new TooMuch() : thrown;
  }
}

function memberOf(archive: string, { name, bytes }: Packed): Member {
  const file = name === '' ? archive : `${archive}#${name}`;
  if (bytes === 'twice') return { file, failure: twice(file) };
  if (bytes === 'large' || bytes.length > LARGEST_FILE) return { file, failure: largeMember(file) };
  return { file, bytes };
}

const largeMember = (file: string): Message =>
  error(
    'too-large',
    `${file} is past the limit of 32 MiB. Expected one cable. Split the file into its cables.`,
  );

const twice = (file: string): Message =>
  error(
    'member-twice',
    `${file} is the name of more than one file in the archive, and only the last of them was read. Unpack the others yourself.`,
  );

const notRead = (file: string, names: readonly string[]): Message =>
  error(
    'members-not-read',
    `${file} holds ${names.length} ${names.length === 1 ? 'file' : 'files'} that by name are no texts, pages, tables or PDFs, ` +
      `and were not read: ${names.slice(0, 3).map(printable).join(', ')}${names.length > 3 ? ' and others' : ''}. If one is a cable, unpack it.`,
  );

/** A name is anybody's, and a terminal obeys what it does not show. */
const printable = (name: string): string => name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');

const tooMuch = (file: string): Message =>
  error(
    'archive-too-large',
    `${file} opens to more than an archive of texts does (${CAPS.members} files, 1 GiB, or ${CAPS.ratio} times its size). ` +
      'Nothing of it was read. Unpack it yourself, and name the folder.',
  );

const unreadable = (file: string, format: ArchiveFormat): Message =>
  error(
    'archive-unread',
    `${file} begins as ${format} and cannot be opened to its end. Send it again, or unpack it.`,
  );
