import { fileSpan } from '../../container/origin.ts';
import type { SourceRecord } from '../../model/cable.ts';
import type { Message } from '../../model/message.ts';
import { paint, plural, visible } from '../terminal.ts';

/** A message with where it stands, which outlives the record it speaks of. */
export interface Told {
  readonly file: string;
  /** `14:3`, where the message has a place and the record is at hand. */
  readonly place: string | undefined;
  readonly message: Message;
}

/** Messages of one input, each with its place where the record is at hand. */
export function toldOf(file: string, messages: readonly Message[], record?: SourceRecord): Told[] {
  const placed = record === undefined ? undefined : placesIn(record);
  return messages.map((message) => ({
    file,
    message,
    place: message.span === undefined ? undefined : placed?.(message.span.from),
  }));
}

/** `cable.txt:14:3: warning unmarked: ...`: where it is, what it is, what to do; never the cable's words. */
export const messageLine = (file: string, message: Message): string =>
  lineOf({ file, message, place: undefined });

/** In how many cables, and how often in all, the same is said each time anew before it is said once. */
const CABLES_ALONE = 2;
const TIMES_ALONE = 5;

/**
 * Messages of a collection for reading: errors first, each by itself unless one cable has many of a kind; what else
 * more than two cables say, or one says often, is said once, with its number and the first place.
 */
export function messageLines(told: readonly Told[]): string[] {
  const errors = told.filter(({ message }) => message.severity === 'error');
  const others = told.filter(({ message }) => message.severity !== 'error');
  return [
    ...grouped(errors, ({ file, message }) => `${message.code} ${file}`),
    ...grouped(others, ({ message }) => message.code),
  ].flatMap(together);
}

function grouped(told: readonly Told[], by: (each: Told) => string): Told[][] {
  const groups = new Map<string, Told[]>();
  for (const each of told) {
    const group = groups.get(by(each));
    if (group === undefined) groups.set(by(each), [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

function together(alike: readonly Told[]): string[] {
  const [first] = alike;
  const cables = new Set(alike.map(({ file }) => file)).size;
  if (first === undefined || (cables <= CABLES_ALONE && alike.length <= TIMES_ALONE))
    return alike.map(lineOf);
  const { severity, code, reason } = first.message;
  const often = alike.length === cables ? '' : `${alike.length} times `;
  return [
    `${coloured(severity)} ${code}: ${often}in ${plural(cables, 'cable')}, first ${placeOf(first)}: ${reason}`,
  ];
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

/** Line and column in the file, counted from 1, of places in a record's text. */
export function placesIn(record: SourceRecord): (at: number) => string {
  const starts = [0, ...[...record.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (at) => {
    const line = lastUpTo(starts, at);
    const start = starts[line] ?? 0;
    const lineStart = fileSpan(record, { from: start, to: Math.max(start + 1, at) }).from;
    const column = fileSpan(record, { from: at, to: at + 1 }).from - lineStart + 1;
    return `${line + 1}:${Math.max(1, column)}`;
  };
}

/** Index of the last of rising numbers that is not beyond a limit, by halving. */
function lastUpTo(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? limit) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
