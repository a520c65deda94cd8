import { EDGE, type Strings } from './necessary.ts';

/** Where each set is seen: its places are those of `all` from `begin(set)` up to `end(set)`, in order. */
export class Places {
  readonly all: Int32Array;
  private readonly ends: Int32Array;

  /** `noted` are sets and places in turn, as they are met from left to right. */
  constructor(sets: number, noted: Int32Array) {
    const ends = new Int32Array(sets + 1);
    for (let i = 0; i < noted.length; i += 2)
      ends[(noted[i] ?? 0) + 1] = (ends[(noted[i] ?? 0) + 1] ?? 0) + 1;
    for (let set = 1; set <= sets; set++) ends[set] = (ends[set] ?? 0) + (ends[set - 1] ?? 0);
    this.all = new Int32Array(noted.length >> 1);
    // Each end begins as the one before it, and goes on with every place that is put there.
    for (let i = 0; i < noted.length; i += 2) {
      const set = noted[i] ?? 0;
      const next = ends[set] ?? 0;
      this.all[next] = noted[i + 1] ?? 0;
      ends[set] = next + 1;
    }
    this.ends = ends;
  }

  begin(set: number): number {
    return set === 0 ? 0 : (this.ends[set - 1] ?? 0);
  }

  end(set: number): number {
    return this.ends[set] ?? 0;
  }
}

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
  /** Where the answers of a state begin in `rows`; 0 where it has none. */
  private readonly told: Int32Array;
  /** The answers of each state in a row: how many, then of each its set, `begins` and `ends`. */
  private readonly rows: Int32Array;
  /** What one pass notes, kept for the next one. */
  private noted = new Int32Array(0x1000);

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
    const answers: Answers = new Array(states);
    this.plant(strings, answers);
    this.connect(answers);
    this.told = new Int32Array(states);
    this.rows = inRows(answers, this.told);
  }

  /** Where each set is seen: the ends of its strings. */
  placesIn(text: string): Places {
    const { next, column, columns, told } = this;
    let noted = 0;
    for (let at = 0, state = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = next[state * columns + (code < 0x80 ? (column[code] ?? 0) : 0)] ?? 0;
      const row = told[state] ?? 0;
      if (row !== 0) noted = this.note(row, text, at, noted);
    }
    return new Places(this.sets, this.noted.subarray(0, noted));
  }

  /** Notes what a row of answers says of a place behind what was noted before. Gives the end of that. */
  private note(row: number, text: string, at: number, before: number): number {
    const { rows } = this;
    const end = row + 1 + ANSWER * (rows[row] ?? 0);
    if (before + end - row > this.noted.length) this.grow();
    let noted = before;
    for (let answer = row + 1; answer < end; answer += ANSWER) {
      const begins = rows[answer + 1] ?? 0;
      if (begins > 0 && isWordAt(text, at - begins)) continue;
      if (rows[answer + 2] === 1 && isWordAt(text, at + 1)) continue;
      this.noted[noted++] = rows[answer] ?? 0;
      this.noted[noted++] = at;
    }
    return noted;
  }

  private grow(): void {
    const wider = new Int32Array(2 * this.noted.length + this.rows.length);
    wider.set(this.noted);
    this.noted = wider;
  }

  private plant(strings: readonly Planted[], answers: Answers): void {
    let states = 1;
    for (const { letters, answer } of strings) {
      let state = 0;
      for (const code of letters) {
        const edge = state * this.columns + (this.column[code] ?? 0);
        if (this.next[edge] === 0) this.next[edge] = states++;
        state = this.next[edge] ?? 0;
      }
      answers[state] = joined(answers[state], [answer]);
    }
  }

  /** Where a string breaks off, the longest end of it that begins another one is gone on with. */
  private connect(answers: Answers): void {
    const { next, columns } = this;
    const fallback = new Int32Array(answers.length);
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
          answers[to] = joined(answers[to], answers[other]);
          queue.push(to);
        }
      }
    }
  }
}

/** The answers of each state. */
type Answers = (readonly Answer[] | undefined)[];

/** How many numbers an answer is. */
const ANSWER = 3;

/** The answers of all states in one row of numbers; `told` is filled with where those of each begin. */
function inRows(answers: Answers, told: Int32Array): Int32Array {
  const rows = [0];
  for (let state = 0; state < answers.length; state++) {
    const own = answers[state];
    if (own === undefined) continue;
    told[state] = rows.length;
    rows.push(own.length);
    for (const { set, begins, ends } of own) rows.push(set, begins, ends ? 1 : 0);
  }
  return Int32Array.from(rows);
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
