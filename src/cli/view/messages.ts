import { fileSpan } from '../../container/origin.ts';
import type { SourceRecord } from '../../model/cable.ts';
import type { Message } from '../../model/message.ts';
import { paint, visible } from '../terminal.ts';

/** A message with where it stands, which outlives the record it speaks of. */
export interface Told {
  readonly file: string;
  /** `14:3`, where the message has a place and the record is at hand. */
  readonly place: string | undefined;
  readonly message: Message;
}

export const toldOf = (file: string, message: Message, record?: SourceRecord): Told => ({
  file,
  message,
  place:
    message.span === undefined || record === undefined ? undefined : lineAndColumn(record, message.span.from),
});

/** `cable.txt:14:3: warning unmarked: ...`: where it is, what it is, what to do; never the cable's words. */
export const messageLine = (file: string, told: Message, record?: SourceRecord): string =>
  lineOf(toldOf(file, told, record));

/** As many cables may say the same before they say it together. */
const ALONE = 2;

/**
 * Messages of a collection for reading: errors first, each by itself; what else more than two cables say is said
 * once, with their number and the first of them.
 */
export function messageLines(told: readonly Told[]): string[] {
  const errors = told.filter(({ message }) => message.severity === 'error');
  const others = told.filter(({ message }) => message.severity !== 'error');
  const codes = [...new Set(others.map(({ message }) => message.code))];
  return [
    ...errors.map(lineOf),
    ...codes.flatMap((code) => together(others.filter(({ message }) => message.code === code))),
  ];
}

function together(alike: readonly Told[]): string[] {
  const [first] = alike;
  const cables = new Set(alike.map(({ file }) => file)).size;
  if (first === undefined || cables <= ALONE) return alike.map(lineOf);
  const { severity, code, reason } = first.message;
  return [`${coloured(severity)} ${code}: in ${cables} cables, first ${placeOf(first)}: ${reason}`];
}

function lineOf(told: Told): string {
  const { severity, code, reason, printed } = told.message;
  const quoted = printed === undefined ? '' : ` (${visible(printed)})`;
  return `${placeOf(told)}: ${coloured(severity)} ${code}: ${reason}${quoted}`;
}

const placeOf = ({ file, place }: Told): string =>
  place === undefined ? visible(file) : `${visible(file)}:${place}`;

const coloured = (severity: Message['severity']): string =>
  paint(severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'dim', severity);

/** Line and column in the file, counted from 1, of a place in the record's text. */
export function lineAndColumn(record: SourceRecord, at: number): string {
  const before = record.text.slice(0, at);
  const line = before.split('\n').length;
  const start = before.lastIndexOf('\n') + 1;
  const lineStart = fileSpan(record, { from: start, to: Math.max(start + 1, at) }).from;
  const column = fileSpan(record, { from: at, to: at + 1 }).from - lineStart + 1;
  return `${line}:${Math.max(1, column)}`;
}
