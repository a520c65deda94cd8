import { fileSpan } from '../../container/origin.ts';
import type { SourceRecord } from '../../model/cable.ts';
import type { Message } from '../../model/message.ts';
import { paint, visible } from '../terminal.ts';

/** `cable.txt:14:3: warning unmarked: ...` — where it is, what it is, what to do; never the cable's words. */
export function messageLine(file: string, told: Message, record?: SourceRecord): string {
  const place =
    told.span === undefined || record === undefined ? '' : `:${lineAndColumn(record, told.span.from)}`;
  const printed = told.printed === undefined ? '' : ` (${visible(told.printed)})`;
  const colour = told.severity === 'error' ? 'red' : told.severity === 'warning' ? 'yellow' : 'dim';
  return `${visible(file)}${place}: ${paint(colour, told.severity)} ${told.code}: ${told.reason}${printed}`;
}

/** Line and column in the file, counted from 1, of a place in the record's text. */
function lineAndColumn(record: SourceRecord, at: number): string {
  const before = record.text.slice(0, at);
  const line = before.split('\n').length;
  const start = before.lastIndexOf('\n') + 1;
  const lineStart = fileSpan(record, { from: start, to: Math.max(start + 1, at) }).from;
  const column = fileSpan(record, { from: at, to: at + 1 }).from - lineStart + 1;
  return `${line}:${Math.max(1, column)}`;
}
