import { EDGE, type Strings } from './necessary.ts';

/** Where each set is seen; nothing where it is not. */
export type Places = readonly (readonly number[] | undefined)[];

/** What stands at a place: a string of a set that some way needs. */
interface Answer {
  readonly set: number;
  /** How many letters back a word must begin; 0 where none must. */
  readonly begins: number;
  /** Whether a word must end here. */
  readonly ends: boolean;
}

/** So many letters of a string are rare enough; more only make the table larger. */
const ENOUGH = 6;

/** Figures stand together often, so of a long number all are looked for. */
export const soughtOf = (letters: string): string =>
  letters.slice(0, Math.max(ENOUGH, /^0*/.exec(letters)?.[0].length ?? 0));

/**
 * All strings in one table of states and characters, seen in one pass over a text (Aho and Corasick, 1975). Capitals are
 * their small letters, and any figure is what stands for all of them.
 */
export class Automaton {
  /** How many different sets of strings all ways need. */
  private readonly sets: number;
  /** Which column of the table a character has; 0 for those in no string. */
  private readonly column = new Uint8Array(0x80);
  private columns = 1;
  private readonly next: Uint16Array | Int32Array;
  private readonly answers: (readonly Answer[] | undefined)[];

  constructor(sets: StringSets) {
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

  /** Where each set is seen: the ends of its strings, in order. */
  placesIn(text: string): Places {
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
export class StringSets {
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

/** Letters, figures and the low line of ASCII, as `\b` has them. */
const isWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x5f;

const isWordAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && isWord(text.charCodeAt(at));
