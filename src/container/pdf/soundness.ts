import { inflateSync } from 'node:zlib';
import { PDF_CAPS, type Refusal } from './reading.ts';

/** What can be known of the bytes of a PDF before anybody reads it. */
export interface Soundness {
  readonly refusal?: Refusal;
  readonly mended: boolean;
}

const END = /startxref\s{1,20}(\d{1,12})\s{1,20}%%EOF/g;
const TABLE = /^\s{0,4}(?:xref\b|\d{1,10} \d{1,5} obj\b)/;

/**
 * Whether the file is all there. The library mends what is broken and keeps silent about what it lost, so a cut file
 * or a stream whose sum does not fit is refused here; and what opens to too much is not opened.
 */
export function soundnessOf(bytes: Uint8Array): Soundness {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const start = [...text.slice(-2_048).matchAll(END)].at(-1)?.[1];
  if (start === undefined) return { refusal: 'damaged', mended: false };
  // Bytes before the mark shift every place in the file.
  const places = [Number(start), Number(start) + text.indexOf('%PDF-')];
  const mended = !places.some((at) => TABLE.test(text.slice(at, at + 40)));
  const refusal = /\/Encrypt\b/.test(text) ? undefined : streamFault(bytes, text);
  return refusal === undefined ? { mended } : { refusal, mended };
}

const STREAM = /stream\r?\n/g;
/** How far before its bytes the dictionary of a stream may begin. */
const DICTIONARY = 2_000;
const FLATE = /\/Filter\s{0,4}\[?\s{0,4}\/(?:FlateDecode|Fl)\b/;
const LENGTH = /\/Length\s{1,4}(\d{1,9})(?!\s{1,4}\d{1,5}\s{1,4}R|\d)/;

/** Opens every packed stream for its sum alone. */
function streamFault(bytes: Uint8Array, text: string): Refusal | undefined {
  let left: number = PDF_CAPS.opened;
  STREAM.lastIndex = 0;
  for (let found = STREAM.exec(text); found !== null; found = STREAM.exec(text)) {
    const from = found.index + found[0].length;
    const to = endOfStream(text, found.index, from);
    if (to === undefined) return 'damaged';
    STREAM.lastIndex = to + 'endstream'.length;
    if (!FLATE.test(dictionaryBefore(text, found.index))) continue;
    const opened = openedSize(bytes.subarray(from, to), left);
    if (opened === undefined) return 'damaged';
    left -= opened;
    if (left < 0) return 'expands';
  }
  return undefined;
}

const dictionaryBefore = (text: string, at: number): string => {
  const near = text.slice(Math.max(0, at - DICTIONARY), at);
  return near.slice(near.lastIndexOf(' obj') + 1);
};

/** By its length where that is said and right, else by the word that ends it. */
function endOfStream(text: string, at: number, from: number): number | undefined {
  const said = LENGTH.exec(dictionaryBefore(text, at))?.[1];
  const to = from + Number(said);
  if (said !== undefined && /^\s{0,4}endstream/.test(text.slice(to, to + 16))) return to;
  const end = text.indexOf('endstream', from);
  return end < 0 ? undefined : end;
}

/** Bytes it opens to; one more than may be where there are more; nothing where its sum does not fit. */
function openedSize(packed: Uint8Array, most: number): number | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: most + 1 }).length;
  } catch (thrown) {
    return thrown instanceof RangeError ? most + 1 : undefined;
  }
}
