import type { Decoding } from './escapes.ts';
import { fromAscii85 } from './filters.ts';

/** Bytes that a run of letters stands for, and where the run begins. */
export type Run = readonly [decoding: Decoding, at: number, bytes: Uint8Array];

/** Every run in a text that may stand for other bytes: hex, base64, ASCII85. */
export function* encodedRuns(text: string): Generator<Run> {
  yield* hexRuns(text);
  yield* base64Runs(text);
  yield* ascii85Runs(text);
}

function* hexRuns(text: string): Generator<Run> {
  for (const [at, run] of runsIn(text, 'hex')) {
    const digits = run.replace(/[\s:]/g, '');
    yield ['hex', at, Buffer.from(digits, 'hex')];
    yield ['hex', at, Buffer.from(digits.slice(1), 'hex')];
  }
}

/** What each character of ASCII stands for in base64, and one more; nothing for what is none of its letters. */
const SIX_BITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).replace('-', '+').replace('_', '/');
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(letter) + 1;
});

/** Runs by their letters: a match begins with so many that may be in one. Spaces of other alphabets may part hex. */
const LETTERS = {
  hex: {
    pattern: /(?:[0-9a-fA-F]{2}[\s:]?){6,}[0-9a-fA-F]?/y,
    least: 12,
    mayHold: Uint8Array.from({ length: 128 }, (_, code) =>
      /[0-9a-fA-F\s:]/.test(String.fromCharCode(code)) ? 1 : 0,
    ),
  },
  base64: { pattern: /(?:[A-Za-z0-9+/_-]{10,}[\r\n]*)+/y, least: 10, mayHold: SIX_BITS },
};

/**
 * All that a pattern finds in a text, and where. It is tried only where enough characters in a row may be in a run: a look at
 * the last of them passes over most places. What is no ASCII may always be.
 */
export function* runsIn(
  text: string,
  kind: keyof typeof LETTERS,
): Generator<readonly [at: number, run: string]> {
  const { pattern, least, mayHold } = LETTERS[kind];
  for (let at = 0; at + least <= text.length; ) {
    const odd = lastOdd(text, at, at + least, mayHold);
    if (odd >= at) at = odd + 1;
    else {
      pattern.lastIndex = at;
      const run = pattern.exec(text)?.[0];
      if (run !== undefined) yield [at, run];
      at += run?.length ?? 1;
    }
  }
}

/** The last place in a stretch that can be in no run; less than `from` where all can. */
function lastOdd(text: string, from: number, to: number, mayHold: Uint8Array): number {
  let last = to - 1;
  for (; last >= from; last--) {
    const code = text.charCodeAt(last);
    if (code < 128 && mayHold[code] === 0) break;
  }
  return last;
}

/** Text, in a run that is short enough to be an ordinary long word, or a packed stream. */
const LEGIBLE = /[\t-\r -~]{6}/;
const FOREIGN = /^(?=[\s\S]*\p{L}{4})[^\ufffd]+$/u;
export const isLegible = (bytes: Buffer): boolean =>
  LEGIBLE.test(bytes.toString('latin1')) ||
  (bytes[0] === 0x1f && bytes[1] === 0x8b) ||
  bytes[0] === 0x78 ||
  FOREIGN.test(bytes.toString('utf8'));
const LONG_RUN = 64;
const LEAST_VARIED = 4;
const FOUR_PLACES = [0, 1, 2, 3];

/**
 * From each of four places, and from behind every sign that may end a path, since what stands before a run may
 * look like a part of it. Short runs that make no text are passed over.
 */
function* base64Runs(text: string): Generator<Run> {
  for (const [at, run] of runsIn(text, 'base64')) {
    const letters = /[\r\n]/.test(run) ? run.replace(/[\r\n]/g, '') : run;
    for (const from of placesIn(letters)) {
      if (letters.length < LONG_RUN && !mayBeLegible(letters, from)) continue;
      if (isMonotone(letters)) break;
      const bytes = Buffer.from(letters.slice(from), 'base64');
      if (letters.length >= LONG_RUN || isLegible(bytes)) yield ['base64', at, bytes];
    }
  }
}

/** A ruled line says nothing. */
const isMonotone = (letters: string): boolean => new Set(letters).size < LEAST_VARIED;

/** Where a reading of the letters begins. */
function placesIn(letters: string): Iterable<number> {
  const beginning = letters.slice(0, LONG_RUN);
  if (!/[+/_-]/.test(beginning)) return FOUR_PLACES;
  return new Set([...FOUR_PLACES, ...Array.from(beginning.matchAll(/[+/_-]/g), ({ index }) => index + 1)]);
}

/** Bytes of text in a row by which `LEGIBLE` tells it. */
const LEAST_LEGIBLE = 6;
const isText = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13);

/**
 * False only where what the letters stand for is certainly not legible: it has no six bytes of text in a row, is no UTF-8,
 * and begins like no packed stream. Most long words are passed over by this, without bytes or strings of them.
 */
export function mayBeLegible(letters: string, from: number): boolean {
  let [bits, held, byte, inRow] = [0, 0, -1, 0];
  let isUtf8 = true;
  for (let at = from; at < letters.length; at++) {
    bits = (bits << 6) | ((SIX_BITS[letters.charCodeAt(at)] as number) - 1);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const before = byte;
    byte = (bits >> held) & 0xff;
    bits &= 0xff;
    if (before < 0 && (byte === 0x1f || byte === 0x78)) return true;
    inRow = isText(byte) ? inRow + 1 : 0;
    if (inRow === LEAST_LEGIBLE) return true;
    // Behind the first byte of a character comes another of it, and nowhere else.
    if (before >= 0xc0 ? (byte & 0xc0) !== 0x80 : before < 0x80 && (byte & 0xc0) === 0x80) isUtf8 = false;
  }
  return isUtf8 && byte < 0xc0;
}

/** Between `<~` and `~>`, or a run of signs with that end. */
function* ascii85Runs(text: string): Generator<Run> {
  for (let end = text.indexOf('~>'); end >= 0; end = text.indexOf('~>', end + 1)) {
    let from = end;
    while (from > 0 && isSign(text.charCodeAt(from - 1))) from--;
    const letters = text.slice(from, end);
    if (letters.length < FEWEST_SIGNS) continue;
    for (const body of new Set([letters, letters.slice(letters.lastIndexOf('<') + 1)]))
      yield ['ascii85', from, fromAscii85(body)];
  }
}

const FEWEST_SIGNS = 10;
const isSign = (code: number): boolean =>
  (code >= 0x21 && code <= 0x75) || code === 0x7a || code === 0x20 || (code >= 9 && code <= 13);
