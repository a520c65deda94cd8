import { isWhite, overlap, type Span, sliceOf } from '../model/span.ts';

/** Fewer names are in order by chance more often than not. */
export const LEAST = 3;
/** Entries looked at on each side of a name. */
export const MOST = 20;

/** Characters looked at on each side of a name for the sentence it stands in. */
const REACH = 1200;
const SEPARATOR = /\s*[,;]\s+(?:and\s+)?|\s+and\s+/gi;
const PARTS = /[,;]\s|\sand\s/i;
const WORD = "\\p{Lu}[\\p{L}\\p{N}'.-]*";
const SMALL = 'van|von|der|den|de|del|da|la|al|bin|ibn|el';
const NAMES = `(?:${WORD})(?:\\s+(?:${WORD}|(?:${SMALL})))*(?:\\s+\\([^()]{1,60}\\))?`;
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
export function commasAround(sentences: Sentences, name: Span): Span[] {
  const { text } = sentences;
  if (!isParted(text, name)) return [];
  const segments = sentences.around(name);
  if (segments.length < LEAST) return [];
  const own = segments.findIndex((segment) => overlap(segment, name));
  const ownAs = (form: Form): Span | undefined => {
    const entry = namesIn(text, segments[own], form);
    return entry !== undefined && overlap(entry, name) ? entry : undefined;
  };
  const [opens, closes] = [ownAs(LAST), ownAs(FIRST)];
  const whole = namesIn(text, segments[own], WHOLE);
  const entries = whole === undefined ? [] : [whole];
  const isFirst = whole === undefined && closes === undefined;
  const isLast = whole === undefined && opens === undefined;
  const before = isFirst ? [] : wholesFrom(text, segments, own, -1);
  const after = isLast ? [] : wholesFrom(text, segments, own, 1);
  return [
    isFirst ? opens : namesIn(text, segments[own - before.length - 1], LAST),
    ...before.reverse(),
    ...(isFirst || isLast ? [] : entries),
    ...after,
    isLast ? closes : namesIn(text, segments[own + after.length + 1], FIRST),
  ].filter((entry) => entry !== undefined);
}

/** The names that are whole segments, from the one beside `own` on to the left or right. */
function wholesFrom(text: string, segments: readonly Span[], own: number, step: 1 | -1): Span[] {
  const wholes: Span[] = [];
  for (let at = own + step; wholes.length < MOST - 1; at += step) {
    const whole = namesIn(text, segments[at], WHOLE);
    if (whole === undefined) break;
    wholes.push(whole);
  }
  return wholes;
}

/** Whether a comma, semicolon or `and` stands near enough to a name to part it from another: most have none. */
const isParted = (text: string, { from, to }: Span): boolean =>
  PARTS.test(text.slice(Math.max(0, from - LONGEST), from)) || PARTS.test(text.slice(to, to + LONGEST));

/** The sentences of a text, cut at commas, semicolons and `and`. Names of one sentence come after each other. */
export class Sentences {
  readonly text: string;
  private last: Span = { from: 0, to: 0 };
  private segments: readonly Span[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** The segments of the sentence around a name. */
  around(name: Span): readonly Span[] {
    const from = sentenceStart(this.text, Math.max(0, name.from - REACH), name.from);
    const rest = this.text.slice(name.to, name.to + REACH);
    const end = rest.search(/(?<!\b\p{Lu})[.!?:](?:\s|$)|\n\s*\n/u);
    const to = name.to + (end < 0 ? rest.length : end);
    if (from !== this.last.from || to !== this.last.to) {
      this.last = { from, to };
      this.segments = segmentsIn(this.text, this.last);
    }
    return this.segments;
  }
}

function segmentsIn(text: string, { from, to }: Span): Span[] {
  const sentence = text.slice(from, to);
  const segments: Span[] = [];
  let at = from;
  SEPARATOR.lastIndex = 0;
  for (let sign = SEPARATOR.exec(sentence); sign !== null; sign = SEPARATOR.exec(sentence)) {
    segments.push({ from: at, to: from + sign.index });
    at = from + sign.index + sign[0].length;
  }
  return [...segments, { from: at, to }];
}

/** The last place before `at`, and not before `low`, where a sentence or a paragraph ended: it is seldom far. */
function sentenceStart(text: string, low: number, at: number): number {
  for (let end = at; end > low; end--) {
    if (!isWhite(text, end - 1)) continue;
    let start = end - 1;
    while (start > low && isWhite(text, start - 1)) start--;
    const found = endIn(text, low, { from: start, to: end });
    if (found !== undefined) return found;
    end = start;
  }
  return low;
}

/** Where in white space a sentence ends that came before it, or a paragraph. */
function endIn(text: string, low: number, { from, to }: Span): number | undefined {
  const isEnd =
    from > low &&
    SIGNS.includes(text.charAt(from - 1)) &&
    ENDS.test(text.slice(Math.max(low, from - 3), from + 1));
  const white = text.slice(isEnd ? from + 1 : from, to);
  const [first, last] = [white.indexOf('\n'), white.lastIndexOf('\n')];
  if (first !== last) return to - white.length + last + 1;
  return isEnd ? from + 1 : undefined;
}

const SIGNS = '.!?:';
/** A sign behind a single capital is an initial's. */
const ENDS = /(?<!\b\p{Lu})[.!?:]\s$/u;

/** A name of a list is no longer, with its affiliation. */
const LONGEST = 90;

function namesIn(text: string, segment: Span | undefined, form: Form): Span | undefined {
  if (segment === undefined || !mayName(text, segment, form)) return undefined;
  const start = form === LAST ? Math.max(segment.from, segment.to - LONGEST) : segment.from;
  const words = text.slice(start, Math.min(segment.to, start + LONGEST + (form === WHOLE ? 1 : 0)));
  const found = words.length > LONGEST ? null : form.pattern.exec(words);
  if (found === null) return undefined;
  const from = start + found.index;
  return few(text, { from, to: from + found[0].length }, form);
}

/** In prose most segments begin and end with a word in small letters, which is seen without reading the whole. */
const mayName = (text: string, { from, to }: Span, { keeps }: Form): boolean =>
  keeps === 'end' ? !endsSmall(text, from, to) : !isSmall(text.charCodeAt(from));

const isSmall = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Whether the last word is one in small letters that no name ends with. */
function endsSmall(text: string, from: number, to: number): boolean {
  let start = to;
  while (start > from && to - start < LONGEST && isSmall(text.charCodeAt(start - 1))) start--;
  if (start === to || SMALL_WORDS.has(text.slice(start, to))) return false;
  return start === from || isWhite(text, start - 1);
}

const SMALL_WORDS: ReadonlySet<string> = new Set(SMALL.split('|'));

/** Of a row of capitals that is too long for a name, the two words next to the list. */
function few(text: string, span: Span, { keeps }: Form): Span | undefined {
  const printed = sliceOf(text, span);
  if (gapsIn(printed) < LONGEST_NAME) return span;
  const words = [...printed.replace(/\([^()]*\)$/, '').matchAll(/\S+/g)];
  if (words.length <= LONGEST_NAME) return span;
  if (keeps === 'end') return { from: span.from + (words.at(-2)?.index ?? 0), to: span.to };
  const second = words[1];
  return keeps === 'start' && second !== undefined
    ? { from: span.from, to: span.from + second.index + second[0].length }
    : undefined;
}

/** How often white space parts words: once less than there are words. */
function gapsIn(text: string): number {
  let gaps = 0;
  for (let at = 1; at < text.length; at++) if (isWhite(text, at) && !isWhite(text, at - 1)) gaps++;
  return gaps;
}
