import { cablesIn } from '../../src/cable/cables-in.ts';
import { readCable } from '../../src/cable/read-cable.ts';
import { decode } from '../../src/container/decode.ts';
import { openFile } from '../../src/container/open.ts';
import type { Vocabulary } from '../../src/marking/vocabulary.ts';
import type { Cable, SourceRecord } from '../../src/model/cable.ts';
import { byPosition, overlap, type Span, subtract } from '../../src/model/span.ts';

/** Every record of a file, parted into its cables. */
export const recordsOf = (file: string, bytes: Uint8Array): SourceRecord[] =>
  [...openFile(file, [bytes])].flatMap((opened) => ('record' in opened ? cablesIn(opened.record) : []));

/** What of a file's bytes its records do not give back, or give back otherwise; none where nothing is lost. */
export function faultsOfFile(file: string, bytes: Uint8Array, records: readonly SourceRecord[]): string[] {
  const decoded = decode(file, bytes);
  if ('failure' in decoded) return records.length === 0 ? [] : ['records of a file that has no text'];
  const { text } = decoded;
  const segments = records.flatMap(({ origin }) => origin);
  const given = segments.map((segment) => text.slice(segment.file.from, segment.file.to)).join('');
  // A row that cannot be read is told, and leaves a gap.
  const mayLack = records.length === 0 || records.some(({ container }) => container === 'csv');
  const whole = mayLack || given === text;
  return [
    ...(whole ? [] : ['the origins of its records are not the file']),
    ...records.flatMap((record) => originFaults(record, text)),
  ];
}

function originFaults({ text, origin }: SourceRecord, file: string): string[] {
  let at = 0;
  const faults: string[] = [];
  for (const segment of origin) {
    if (segment.record.from !== at) faults.push('its origin does not tile the record');
    at = segment.record.to;
    const [here, there] = [
      text.slice(segment.record.from, at),
      file.slice(segment.file.from, segment.file.to),
    ];
    if (segment.verbatim && here !== there) faults.push('a verbatim stretch is not what the file has there');
  }
  return at === text.length ? faults : [...faults, 'its origin ends before the record'];
}

/** Why the parts of a cable do not tile its text: what is in none of them has a message, and no two share text. */
export function faultsOfCable(cable: Cable, { text }: SourceRecord): string[] {
  if (cable.text !== text) return ['the text was changed'];
  if (cable.messages.some(({ code }) => code === 'not-a-cable')) return [];
  const parts = partsOf(cable);
  const placed = [
    ...parts,
    ...cable.messages.flatMap(({ code, span }) =>
      (code === 'unread' || code === 'e-mail-around-cable') && span ? [span] : [],
    ),
  ];
  const lost = subtract({ from: 0, to: text.length }, placed).filter(
    ({ from, to }) => text.slice(from, to).trim() !== '',
  );
  return [
    ...lost.map(({ from, to }) => `${from}-${to} is in no part, and has no message`),
    ...outside(parts, text),
    ...shared(parts),
    ...halved(parts, text),
  ];
}

/** The signature and Classified By are portions and layout both. */
function partsOf({ layout, portions, furniture }: Cable): Span[] {
  const shown = portions
    .filter(({ kind }) => kind === 'signature' || kind === 'classified-by')
    .flatMap(({ spans }) => spans);
  return [
    ...portions.flatMap(({ spans }) => spans),
    ...furniture.map(({ span }) => span),
    ...layout.flatMap((span) => subtract(span, shown)),
  ];
}

const outside = (parts: readonly Span[], text: string): string[] =>
  parts
    .filter(({ from, to }) => from < 0 || to > text.length || from > to)
    .map(({ from, to }) => `${from}-${to} lies outside the text`);

function shared(parts: readonly Span[]): string[] {
  const sorted = parts.filter(({ from, to }) => from < to).sort(byPosition);
  return sorted.flatMap((part, i) => {
    const next = sorted[i + 1];
    return next !== undefined && overlap(part, next)
      ? [`${part.from}-${part.to} and ${next.from}-${next.to} share text`]
      : [];
  });
}

const halved = (parts: readonly Span[], text: string): string[] =>
  parts
    .flatMap(({ from, to }) => [from, to])
    .filter((at) => /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? ''))
    .map((at) => `${at} splits a character`);

/** All faults of a file and its cables, and how long its reading took. */
export function roundTrip(file: string, bytes: Uint8Array, vocabulary: Vocabulary) {
  const begun = performance.now();
  const records = recordsOf(file, bytes);
  const cables = records.map((record) => readCable(record, vocabulary));
  const milliseconds = performance.now() - begun;
  const faults = [
    ...faultsOfFile(file, bytes, records),
    ...cables.flatMap((cable, i) => faultsOfCable(cable, records[i] as SourceRecord)),
  ];
  return { records, cables, faults, milliseconds };
}
