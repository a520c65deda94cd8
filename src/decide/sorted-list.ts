import { type Message, warning } from '../model/message.ts';
import { covers, overlap, type Span, SpanIndex, sliceOf } from '../model/span.ts';
import { lettersIn } from '../text/letters.ts';

/** An entry of a list in alphabetical order that stands beside a closed name, and so bounds its first letters. */
export interface Neighbour {
  /** The name in the list that is closed. */
  readonly closed: Span;
  readonly span: Span;
}

/** Fewer names are in order by chance more often than not. */
const LEAST = 3;
/** Entries looked at on each side of a name. */
const MOST = 20;

/**
 * The entries nearest to closed names in lists that are in alphabetical order: lines, bullets, or names between commas.
 * An entry that is closed itself bounds nothing, so the next one does. Work is bounded for each name.
 */
export function neighboursIn(text: string, closed: readonly Span[]): Neighbour[] {
  const gone = new SpanIndex(closed);
  return closed.flatMap((name) => {
    const list = [linesAround(text, name), commasAround(text, name)].find((entries) =>
      isSorted(text, entries),
    );
    if (list === undefined) return [];
    const own = list.findIndex((entry) => overlap(entry, name));
    const isOpen = (entry: Span): boolean => gone.at(entry).length === 0;
    const nearest = [list.slice(0, own).reverse().find(isOpen), list.slice(own + 1).find(isOpen)];
    return nearest.flatMap((span) => (span === undefined ? [] : [{ closed: name, span }]));
  });
}

/** What a reviewer is told of each neighbour that may be read. */
export function neighbourMessages(neighbours: readonly Neighbour[], released: readonly Span[]): Message[] {
  const shown = new SpanIndex(released);
  const open = neighbours.filter(({ span }) => shown.at(span).some((each) => covers(each, span)));
  const places = new Map(open.map(({ span }) => [span.from, span]));
  return [...places.values()].map((span) => warning('sorted-list-neighbour', BOUNDS, span));
}

const BOUNDS =
  'This entry stands beside a closed name in a list in alphabetical order, so it bounds the first letters of that name. ' +
  'Consider whether the order of the list gives the name away; decide --on FROM-TO withholds the entry too.';

/** Every list in order by its first words or, where given names come first, by its last. */
function isSorted(text: string, entries: readonly Span[]): boolean {
  if (entries.length < LEAST) return false;
  const words = entries.map((entry) => sliceOf(text, entry).split(/[,(]/, 1)[0]?.trim().split(/\s+/) ?? []);
  return [words.map((each) => each[0]), words.map((each) => each.at(-1))].some((keys) =>
    inOrder(keys.map((key) => lettersIn(key ?? ''))),
  );
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

/** Characters looked at on each side of a name for the sentence it stands in. */
const REACH = 1200;
const SEPARATOR = /\s*[,;]\s+(?:and\s+)?|\s+and\s+/gi;
const PARTS = /[,;]\s|\sand\s/i;
const WORD = "\\p{Lu}[\\p{L}\\p{N}'.-]*";
const SMALL = '(?:van|von|der|den|de|del|da|la|al|bin|ibn|el)';
const NAMES = `(?:${WORD})(?:\\s+(?:${WORD}|${SMALL}))*(?:\\s+\\([^()]{1,60}\\))?`;
/** Where in a segment a name stands. */
interface Form {
  readonly pattern: RegExp;
  readonly keeps: 'all' | 'start' | 'end';
}
const WHOLE: Form = { pattern: new RegExp(`^${NAMES}$`, 'u'), keeps: 'all' };
const LAST: Form = { pattern: new RegExp(`(?<!\\p{L})${NAMES}$`, 'u'), keeps: 'end' };
const FIRST: Form = { pattern: new RegExp(`^${NAMES}`, 'u'), keeps: 'start' };
/** In capitals a sentence looks like names throughout; these many words before or behind a list belong to its end. */
const LONGEST_NAME = 4;

/**
 * The names of a list around one of them, parted by commas, semicolons and a last `and`. Words that lead to the first,
 * or go on behind the last, belong to the sentence and not to the list.
 */
function commasAround(text: string, name: Span): Span[] {
  if (!isParted(text, name)) return [];
  const segments = segmentsAround(text, name);
  const own = segments.findIndex((segment) => overlap(segment, name));
  const isWhole = (at: number): boolean => namesIn(text, segments[at], WHOLE) !== undefined;
  const ownAs = (form: Form): Span | undefined => {
    const entry = namesIn(text, segments[own], form);
    return entry !== undefined && overlap(entry, name) ? entry : undefined;
  };
  const [opens, closes] = [ownAs(LAST), ownAs(FIRST)];
  let [first, last] = [own, own];
  if (isWhole(own) || closes !== undefined)
    do first--;
    while (own - first < MOST && isWhole(first));
  if (isWhole(own) || opens !== undefined)
    do last++;
    while (last - own < MOST && isWhole(last));
  return [
    first === own ? opens : namesIn(text, segments[first], LAST),
    ...segments.slice(first + 1, last).map((segment) => namesIn(text, segment, WHOLE)),
    last === own ? closes : namesIn(text, segments[last], FIRST),
  ].filter((entry) => entry !== undefined);
}

/** Whether a comma, semicolon or `and` stands near enough to a name to part it from another: most have none. */
const isParted = (text: string, { from, to }: Span): boolean =>
  PARTS.test(text.slice(Math.max(0, from - LONGEST), from)) || PARTS.test(text.slice(to, to + LONGEST));

/** The sentence around a name, cut at commas, semicolons and `and`. */
function segmentsAround(text: string, name: Span): Span[] {
  const start = Math.max(0, name.from - REACH);
  const before = text.slice(start, name.from);
  const led = Math.max(
    ...[...before.matchAll(/(?<!\b\p{Lu})[.!?:]\s|\n\s*\n/gu)].map(({ 0: end, index }) => index + end.length),
    0,
  );
  const from = start + led;
  const rest = text.slice(name.to, name.to + REACH);
  const end = rest.search(/(?<!\b\p{Lu})[.!?:](?:\s|$)|\n\s*\n/u);
  const to = name.to + (end < 0 ? rest.length : end);
  const segments: Span[] = [];
  let at = from;
  for (const { 0: sign, index } of text.slice(from, to).matchAll(SEPARATOR)) {
    segments.push({ from: at, to: from + index });
    at = from + index + sign.length;
  }
  return [...segments, { from: at, to }];
}

/** A name of a list is no longer, with its affiliation. */
const LONGEST = 90;

function namesIn(text: string, segment: Span | undefined, form: Form): Span | undefined {
  if (segment === undefined) return undefined;
  const start = form === LAST ? Math.max(segment.from, segment.to - LONGEST) : segment.from;
  const words = text.slice(start, Math.min(segment.to, start + LONGEST + (form === WHOLE ? 1 : 0)));
  const found = words.length > LONGEST ? null : form.pattern.exec(words);
  if (found === null) return undefined;
  const from = start + found.index;
  return few(text, { from, to: from + found[0].length }, form);
}

/** Of a row of capitals that is too long for a name, the two words next to the list. */
function few(text: string, span: Span, { keeps }: Form): Span | undefined {
  const words = [
    ...sliceOf(text, span)
      .replace(/\([^()]*\)$/, '')
      .matchAll(/\S+/g),
  ];
  if (words.length <= LONGEST_NAME) return span;
  if (keeps === 'end') return { from: span.from + (words.at(-2)?.index ?? 0), to: span.to };
  const second = words[1];
  return keeps === 'start' && second !== undefined
    ? { from: span.from, to: span.from + second.index + second[0].length }
    : undefined;
}
