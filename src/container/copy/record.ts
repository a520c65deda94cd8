import type { EarlierCopy, SourceRecord } from '../../model/cable.ts';
import { markerOf } from '../../model/marker.ts';
import { Variant } from '../../model/variant.ts';
import { type Opening, recordOf } from '../laying.ts';
import { textCopyIn } from './text-copy.ts';

/**
 * The record of one of our own copies: its body, with old markings that were struck known as such. The page around it
 * is no part of the cable, and what was deleted is not there. Nothing where a file is none.
 */
export function copyRecord(file: string, decoded: string): SourceRecord | undefined {
  const page = textCopyIn(decoded);
  if (page !== undefined) {
    const { body, mrn, banner, stamps } = page;
    const strokes = strokesIn(decoded.slice(body.from, body.to));
    const openings = [
      ...around({ from: 0, to: body.from }),
      ...strokes.map(({ from, to }) => opening(from + body.from, to + body.from)),
      ...around({ from: body.to, to: decoded.length }),
    ];
    const record = recordOf({ file, part: null, container: 'text' }, decoded, openings);
    return { ...record, copy: { mrn, banner, stamps, struck: struckBy(strokes) } };
  }
  return variantRecord(file, decoded);
}

/** A copy for other programs says what stands in its body piece by piece. */
function variantRecord(file: string, decoded: string): SourceRecord | undefined {
  const variant = decoded.startsWith('{') ? variantIn(decoded) : undefined;
  if (variant === undefined) return undefined;
  let text = '';
  const struck: EarlierCopy['struck'][number][] = [];
  for (const piece of variant.pieces) {
    const from = text.length;
    text += piece.kind === 'deletion' ? markerOf(piece) : piece.text;
    if (piece.kind === 'struck') struck.push({ from, to: text.length });
  }
  const whole = [{ span: { from: 0, to: decoded.length }, words: text }];
  const record = recordOf({ file, part: null, container: 'text' }, decoded, whole);
  return { ...record, copy: { mrn: variant.mrn, banner: variant.banner, stamps: variant.stamps, struck } };
}

function variantIn(decoded: string): Variant | undefined {
  try {
    return Variant.safeParse(JSON.parse(decoded)).data;
  } catch {
    return undefined;
  }
}

const opening = (from: number, to: number): Opening => ({ span: { from, to }, words: '' });
const around = ({ from, to }: { from: number; to: number }): Opening[] =>
  to > from ? [opening(from, to)] : [];

/** The pairs of `~~` around what was struck, one after the other. */
function strokesIn(body: string): { from: number; to: number }[] {
  return [...body.matchAll(/~~([^~\n]{1,200})~~/g)].flatMap(({ index, 0: all }) => [
    { from: index, to: index + 2 },
    { from: index + all.length - 2, to: index + all.length },
  ]);
}

/** What stands between the strokes, in the text without them. */
function struckBy(strokes: readonly { from: number; to: number }[]): EarlierCopy['struck'] {
  const struck: { from: number; to: number }[] = [];
  for (let i = 0; i + 1 < strokes.length; i += 2)
    struck.push({ from: (strokes[i]?.from ?? 0) - 2 * i, to: (strokes[i + 1]?.from ?? 0) - 2 * (i + 1) });
  return struck;
}
