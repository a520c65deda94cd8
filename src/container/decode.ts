import { error, type Message } from '../model/message.ts';

/** What a file may hold; a cable has some thousand characters. */
export const LARGEST_FILE = 32 * 1024 * 1024;

export type Decoded = { readonly text: string } | { readonly failure: Message };

/**
 * Bytes to text, strictly: what is not UTF-8 is refused, never replaced, because a replaced character could
 * hide a mark or a name. A byte order mark is kept; `openRecord` opens it away where its place is recorded.
 */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const failure = refusal(file, bytes);
  if (failure !== undefined) return { failure };
  const text = strictly(bytes);
  if (text === undefined) return { failure: notUtf8(file, bytes) };
  if (text.trim() === '') return { failure: empty(file) };
  return { text };
}

function refusal(file: string, bytes: Uint8Array): Message | undefined {
  if (bytes.length > LARGEST_FILE) return tooLarge(file, bytes.length);
  if (bytes.length === 0) return empty(file);
  const format = FORMATS.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte));
  if (format !== undefined) return otherFormat(file, format.name);
  const nul = bytes.indexOf(0);
  return nul < 0 ? undefined : holdsNul(file, bytes, nul);
}

const FORMATS: readonly { readonly name: string; readonly begins: readonly number[] }[] = [
  { name: 'PDF', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'ZIP (or Word)', begins: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'gzip', begins: [0x1f, 0x8b] },
  { name: 'UTF-16', begins: [0xff, 0xfe] },
  { name: 'UTF-16', begins: [0xfe, 0xff] },
];

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Index of the first byte that is not UTF-8, found by halving: a prefix decodes iff it ends before it. */
function firstFault(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (decodesSoFar(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // A character that was begun and never ended counts as good so far: the fault is where it begins.
  while (good > 0 && strictly(bytes.subarray(0, good)) === undefined) good -= 1;
  return good;
}

function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const LINE_FEED = 0x0a;

/** Line and column (counted in bytes, both from 1) of a byte. */
function placeOf(bytes: Uint8Array, index: number): string {
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < index; at = bytes.indexOf(LINE_FEED, at + 1)) {
    line += 1;
    start = at + 1;
  }
  return `line ${line}, column ${index - start + 1} (byte ${index + 1})`;
}

const notUtf8 = (file: string, bytes: Uint8Array): Message =>
  error(
    'not-utf-8',
    `${file} is not UTF-8: the first fault is at ${placeOf(bytes, firstFault(bytes))}. ` +
      'Expected a text file in UTF-8. Convert it from its own encoding and read it again.',
  );

const holdsNul = (file: string, bytes: Uint8Array, nul: number): Message =>
  error(
    'binary',
    `${file} holds a NUL at ${placeOf(bytes, nul)}, so it is binary or UTF-16. ` +
      'Expected a text file in UTF-8. Save its text as UTF-8 and read that.',
  );

const otherFormat = (file: string, format: string): Message =>
  error(
    'binary',
    `${file} begins at line 1, column 1 (byte 1) as ${format}. ` +
      'Expected a text file in UTF-8. Extract its text and read that.',
  );

const tooLarge = (file: string, size: number): Message =>
  error(
    'too-large',
    `${file} has ${size} bytes; byte ${LARGEST_FILE + 1} is past the limit of 32 MiB. ` +
      'Expected one cable. Split the file into its cables.',
  );

const empty = (file: string): Message =>
  error('empty', `${file} has no text: it ends at line 1 without a word. Expected a cable. Send it again.`);
