import type { Field, Recipient } from '../../../model/cable.ts';
import type { Span } from '../../../model/span.ts';
import { fieldAt, onOneLine } from '../../fields/field.ts';
import { isBlank, type Line } from '../../lines.ts';
import { type Dateline, datelineIn } from './dateline.ts';

/** `147. Telegram From the Embassy in Cyprus to the Department of State`, over as many lines as it takes. */
export interface Head {
  readonly span: Span;
  readonly from: Field<string>;
  readonly to: readonly Field<Recipient>[];
  /** Later volumes print the date in the head. */
  readonly dateline: Dateline | undefined;
  readonly end: number;
}

const OPENS =
  /^\d{1,4}\.\s{1,4}(?:(?:Draft|Circular|Editorial)\s)?Telegram(?:\s[A-Za-z]{0,8}\s?\d{1,6})?\s[Ff]rom\s(?:the\s)?/;
const LONGEST = 4;
const LONGEST_LINE = 400;
/** Words a receiver begins with; behind any other ` to ` the sender's own title goes on. */
const RECEIVER =
  /\sto\s(?:the\s)?(?=(?:Department|Embass|Mission|Ambassador|Secretary|Acting|Under|Consul|Legation|Delegation|Chief|Chairman|Commander|Joint|Certain|All|President|Director|Stations?|Charg|Representative|Special|White|United States|Minister|Deputy|Assistant|Officer|Supreme|Central|Political)[a-z]{0,12}\b)/;
const DATE_BEHIND = /,\s(?=(?:[A-Z][a-z]{2,8}\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}),?\s\d{4})/;

export const opensHead = ({ text }: Line): boolean => OPENS.test(text);

export function readHead(text: string, lines: readonly Line[], start: number): Head | undefined {
  const first = lines[start];
  if (first === undefined || !opensHead(first) || first.text.length > LONGEST_LINE) return undefined;
  const end = endOfHead(lines, start);
  const last = lines[end - 1] ?? first;
  const printed = text.slice(first.from, last.to);
  const opening = OPENS.exec(printed)?.[0].length ?? 0;
  const dated = DATE_BEHIND.exec(printed);
  const names = printed.slice(opening, dated?.index ?? printed.length);
  const receiver = RECEIVER.exec(names);
  if (receiver === null) return undefined;
  const at = first.from + opening;
  const address = onOneLine(names.slice(receiver.index + receiver[0].length)).replace(/\.$/, '');
  const behind = at + receiver.index + receiver[0].length;
  const toSpan = { from: behind, to: at + names.trimEnd().length };
  return {
    span: { from: first.from, to: last.to },
    from: fieldAt(text, { from: at, to: at + receiver.index }, onOneLine(names.slice(0, receiver.index))),
    to: [fieldAt(text, toSpan, { routing: null, address, precedence: null, number: null })],
    dateline:
      dated === null ? undefined : datedHead(text, first.from + dated.index + dated[0].length, last.to),
    end,
  };
}

/** A head ends at a blank line, or where the dateline or the note begins. */
function endOfHead(lines: readonly Line[], start: number): number {
  let end = start + 1;
  while (end < start + LONGEST) {
    const line = lines[end];
    if (line === undefined || isBlank(line) || /^Source:/i.test(line.text) || line.text.length > 120) break;
    if (datelineIn(lines, end) !== undefined || /^\S{1,12}\s?\d{0,6}\.\s/.test(line.text)) break;
    end += 1;
  }
  return end;
}

const datedHead = (text: string, from: number, to: number): Dateline | undefined =>
  datelineIn([{ from, to, text: onOneLine(text.slice(from, to)) }], 0);
