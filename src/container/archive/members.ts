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

/** The texts in an archive, in order of their names. What is no text is passed over, and what is too large is told. */
export function membersOf(format: ArchiveFormat, file: string, bytes: Uint8Array): Member[] {
  try {
    const members = format === 'zip' ? zipMembers(bytes) : tarOf(format, bytes);
    return members
      .filter(({ name }) => isText(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((member) => placed(file, member));
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

class TooMuch extends Error {}

const isText = (name: string): boolean => name === '' || /\.(?:txt|md|cable|html?|csv)$/i.test(name);

function zipMembers(bytes: Uint8Array): Packed[] {
  const names = new Set<string>();
  const unread: Packed[] = [];
  let [members, total] = [0, 0];
  const opened = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      if (!isText(name)) return false;
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
  return [...Object.entries(opened).map(([name, each]) => ({ name, bytes: each })), ...unread];
}

/** A `.gz` holds a tar, or one file. */
function tarOf(format: ArchiveFormat, bytes: Uint8Array): Packed[] {
  const opened = format === 'tar' ? bytes : unpacked(bytes);
  return archiveFormat(opened) === 'tar' ? tarMembers(opened) : [{ name: '', bytes: opened }];
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

function placed(archive: string, { name, bytes }: Packed): Member {
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
