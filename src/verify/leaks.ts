import type { Span } from '../model/span.ts';

/** Something withheld that stands in an output, named by kind only: a report of a leak must not be one. */
export interface Leak {
  readonly kind: 'passage' | 'four words' | 'twelve characters' | 'name' | 'number';
  readonly decoding: string;
}

interface Needles {
  readonly passages: readonly string[];
  readonly runs: ReadonlySet<string>;
  readonly shingles: ReadonlySet<string>;
  readonly words: ReadonlyMap<string, 'name' | 'number'>;
}

/** Checks one output, as text or bytes, under its name. */
export type LeakCheck = (output: string | Uint8Array, name: string) => Leak[];

const SHINGLE = 12;
const RUN = 4;

/**
 * Prepares the search for everything withheld from `source`. Needles are only what is unique to withheld text:
 * what is also released, or stands in our own templates, is no leak. Built once, asked for every file.
 */
export function prepareLeakCheck(
  source: string,
  withheld: readonly Span[],
  permitted: readonly string[],
): LeakCheck {
  if (withheld.length === 0) return () => [];
  const secret = joined(withheld).map(({ from, to }) => source.slice(from, to));
  const open = [...released(source, withheld), ...permitted];
  const needles = needlesOf(secret, open);
  return (output, name) => {
    const bytes = typeof output === 'string' ? Buffer.from(output, 'utf8') : Buffer.from(output);
    return [...decodings(bytes), ['file name', name] as const].flatMap(([decoding, text]) =>
      leaksIn(text, needles).map((kind) => ({ kind, decoding })),
    );
  };
}

function needlesOf(secret: readonly string[], open: readonly string[]): Needles {
  const openSquashed = open.map(squashed).join('\u0000');
  const openRuns = new Set(open.flatMap((text) => runsOf(wordsOf(text))));
  const openWords = new Set(open.flatMap(wordsOf));
  const openShingles = new Set(shinglesOf(openSquashed));
  return {
    passages: secret.map(squashed).filter((text) => text.length >= 6 && !openSquashed.includes(text)),
    runs: new Set(secret.flatMap((text) => runsOf(wordsOf(text))).filter((run) => !openRuns.has(run))),
    shingles: new Set(
      secret.flatMap((text) => shinglesOf(squashed(text))).filter((each) => !openShingles.has(each)),
    ),
    words: distinctive(secret, openWords),
  };
}

/** Capitalised words and numbers of five digits or more that stand nowhere in released text. */
function distinctive(
  secret: readonly string[],
  openWords: ReadonlySet<string>,
): Map<string, 'name' | 'number'> {
  const words = new Map<string, 'name' | 'number'>();
  for (const text of secret)
    for (const [printed] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const folded = printed.toLowerCase();
      if (openWords.has(folded)) continue;
      if (/^\d{5,}$/.test(printed)) words.set(folded, 'number');
      else if (/^\p{Lu}/u.test(printed) && folded.length >= 4) words.set(folded, 'name');
    }
  return words;
}

function leaksIn(text: string, { passages, runs, shingles, words }: Needles): Leak['kind'][] {
  const flat = squashed(text);
  const found: Leak['kind'][] = [];
  if (passages.some((passage) => flat.includes(passage))) found.push('passage');
  if (shinglesOf(flat).some((each) => shingles.has(each))) found.push('twelve characters');
  const spoken = wordsOf(text);
  if (runsOf(spoken).some((run) => runs.has(run))) found.push('four words');
  const kinds = new Set(spoken.map((word) => words.get(word)));
  if (kinds.has('name')) found.push('name');
  if (kinds.has('number')) found.push('number');
  return found;
}

/** The bytes as every reader might read them. */
function* decodings(bytes: Buffer): Generator<readonly [string, string]> {
  const utf8 = bytes.toString('utf8');
  yield ['text', utf8];
  if (bytes.includes(0)) {
    yield ['UTF-16', bytes.toString('utf16le')];
    yield ['UTF-16', bytes.subarray(1).toString('utf16le')];
  }
  if (/\\[nu"]/.test(utf8)) yield ['JSON escapes', unescapeJson(utf8)];
  if (/%[0-9A-Fa-f]{2}/.test(utf8))
    yield ['URL escapes', utf8.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => hexToText(run.replaceAll('%', '')))];
  if (/&(?:#\d+|#x[0-9A-Fa-f]+);/.test(utf8)) yield ['entities', unescapeEntities(utf8)];
  for (const [run] of utf8.matchAll(/(?:[0-9A-Fa-f]{2}){12,}/g)) yield ['hex', hexToText(run)];
  for (const [run] of utf8.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g))
    yield ['base64', Buffer.from(run, 'base64').toString('utf8')];
}

const hexToText = (hex: string): string => Buffer.from(hex, 'hex').toString('utf8');
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const unescapeJson = (text: string): string =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|(.))/g, (_, code: string | undefined, plain: string | undefined) =>
    code === undefined
      ? (ESCAPES[plain ?? ''] ?? plain ?? '')
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
const unescapeEntities = (text: string): string =>
  text.replace(/&#(x?)([0-9A-Fa-f]+);/g, (_, hex: string, digits: string) => {
    const point = Number.parseInt(digits, hex === '' ? 10 : 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });

const squashed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const runsOf = (words: readonly string[]): string[] =>
  words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '));

function shinglesOf(text: string): string[] {
  const shingles: string[] = [];
  for (let at = 0; at + SHINGLE <= text.length; at++) shingles.push(text.slice(at, at + SHINGLE));
  return shingles;
}

/** Withheld spans in order, touching ones as one. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && span.from <= last.to)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else out.push(span);
  }
  return out;
}

function released(source: string, withheld: readonly Span[]): string[] {
  const texts: string[] = [];
  let at = 0;
  for (const { from, to } of joined(withheld)) {
    texts.push(source.slice(at, from));
    at = to;
  }
  return [...texts, source.slice(at)];
}
