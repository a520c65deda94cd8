import type { Field, Recipient } from '../../../model/cable.ts';
import type { Span } from '../../../model/span.ts';
import { beginsWith, DIGITS } from '../../../text/beginnings.ts';
import { fieldAt, onOneLine } from '../../fields/field.ts';
import { isSentence } from '../../fields/prose.ts';
import { isBlank, type Line } from '../../lines.ts';
import { type Dateline, datelineIn } from './dateline.ts';
import { opensNote } from './source-note.ts';

/** `147. Telegram From the Embassy in Cyprus to the Department of State`, over as many lines as it takes. */
export interface Head {
  readonly span: Span;
  readonly from: Field<string>;
  readonly to: readonly Field<Recipient>[];
  /** Later volumes print the date in the head. */
  readonly dateline: Dateline | undefined;
  /** `Telegram 822 From`: later volumes print the number in the head. */
  readonly serial: number | undefined;
  readonly end: number;
}

const OPENS =
  /^\d{1,4}\.\s{1,4}(?:(?:Draft|Circular|Editorial)\s)?(?:Telegram|Airgram|(?:Backchannel|Back\sChannel)\sMessage)(?:\s(?:[A-Za-z]{0,8}[ –-]?)(\d{1,6}))?\s[Ff]rom\s(?:the\s)?/;
/** The number of the head's note, which copies glue to its last word. */
const NOTE_NUMBER = /(?<=[A-Za-z).])\d{1,2}$/;
const LONGEST = 4;
const LONGEST_LINE = 400;
/** `[place not declassified]` is no sentence of anybody's. */
const EXCISED = /\[[^[\]]{1,60}\]/g;
/** Two officials with their titles. */
const MOST_WORDS = 45;
/** Words a receiver begins with; behind any other ` to ` the sender's own title goes on. */
const RECEIVER =
  /\sto\s(?:the\s)?(?=(?:Department|Embass|Mission|Ambassador|Secretary|Acting|Under|Consul|Legation|Delegation|Chief|Chairman|Commander|Joint|Certain|All|President|Director|Stations?|Charg|Representative|Special|White|United States|Minister|Deputy|Assistant|Officer|Supreme|Central|Political)[a-z]{0,12}\b)/;
const DATE_BEHIND = /,\s(?=(?:[A-Z][a-z]{2,8}\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}),?\s\d{4})/;

const mayOpenHead = beginsWith(DIGITS);

export const opensHead = ({ text }: Line): boolean => mayOpenHead(text) && OPENS.test(text);

export function readHead(text: string, lines: readonly Line[], start: number): Head | undefined {
  const first = lines[start];
  if (first === undefined || !opensHead(first) || first.text.length > LONGEST_LINE) return undefined;
  const end = endOfHead(lines, start);
  const last = lines[end - 1] ?? first;
  const printed = text.slice(first.from, last.to);
  const [opens = '', serial] = OPENS.exec(printed) ?? [];
  const opening = opens.length;
  const dated = DATE_BEHIND.exec(printed);
  const names = printed.slice(opening, dated?.index ?? printed.length).replace(NOTE_NUMBER, '');
  const receiver = RECEIVER.exec(names);
  if (
    receiver === null ||
    isSentence(names.replaceAll(EXCISED, '')) ||
    names.split(/\s+/).length > MOST_WORDS
  )
    return undefined;
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
    serial: /^\d{1,4}\.\s+Telegram\s\d/.test(opens) ? Number(serial) : undefined,
    end,
  };
}

/**
 * A head that fills its line may go on, up to a blank line, the dateline, the note or the text. Where that does not
 * come, or a sentence stands before it, the first line is all of it.
 */
function endOfHead(lines: readonly Line[], start: number): number {
  for (let end = start + 1; end < start + LONGEST; end++) {
    const line = lines[end];
    if (line === undefined || isBlank(line) || isBehind(lines, end)) return end;
    const filled = (lines[end - 1]?.text.length ?? 0) >= FILLED;
    if (!filled || line.text.length > LONGEST_REST || isSentence(line.text)) break;
  }
  return start + 1;
}

const FILLED = 45;
const LONGEST_REST = 100;

const isBehind = (lines: readonly Line[], at: number): boolean => {
  const line = lines[at];
  return (
    line !== undefined && (opensNote(line) || BEGINS.test(line.text) || datelineIn(lines, at) !== undefined)
  );
};
/** A number, or a sentence's end: the text. */
const BEGINS = /^\S{1,12}\s?\d{0,6}\.\s|[.:;]$/;

const datedHead = (text: string, from: number, to: number): Dateline | undefined =>
  datelineIn([{ from, to, text: onOneLine(text.slice(from, to)) }], 0);
