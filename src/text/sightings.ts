import { covers, type Span, unite } from '../model/span.ts';
import { EDGE, type Length, type Need, type Strings, type Way } from './necessary.ts';
import type { View } from './view.ts';

/** Stretches of a view outside which a pattern has no hit; `whole` where it must read all. */
export type Stretches = readonly Span[] | 'whole';

/** A pattern's question to a view: where could a hit be? */
export type Sighting = (view: View) => Stretches;

/**
 * One pass over a view for the letters that patterns cannot do without, however many patterns ask (Aho and Corasick,
 * 1975). A pattern then reads the neighbourhood of its letters only. Stretches end at spaces, so that what is asked of
 * the edge of a word has the same answer there as in the whole.
 */
export class Sightings {
  private readonly asked: (() => readonly Way[] | undefined)[] = [];
  private readonly patience: number;
  private read = 0;
  private automaton: Automaton | undefined;
  private seen = new WeakMap<View, (question: number) => Stretches>();

  /** So many characters are read whole before the pass is made ready: that costs more than a few cables do. */
  constructor(patience = 200_000) {
    this.patience = patience;
  }

  /** `ways` are what a pattern cannot do without, told when it is first needed; nothing where it must read all. */
  add(ways: () => readonly Way[] | undefined): Sighting {
    const question = this.asked.push(ways) - 1;
    this.automaton = undefined;
    this.seen = new WeakMap();
    return (view) => this.lookAt(view)(question);
  }

  private lookAt(view: View): (question: number) => Stretches {
    const known = this.seen.get(view);
    if (known !== undefined) return known;
    this.read += view.text.length;
    const stretches = this.read < this.patience ? WHOLE : this.ready().run(view.text);
    this.seen.set(view, stretches);
    return stretches;
  }

  private ready(): Automaton {
    this.automaton ??= new Automaton(this.asked.map((ways) => ways()));
    return this.automaton;
  }
}

const WHOLE = (): Stretches => 'whole';

/** What stands at a place: a string of a set that some way needs. */
interface Answer {
  readonly set: number;
  /** How many letters back a word must begin; 0 where none must. */
  readonly begins: number;
  /** Whether a word must end here. */
  readonly ends: boolean;
}

/** A way of a pattern, with what it needs as numbers of sets. */
interface Route extends Pick<Way, 'counts'> {
  readonly stops: readonly Stop[];
  /** All of a hit. */
  readonly whole: Length;
}

/** A set that a way needs, with how much of a hit may stand before the end of its strings. */
interface Stop {
  readonly set: number;
  readonly before: Length;
}

/** So many letters of a string are rare enough; more only make the table larger. */
const ENOUGH = 6;

/** All strings in one table of states and characters. */
class Automaton {
  private readonly routes: readonly (readonly Route[] | undefined)[];
  /** How many different sets of strings all ways need. */
  private readonly sets: number;
  /** Which column of the table a character has; 0 for those in no string. */
  private readonly column = new Uint8Array(0x80);
  private columns = 1;
  private readonly next: Uint16Array | Int32Array;
  private readonly answers: (readonly Answer[] | undefined)[];

  constructor(asked: readonly (readonly Way[] | undefined)[]) {
    const sets = new StringSets();
    this.routes = asked.map((ways) => ways && routesOf(ways, sets));
    const strings = sets.planted();
    this.sets = sets.count;
    for (const { letters } of strings)
      for (const code of letters) if (this.column[code] === 0) this.column[code] = this.columns++;
    // Any figure is what stands for all of them; capitals are their small letters.
    this.column.fill(this.column[0x30] ?? 0, 0x30, 0x3a);
    this.column.copyWithin(0x41, 0x61, 0x7b);
    const states = 1 + beginningsOf(strings).size;
    this.next = new (states < 0x10000 ? Uint16Array : Int32Array)(states * this.columns);
    this.answers = new Array(states);
    this.plant(strings);
    this.connect();
  }

  /** One pass over the text; what it means for a question is told when that is asked. */
  run(text: string): (question: number) => Stretches {
    const places = this.placesIn(text);
    const spaces = new Spaces(text);
    return (question) => {
      const routes = this.routes[question];
      return routes === undefined ? 'whole' : stretchesOf(spaces, routes, places);
    };
  }

  /** Where each set is seen: the ends of its strings, in order. */
  private placesIn(text: string): Places {
    const { next, column, columns, answers } = this;
    const places: (number[] | undefined)[] = new Array(this.sets);
    for (let at = 0, state = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = next[state * columns + (code < 0x80 ? (column[code] ?? 0) : 0)] ?? 0;
      const told = answers[state];
      if (told !== undefined) note(places, told, text, at);
    }
    return places;
  }

  private plant(strings: readonly Planted[]): void {
    let states = 1;
    for (const { letters, answer } of strings) {
      let state = 0;
      for (const code of letters) {
        const edge = state * this.columns + (this.column[code] ?? 0);
        if (this.next[edge] === 0) this.next[edge] = states++;
        state = this.next[edge] ?? 0;
      }
      this.answers[state] = joined(this.answers[state], [answer]);
    }
  }

  /** Where a string breaks off, the longest end of it that begins another one is gone on with. */
  private connect(): void {
    const { next, columns } = this;
    const fallback = new Int32Array(this.answers.length);
    const queue = [0];
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] ?? 0;
      const back = fallback[state] ?? 0;
      for (let c = 1; c < columns; c++) {
        const to = next[state * columns + c] ?? 0;
        const other = state === 0 ? 0 : (next[back * columns + c] ?? 0);
        if (to === 0) next[state * columns + c] = other;
        else {
          fallback[to] = other;
          this.answers[to] = joined(this.answers[to], this.answers[other]);
          queue.push(to);
        }
      }
    }
  }
}

/** Where each set is seen; nothing where it is not. */
type Places = readonly (readonly number[] | undefined)[];

function note(places: (number[] | undefined)[], told: readonly Answer[], text: string, at: number): void {
  for (const { set, begins, ends } of told) {
    if (begins > 0 && isWordAt(text, at - begins)) continue;
    if (ends && isWordAt(text, at + 1)) continue;
    const own = places[set];
    if (own === undefined) places[set] = [at];
    else own.push(at);
  }
}

/** Sets of strings, each once however many ways need it. */
class StringSets {
  private readonly numbers = new Map<string, number>();

  get count(): number {
    return this.numbers.size;
  }

  numberOf(strings: Strings): number {
    const key = strings.join('\n');
    const known = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, known);
    return known;
  }

  planted(): Planted[] {
    return [...this.numbers].flatMap(([key, set]) => key.split('\n').map((printed) => planted(printed, set)));
  }
}

/** What a string begins with, all strings taken together: each is a state. */
function beginningsOf(strings: readonly Planted[]): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const { letters } of strings)
    for (let length = 1; length <= letters.length; length++)
      beginnings.add(String.fromCharCode(...letters.slice(0, length)));
  return beginnings;
}

interface Planted {
  readonly letters: readonly number[];
  readonly answer: Answer;
}

function planted(printed: string, set: number): Planted {
  const all = printed.replaceAll(EDGE, '');
  const letters = soughtOf(all);
  const begins = printed.startsWith(EDGE) && isWord(letters.charCodeAt(0)) ? letters.length : 0;
  const ends = printed.endsWith(EDGE) && letters === all && isWord(all.charCodeAt(all.length - 1));
  return { letters: [...letters].map((letter) => letter.charCodeAt(0)), answer: { set, begins, ends } };
}

/** Where a hit that is passed over may be anywhere, one that counts is looked for in the whole text. */
function routesOf(ways: readonly Way[], sets: StringSets): Route[] {
  const isAnywhere = ways.some(({ needs }) => needs.length === 0);
  return ways
    .filter(({ needs }) => needs.length > 0)
    .map(({ needs, longest, spaces, counts }) => ({
      stops: needs.map((need) => ({
        set: sets.numberOf(need.strings),
        before: isAnywhere ? BOUNDLESS : upToItsEnd(need),
      })),
      counts,
      whole: isAnywhere ? BOUNDLESS : { longest, spaces },
    }));
}

/** From the beginning of a hit to the end of what is looked for of a string. */
function upToItsEnd({ strings, lead }: Need): Length {
  const letters = strings.map((printed) => soughtOf(printed.replaceAll(EDGE, '')));
  return {
    longest: lead.longest + Math.max(...letters.map(({ length }) => length)),
    spaces: lead.spaces + Math.max(...letters.map((each) => each.split(' ').length - 1)),
  };
}

/** Figures stand together often, so of a long number all are looked for. */
const soughtOf = (letters: string): string =>
  letters.slice(0, Math.max(ENOUGH, /^0*/.exec(letters)?.[0].length ?? 0));

const BOUNDLESS = { longest: Number.POSITIVE_INFINITY, spaces: Number.POSITIVE_INFINITY };

/** Letters, figures and the low line of ASCII, as `\b` has them. */
const isWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x5f;

const isWordAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && isWord(text.charCodeAt(at));

/** Without what another answer says already of the same set. */
function joined(
  a: readonly Answer[] | undefined,
  b: readonly Answer[] | undefined,
): readonly Answer[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const all = [...a, ...b];
  return all.filter((one, i) =>
    all.every((other, n) => n === i || !says(other, one) || (n > i && says(one, other))),
  );
}

const says = (wide: Answer, narrow: Answer): boolean =>
  wide.set === narrow.set &&
  (wide.begins === 0 || wide.begins === narrow.begins) &&
  (!wide.ends || narrow.ends);

const NOWHERE: readonly Span[] = [];

/** Where a pattern may have hits that count, with all hits around them; all of the text where that is more than half of it. */
function stretchesOf(spaces: Spaces, routes: readonly Route[], places: Places): Stretches {
  const counted = routes.flatMap((route) => (route.counts ? neighbourhoods(spaces, route, places) : NOWHERE));
  if (counted.length === 0) return NOWHERE;
  const passedOver = routes.flatMap((route) =>
    route.counts ? NOWHERE : neighbourhoods(spaces, route, places),
  );
  const stretches =
    passedOver.length === 0
      ? unite(counted)
      : unite([...counted, ...passedOver]).filter((span) => counted.some((each) => covers(span, each)));
  const covered = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  return 2 * covered > spaces.text.length ? 'whole' : stretches;
}

/** Where hits of one way may be: around what is rarest here of all that it needs, with the rest. None touches an edge inside the text. */
function neighbourhoods(spaces: Spaces, { stops, whole }: Route, places: Places): readonly Span[] {
  let rarest: Stop | undefined;
  let fewest: readonly number[] = [];
  for (const stop of stops) {
    const seen = places[stop.set];
    if (seen === undefined) return NOWHERE;
    if (rarest === undefined || seen.length < fewest.length) [rarest, fewest] = [stop, seen];
  }
  const around = wordsAround(spaces, fewest, rarest?.before ?? whole, whole);
  return around.filter((span) => stops.every(({ set }) => hasWithin(places[set] ?? [], span)));
}

/** The words around each place in which a hit over it may lie; those that meet are one. */
function wordsAround(spaces: Spaces, places: readonly number[], before: Length, behind: Length): Span[] {
  const found: { from: number; to: number }[] = [];
  for (const at of places) {
    const last = found.at(-1);
    const from = spaces.beginBefore(at, before);
    const to = spaces.endBehind(at, behind);
    if (last !== undefined && from <= last.to) last.to = to;
    else found.push({ from, to });
  }
  return found;
}

/** Whether one of sorted places lies in a span. */
function hasWithin(places: readonly number[], { from, to }: Span): boolean {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? to) < to;
}

/** The spaces of a text, which part its words. */
class Spaces {
  readonly text: string;
  private readonly at: Int32Array;
  private readonly count: number;

  constructor(text: string) {
    this.text = text;
    this.at = new Int32Array(text.length);
    let count = 0;
    for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) this.at[count++] = at;
    this.count = count;
  }

  /** Where the word begins before which no hit over `at` begins: so many units back, or one space more than it has. */
  beginBefore(at: number, { longest, spaces }: Length): number {
    const word = Math.max(
      this.before(at + 1) - spaces - 2,
      longest > at ? -1 : this.before(at - longest) - 1,
    );
    return word < 0 ? 0 : (this.at[word] ?? 0) + 1;
  }

  /** Where the word ends behind which no hit over `at` ends. */
  endBehind(at: number, { longest, spaces }: Length): number {
    const word = Math.min(
      this.before(at) + spaces + 1,
      this.before(Math.min(this.text.length, at + longest + 1)),
    );
    return word < this.count ? (this.at[word] ?? 0) : this.text.length;
  }

  /** How many spaces stand before a place. */
  private before(place: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.at[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
