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
  for (const run of text.matchAll(/(?:[0-9a-fA-F]{2}[\s:]?){6,}[0-9a-fA-F]?/g)) {
    const digits = run[0].replace(/[\s:]/g, '');
    yield ['hex', run.index, Buffer.from(digits, 'hex')];
    yield ['hex', run.index, Buffer.from(digits.slice(1), 'hex')];
  }
}

/** Text, in a run that is short enough to be an ordinary long word, or a packed stream. */
const LEGIBLE = /[\t-\r -~]{6}/;
const FOREIGN = /^(?=[\s\S]*\p{L}{4})[^\ufffd]+$/u;
const isLegible = (bytes: Buffer): boolean =>
  LEGIBLE.test(bytes.toString('latin1')) ||
  (bytes[0] === 0x1f && bytes[1] === 0x8b) ||
  bytes[0] === 0x78 ||
  FOREIGN.test(bytes.toString('utf8'));
const LONG_RUN = 64;
/** A ruled line says nothing. */
const LEAST_VARIED = 4;

/**
 * From each of four places, and from behind every sign that may end a path, since what stands before a run may
 * look like a part of it. Short runs that make no text are passed over.
 */
function* base64Runs(text: string): Generator<Run> {
  for (const run of text.matchAll(/(?:[A-Za-z0-9+/_-]{10,}[\r\n]*)+/g)) {
    const letters = run[0].replace(/[\r\n]/g, '');
    if (new Set(letters).size < LEAST_VARIED) continue;
    const signs = [...letters.slice(0, LONG_RUN).matchAll(/[+/_-]/g)].map(({ index }) => index + 1);
    for (const from of new Set([0, 1, 2, 3, ...signs])) {
      const bytes = Buffer.from(letters.slice(from), 'base64');
      if (letters.length >= LONG_RUN || isLegible(bytes)) yield ['base64', run.index, bytes];
    }
  }
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
