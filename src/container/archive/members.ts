import { error, type Message } from '../../model/message.ts';
import { LARGEST_FILE } from '../decode.ts';
import { type ByPlace, type Measured, slicesOf } from './by-place.ts';
import { CAPS, type Caps, type Kind, TooMuch } from './caps.ts';
import { type TarEntry, tarEntries } from './tar.ts';
import { isReadable, type ZipEntry, zipBytes, zipEntries, zipPieces } from './zip.ts';

export type ArchiveFormat = 'zip' | 'gzip' | 'tar';

/**
 * A file in an archive, under a name that says where it lies, or why it is not read. One that is longer than a text may be comes in
 * pieces, that can be walked more than once.
 */
export type Member =
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly pieces: Iterable<Uint8Array> }
  | { readonly file: string; readonly failure: Message };

export function archiveFormat(bytes: Uint8Array): ArchiveFormat | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return 'zip';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  return Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar' ? 'tar' : undefined;
}

/** The texts of a zip, in order of their names, each opened when its turn comes; what is no text, too large, or not what the zip says of it, is told. */
export const zipMembers = (file: string, bytes: Measured, caps: Caps = CAPS): Generator<Member> =>
  membersOf('zip', file, () => zipContents(bytes, caps));

/** The same of a tar, in the order in which they lie in it: what is packed can be walked only so. `format` is what the file begins as. */
export const tarMembers = (
  format: 'tar' | 'gzip',
  file: string,
  bytes: ByPlace,
  caps: Caps = CAPS,
): Generator<Member> => membersOf(format, file, () => tarContents(bytes, caps));

function* membersOf(format: ArchiveFormat, file: string, contents: () => Contents): Generator<Member> {
  const opened = contentsOf(format, file, contents);
  if ('failure' in opened) {
    yield { file, ...opened };
    return;
  }
  for (const { name, open } of opened.texts) yield memberOf(`${file}#${name}`, open());
  for (const name of opened.twice) yield failed(`${file}#${name}`, twice);
  if (opened.others.length > 0) yield { file, failure: notRead(file, opened.others) };
}

/** A text in an archive, and what gives its bytes, or the reason why there are none. */
interface Packed {
  readonly name: string;
  open(): Uint8Array | Pieces | Reason;
}

type Reason = (file: string) => Message;

/** What is longer than a text may be, in pieces. */
interface Pieces {
  readonly pieces: Iterable<Uint8Array>;
}

/** What an archive holds: its texts, those of their names that more than one has, and the names of other files in it. */
interface Contents {
  readonly texts: Packed[];
  readonly twice: readonly string[];
  readonly others: readonly string[];
}

function contentsOf(
  format: ArchiveFormat,
  file: string,
  contents: () => Contents,
): Contents | { readonly failure: Message } {
  try {
    return contents();
  } catch (thrown) {
    return { failure: unopened(file, format, thrown) };
  }
}

/** Why nothing of an archive is read, by what was thrown when it was opened. */
export const unopened = (file: string, format: ArchiveFormat, thrown: unknown): Message =>
  thrown instanceof TooMuch ? tooMuch(file) : unreadable(file, format);

/** What a file opens to is never more than the directory says, so that this is weighed before any is opened. */
function zipContents(bytes: Measured, caps: Caps): Contents {
  const entries = zipEntries(bytes, caps.members);
  for (const { packedSize, size } of entries.filter(isText))
    if (size > caps.ratio * (packedSize + 1_000)) throw new TooMuch();
  const contents = sorted(entries, (entry) => openedZip(bytes, entry));
  return { ...contents, texts: contents.texts.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function openedZip(bytes: Measured, entry: ZipEntry): Uint8Array | Pieces | Reason {
  if (entry.isEncrypted) return encrypted;
  if (!isReadable(entry)) return strangelyPacked;
  return entry.size > LARGEST_FILE
    ? { pieces: zipPieces(bytes, entry) }
    : (zipBytes(bytes, entry) ?? damaged);
}

const tarContents = (bytes: ByPlace, caps: Caps): Contents =>
  sorted(tarEntries(bytes, caps.members), (entry) => openedTar(bytes, entry));

function openedTar(bytes: ByPlace, { from, size }: TarEntry): Uint8Array | Pieces | Reason {
  if (size > LARGEST_FILE) return { pieces: slicesOf(bytes, from, from + size) };
  const all = bytes.between(from, from + size);
  return all.length === size ? all : damaged;
}

interface Named {
  readonly name: string;
  readonly kind: Kind;
}

const isText = ({ name, kind }: Named): boolean =>
  kind === 'file' && /\.(?:txt|md|cable|html?|csv|ndjson|jsonl|pdf)$/i.test(name);

/** The last file of a name is the one that unpacking leaves, and stands where that lies. */
function sorted<T extends Named>(
  entries: readonly T[],
  open: (entry: T) => ReturnType<Packed['open']>,
): Contents {
  const texts = new Map<string, Packed>();
  const twice = new Set<string>();
  for (const entry of entries.filter(isText)) {
    if (texts.delete(entry.name)) twice.add(entry.name);
    texts.set(entry.name, { name: entry.name, open: () => open(entry) });
  }
  return {
    texts: [...texts.values()],
    twice: [...twice].sort(),
    others: entries.filter((each) => each.kind !== 'folder' && !isText(each)).map(({ name }) => name),
  };
}

function memberOf(file: string, opened: ReturnType<Packed['open']>): Member {
  if (typeof opened === 'function') return failed(file, opened);
  if ('pieces' in opened) return { file, pieces: opened.pieces };
  return opened.length > LARGEST_FILE ? failed(file, largeMember) : { file, bytes: opened };
}

const failed = (file: string, reason: Reason): Member => ({ file, failure: reason(file) });

export const largeMember: Reason = (file) =>
  error(
    'too-large',
    `${file} is past the limit of 32 MiB. Expected one cable. Split the file into its cables.`,
  );

export const damaged: Reason = (file) =>
  error(
    'member-damaged',
    `${file} is not what its archive says of it: its length or its check sum is another. Nothing of it was read. ` +
      'Have the archive sent again.',
  );

const encrypted: Reason = (file) =>
  error(
    'member-encrypted',
    `${file} is encrypted, and was not read. Unpack it yourself, or have it sent without.`,
  );

const strangelyPacked: Reason = (file) =>
  error(
    'member-not-opened',
    `${file} is packed in a way that is not read: only what is stored or deflated is. Unpack it yourself.`,
  );

const twice: Reason = (file) =>
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
    `${file} opens to more than an archive of texts does (${CAPS.members} files and folders, or ${CAPS.ratio} times its size). ` +
      'Nothing of it was read. Unpack it yourself, and name the folder.',
  );

const unreadable = (file: string, format: ArchiveFormat): Message =>
  error(
    'archive-unread',
    `${file} begins as ${format} and is not whole: it ends too soon, or what it says of its files does not hold. ` +
      'Nothing of it was read. Send it again, or unpack it.',
  );
