import type { Segment, SourceRecord } from '../model/cable.ts';
import type { Message } from '../model/message.ts';
import { intersect, overlap, type Span } from '../model/span.ts';

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
        .map((told) => within(told, part)),
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

/** A message about a record as one about a part of it, which has the part's own places. */
function within(message: Message, part: Span): Message {
  const span = message.span && intersect(message.span, part);
  return span === undefined ? message : moved({ ...message, span }, -part.from);
}

const moved = (message: Message, by: number): Message =>
  message.span === undefined
    ? message
    : { ...message, span: { from: message.span.from + by, to: message.span.to + by } };

/** Records one after the other as one: each segment says which file it came from. */
export function joinedRecord(records: readonly [SourceRecord, ...SourceRecord[]]): SourceRecord {
  const [first] = records;
  const files: string[] = [];
  const origin: Segment[] = [];
  const messages: Message[] = [];
  let text = '';
  for (const record of records) {
    const by = text.length;
    messages.push(...record.messages.map((told) => moved(told, by)));
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
  return { ...first, files, text, origin, opened: true, messages };
}
