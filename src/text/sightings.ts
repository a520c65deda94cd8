import type { Span } from '../model/span.ts';
import type { Necessary } from './necessary.ts';
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
  private readonly asked: (() => Necessary | undefined)[] = [];
  private readonly patience: number;
  private read = 0;
  private automaton: Automaton | undefined;
  private seen = new WeakMap<View, readonly Stretches[]>();

  /** So many characters are read whole before the pass is made ready: that costs more than a few cables do. */
  constructor(patience = 100_000) {
    this.patience = patience;
  }

  /** `necessary` is what a pattern cannot do without, told when it is first needed; nothing where it must read all. */
  add(necessary: () => Necessary | undefined): Sighting {
    const question = this.asked.push(necessary) - 1;
    this.automaton = undefined;
    this.seen = new WeakMap();
    return (view) => this.lookAt(view)[question] ?? 'whole';
  }

  private lookAt(view: View): readonly Stretches[] {
    const known = this.seen.get(view);
    if (known !== undefined) return known;
    this.read += view.text.length;
    const stretches = this.read < this.patience ? [] : this.ready().run(view.text);
    this.seen.set(view, stretches);
    return stretches;
  }

  private ready(): Automaton {
    this.automaton ??= new Automaton(this.asked.map((necessary) => necessary()));
    return this.automaton;
  }
}

/** All strings in one table of states and characters. */
class Automaton {
  private readonly asked: readonly (Necessary | undefined)[];
  /** Which column of the table a character has; 0 for those in no string. */
  private readonly column = new Uint8Array(0x80);
  private columns = 1;
  private readonly next: Int32Array;
  /** Questions that a state answers. */
  private readonly answers: (readonly number[] | undefined)[];

  constructor(asked: readonly (Necessary | undefined)[]) {
    this.asked = asked;
    const strings = asked.flatMap((necessary, question) =>
      (necessary?.letters ?? []).map((each) => ({ letters: codesOf(each), question })),
    );
    for (const { letters } of strings)
      for (const code of letters) if (this.column[code] === 0) this.column[code] = this.columns++;
    // Any figure is what stands for all of them.
    this.column.fill(this.column[0x30] ?? 0, 0x30, 0x3a);
    const states = 1 + strings.reduce((sum, { letters }) => sum + letters.length, 0);
    this.next = new Int32Array(states * this.columns);
    this.answers = new Array(states);
    this.plant(strings);
    this.connect();
  }

  run(text: string): Stretches[] {
    const windows = this.asked.map((necessary) =>
      necessary === undefined ? undefined : new Windows(text, necessary),
    );
    const lower = text.toLowerCase();
    const { next, column, columns, answers } = this;
    // A letter that becomes two in small letters would shift all behind it; none such is in a view, but nothing is lost either.
    if (lower.length !== text.length) return this.asked.map(() => 'whole');
    for (let at = 0, state = 0; at < lower.length; at++) {
      const code = lower.charCodeAt(at);
      state = next[state * columns + (column[code < 0x80 ? code : 0x7f] ?? 0)] ?? 0;
      const found = answers[state];
      if (found !== undefined) for (const question of found) windows[question]?.around(at);
    }
    return windows.map((each) => each?.stretches() ?? 'whole');
  }

  private plant(
    strings: readonly { readonly letters: readonly number[]; readonly question: number }[],
  ): void {
    let states = 1;
    for (const { letters, question } of strings) {
      let state = 0;
      for (const code of letters) {
        const edge = state * this.columns + (this.column[code] ?? 0);
        if (this.next[edge] === 0) this.next[edge] = states++;
        state = this.next[edge] ?? 0;
      }
      this.answers[state] = [...new Set([...(this.answers[state] ?? []), question])];
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

const codesOf = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0));

function joined(
  a: readonly number[] | undefined,
  b: readonly number[] | undefined,
): readonly number[] | undefined {
  return a === undefined || b === undefined ? (a ?? b) : [...new Set([...a, ...b])];
}

/** The stretches around what was seen, one behind the other. */
class Windows {
  private readonly text: string;
  private readonly necessary: Necessary;
  private readonly found: { from: number; to: number }[] = [];

  constructor(text: string, necessary: Necessary) {
    this.text = text;
    this.necessary = necessary;
  }

  around(at: number): void {
    const { longest, anchored } = this.necessary;
    const last = this.found.at(-1);
    if (longest === undefined || anchored) {
      if (last === undefined) this.found.push({ from: 0, to: this.text.length });
      return;
    }
    const to = Math.min(this.text.length, at + longest + 1);
    const from = Math.max(0, at - longest - 1);
    if (last !== undefined && from <= last.to) last.to = to;
    else this.found.push({ from, to });
  }

  /** Out to the next spaces; all of the text where that is more than half of it. */
  stretches(): Stretches {
    const wide: { from: number; to: number }[] = [];
    for (const { from, to } of this.found) {
      const last = wide.at(-1);
      const low = last?.to ?? 0;
      let [start, end] = [from, to];
      while (start > low && this.text.charCodeAt(start - 1) !== 0x20) start--;
      if (last !== undefined && start <= last.to) start = last.from;
      else wide.push({ from: start, to: end });
      end = Math.max(end, low);
      while (end < this.text.length && this.text.charCodeAt(end) !== 0x20) end++;
      const now = wide.at(-1);
      if (now !== undefined) now.to = end;
    }
    const covered = wide.reduce((sum, { from, to }) => sum + to - from, 0);
    return 2 * covered > this.text.length ? 'whole' : wide;
  }
}
