import type { EarlierCopy, SourceRecord } from '../../model/cable.ts';
import { markerOf } from '../../model/marker.ts';
import type { Span } from '../../model/span.ts';
import { Variant } from '../../model/variant.ts';
import { type Opening, recordOf } from '../laying.ts';
import type { Head } from './head.ts';
import { bodyOpenings, htmlPageIn } from './html-copy.ts';
import { pdfPagesIn } from './pdf-copy.ts';
import { strokesIn, struckBy } from './strokes.ts';
import { textPageIn } from './text-copy.ts';

/**
 * The record of one of our own copies: its body, with old markings that were struck known as such. The page around it
 * is no part of the cable, and what was deleted is not there. Nothing where a file is none.
 */
export const copyRecord = (file: string, decoded: string): SourceRecord | undefined =>
  decoded.startsWith('{') ? variantRecord(file, decoded) : pageRecord(file, decoded);

function pageRecord(file: string, decoded: string): SourceRecord | undefined {
  const html = htmlPageIn(decoded);
  if (html?.body !== undefined) {
    const { openings, struck } = bodyOpenings(decoded, html.body);
    const shown = onlyBody(html.body, openings, decoded);
    return {
      ...recordOf({ file, part: null, container: 'html' }, decoded, shown),
      copy: copyOf(html, struck),
    };
  }
  const page = textPageIn(decoded);
  if (page === undefined) return undefined;
  const { body } = page;
  const strokes = strokesIn(decoded.slice(body.from, body.to));
  const inside = strokes.map(({ from, to }) => opening(from + body.from, to + body.from));
  const record = recordOf({ file, part: null, container: 'text' }, decoded, onlyBody(body, inside, decoded));
  return { ...record, copy: copyOf(page, struckBy(strokes)) };
}

const copyOf = ({ name, banner, stamps }: Head, struck: readonly Span[]): EarlierCopy => ({
  ...{ mrn: name, banner, stamps, struck },
});

/** Opens what stands around a body to nothing. */
const onlyBody = ({ from, to }: Span, inside: readonly Opening[], decoded: string): Opening[] => [
  opening(0, from),
  ...inside,
  ...(decoded.length > to ? [opening(to, decoded.length)] : []),
];

const opening = (from: number, to: number): Opening => ({ span: { from, to }, words: '' });

/** The record of a copy on pages of a PDF, by their text layers; its places are counted in its own text. */
export function pdfCopyRecord(file: string, pages: readonly string[]): SourceRecord | undefined {
  const found = pdfPagesIn(pages);
  if (found?.body === undefined) return undefined;
  const { text, origin, struck } = found.body;
  return {
    ...{ file, files: [file], part: null, container: 'pdf', text, origin, opened: true, messages: [] },
    copy: copyOf(found, struck),
  };
}

/** A copy for other programs says what stands in its body piece by piece. */
function variantRecord(file: string, decoded: string): SourceRecord | undefined {
  const variant = Variant.safeParse(jsonIn(decoded)).data;
  if (variant === undefined) return undefined;
  let text = '';
  const struck: Span[] = [];
  for (const piece of variant.pieces) {
    const from = text.length;
    text += piece.kind === 'deletion' ? markerOf(piece) : piece.text;
    if (piece.kind === 'struck') struck.push({ from, to: text.length });
  }
  const whole = [{ span: { from: 0, to: decoded.length }, words: text }];
  const record = recordOf({ file, part: null, container: 'text' }, decoded, whole);
  return { ...record, copy: copyOf({ ...variant, name: variant.mrn }, struck) };
}

/** What a text of JSON says; nothing where it is none. */
export function jsonIn(decoded: string): unknown {
  try {
    return JSON.parse(decoded);
  } catch {
    return undefined;
  }
}
