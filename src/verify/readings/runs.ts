import type { Decoding } from './escapes.ts';

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

/** Text, in a run that is short enough to be an ordinary long word. */
const LEGIBLE = /[\t-\r -~]{6}/;
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
      if (letters.length >= LONG_RUN || LEGIBLE.test(bytes.toString('latin1')))
        yield ['base64', run.index, bytes];
    }
  }
}

/** Between `<~` and `~>`; the end alone, where a filter of a PDF names the rest. */
function* ascii85Runs(text: string): Generator<Run> {
  if (!text.includes('~>')) return;
  for (const run of text.matchAll(/[!-uz\s]{10,}~>/g)) {
    const marked = run[0].lastIndexOf('stream');
    const letters = (marked < 0 ? run[0] : run[0].slice(marked + 6)).slice(0, -2);
    for (const body of new Set([letters, letters.slice(letters.lastIndexOf('<~') + 2)]))
      yield ['ascii85', run.index, fromAscii85(body)];
  }
}

function fromAscii85(letters: string): Uint8Array {
  const signs = letters.replaceAll('z', '!!!!!').replace(/\s/g, '');
  const bytes: number[] = [];
  for (let at = 0; at < signs.length; at += 5) {
    const group = signs.slice(at, at + 5);
    let value = 0;
    for (const sign of group.padEnd(5, 'u')) value = value * 85 + sign.charCodeAt(0) - 33;
    const four = [value / 0x1000000, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
    bytes.push(...four.slice(0, group.length - 1).map((byte) => Math.floor(byte) & 255));
  }
  return Uint8Array.from(bytes);
}
