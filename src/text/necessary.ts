import type { Hir } from 'rregex';

/** The edge of a word, at either end of letters. */
export const EDGE = '\b';

/** Strings of which one must be there: in small letters, with `0` for any figure and `EDGE` where a word must begin or end. */
export type Strings = readonly string[];

/** One of some strings that must be there, with how much of the hit may stand before it. */
export interface Need {
  readonly strings: Strings;
  readonly lead: Length;
}

/** At most so many units, of which at most so many spaces; both may be infinite. */
export interface Length {
  readonly longest: number;
  readonly spaces: number;
}

/**
 * One of the ways in which a pattern can have a hit, told from its syntax tree: the hit holds one string of each of
 * `needs`, the rarest first. Where it needs nothing, any text will do.
 */
export interface Way extends Length {
  readonly needs: readonly Need[];
  /** Of a way that needs no string: so many characters stand in a row in every hit, and no space is one of them. */
  readonly row?: number;
  /** False of a hit that catches only the nothing of `()`: it is passed over, and keeps others from being found there. */
  readonly counts: boolean;
}

/** What is known of one way through a part of a pattern. */
interface Part extends Length {
  /** All that it can be, where that is a few strings. */
  readonly exact: Strings | undefined;
  /** What is in every hit beside that. */
  readonly needs: readonly Need[];
  /** How many characters without a space stand in a row in every hit, where that is more than words have. */
  readonly row?: number;
  /** Whether its groups catch something, or only the nothing of `()`. */
  readonly catches?: 'something' | 'nothing';
}

/** Every hit goes one of these ways. */
type Parts = readonly Part[];

const MOST_STRINGS = 200;
/** Ways are told apart because one of them alone may be long, or need next to nothing. */
const MOST_WAYS = 100;
/** A longer string tells no more. */
const LONGEST_STRING = 40;
const MOST_OF_A_CLASS = 5;
/** So many needs of a hit tell it apart. */
const MOST_NEEDS = 3;
/** What stands more often than this in a thousand characters stands near everything. */
const TOO_OFTEN = 55;
/** A pattern nested deeper than this was not written by a person, and is asked nothing. */
const DEEPEST = 60;

/** The ways of a pattern; nothing where every text may have a hit that counts. */
export function waysOf(syntax: Hir): readonly Way[] | undefined {
  const ways = partsOf(syntax, 0).map((part): Way => {
    const needs = needsOf(part);
    return {
      needs,
      ...(needs.length === 0 ? rowOf(part.row) : {}),
      longest: part.longest,
      spaces: part.spaces,
      counts: part.catches !== 'nothing',
    };
  });
  return ways.some((way) => way.counts && isAnywhere(way)) ? undefined : ways;
}

/** Whether a text need hold nothing for a hit of this way. */
export const isAnywhere = ({ needs, row }: Way): boolean => needs.length === 0 && row === undefined;

/** Few words are as long. */
const LONG_ROW = 20;

const rowOf = (row: number | undefined): { readonly row?: number } =>
  row === undefined || row < LONG_ROW ? {} : { row };

const NO_LENGTH: Length = { longest: 0, spaces: 0 };
const EMPTY: Part = { ...NO_LENGTH, exact: [''], needs: [] };
const ANYTHING: Part = {
  longest: Number.POSITIVE_INFINITY,
  spaces: Number.POSITIVE_INFINITY,
  exact: undefined,
  needs: [],
};

function partsOf({ kind }: Hir, depth: number): Parts {
  if (depth > DEEPEST) return [ANYTHING];
  const inner = (hir: Hir): Parts => partsOf(hir, depth + 1);
  switch (kind['@variant']) {
    case 'Empty':
      return [EMPTY];
    // The beginning and the end of a text take no room: what stands there is needed all the same.
    case 'Look':
      return [kind['@values'][0]['@variant'] === 'WordAscii' ? { ...EMPTY, exact: [EDGE] } : EMPTY];
    case 'Literal': {
      const letters = new TextDecoder().decode(Uint8Array.from(kind['@values'][0]['@values'][0]));
      return [{ ...EMPTY, ...lengthOf(letters), exact: [folded(letters)] }];
    }
    case 'Class':
      return [classOf(charactersOf(kind['@values'][0]))];
    case 'Repetition':
      return inARow(kind['@values'][0], repeated(kind['@values'][0], inner(kind['@values'][0].sub)));
    case 'Capture':
      return inner(kind['@values'][0].sub).map((part) => ({
        ...part,
        catches: part.longest === 0 ? 'nothing' : 'something',
      }));
    case 'Concat':
      return inOrder(kind['@values'][0].flatMap((hir) => inRow(hir, inner)));
    case 'Alternation':
      return anyOf(kind['@values'][0].flatMap(inner));
  }
}

/** Of a class without a space so many in a row are one word, or part of one. */
function inARow({ min, sub }: { readonly min: number; readonly sub: Hir }, parts: Parts): Parts {
  const { kind } = sub;
  if (min < LONG_ROW || kind['@variant'] !== 'Class') return parts;
  if (classOf(charactersOf(kind['@values'][0])).spaces > 0) return parts;
  return parts.map((part) => ({ ...part, row: min }));
}

/**
 * What must stand there of a repetition apart from what may: it may be one string with what is beside it. Of figures
 * that is the first (`in 7`), of words with their space the last (` street`).
 */
function inRow(hir: Hir, inner: (hir: Hir) => Parts): Parts[] {
  const { kind } = hir;
  if (kind['@variant'] !== 'Repetition') return [inner(hir)];
  const { min, max, sub } = kind['@values'][0];
  if (min === 0 || min === max) return [inner(hir)];
  const more = { min: 0, max: (max ?? Number.POSITIVE_INFINITY) - min };
  if (min === 1 && sub.kind['@variant'] === 'Concat') {
    const row = sub.kind['@values'][0].flatMap((each) => inRow(each, inner));
    return [repeated(more, inOrder(row)), ...row];
  }
  const parts = inner(sub);
  return [repeated({ min, max: min }, parts), repeated(more, parts)];
}

const inOrder = (row: readonly Parts[]): Parts => spelled(row).reduce(followedBy, [EMPTY]);

/** Neighbours that are a few strings each are the strings of both together, which are rarer than any of them. */
function spelled(parts: readonly Parts[]): Parts[] {
  const rows: Parts[] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    const both = last === undefined ? undefined : spelledTogether(last, part);
    if (both === undefined) rows.push(part);
    else rows[rows.length - 1] = both;
  }
  return rows;
}

function spelledTogether(a: Parts, b: Parts): Parts | undefined {
  const [one, other] = [a[0], b[0]];
  if (a.length !== 1 || b.length !== 1 || one === undefined || other === undefined) return undefined;
  const both = before(one, other);
  return both.exact === undefined ? undefined : [both];
}

/** Ranges of code points. */
type Ranges = readonly { readonly start: number; readonly end: number }[];

function charactersOf(given: {
  readonly '@variant': string;
  readonly '@values': readonly unknown[];
}): Ranges {
  const { ranges } = given['@values'][0] as {
    readonly ranges: readonly { start: string | number; end: string | number }[];
  };
  const point = (edge: string | number): number =>
    typeof edge === 'number' ? edge : (edge.codePointAt(0) ?? 0);
  return ranges.map(({ start, end }) => ({ start: point(start), end: point(end) }));
}

function classOf(ranges: Ranges): Part {
  const longest = ranges.some(({ end }) => end > 0xffff) ? 2 : 1;
  if (ranges.length > 0 && ranges.every(({ start, end }) => start >= 0x30 && end <= 0x39))
    return { ...EMPTY, longest, exact: [ANY_FIGURE] };
  const size = ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  const spaces = ranges.some(({ start, end }) => start <= 0x20 && 0x20 <= end) ? 1 : 0;
  const exact = size <= 2 * MOST_OF_A_CLASS ? lettersOf(ranges) : undefined;
  if (exact !== undefined && exact.length <= MOST_OF_A_CLASS) return { ...EMPTY, longest, spaces, exact };
  return { longest, spaces, exact: undefined, needs: [] };
}

/** `[Kk]` and the sign for kelvin are one letter: a view has it folded. */
const lettersOf = (ranges: Ranges): string[] => [
  ...new Set(
    ranges.flatMap(({ start, end }) =>
      Array.from({ length: end - start + 1 }, (_, i) => folded(String.fromCodePoint(start + i))),
    ),
  ),
];

/** Figures are not told apart: nine in a row are rare, whichever they are. */
const ANY_FIGURE = '0';
const folded = (letters: string): string =>
  letters.normalize('NFKD').toLowerCase().replaceAll(/[0-9]/g, ANY_FIGURE);

function repeated({ min, max }: { readonly min: number; readonly max?: number | null }, parts: Parts): Parts {
  const times = max ?? Number.POSITIVE_INFINITY;
  if (times === 1) return min === 1 ? parts : anyOf([...parts, EMPTY]);
  const once = joined(parts);
  const all = {
    ...once,
    longest: severalTimes(once.longest, times),
    spaces: severalTimes(once.spaces, times),
  };
  // Of what may be left out the nothing of `()` may be too: what stands beside it counts.
  if (min === 0) return [{ ...added(all, NO_LENGTH), exact: undefined, needs: [], ...optional(once) }];
  const least = severalOf(once.exact, min);
  if (min === times && least !== undefined) return [{ ...all, exact: least }];
  return [{ ...all, exact: undefined, needs: rarest([...needsOf(once), ...usable(least)]) }];
}

const optional = ({ catches }: Part): Pick<Part, 'catches'> => (catches === 'something' ? { catches } : {});

const severalTimes = (length: number, times: number): number => (length === 0 ? 0 : length * times);

/** All that so many in a row can be, where that is a few strings. */
function severalOf(exact: Strings | undefined, times: number): Strings | undefined {
  if (exact === undefined || exact.length ** times > MOST_STRINGS) return undefined;
  if (Math.max(0, ...exact.map(({ length }) => length)) * times > LONGEST_STRING) return undefined;
  let rows: readonly string[] = [''];
  for (let i = 0; i < times; i++) rows = rows.flatMap((row) => exact.map((each) => row + each));
  return [...new Set(rows)];
}

/** Few strings are one way; what is known of the others stays apart. */
function anyOf(parts: Parts): Parts {
  const isFew = ({ exact, catches }: Part): boolean => exact !== undefined && catches !== 'nothing';
  const few = parts.filter(isFew);
  const rest = parts.filter((part) => !isFew(part));
  const all = distinct(few.length > 1 ? [eitherOf(few), ...rest] : [...few, ...rest]);
  return all.length > MOST_WAYS ? [joined(all)] : all;
}

const joined = (parts: Parts): Part => (parts.length === 1 ? (parts[0] ?? ANYTHING) : eitherOf(parts));

/** Ways that need the same are one, as long as the longest of them. */
function distinct(parts: Parts): Parts {
  const found = new Map<string, Part>();
  for (const part of parts) {
    const needed = part.needs.map(({ strings }) => strings);
    const key = JSON.stringify([part.catches ?? null, part.exact ?? null, part.row ?? null, needed]);
    const same = found.get(key) ?? part;
    const needs = part.needs.map(({ strings, lead }, i) => ({
      strings,
      lead: longer(lead, same.needs[i]?.lead ?? lead),
    }));
    found.set(key, { ...part, ...longer(part, same), needs });
  }
  return [...found.values()];
}

/** One way for several: what all of them need. */
function eitherOf(parts: Parts): Part {
  const exact = parts.every((part) => part.exact !== undefined)
    ? [...new Set(parts.flatMap((part) => part.exact ?? []))]
    : undefined;
  const row = Math.min(...parts.map((part) => part.row ?? 0));
  const all = { ...parts.reduce<Length>(longer, NO_LENGTH), ...catching(parts), ...rowOf(row) };
  if (exact !== undefined && exact.length <= MOST_STRINGS) return { ...all, exact, needs: [] };
  const needs = parts.map((part) => needsOf(part)[0]).filter((need) => need !== undefined);
  if (needs.length < parts.length) return { ...all, exact: undefined, needs: [] };
  const strings = [...new Set(needs.flatMap((need) => need.strings))];
  const lead = needs.map((need) => need.lead).reduce(longer, NO_LENGTH);
  return { ...all, exact: undefined, needs: [needOf(strings, lead)] };
}

const longer = (a: Length, b: Length): Length => ({
  longest: Math.max(a.longest, b.longest),
  spaces: Math.max(a.spaces, b.spaces),
});

const added = (a: Length, b: Length): Length => ({
  longest: a.longest + b.longest,
  spaces: a.spaces + b.spaces,
});

/** Of several ways or parts, what one of them catches; nothing only where none of them may catch something. */
function catching(parts: Parts): Pick<Part, 'catches'> {
  if (parts.some(({ catches }) => catches === 'something')) return { catches: 'something' };
  return parts.length > 0 && parts.every(({ catches }) => catches === 'nothing')
    ? { catches: 'nothing' }
    : {};
}

/** Every way of the one before every way of the other, unless these are too many. */
function followedBy(a: Parts, b: Parts): Parts {
  if (a.length * b.length <= MOST_WAYS)
    return distinct(a.flatMap((one) => b.map((other) => before(one, other))));
  return a.length < b.length ? followedBy([joined(a)], b) : followedBy(a, [joined(b)]);
}

function before(a: Part, b: Part): Part {
  const strings =
    a.exact && b.exact && a.exact.length * b.exact.length <= MOST_STRINGS
      ? [...new Set(a.exact.flatMap((head) => (b.exact ?? []).map((tail) => head + tail)))]
      : undefined;
  // What can no longer be told whole is still needed: what was known of either side.
  const behind = strings === undefined ? needsOf(b) : b.needs;
  return {
    ...added(a, b),
    exact: strings,
    needs: rarest([
      ...(strings === undefined ? needsOf(a) : a.needs),
      ...behind.map((need) => ({ ...need, lead: added(a, need.lead) })),
    ]),
    ...catching([a, b].filter(({ catches }) => catches !== undefined)),
    ...rowOf(Math.max(a.row ?? 0, b.row ?? 0)),
  };
}

const needsOf = ({ exact, needs }: Part): readonly Need[] => rarest([...needs, ...usable(exact)]);

/** The needs that are rarest in a text, the rarest first. */
function rarest(needs: readonly Need[]): readonly Need[] {
  if (needs.length < 2) return needs;
  const sorted = needs
    .map((need) => ({ need, often: expected(need.strings) }))
    .sort((a, b) => a.often - b.often);
  const kept: Need[] = [];
  for (const { need, often } of sorted) {
    if (kept.length === MOST_NEEDS || (kept.length > 0 && often > TOO_OFTEN)) break;
    if (!kept.some((rarer) => implies(rarer.strings, need.strings))) kept.push(need);
  }
  return kept;
}

/** Whether whatever has a string of the one has one of the other. */
const implies = (rarer: Strings, other: Strings): boolean =>
  rarer.every((long) => other.some((short) => long.includes(short)));

/** The plain beginnings of all that it can be: what stands behind another letter is not looked for. An empty one is in every text. */
function usable(exact: Strings | undefined): readonly Need[] {
  if (exact === undefined || exact.length === 0) return [];
  const beginnings = [...new Set(exact.map(plainBeginning))];
  if (!beginnings.every((each) => /[^\b]/.test(each))) return [];
  return [needOf(beginnings, NO_LENGTH)];
}

/** Without strings that hold another of them: whoever sees the one sees the other, if somewhat further on. */
function needOf(strings: Strings, lead: Length): Need {
  const isSpared = (each: string): boolean => strings.some((other) => other !== each && each.includes(other));
  const kept = strings.filter((each) => !isSpared(each));
  const further = strings.map((each) => lengthOf(each.slice(0, firstOf(kept, each))));
  return { strings: kept, lead: added(lead, further.reduce(longer, NO_LENGTH)) };
}

/** Where the first of some strings stands in another. */
const firstOf = (strings: Strings, within: string): number =>
  Math.min(...strings.map((each) => within.indexOf(each)).filter((at) => at >= 0));

const lengthOf = (printed: string): Length => ({
  longest: printed.length,
  spaces: printed.split(' ').length - 1,
});

/** Edges inside it are told by its letters. */
const plainBeginning = (letters: string): string =>
  letters
    .replace(/[^\x08\x20-\x7e].*$/su, '')
    .replace(/(?<=[^\x08])\x08+(?=[^\x08])/g, '')
    .replace(/\x08+/g, EDGE);

/** About how often in a thousand characters one of the strings stands. */
const expected = (strings: Strings): number =>
  strings.reduce((sum, each) => sum + 1000 * oftenIn(each.slice(0, 8)), 0);

/** Figures are rarer than letters, but they stand together. */
function oftenIn(letters: string): number {
  let often = 1;
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charAt(at);
    often *=
      letter === ANY_FIGURE && letters[at - 1] === ANY_FIGURE ? 0.65 : (OFTEN[letter] ?? SELDOM(letter));
  }
  return often;
}

const OFTEN: Readonly<Record<string, number>> = {
  ...{ [EDGE]: 0.3, [ANY_FIGURE]: 0.05, ' ': 0.15, '.': 0.015, ',': 0.012, '-': 0.008 },
  ...{ '(': 0.004, ')': 0.004, ':': 0.004, '/': 0.004, e: 0.1, t: 0.08, a: 0.07, o: 0.07, i: 0.07, n: 0.07 },
};
/** Any other letter, and any other sign. */
const SELDOM = (letter: string): number => (/[a-z]/.test(letter) ? 0.04 : 0.0005);
