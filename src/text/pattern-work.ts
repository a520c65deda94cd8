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
  return (text) => ({ characters: text.length, steps: stepsOver(program, text, most) });
}

/** The engine's own reading of a pattern, as far as it is looked at. */
interface Tree {
  readonly kind: { readonly '@variant': string; readonly '@values'?: readonly unknown[] };
}

interface Range {
  readonly start: string;
  readonly end: string;
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
    return [...word].reduceRight(
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
  const letter = (end: string | number): string =>
    typeof end === 'number' ? String.fromCodePoint(end) : end;
  return set.ranges.map(({ start, end }) => ({ start: letter(start), end: letter(end) }));
}

/** Every match after the last, each search from where the one before ended. */
function stepsOver(program: Program, text: string, most: number): number {
  const letters = [...text];
  const search = { program, letters, steps: 0, most };
  for (let at = 0; at <= letters.length && search.steps < most; ) at = Math.max(at + 1, searched(search, at));
  return search.steps;
}

interface Search {
  readonly program: Program;
  readonly letters: readonly string[];
  readonly most: number;
  steps: number;
}

/** One search: all ways at once, those that came first preferred. Gives where the match ends, else the end of the text. */
function searched(search: Search, from: number): number {
  const { program, letters } = search;
  let ways: number[] = [];
  let end: number | undefined;
  for (let at = from; at <= letters.length && search.steps < search.most; at++) {
    const begun = end === undefined ? [...ways, program.start] : ways;
    if (begun.length === 0) break;
    const open = opened(search, begun);
    const matched = open.findIndex((state) => program.states[state]?.kind === 'matches');
    if (matched >= 0) end = at;
    ways = goneOn(program, matched >= 0 ? open.slice(0, matched) : open, letters[at]);
  }
  return end ?? letters.length + 1;
}

/** The states that read, and the match, behind states that part: each once, in order of preference. */
function opened(search: Search, from: readonly number[]): number[] {
  const seen = new Set<number>();
  const found: number[] = [];
  const left = [...from].reverse();
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    search.steps += 1;
    const state = search.program.states[at];
    if (state?.kind === 'parts') left.push(...[...state.ways].reverse());
    else found.push(at);
  }
  return found;
}

function goneOn({ states }: Program, from: readonly number[], letter: string | undefined): number[] {
  if (letter === undefined) return [];
  return from.flatMap((at) => {
    const state = states[at];
    if (state?.kind !== 'reads') return [];
    return state.ranges.some(({ start, end }) => start <= letter && letter <= end) ? [state.next] : [];
  });
}
