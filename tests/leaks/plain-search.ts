import { inflateSync } from 'node:zlib';
import type { Outcome } from '../../src/batch/run.ts';

/** Letters and digits alone: a search that is blind to how a text is laid out. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Fewer letters stand somewhere by chance. */
const SHORTEST = 14;

/** Passages of a cable that were held back, as plain letters, but for those that its released text says as well. */
export function heldBack({ done }: Outcome): string[] {
  if (done === undefined) return [];
  const { cable, decisions } = done;
  const of = (isReleased: boolean): string[] =>
    decisions
      .filter(({ effect }) => (effect === 'release') === isReleased)
      .map(({ span }) => plain(cable.text.slice(span.from, span.to)));
  const released = of(true).join(' ');
  return of(false).filter((secret) => secret.length >= SHORTEST && !released.includes(secret));
}

/**
 * Whether a file says one of the secrets, read in the plainest way: its characters, without markup; of a PDF the text
 * that its pages show. This shares nothing with the check that every copy passes.
 */
export function plainlyHolds(
  name: string,
  content: string | Uint8Array,
  secrets: readonly string[],
): boolean {
  const text = plain(
    name.endsWith('.pdf') ? textOfPdf(Buffer.from(content)) : withoutMarkup(String(content)),
  );
  return secrets.some((secret) => text.includes(secret));
}

const withoutMarkup = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\n/g, ' ')
    .replaceAll('&amp;', '&');

/** What the pages of our own PDF show: its glyphs, by the map from glyphs to characters that it carries. */
function textOfPdf(bytes: Buffer): string {
  const streams = streamsOf(bytes);
  const maps = streams
    .filter((stream) => stream.includes('beginbfrange') || stream.includes('beginbfchar'))
    .map(mapOf);
  return streams
    .filter((stream) => stream.includes(' Tf'))
    .flatMap((stream) =>
      maps.map((map) =>
        glyphsIn(stream)
          .map((glyph) => map.get(glyph) ?? '')
          .join(''),
      ),
    )
    .join(' ');
}

function streamsOf(bytes: Buffer): string[] {
  const streams: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      streams.push(inflateSync(bytes.subarray(at + 7)).toString('latin1'));
    } catch {
      streams.push(bytes.subarray(at + 7, bytes.indexOf('endstream', at)).toString('latin1'));
    }
  }
  return streams;
}

const glyphsIn = (stream: string): number[] =>
  [...stream.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) =>
    (hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)),
  );

function mapOf(stream: string): Map<number, string> {
  const map = new Map<number, string>();
  const character = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, from = '', to = '', rest = ''] of stream.matchAll(
    /<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*(\[[^\]]*\]|<[0-9a-f]+>)/gi,
  )) {
    const first = Number.parseInt(from, 16);
    const targets = [...rest.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => hex);
    if (rest.startsWith('[')) for (const [i, hex] of targets.entries()) map.set(first + i, character(hex));
    else
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph++)
        map.set(
          glyph,
          String.fromCodePoint((character(targets[0] ?? '0000').codePointAt(0) ?? 0) + glyph - first),
        );
  }
  return map;
}
