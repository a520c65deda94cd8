import { fileSpan } from '../../container/origin.ts';
import type { SourceRecord } from '../../model/cable.ts';
import type { Message } from '../../model/message.ts';
import { paint, plural, visible, visibleName } from '../terminal.ts';

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

/** Errors of their own that are listed. Of more a person reads none. */
const MOST_ERRORS = 200;

/** Messages of a kind. Those of one cable come together. */
interface Kind {
  readonly first: Told;
  /** As many as may be said each by itself. */
  readonly few: Told[];
  last: string;
  times: number;
  cables: number;
}

/**
 * Messages of a collection for reading: errors first, each by itself unless one cable has many of a kind; what else
 * more than two cables say, or one says often, is said once, with its number and the first place.
 */
export class Messages {
  private readonly errors = new Map<string, Kind>();
  private readonly others = new Map<string, Kind>();
  private unlisted = 0;

  add(told: Told): void {
    const { code, severity } = told.message;
    if (severity !== 'error') count(this.others, code, told);
    else if (this.errors.size < MOST_ERRORS || this.errors.has(`${code} ${told.file}`))
      count(this.errors, `${code} ${told.file}`, told);
    else this.unlisted += 1;
  }

  lines(): string[] {
    const more = `and ${plural(this.unlisted, 'more error')}.`;
    return [
      ...[...this.errors.values()].flatMap(together),
      ...(this.unlisted === 0 ? [] : [more]),
      ...[...this.others.values()].flatMap(together),
    ];
  }
}

export function messageLines(told: readonly Told[]): string[] {
  const messages = new Messages();
  for (const each of told) messages.add(each);
  return messages.lines();
}

function count(kinds: Map<string, Kind>, key: string, told: Told): void {
  const kind = kinds.get(key) ?? { first: told, few: [], last: '', times: 0, cables: 0 };
  if (kind.few.length < TIMES_ALONE) kind.few.push(told);
  kind.times += 1;
  if (kind.times === 1 || kind.last !== told.file) kind.cables += 1;
  kind.last = told.file;
  kinds.set(key, kind);
}

function together({ first, few, times, cables }: Kind): string[] {
  if (cables <= CABLES_ALONE && times <= TIMES_ALONE) return few.map(lineOf);
  const { severity, code, reason } = first.message;
  const often = times === cables ? '' : `${times} times `;
  return [
    `${coloured(severity)} ${code}: ${often}in ${plural(cables, 'cable')}, first ${placeOf(first)}: ${visibleName(reason)}`,
  ];
}

function lineOf(told: Told): string {
  const { severity, code, reason, printed } = told.message;
  const quoted = printed === undefined ? '' : ` (${visible(printed)})`;
  return `${placeOf(told)}: ${coloured(severity)} ${code}: ${visibleName(reason)}${quoted}`;
}

const placeOf = ({ file, place }: Told): string =>
  place === undefined ? visibleName(file) : `${visibleName(file)}:${place}`;

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
