import type { Segment, SourceRecord } from '../model/cable.ts';
import { overlap, type Span } from '../model/span.ts';

/**
 * A record taken apart at places of its text. The parts tile it, and what of the file was opened to nothing goes
 * with the part before it, so that the origins of all parts tile what the origin of the whole did.
 */
export function slicesOf(record: SourceRecord, starts: readonly number[]): SourceRecord[] {
  const cuts = [0, ...starts, record.text.length];
  const parts = cuts.slice(1).map((to, i) => ({ from: cuts[i] ?? 0, to }));
  let next = 0;
  return parts.map((part, i) => {
    const { segments, last } = segmentsIn(record.origin, part, next, i === parts.length - 1);
    next = last;
    return {
      ...record,
      part: record.part === null ? String(i + 1) : `${record.part}.${i + 1}`,
      text: record.text.slice(part.from, part.to),
      origin: segments,
      opened: true,
      messages: record.messages
        .filter(({ span }) => span === undefined || overlap(span, part))
        .map(moved(part.from)),
    };
  });
}

function segmentsIn(
  origin: readonly Segment[],
  part: Span,
  first: number,
  isLast: boolean,
): { segments: Segment[]; last: number } {
  const segments: Segment[] = [];
  let at = first;
  for (; at < origin.length; at++) {
    const segment = origin[at];
    if (segment === undefined || (segment.record.from >= part.to && !isLast && segment.record.to > part.to))
      break;
    segments.push(shifted(cut(segment, part), -part.from));
    if (segment.record.to > part.to) break;
  }
  return { segments, last: at };
}

/** Only what stands as it was can be cut in two. */
function cut(segment: Segment, { from, to }: Span): Segment {
  if (!segment.verbatim) return segment;
  const record = { from: Math.max(segment.record.from, from), to: Math.min(segment.record.to, to) };
  const by = segment.file.from - segment.record.from;
  return { ...segment, record, file: { from: record.from + by, to: record.to + by } };
}

const shifted = (segment: Segment, by: number): Segment => ({
  ...segment,
  record: { from: segment.record.from + by, to: segment.record.to + by },
});

const moved =
  (by: number) =>
  <T extends { readonly span?: Span }>(message: T): T =>
    message.span === undefined
      ? message
      : {
          ...message,
          span: { from: Math.max(0, message.span.from - by), to: Math.max(0, message.span.to - by) },
        };

/** Records one after the other as one: each segment says which file it came from. */
export function joinedRecord(records: readonly [SourceRecord, ...SourceRecord[]]): SourceRecord {
  const [first] = records;
  const files: string[] = [];
  const origin: Segment[] = [];
  let text = '';
  for (const record of records) {
    const by = text.length;
    for (const segment of record.origin)
      origin.push({ ...shifted(segment, by), of: files.length + (segment.of ?? 0) });
    files.push(...record.files);
    text += record.text;
    if (!/[\r\n]$/.test(text)) {
      // A section ends its line, whether or not its file does.
      const end = origin.at(-1)?.file.to ?? 0;
      origin.push({
        record: { from: text.length, to: text.length + 1 },
        file: { from: end, to: end },
        verbatim: false,
        of: files.length - 1,
      });
      text += '\n';
    }
  }
  return {
    ...first,
    files,
    text,
    origin,
    opened: true,
    messages: records.flatMap(({ messages }) => messages),
  };
}
