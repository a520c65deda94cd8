import type { SourceRecord } from '../../model/cable.ts';
import { type Opening, recordOf } from '../laying.ts';
import { markdownLinks } from '../markdown/links.ts';
import { lineEndStrokes } from '../strokes.ts';
import { releaseHead } from './release-head.ts';

/** The cable's text out of a plain file, with the place of every character. Nothing is lost: see `origin`. */
export function textRecord(file: string, decoded: string): SourceRecord {
  const links = markdownLinks(decoded);
  const head = releaseHead(decoded);
  const begins = head?.end ?? byteOrderMark(decoded);
  const above: Opening[] = begins > 0 ? [{ span: { from: 0, to: begins }, words: '' }] : [];
  const inside = [...links, ...lineEndStrokes(decoded)].filter(({ span }) => span.from >= begins);
  const openings = [...above, ...inside.sort((a, b) => a.span.from - b.span.from)];
  const record = recordOf({ file, part: null, container: 'text' }, decoded, openings);
  return { ...record, ...(head && { catalogue: head.catalogue }) };
}

/** How long the mark is that says how the file was written, not what the cable says. */
const byteOrderMark = (decoded: string): number => (decoded.startsWith('\ufeff') ? 1 : 0);
