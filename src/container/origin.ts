import type { Segment, SourceRecord } from '../model/cable.ts';
import type { Span } from '../model/span.ts';

type Side = 'record' | 'file';

/**
 * Where a span of the record stands in its decoded file, widened outward over what was opened. Of a row of a table or a line
 * of objects, of a PDF, and of a cable that came in several files, places are counted in the record's own text, which a run keeps.
 */
export const fileSpan = (record: SourceRecord, span: Span): Span =>
  countsInItself(record) ? span : across(record.origin, span, 'record', 'file');

/** Where a span of the decoded file stands in the record, widened outward over what was opened. */
export const recordSpan = (record: SourceRecord, span: Span): Span =>
  countsInItself(record) ? span : across(record.origin, span, 'file', 'record');

const countsInItself = ({ container, files }: SourceRecord): boolean =>
  (container !== 'text' && container !== 'html') || files.length > 1;

function across(origin: readonly Segment[], span: Span, here: Side, there: Side): Span {
  const first = origin[firstEndingAfter(origin, span.from, here)] ?? origin.at(-1);
  if (first === undefined) return { from: 0, to: 0 };
  const from = shifted(first, span.from, here, there, 'from');
  if (span.to <= span.from) return { from, to: from };
  const last = origin[firstEndingAfter(origin, span.to - 1, here)] ?? origin.at(-1) ?? first;
  return { from, to: shifted(last, span.to, here, there, 'to') };
}

/** An opened segment has no places inside it: its own edge stands for all of them. */
function shifted(segment: Segment, at: number, here: Side, there: Side, edge: keyof Span): number {
  if (!segment.verbatim) return segment[there][edge];
  const inside = Math.min(Math.max(at, segment[here].from), segment[here].to);
  return segment[there].from + inside - segment[here].from;
}

/** Index of the first segment that ends after a place, by halving: a long cable has thousands. */
function firstEndingAfter(origin: readonly Segment[], at: number, side: Side): number {
  let low = 0;
  let high = origin.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((origin[middle]?.[side].to ?? at + 1) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
