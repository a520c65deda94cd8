import { type Posts, postNamed, withoutKind } from '../../marking/posts.ts';
import { isProse } from './prose.ts';
import { isNoStation } from './reference-kind.ts';

/** A cable as it is printed: where it ends, and what of its number it says. */
export interface PrintedCable {
  readonly to: number;
  /** Full name; undefined where a number stands alone. */
  readonly station: string | undefined;
  readonly serial: number;
  /** Two digits, as printed. */
  readonly year: string | undefined;
}

const YEAR_BEFORE = /\(?['’]?((?:19|20)\d{2}|[0-9O]\d)\)?[ \t-]{0,3}\s{0,12}(?=[A-Za-z0]{2})/y;
/** A zero among letters is the letter O; a hyphen joins words and not a number, and `A-112` is an airgram's. */
const WORD = /(?!C?A-\d)(?:[A-Za-z]|0(?=[A-Za-z]))(?:[A-Za-z.'’]|0(?!\d)|-(?=[A-Za-z])){0,24}/y;
const BETWEEN_WORDS = /\s{1,12}/y;
const MOST_WORDS = 5;
/** `KUWAIT (C)02293`, `STATE (01) 201265`, `STATE 01 201265`, `COLOMBO CABLES 0266`, `BAGHDAD #3565`, `PRAGUE, 1228`. */
const TO_SERIAL =
  /[ \t]{0,8}(?:(?:CABLES?|TELS?|REFTELS?)[ \t]{1,3})?[,:-]?\s{0,12}(?:\((?:['’]?(\d{2}|(?:19|20)\d{2})|[A-Z]{1,3}(?:\/[A-Z]{1,3})?)\)\s{0,3}|(\d{2})[ \t]{1,2}(?=\d{4,7}(?!\d)))?#?/iy;
const SERIAL = /[O0]{0,7}(\d{1,7})(?!\d)/y;
/** `-01`, `/08`, ` 99` at the end of an item, ` (2002)`. */
const IN_BRACKETS = /\s{0,3}\(['’]?((?:19|20)?\d{2})\)/y;
const YEAR_BEHIND = new RegExp(
  `(?:[-/](\\d{2})(?![\\d/])|[ \\t]{1,4}(\\d{2})(?=[ \\t]{0,8}(?:[,;\\r\\n]|$))|${IN_BRACKETS.source})`,
  'y',
);
/** `05/11/07`, `9-22`: month and day have two digits at most. */
const DATE = /\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?(?!\d)/y;
const END = /\s*(?:$|[,;.&/(\r\n]|(?:AND|ET|NOTAL)\b|[¶1]?[(]?[A-Z][.):\]])/iy;
/** Of two digits without brackets behind a shorter serial nobody knows whether they are a year. */
const SHORTEST_WITH_YEAR = 3;

/** The cable that begins at a place of the text, or undefined. Constant work: every part has a limit. */
export function cableAt(
  text: string,
  at: number,
  posts: Posts,
  mayBeUnknown: boolean,
): PrintedCable | undefined {
  return forwards(text, at, posts, mayBeUnknown) ?? backwards(text, at, posts);
}

/** A serial alone, which is of the station before it. */
export function serialAt(text: string, at: number): PrintedCable | undefined {
  const serial = match(SERIAL, text, match(/#?/y, text, at)?.to ?? at);
  if (serial === undefined || serial.to - at < 2 || isDate(text, serial)) return undefined;
  const found = withYear(text, serial, undefined, undefined);
  return match(END, text, found.to) === undefined ? undefined : found;
}

function forwards(text: string, at: number, posts: Posts, mayBeUnknown: boolean): PrintedCable | undefined {
  const before = match(YEAR_BEFORE, text, at);
  const start = before?.to ?? at;
  const ends = wordEnds(text, start).reverse();
  const candidates = ends.map((to) => ({ to, printed: text.slice(start, to) }));
  for (const { to, printed } of candidates) {
    const station = postNamed(printed, posts);
    const found = station === undefined ? undefined : numbered(text, to, station, before?.groups[0]);
    if (found !== undefined && match(/[A-Za-z]/y, text, found.to) === undefined) return found;
  }
  const unknown = mayBeUnknown ? candidates.filter(({ printed }) => isStation(printed)) : [];
  for (const { to, printed } of unknown) {
    const apart = match(/[ \t-]{1,8}(?=[\dO])/y, text, to);
    const station = withoutKind(printed, posts.kinds);
    const found = apart === undefined ? undefined : numbered(text, to, station, before?.groups[0]);
    if (found !== undefined && match(END, text, found.to) !== undefined) return found;
  }
  return undefined;
}

/** The number behind a station that ends at `to`. */
function numbered(
  text: string,
  to: number,
  station: string,
  before: string | undefined,
): PrintedCable | undefined {
  const gap = match(TO_SERIAL, text, to);
  const serial = match(SERIAL, text, gap?.to ?? to);
  if (serial === undefined || isDate(text, serial)) return undefined;
  return withYear(text, serial, station, before ?? gap?.groups.find((group) => group !== undefined));
}

const isDate = (text: string, { from }: Match): boolean => match(DATE, text, from) !== undefined;

/** `870 Ulaanbaatar`. */
function backwards(text: string, at: number, posts: Posts): PrintedCable | undefined {
  const serial = match(SERIAL, text, at);
  const gap = match(/[ \t]{1,4}/y, text, serial?.to ?? at);
  if (serial === undefined || gap === undefined) return undefined;
  for (const to of wordEnds(text, gap.to).reverse()) {
    const station = postNamed(text.slice(gap.to, to), posts);
    if (station !== undefined && match(END, text, to) !== undefined)
      return { to, station, serial: Number(serial.groups[0]), year: undefined };
  }
  return undefined;
}

/** Where one word, two words and so on end. */
function wordEnds(text: string, start: number): number[] {
  const ends: number[] = [];
  let at = start;
  while (ends.length < MOST_WORDS) {
    const word = match(WORD, text, at);
    if (word === undefined) break;
    ends.push(word.to);
    at = match(BETWEEN_WORDS, text, word.to)?.to ?? text.length;
  }
  return ends;
}

function withYear(
  text: string,
  serial: Match,
  station: string | undefined,
  before: string | undefined,
): PrintedCable {
  const digits = serial.groups[0] ?? '';
  const isLong = serial.to - serial.from >= SHORTEST_WITH_YEAR;
  const printed = isLong ? YEAR_BEHIND : IN_BRACKETS;
  const behind = before === undefined ? match(printed, text, serial.to) : undefined;
  const year = (before ?? behind?.groups.find((group) => group !== undefined))?.replace('O', '0').slice(-2);
  return { to: behind?.to ?? serial.to, station, serial: Number(digits), year };
}

/** Few words on one line, each a name: `the minister took 5000` and `MINISTER MOE TOOK 5000` are somebody's words. */
const isStation = (printed: string): boolean =>
  /^[A-Z]/.test(printed) &&
  printed.length <= 24 &&
  printed.split(/[ \t]+/).every((word) => /^[A-Z][A-Za-z.'’-]+$/.test(word)) &&
  !/[\r\n]/.test(printed) &&
  !isNoStation(printed) &&
  !isProse(printed);

interface Match {
  readonly from: number;
  readonly to: number;
  readonly groups: readonly (string | undefined)[];
}

function match(pattern: RegExp, text: string, at: number): Match | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? undefined : { from: at, to: at + found[0].length, groups: found.slice(1) };
}
