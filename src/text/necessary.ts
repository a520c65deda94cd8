import type { Hir } from 'rregex';

/**
 * What a pattern cannot do without, told from its syntax tree: every hit holds one of `letters` (in small letters, with
 * `0` for any figure), and is at most `longest` units long. Undefined `longest`: no bound.
 */
export interface Necessary {
  readonly letters: readonly string[];
  readonly longest: number | undefined;
  /** It asks for the beginning or end of the whole text, so it cannot be tried on a piece. */
  readonly anchored: boolean;
}

/** What one part of a pattern is known to need. */
interface Part {
  readonly longest: number;
  readonly anchored: boolean;
  /** All that it can be, where that is a few strings. */
  readonly exact: readonly string[] | undefined;
  /** Of these strings one is in every hit. */
  readonly needs: readonly string[] | undefined;
}

const MOST_STRINGS = 64;
/** A longer string tells no more. */
const LONGEST_STRING = 40;
const MOST_OF_A_CLASS = 3;
/** A pattern nested deeper than this was not written by a person, and is asked nothing. */
const DEEPEST = 60;

/** Nothing where every text may have a hit. */
export function necessaryIn(syntax: Hir): Necessary | undefined {
  const part = partOf(syntax, 0);
  const needs = better(usable(part.exact), part.needs);
  if (needs === undefined) return undefined;
  return {
    letters: needs,
    longest: Number.isFinite(part.longest) ? part.longest : undefined,
    anchored: part.anchored,
  };
}

const EMPTY: Part = { longest: 0, anchored: false, exact: [''], needs: undefined };
const ANYTHING: Part = {
  longest: Number.POSITIVE_INFINITY,
  anchored: true,
  exact: undefined,
  needs: undefined,
};

function partOf({ kind }: Hir, depth: number): Part {
  if (depth > DEEPEST) return ANYTHING;
  const inner = (hir: Hir): Part => partOf(hir, depth + 1);
  switch (kind['@variant']) {
    case 'Empty':
      return EMPTY;
    case 'Literal': {
      const letters = new TextDecoder().decode(Uint8Array.from(kind['@values'][0]['@values'][0]));
      return { ...EMPTY, longest: letters.length, exact: [folded(letters)] };
    }
    case 'Class':
      return classOf(charactersOf(kind['@values'][0]));
    case 'Look':
      return { ...EMPTY, anchored: !/^Word/.test(kind['@values'][0]['@variant']) };
    case 'Repetition':
      return repeated(kind['@values'][0], inner);
    case 'Capture':
      return inner(kind['@values'][0].sub);
    case 'Concat':
      return kind['@values'][0].map(inner).reduce(followedBy, EMPTY);
    case 'Alternation':
      return kind['@values'][0].map(inner).reduce(or);
  }
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
  const exact = size <= 2 * MOST_OF_A_CLASS ? lettersOf(ranges) : undefined;
  if (exact !== undefined && exact.length <= MOST_OF_A_CLASS) return { ...EMPTY, longest, exact };
  return { longest, anchored: false, exact: undefined, needs: undefined };
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

function repeated(
  { min, max, sub }: { readonly min: number; readonly max?: number | null; readonly sub: Hir },
  inner: (hir: Hir) => Part,
): Part {
  const part = inner(sub);
  const times = max ?? Number.POSITIVE_INFINITY;
  const longest = part.longest === 0 ? 0 : part.longest * times;
  if (min === 0 && times === 1) return { ...or(part, EMPTY), longest };
  if (min === 0) return { ...part, longest, exact: undefined, needs: undefined };
  if (times === 1) return part;
  const least = severalOf(part.exact, min);
  if (min === times && least !== undefined) return { ...part, longest, exact: least };
  const once = better(usable(part.exact), part.needs);
  return { ...part, longest, exact: undefined, needs: better(usable(least), once) };
}

/** All that so many in a row can be, where that is a few strings. */
function severalOf(exact: readonly string[] | undefined, times: number): readonly string[] | undefined {
  if (exact === undefined || exact.length ** times > MOST_STRINGS) return undefined;
  if (Math.max(0, ...exact.map(({ length }) => length)) * times > LONGEST_STRING) return undefined;
  let rows: readonly string[] = [''];
  for (let i = 0; i < times; i++) rows = rows.flatMap((row) => exact.map((each) => row + each));
  return [...new Set(rows)];
}

function or(a: Part, b: Part): Part {
  const exact = a.exact && b.exact ? [...new Set([...a.exact, ...b.exact])] : undefined;
  const [left, right] = [better(usable(a.exact), a.needs), better(usable(b.exact), b.needs)];
  return {
    longest: Math.max(a.longest, b.longest),
    anchored: a.anchored || b.anchored,
    exact: exact !== undefined && exact.length <= MOST_STRINGS ? exact : undefined,
    needs: left && right ? [...new Set([...left, ...right])] : undefined,
  };
}

function followedBy(a: Part, b: Part): Part {
  const joined =
    a.exact && b.exact && a.exact.length * b.exact.length <= MOST_STRINGS
      ? [...new Set(a.exact.flatMap((head) => (b.exact ?? []).map((tail) => head + tail)))]
      : undefined;
  // What can no longer be told whole is still needed: what was known of either side.
  const needs = better(a.needs, b.needs);
  return {
    longest: a.longest + b.longest,
    anchored: a.anchored || b.anchored,
    exact: joined,
    needs: joined === undefined ? better(needs, better(usable(a.exact), usable(b.exact))) : needs,
  };
}

/** The plain beginnings of all that it can be: what stands behind another letter is not looked for. An empty one is in every text. */
function usable(exact: readonly string[] | undefined): readonly string[] | undefined {
  if (exact === undefined || exact.length === 0) return undefined;
  const beginnings = [...new Set(exact.map((each) => each.replace(/[^\x20-\x7e].*$/su, '')))];
  return beginnings.includes('') ? undefined : beginnings;
}

/** The set of which a text holds fewer: longer strings, and fewer of them. */
function better(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return expected(a) <= expected(b) ? a : b;
}

/** About how often in a thousand characters one of the strings stands. */
const expected = (strings: readonly string[]): number =>
  strings.reduce((sum, each) => sum + 1000 * oftenIn(each.slice(0, 8)), 0);

/** Figures are rarer than letters, but they stand together. */
const oftenIn = (letters: string): number =>
  [...letters].reduce(
    (often, letter, i) =>
      often *
      (letter === ANY_FIGURE && letters[i - 1] !== ANY_FIGURE ? 0.02 : letter === ANY_FIGURE ? 0.4 : 0.07),
    1,
  );
