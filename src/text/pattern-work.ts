import { RRegex } from 'rregex';
import { asciiClasses } from './pattern.ts';

/** What a pattern does on one text, counted in steps: one state looked at for one character. */
export interface PatternWork {
  readonly characters: number;
  readonly steps: number;
}

/**
 * Counts the steps of finding every match, by walking the pattern's states over the text as an engine without tricks
 * would. Linear syntax bounds one search; a search for all may still begin again and again, and long repetitions have
 * many states. Gives up, with what it has counted, beyond `most` steps.
 */
export function patternWork(
  source: string,
  { ignoreCase = false, most }: { readonly ignoreCase?: boolean; readonly most: number },
): (text: string) => PatternWork {
  const program = new Program(
    new RRegex((ignoreCase ? '(?i)' : '') + asciiClasses(source)).syntax() as unknown as Tree,
  );
  const search = new Search(program, most);
  return (text) => ({ characters: text.length, steps: search.over(text) });
}

/** The engine's own reading of a pattern, as far as it is looked at. */
interface Tree {
  readonly kind: { readonly '@variant': string; readonly '@values'?: readonly unknown[] };
}

/** Code points. */
interface Range {
  readonly start: number;
  readonly end: number;
}

type State =
  | { readonly kind: 'reads'; readonly ranges: readonly Range[]; readonly next: number }
  | { readonly kind: 'parts'; readonly ways: readonly number[] }
  | { readonly kind: 'matches' };

/** More states than this are not built: nobody's pattern needs them, and they are work enough to be told. */
const MOST_STATES = 50_000;

/** The states of a pattern. A pattern with too many is cut off there, which can only count too little. */
class Program {
  readonly states: State[] = [{ kind: 'matches' }];
  readonly start: number;

  constructor(tree: Tree) {
    this.start = this.build(tree, 0);
  }

  /** The first state of what reads `tree` and goes on at `then`. */
  private build(tree: Tree, then: number): number {
    const { '@variant': variant, '@values': values = [] } = tree.kind;
    if (this.states.length > MOST_STATES) return then;
    switch (variant) {
      case 'Literal':
        return this.literal(values, then);
      case 'Class':
        return this.add({ kind: 'reads', ranges: rangesOf(values), next: then });
      case 'Repetition':
        return this.repetition(values[0] as Repetition, then);
      case 'Capture':
        return this.build((values[0] as { readonly sub: Tree }).sub, then);
      case 'Concat':
        return (values[0] as readonly Tree[]).reduceRight((next, each) => this.build(each, next), then);
      case 'Alternation':
        return this.parts((values[0] as readonly Tree[]).map((each) => this.build(each, then)));
      // An anchor or an edge of a word is taken to hold: a search then goes on for longer, not for less.
      default:
        return then;
    }
  }

  private literal(values: readonly unknown[], then: number): number {
    const [bytes] = (values[0] as { readonly '@values': readonly [Readonly<Record<string, number>>] })[
      '@values'
    ];
    const word = new TextDecoder().decode(Uint8Array.from(Object.values(bytes)));
    return codePointsOf(word).reduceRight(
      (next, letter) => this.add({ kind: 'reads', ranges: [{ start: letter, end: letter }], next }),
      then,
    );
  }

  private repetition({ min, max, sub, greedy }: Repetition, then: number): number {
    let next = then;
    if (max === undefined) {
      const loop = this.add({ kind: 'parts', ways: [] });
      const again = this.build(sub, loop);
      this.states[loop] = { kind: 'parts', ways: greedy ? [again, then] : [then, again] };
      next = loop;
    } else
      for (let n = min; n < max && this.states.length <= MOST_STATES; n++) {
        const once = this.build(sub, next);
        next = this.parts(greedy ? [once, then] : [then, once]);
      }
    for (let n = 0; n < min && this.states.length <= MOST_STATES; n++) next = this.build(sub, next);
    return next;
  }

  private parts = (ways: readonly number[]): number => this.add({ kind: 'parts', ways });

  private add(state: State): number {
    this.states.push(state);
    return this.states.length - 1;
  }
}

interface Repetition {
  readonly min: number;
  /** Absent where there is no end. */
  readonly max?: number;
  readonly greedy: boolean;
  readonly sub: Tree;
}

function rangesOf(values: readonly unknown[]): Range[] {
  type Ends = { readonly start: string | number; readonly end: string | number };
  const [set] = (values[0] as { readonly '@values': readonly [{ readonly ranges: readonly Ends[] }] })[
    '@values'
  ];
  return set.ranges.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) }));
}

const codePoint = (letter: string | number): number =>
  typeof letter === 'number' ? letter : (letter.codePointAt(0) ?? 0);
const codePointsOf = (text: string): number[] => [...text].map(codePoint);

/** Searches with one pattern. They go through millions of states, so they make nothing anew for each, nor for each text. */
class Search {
  private letters: readonly number[] = [];
  private steps = 0;
  private readonly program: Program;
  private readonly most: number;
  /** The turn at which a state was last looked at. */
  private readonly seenAt: Int32Array;
  private turn = 0;
  /** Where the search goes on, in order of preference, and the states behind that read. */
  private readonly ways: Row;
  private readonly open: Row;
  private readonly left: number[] = [];

  constructor(program: Program, most: number) {
    const { length } = program.states;
    this.program = program;
    this.most = most;
    this.seenAt = new Int32Array(length);
    this.ways = new Row(length + 1);
    this.open = new Row(length);
  }

  /** Steps to every match after the last, each search from where the one before ended. */
  over(text: string): number {
    this.letters = codePointsOf(text);
    this.steps = 0;
    const { length } = this.letters;
    for (let at = 0; at <= length && this.steps < this.most; ) at = Math.max(at + 1, this.from(at));
    return this.steps;
  }

  /** One search: all ways at once, those that came first preferred. Gives where the match ends, else the end of the text. */
  private from(from: number): number {
    let end: number | undefined;
    this.ways.length = 0;
    for (let at = from; at <= this.letters.length && this.steps < this.most; at++) {
      if (end === undefined) this.ways.push(this.program.start);
      if (this.ways.length === 0) break;
      if (this.openAll()) end = at;
      this.goOn(this.letters[at]);
    }
    return end ?? this.letters.length + 1;
  }

  /** Opens the states that read, each once, but for those behind a match; tells whether there is one. */
  private openAll(): boolean {
    const { left, open, program, ways } = this;
    this.turn += 1;
    open.length = 0;
    let matched = false;
    for (let i = ways.length - 1; i >= 0; i--) left.push(ways.at(i));
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      if (this.seenAt[at] === this.turn) continue;
      this.seenAt[at] = this.turn;
      this.steps += 1;
      const state = program.states[at];
      if (state?.kind === 'parts')
        for (let i = state.ways.length - 1; i >= 0; i--) left.push(state.ways[i] as number);
      else if (state?.kind === 'matches') matched = true;
      else if (!matched) open.push(at);
    }
    return matched;
  }

  private goOn(letter: number | undefined): void {
    const { open, program, ways } = this;
    ways.length = 0;
    if (letter === undefined) return;
    for (let i = 0; i < open.length; i++) {
      const state = program.states[open.at(i)];
      if (state?.kind === 'reads' && isIn(letter, state.ranges)) ways.push(state.next);
    }
  }
}

/** States in a row, in memory that is used again. */
class Row {
  length = 0;
  private readonly states: Int32Array;

  constructor(most: number) {
    this.states = new Int32Array(most);
  }

  at = (i: number): number => this.states[i] as number;

  push(state: number): void {
    this.states[this.length] = state;
    this.length += 1;
  }
}

function isIn(letter: number, ranges: readonly Range[]): boolean {
  for (const { start, end } of ranges) if (start <= letter && letter <= end) return true;
  return false;
}
