import { type Message, warning } from '../model/message.ts';
import { overlap, type Span, SpanIndex, sliceOf } from '../model/span.ts';
import { lettersIn } from '../text/letters.ts';
import { commasAround, LEAST, MOST, Sentences } from './comma-list.ts';

/** An entry of a list in alphabetical order that stands beside a closed name, and so bounds its first letters. */
export interface Neighbour {
  /** The name in the list that is closed. */
  readonly closed: Span;
  readonly span: Span;
}

/**
 * The entries nearest to closed names in lists that are in alphabetical order: lines, bullets, or names between commas.
 * An entry that is closed itself bounds nothing, so the next one does. Work is bounded for each name.
 */
export function neighboursIn(text: string, closed: readonly Span[]): Neighbour[] {
  let gone: SpanIndex | undefined;
  const isOpen = (entry: Span): boolean => {
    gone ??= new SpanIndex(closed);
    return !gone.touches(entry);
  };
  const sentences = new Sentences(text);
  const found: Neighbour[] = [];
  for (const name of closed) {
    const list = sorted(text, linesAround(text, name)) ?? sorted(text, commasAround(sentences, name));
    if (list === undefined) continue;
    const own = list.findIndex((entry) => overlap(entry, name));
    const nearest = [list.slice(0, own).reverse().find(isOpen), list.slice(own + 1).find(isOpen)];
    for (const span of nearest) if (span !== undefined) found.push({ closed: name, span });
  }
  return found;
}

/** What a reviewer is told of each neighbour that may be read. */
export function neighbourMessages(neighbours: readonly Neighbour[], released: readonly Span[]): Message[] {
  if (neighbours.length === 0) return [];
  const shown = new SpanIndex(released);
  const open = neighbours.filter(({ span }) => shown.holds(span));
  const places = new Map(open.map(({ span }) => [span.from, span]));
  return [...places.values()].map((span) => warning('sorted-list-neighbour', BOUNDS, span));
}

const BOUNDS =
  'This entry stands beside a closed name in a list in alphabetical order, so it bounds the first letters of that name. ' +
  'Consider whether the order of the list gives the name away; decide --on FROM-TO withholds the entry too.';

/** A list in order by its first words or, where given names come first, by its last. */
function sorted(text: string, entries: readonly Span[]): readonly Span[] | undefined {
  if (entries.length < LEAST) return undefined;
  const words = entries.map((entry) => sliceOf(text, entry).split(/[,(]/, 1)[0]?.trim().split(/\s+/) ?? []);
  const isSorted = [words.map((each) => each[0]), words.map((each) => each.at(-1))].some((keys) =>
    inOrder(keys.map((key) => lettersIn(key ?? ''))),
  );
  return isSorted ? entries : undefined;
}

/** By code point, as on every machine; and not all with one letter. */
const inOrder = (keys: readonly string[]): boolean =>
  new Set(keys).size >= LEAST &&
  keys.every((key, i) => key !== '' && (i === 0 || (keys[i - 1] ?? '') <= key));

const BULLET = /^[ \t]*(?:[-*•·]|\(?[\dA-Za-z]{1,3}[.)])?[ \t]*/;
/** Title words before a name in a list. */
const TITLE = /^(?:(?:Mr|Mrs|Ms|Dr|Prof|Amb|Gen|Col|Maj|Capt|Sen|Rep)\.? )+/i;
/** A line of prose is longer. */
const LONGEST_LINE = 60;

/** The lines of a list around a name that begins its line: each short, and each beginning with a capital. */
function linesAround(text: string, name: Span): Span[] {
  const own = lineAt(text, name.from);
  const first = entryIn(text, own);
  if (first === undefined || name.from > first.from + TITLE_ROOM) return [];
  const before: Span[] = [];
  for (let line = own; before.length < MOST && line.from > 0; ) {
    line = lineAt(text, line.from - 1);
    const entry = entryIn(text, line);
    if (entry === undefined) break;
    before.unshift(entry);
  }
  const after: Span[] = [];
  for (let line = own; after.length < MOST && line.to < text.length; ) {
    line = lineAt(text, line.to + 1);
    const entry = entryIn(text, line);
    if (entry === undefined) break;
    after.push(entry);
  }
  return [...before, first, ...after];
}

const TITLE_ROOM = 20;

/** The line at a place, or as much of it as shows that it is longer than any entry. */
function lineAt(text: string, at: number): Span {
  const low = Math.max(0, at - LONGEST_LINE - 1);
  const high = Math.min(text.length, at + LONGEST_LINE + 1);
  const begins = text.slice(low, at).lastIndexOf('\n');
  const ends = text.slice(at, high).indexOf('\n');
  return { from: low + begins + 1, to: ends < 0 ? high : at + ends };
}

/** The words of a line behind its bullet and a title, where they can be an entry. */
function entryIn(text: string, { from, to }: Span): Span | undefined {
  if (to - from > LONGEST_LINE) return undefined;
  const line = text.slice(from, to).replace(/[\s,;.]*(?:\sand\s*)?$/i, '');
  const head = from + (BULLET.exec(line)?.[0].length ?? 0);
  const start = head + (TITLE.exec(text.slice(head, to))?.[0].length ?? 0);
  const end = from + line.length;
  return start < end && /^\p{Lu}/u.test(text.slice(start, end)) ? { from: start, to: end } : undefined;
}
