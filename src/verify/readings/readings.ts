import { type Decoding, ESCAPES } from './escapes.ts';
import { withoutTableNames } from './font.ts';
import { type CodeMap, codeMapIn, glyphTextOf, type NamedMaps, namedMapsIn } from './glyphs.ts';
import { isNoise, printableAmid, wideWordsAmid, wordsAmid } from './noise.ts';
import { type OwnWords, ownWordsOf } from './own-words.ts';
import { encodedRuns } from './runs.ts';
import { Budget, type Packed, packedFromStart, packedIn } from './streams.ts';

export type { Decoding } from './escapes.ts';

/**
 * One way to read an output. `at` is where an encoded run begins in the text it was found in, and 0 for a
 * reading of the whole.
 */
export interface Reading {
  readonly decoding: Decoding;
  readonly at: number;
  readonly text: string;
}

/** An encoding inside an encoding inside an encoding is followed no further. */
const DEEPEST = 3;

/**
 * Every way to read an output that it gives reason to try: as it is, and decoded wherever it holds what looks
 * like another spelling or a packed stream, one inside another too. What has none costs next to nothing. A
 * stream that is packed too deep, or swells beyond all measure, gives a reading `unsearched`: that is no clean one.
 */
export function* readings(output: string | Uint8Array): Generator<Reading> {
  const bytes = typeof output === 'string' ? Buffer.from(output, 'utf8') : output;
  yield* new Reader(ownWordsOf(bytes)).ofBytes(bytes, 'plain', 0, DEEPEST);
}

class Reader {
  private readonly budget = new Budget();
  private readonly maps: CodeMap[] = [];
  private named: NamedMaps = new Map();
  /** Texts that were taken apart, and how deep: other ways lead to the same one. */
  private readonly seen = new Map<string, number>();
  private readonly withoutOwnWords: OwnWords;

  constructor(withoutOwnWords: OwnWords) {
    this.withoutOwnWords = withoutOwnWords;
  }

  *ofBytes(given: Uint8Array, decoding: Decoding, at: number, depth: number): Generator<Reading> {
    const bytes = withoutTableNames(given);
    const packed = packedIn(bytes, this.budget);
    if (depth < DEEPEST && isNoise(bytes)) packed.push(...packedFromStart(bytes, this.budget));
    const rest = without(bytes, packed);
    // Fonts come first: they tell what the numbers of glyphs in the other streams mean.
    this.learnFrom(packed, rest, decoding);
    for (const stream of packed) yield* this.ofPacked(stream, depth);
    if (isNoise(rest)) yield* this.ofNoise(rest, decoding, at, depth);
    else {
      const letters = latin1(rest);
      yield* this.ofText(letters, rest, decoding, at, depth);
      yield* wideReadings(letters, rest, at, depth);
    }
  }

  private *ofPacked(
    { decoding, from, bytes, complete, tooLarge }: Packed,
    depth: number,
  ): Generator<Reading> {
    if (tooLarge || (depth === 0 && complete)) yield { decoding: 'unsearched', at: from, text: '' };
    else if (depth > 0) yield* this.ofBytes(bytes, decoding, from, depth - 1);
  }

  private learnFrom(packed: readonly Packed[], rest: Uint8Array, decoding: Decoding): void {
    const streams = new Map<number, CodeMap>();
    for (const { from, bytes } of packed) {
      const map = mapIn(bytes);
      if (map !== undefined) streams.set(from, map);
    }
    this.maps.push(...streams.values());
    const own = mapIn(rest);
    if (own !== undefined) this.maps.push(own);
    else if (decoding === 'plain' && streams.size > 0) this.named = namedMapsIn(latin1(rest), streams);
  }

  /** `letters` are the bytes one by one. */
  private *ofText(
    letters: string,
    bytes: Uint8Array,
    decoding: Decoding,
    at: number,
    depth: number,
  ): Generator<Reading> {
    const glyphs = glyphTextOf(letters, this.maps, this.named);
    for (const shown of glyphs?.texts ?? []) yield { decoding: 'glyphs', at, text: shown };
    const rest = glyphs?.rest ?? letters;
    const text = ASCII.test(rest) ? rest : utf8(glyphs === undefined ? bytes : Buffer.from(rest, 'latin1'));
    const own = this.withoutOwnWords(text);
    yield { decoding, at, text: withoutSpaceEscapes(own) };
    if (depth > 0) yield* this.decodedFrom(own, depth);
  }

  private *ofNoise(bytes: Uint8Array, decoding: Decoding, at: number, depth: number): Generator<Reading> {
    const text = utf8(bytes);
    yield { decoding, at, text: wordsAmid(text) };
    const printable = printableAmid(text);
    if (depth > 0 && printable !== '') yield* this.decodedFrom(printable, depth);
    if (!bytes.includes(0) && !isMarked(bytes)) return;
    yield { decoding: 'utf-16', at, text: wordsAmid(withoutZeros(bytes)) };
    for (const wide of inBothOrders(bytes)) {
      const words = wideWordsAmid(wide);
      if (words === '') continue;
      yield { decoding: 'utf-16', at, text: words };
      const inside = printableAmid(words);
      if (depth > 0 && inside !== '') yield* this.decodedFrom(inside, depth - 1);
    }
  }

  private *decodedFrom(text: string, depth: number): Generator<Reading> {
    if ((this.seen.get(text) ?? 0) >= depth) return;
    this.seen.set(text, depth);
    for (const [decoding, at, bytes] of encodedRuns(text))
      yield* this.ofBytes(bytes, decoding, at, depth - 1);
    for (const [decoding, decode] of ESCAPES) {
      const decoded = decode(text);
      if (decoded === text || (this.seen.get(decoded) ?? 0) >= depth) continue;
      yield { decoding, at: 0, text: decoded };
      if (depth > 1) yield* this.decodedFrom(decoded, depth - 1);
    }
  }
}

function mapIn(bytes: Uint8Array): CodeMap | undefined {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('beginbf');
  return at < 0 ? undefined : codeMapIn(latin1(bytes));
}

/** Such bytes are the same text in UTF-8 and one by one. */
const ASCII = /^[\0-\x7f]*$/;

const utf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

const LINE_END = 10;

/** Streams that are read in full need not be read packed: their letters there are chance. */
function without(bytes: Uint8Array, packed: readonly Packed[]): Uint8Array {
  const whole = packed.filter(({ complete, tooLarge }) => complete && !tooLarge);
  if (whole.length === 0) return bytes;
  const rest = Uint8Array.from(bytes);
  for (const { from, to } of whole) rest.fill(LINE_END, from, to);
  return rest;
}

/** The `n` of an escaped line end is no letter: it would read on from the word before it. */
const withoutSpaceEscapes = (text: string): string =>
  text.includes('\\') ? text.replace(/\\+[bfnrt]/g, (letters) => ' '.repeat(letters.length)) : text;

const isMarked = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);

const withoutZeros = (bytes: Uint8Array): string =>
  Buffer.from(bytes.filter((byte) => byte !== 0)).toString('latin1');

/** From odd bytes too. */
const inBothOrders = (bytes: Uint8Array): string[] =>
  [0, 1].flatMap((from) =>
    ['utf-16le', 'utf-16be'].map((order) => new TextDecoder(order).decode(bytes.subarray(from))),
  );

/** Strings of a PDF in UTF-16 bear a mark each, and a backslash before some bytes. */
function* stringsOfPdf(text: string, at: number): Generator<Reading> {
  if (!text.includes('\xfe\xff')) return;
  const plain = Buffer.from(
    text.replace(/\\([\s\S])/g, (_, sign) => CONTROL[sign] ?? sign),
    'latin1',
  );
  for (const wide of inBothOrders(plain)) yield { decoding: 'pdf', at, text: wideWordsAmid(wide) };
}

const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The first lines of a PDF have four bytes that are no text. */
const LINE_OF_PDF = 16;

/**
 * UTF-16 amid other text. Zero bytes or a byte order mark give it away. Without its zero bytes it can be read in
 * the middle of other text.
 */
function* wideReadings(letters: string, bytes: Uint8Array, at: number, depth: number): Generator<Reading> {
  const hollow = letters.includes('\0');
  yield* stringsOfPdf(letters, at);
  if (!isMarked(bytes) && !hollow) {
    if (ASCII.test(letters)) return;
    // Scripts whose letters have no zero byte: what is no UTF-8, or a mark on the way, gives them away.
    if (!utf8(bytes.subarray(LINE_OF_PDF)).includes('\ufffd')) return;
    for (const text of inBothOrders(bytes)) yield { decoding: 'utf-16', at, text: wideWordsAmid(text) };
    return;
  }
  if (hollow) yield { decoding: 'utf-16', at, text: withoutZeros(bytes) };
  for (const text of inBothOrders(bytes)) {
    yield { decoding: 'utf-16', at, text };
    for (const [decoding, decode] of depth > 0 ? ESCAPES : []) {
      const decoded = decode(text);
      if (decoded !== text) yield { decoding, at, text: decoded };
    }
  }
}
