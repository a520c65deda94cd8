import type { Encoding } from '../model/encoding.ts';
import { error, type Message } from '../model/message.ts';

/** What a file may hold; a cable has some thousand characters. A table of cables is read row by row, and may be longer. */
export const LARGEST_FILE = 32 * 1024 * 1024;

/** `doubts` are about the text as a whole: it is read, and held. */
export type Decoded =
  | { readonly text: string; readonly encoding: Encoding; readonly doubts: readonly Message[] }
  | { readonly failure: Message };

/**
 * Bytes to text, strictly: nothing is replaced, because a replaced character could hide a mark or a name. What is
 * neither UTF-8 nor UTF-16 is read as Windows-1252, in which State's systems wrote, and held until a person says so.
 * A byte order mark is kept; the container opens it away where its place is recorded.
 */
export function decode(file: string, bytes: Uint8Array, said?: Encoding): Decoded {
  const failure = refusal(file, bytes);
  if (failure !== undefined) return { failure };
  const encoding = said ?? wideEncoding(bytes) ?? 'utf-8';
  const text = strictly(bytes, encoding);
  if (text !== undefined)
    return text.trim() === '' ? { failure: empty(file) } : { text, encoding, doubts: [] };
  if (encoding !== 'utf-8' || isMostlyControl(bytes)) return { failure: notIn(file, bytes, encoding) };
  return { text: inWindows(bytes), encoding: 'windows-1252', doubts: [readAsWindows(file, bytes)] };
}

/** Text of a stream that must be in one encoding to its end. Throws a `TypeError` at the first fault. */
export function* decodeStream(chunks: Iterable<Uint8Array>, said: Encoding = 'utf-8'): Generator<string> {
  if (said === 'windows-1252') {
    for (const chunk of chunks) yield inWindows(chunk);
    return;
  }
  const decoder = new TextDecoder(said, { fatal: true, ignoreBOM: true });
  for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function refusal(file: string, bytes: Uint8Array): Message | undefined {
  if (bytes.length > LARGEST_FILE) return tooLarge(file);
  if (bytes.length === 0) return empty(file);
  const format = FORMATS.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte));
  if (format !== undefined) return otherFormat(file, format.name);
  if (wideEncoding(bytes) !== undefined || !isMostlyControl(bytes)) return undefined;
  return binary(file, bytes);
}

const FORMATS: readonly { readonly name: string; readonly begins: readonly number[] }[] = [
  { name: 'PDF', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'a Word document', begins: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'an image', begins: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'an image', begins: [0xff, 0xd8, 0xff] },
];

/** UTF-16 by its mark, or by the empty half of nearly every character, as of a file that lost the mark. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4_000);
  const pairs = Math.floor(head.length / 2);
  if (pairs < 8 || !head.includes(0)) return undefined;
  const empties = (half: 0 | 1): number =>
    Array.from({ length: pairs }, (_, i) => head[2 * i + half]).filter((byte) => byte === 0).length;
  if (empties(1) > 0.8 * pairs && empties(0) === 0) return 'utf-16le';
  return empties(0) > 0.8 * pairs && empties(1) === 0 ? 'utf-16be' : undefined;
}

/** More than one in twenty of its first bytes is a control that no text has. */
function isMostlyControl(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of head) if (isControl(byte)) controls += 1;
  return controls * 20 > head.length;
}

/** Tab, line feed, vertical tab, form feed, return and the end mark of old systems are controls that texts have. */
const isControl = (byte: number): boolean =>
  (byte < 0x20 && (byte < 9 || byte > 13) && byte !== 0x1a) || byte === 0x7f;

const strict = (encoding: Encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
const UTF8 = strict('utf-8');

function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  if (encoding === 'windows-1252') return inWindows(bytes);
  try {
    return (encoding === 'utf-8' ? UTF8 : strict(encoding)).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes 0x80 to 0x9F of Windows-1252; five of them stand for nothing, and stay controls. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By our own table: the decoder of some Node versions takes this encoding for Latin-1. */
const inWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (byte) => WINDOWS[byte.charCodeAt(0) - 0x80] ?? byte);

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
  while (good > 0 && strictly(bytes.subarray(0, good), 'utf-8') === undefined) good -= 1;
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

const readAsWindows = (file: string, bytes: Uint8Array): Message =>
  error(
    'not-utf-8',
    `${file} is not UTF-8: the first fault is at ${placeOf(bytes, firstFault(bytes))}. It was read as Windows-1252, ` +
      'in which every byte is a letter, and all of it is held. If that is its encoding, say --encoding windows-1252.',
  );

const notIn = (file: string, bytes: Uint8Array, encoding: Encoding): Message =>
  error(
    'not-utf-8',
    `${file} is not ${encoding.toUpperCase()}${encoding === 'utf-8' ? `: the first fault is at ${placeOf(bytes, firstFault(bytes))}` : ''}. ` +
      'Expected a text file. Say its encoding with --encoding, or convert it to UTF-8 and read it again.',
  );

const binary = (file: string, bytes: Uint8Array): Message =>
  error(
    'binary',
    `${file} is not text: a control byte stands at ${placeOf(bytes, bytes.findIndex(isControl))}, and many more. ` +
      'Expected a text file. Extract its text and read that.',
  );

const otherFormat = (file: string, format: string): Message =>
  error(
    'binary',
    `${file} begins at line 1, column 1 (byte 1) as ${format}. ` +
      'Expected a text file. Extract its text and read that.',
  );

export const tooLarge = (file: string): Message =>
  error(
    'too-large',
    `${file} is too long: byte ${LARGEST_FILE + 1} is past the limit of 32 MiB. ` +
      'Expected one cable. Split the file into its cables.',
  );

const empty = (file: string): Message =>
  error('empty', `${file} has no text: it ends at line 1 without a word. Expected a cable. Send it again.`);
