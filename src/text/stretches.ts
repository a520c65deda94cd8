import { byPosition, covers, type Span } from '../model/span.ts';
import { EDGE, isAnywhere, type Length, type Need, type Way } from './necessary.ts';
import { type Places, type StringSets, soughtOf } from './seen-strings.ts';

/** Stretches of a view outside which a pattern has no hit; `whole` where it must read all. */
export type Stretches = readonly Span[] | 'whole';

/** A way of a pattern, with what it needs as numbers of sets. */
interface Route {
  readonly stops: readonly Stop[];
  /** Without any stop: how long the word is that every hit has part in. */
  readonly row: number;
  /** All of a hit. */
  readonly whole: Length;
}

/** The ways of a pattern: to hits that count, and to those that are passed over. */
export interface Routes {
  readonly counted: readonly Route[];
  readonly passedOver: readonly Route[];
}

/** A set that a way needs, with how much of a hit may stand before the end of its strings. */
interface Stop {
  readonly set: number;
  readonly before: Length;
}

/** Where a hit that is passed over may be anywhere, one that counts is looked for in the whole text. */
export function routesOf(ways: readonly Way[], sets: StringSets): Routes {
  const isBoundless = ways.some(isAnywhere);
  const routeOf = ({ needs, row = 0, longest, spaces }: Way): Route => ({
    stops: needs.map((need) => ({
      set: sets.numberOf(need.strings),
      before: isBoundless ? BOUNDLESS : upToItsEnd(need),
    })),
    row,
    whole: isBoundless ? BOUNDLESS : { longest, spaces },
  });
  return {
    counted: ways.filter(({ counts }) => counts).map(routeOf),
    passedOver: isBoundless ? [] : ways.filter(({ counts }) => !counts).map(routeOf),
  };
}

/** From the beginning of a hit to the end of what is looked for of a string. */
function upToItsEnd({ strings, lead }: Need): Length {
  const letters = strings.map((printed) => soughtOf(printed.replaceAll(EDGE, '')));
  return {
    longest: lead.longest + Math.max(...letters.map(({ length }) => length)),
    spaces: lead.spaces + Math.max(...letters.map((each) => each.split(' ').length - 1)),
  };
}

const BOUNDLESS = { longest: Number.POSITIVE_INFINITY, spaces: Number.POSITIVE_INFINITY };

const NOWHERE: readonly Span[] = [];

/** Reading on is cheaper than beginning again where no more than this is between. */
const CLOSE = 150;

/** Where a pattern may have hits that count, with all hits around them; all of the text where that is more than half of it. */
export function stretchesOf(spaces: Spaces, { counted, passedOver }: Routes, places: Places): Stretches {
  const counts = neighbourhoodsOf(spaces, counted, places);
  if (counts.length === 0) return NOWHERE;
  const others = neighbourhoodsOf(spaces, passedOver, places);
  const all = others.length === 0 ? counts : [...counts, ...others];
  const { length } = spaces.text;
  const stretches: Span[] = [];
  let covered = 0;
  for (const span of joinedWhereClose(all)) {
    if (others.length > 0 && !counts.some((each) => covers(span, each))) continue;
    stretches.push(span);
    covered += span.to - span.from;
    if (2 * covered > length) return 'whole';
  }
  return stretches;
}

function neighbourhoodsOf(spaces: Spaces, routes: readonly Route[], places: Places): Span[] {
  const found: Span[] = [];
  for (const route of routes) addNeighbourhoods(found, spaces, route, places);
  return found;
}

function joinedWhereClose(spans: Span[]): Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of spans.sort(byPosition)) {
    const last = joined.at(-1);
    if (last === undefined || from > last.to + CLOSE) joined.push({ from, to });
    else if (to > last.to) last.to = to;
  }
  return joined;
}

/**
 * Where hits of one way may be: around what is rarest here of all that it needs, with the rest. None touches an edge
 * inside the text.
 */
function addNeighbourhoods(found: Span[], spaces: Spaces, route: Route, places: Places): void {
  const { stops, row, whole } = route;
  let rarest: Stop | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const stop of stops) {
    const seen = places.end(stop.set) - places.begin(stop.set);
    if (seen === 0) return;
    if (seen < fewest) [rarest, fewest] = [stop, seen];
  }
  if (rarest === undefined) {
    for (const { from, to } of spaces.wordsOf(row))
      found.push({ from: spaces.beginBefore(from, whole), to: spaces.endBehind(to - 1, whole) });
    return;
  }
  for (const span of wordsAround(spaces, places, rarest, whole))
    if (stops.length === 1 || stops.every(({ set }) => hasWithin(places, set, span))) found.push(span);
}

/** The words around each place in which a hit over it may lie; those that meet are one. */
function wordsAround(spaces: Spaces, places: Places, { set, before }: Stop, behind: Length): Span[] {
  const found: { from: number; to: number }[] = [];
  const end = places.end(set);
  for (let i = places.begin(set); i < end; i++) {
    const at = places.all[i] ?? 0;
    const last = found.at(-1);
    const from = spaces.beginBefore(at, before);
    const to = spaces.endBehind(at, behind);
    if (last !== undefined && from <= last.to) last.to = to;
    else found.push({ from, to });
  }
  return found;
}

/** Whether a set is seen in a span. */
function hasWithin(places: Places, set: number, { from, to }: Span): boolean {
  const end = places.end(set);
  let [low, high] = [places.begin(set), end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places.all[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low < end && (places.all[low] ?? to) < to;
}

/** The spaces of a text, which part its words. */
export class Spaces {
  readonly text: string;
  private readonly at: Int32Array;
  /** How many stand before each place, the end included. */
  private readonly before: Int32Array;
  private readonly count: number;

  constructor(text: string) {
    const { length } = text;
    const numbers = new Int32Array(2 * length + 1);
    const [places, before] = [numbers.subarray(0, length), numbers.subarray(length)];
    let count = 0;
    for (let at = 0; at < length; at++) {
      before[at] = count;
      if (text.charCodeAt(at) === 0x20) places[count++] = at;
    }
    before[length] = count;
    this.text = text;
    this.at = places;
    this.before = before;
    this.count = count;
  }

  /** Where the word begins before which no hit over `at` begins: so many units back, or one space more than it has. */
  beginBefore(at: number, { longest, spaces }: Length): number {
    const word = Math.max(
      this.spacesBefore(at + 1) - spaces - 2,
      longest > at ? -1 : this.spacesBefore(at - longest) - 1,
    );
    return word < 0 ? 0 : (this.at[word] ?? 0) + 1;
  }

  /** Where the word ends behind which no hit over `at` ends. */
  endBehind(at: number, { longest, spaces }: Length): number {
    const word = Math.min(
      this.spacesBefore(at) + spaces + 1,
      this.spacesBefore(Math.min(this.text.length, at + longest + 1)),
    );
    return word < this.count ? (this.at[word] ?? 0) : this.text.length;
  }

  /** Words of so many characters, or more. */
  wordsOf(length: number): Span[] {
    const found: Span[] = [];
    for (let i = 0, from = 0; i <= this.count; i++) {
      const to = i < this.count ? (this.at[i] ?? 0) : this.text.length;
      if (to - from >= length && to > from) found.push({ from, to });
      from = to + 1;
    }
    return found;
  }

  private spacesBefore(place: number): number {
    return this.before[place] ?? 0;
  }
}
