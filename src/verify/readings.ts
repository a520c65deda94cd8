/** How an output was read when something was found in it. */
export type Decoding = 'plain' | 'utf-16' | 'hex' | 'base64' | 'url' | 'html' | 'json';

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
 * like UTF-16, hex, base64, URL, HTML or JSON escapes, one inside another too. What has none costs next to nothing.
 */
export function* readings(output: string | Uint8Array): Generator<Reading> {
  if (typeof output === 'string') {
    yield { decoding: 'plain', at: 0, text: withoutSpaceEscapes(output) };
    yield* decodedFrom(output, DEEPEST);
    if (output.includes('\0')) yield* wideReadings(Buffer.from(output, 'latin1'), 0, DEEPEST);
  } else yield* bytesReadings(output, 'plain', 0, DEEPEST);
}

function* bytesReadings(
  bytes: Uint8Array,
  decoding: Decoding,
  at: number,
  depth: number,
): Generator<Reading> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  yield { decoding, at, text: withoutSpaceEscapes(text) };
  if (depth > 0) yield* decodedFrom(text, depth);
  yield* wideReadings(bytes, at, depth);
}

/** The `n` of an escaped line end is no letter: it would read on from the word before it. */
const withoutSpaceEscapes = (text: string): string =>
  text.includes('\\') ? text.replace(/\\+[bfnrt]/g, (letters) => ' '.repeat(letters.length)) : text;

/**
 * UTF-16 in both orders, and from odd bytes too. Zero bytes or a byte order mark give it away. Without its zero
 * bytes it can be read in the middle of other text.
 */
function* wideReadings(bytes: Uint8Array, at: number, depth: number): Generator<Reading> {
  const marked = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);
  const hollow = bytes.includes(0);
  if (!marked && !hollow) return;
  if (hollow)
    yield {
      decoding: 'utf-16',
      at,
      text: Buffer.from(bytes.filter((byte) => byte !== 0)).toString('latin1'),
    };
  for (const from of [0, 1])
    for (const order of ['utf-16le', 'utf-16be']) {
      const text = new TextDecoder(order).decode(bytes.subarray(from));
      yield { decoding: 'utf-16', at, text };
      for (const [decoding, decode] of depth > 0 ? WHOLE : []) {
        const decoded = decode(text);
        if (decoded !== text) yield { decoding, at, text: decoded };
      }
    }
}

function* decodedFrom(text: string, depth: number): Generator<Reading> {
  for (const [run, bytes] of hexRuns(text)) yield* bytesReadings(bytes, 'hex', run, depth - 1);
  for (const [run, bytes] of base64Runs(text)) yield* bytesReadings(bytes, 'base64', run, depth - 1);
  for (const [decoding, decode] of WHOLE) {
    const decoded = decode(text);
    if (decoded === text) continue;
    yield { decoding, at: 0, text: decoded };
    if (depth > 1) yield* decodedFrom(decoded, depth - 1);
  }
}

const WHOLE: readonly (readonly [Decoding, (text: string) => string])[] = [
  ['url', fromUrl],
  ['html', fromHtml],
  ['html', (text) => fromHtml(withoutTags(text))],
  ['json', fromJson],
];

function* hexRuns(text: string): Generator<[number, Uint8Array]> {
  for (const run of text.matchAll(/(?:[0-9a-fA-F]{2}[\s:]?){6,}[0-9a-fA-F]?/g)) {
    const digits = run[0].replace(/[\s:]/g, '');
    yield [run.index, Buffer.from(digits, 'hex')];
    yield [run.index, Buffer.from(digits.slice(1), 'hex')];
  }
}

/** Text, in a run that is short enough to be an ordinary long word. */
const LEGIBLE = /[\t-\r -~]{6}/;
const LONG_RUN = 64;

/**
 * From each of four places, and from behind every sign that may end a path, since what stands before a run may
 * look like a part of it. Short runs that make no text are passed over.
 */
function* base64Runs(text: string): Generator<[number, Uint8Array]> {
  for (const run of text.matchAll(/(?:[A-Za-z0-9+/_-]{10,}[\r\n]*)+/g)) {
    const letters = run[0].replace(/[\r\n]/g, '');
    const signs = [...letters.slice(0, LONG_RUN).matchAll(/[+/_-]/g)].map(({ index }) => index + 1);
    for (const from of new Set([0, 1, 2, 3, ...signs])) {
      const bytes = Buffer.from(letters.slice(from), 'base64');
      if (letters.length >= LONG_RUN || LEGIBLE.test(bytes.toString('latin1'))) yield [run.index, bytes];
    }
  }
}

function fromUrl(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function fromHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex, ten) => character(hex, ten))
    .replace(/&([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash);/gi, '$1')
    .replace(/&([a-z]{2,8});/gi, (_, name: string) => NAMED[name.toLowerCase()] ?? ' ');
}

const withoutTags = (text: string): string => (text.includes('<') ? text.replace(/<[^<>]*>/g, '') : text);

function fromJson(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gi, (_, four, two, one: string | undefined) =>
    one === undefined ? character(four ?? two, undefined) : 'bfnrtv0'.includes(one) ? ' ' : one,
  );
}

function character(hex: string | undefined, ten: string | undefined): string {
  const point = hex === undefined ? Number(ten) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
}
