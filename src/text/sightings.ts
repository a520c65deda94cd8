import type { Way } from './necessary.ts';
import { Automaton, StringSets } from './seen-strings.ts';
import { type Routes, routesOf, Spaces, type Stretches, stretchesOf } from './stretches.ts';
import type { View } from './view.ts';

/** A pattern's question to a view: where could a hit be? */
export type Sighting = (view: View) => Stretches;

/**
 * One pass over a view for the letters that patterns cannot do without, however many patterns ask. A pattern then reads
 * the neighbourhood of its letters only. Stretches end at spaces, so that what is asked of the edge of a word has the
 * same answer there as in the whole.
 */
export class Sightings {
  private readonly asked: Question[] = [];
  private readonly known: KnownWays;
  private readonly patience: number;
  private read = 0;
  private pass: Pass | undefined;
  private seen = new WeakMap<View, (question: number) => Stretches>();

  /**
   * `known` are ways told before, by pattern. `patience`: so many characters are read whole before the pass is made
   * ready where none are known: to tell the ways costs more than a few cables do.
   */
  constructor({ known = new Map(), patience = 200_000 }: { known?: KnownWays; patience?: number } = {}) {
    this.known = known;
    this.patience = patience;
  }

  /** Whether somebody has compiled this very pattern before, and told its ways. */
  knows = (pattern: string): boolean => this.known.has(pattern);

  /** `ways` are what a pattern cannot do without, told when it is first needed; nothing where it must read all. */
  add(pattern: string, ways: () => Ways): Sighting {
    const tell = this.known.has(pattern) ? () => this.known.get(pattern) : ways;
    const question = this.asked.push({ pattern, ways: tell }) - 1;
    this.pass = undefined;
    this.seen = new WeakMap();
    return (view) => this.lookAt(view)(question);
  }

  /** The ways of every pattern, for who asks the same patterns another time. */
  told = (): KnownWays => new Map(this.asked.map(({ pattern, ways }) => [pattern, ways()]));

  private lookAt(view: View): (question: number) => Stretches {
    const known = this.seen.get(view);
    if (known !== undefined) return known;
    this.read += view.text.length;
    const stretches = this.isWorthwhile() ? this.ready().over(view.text) : WHOLE;
    this.seen.set(view, stretches);
    return stretches;
  }

  /** The fewer ways are still to be told, the sooner. */
  private isWorthwhile(): boolean {
    if (this.pass !== undefined) return true;
    const untold = this.asked.filter(({ pattern }) => !this.known.has(pattern)).length;
    return this.read * this.asked.length >= this.patience * untold;
  }

  private ready(): Pass {
    this.pass ??= new Pass(this.asked.map(({ ways }) => ways()));
    return this.pass;
  }
}

/** What the hits of a pattern cannot do without; nothing where they may be anything. */
type Ways = readonly Way[] | undefined;

/** Ways by the text of their pattern, as the engine is given it. */
export type KnownWays = ReadonlyMap<string, Ways>;

interface Question {
  readonly pattern: string;
  readonly ways: () => Ways;
}

const WHOLE = (): Stretches => 'whole';

/** All questions together. */
class Pass {
  private readonly routes: readonly (Routes | undefined)[];
  private readonly automaton: Automaton;

  constructor(asked: readonly Ways[]) {
    const sets = new StringSets();
    this.routes = asked.map((ways) => ways && routesOf(ways, sets));
    this.automaton = new Automaton(sets);
  }

  /** One pass over the text; what it means for a question is told when that is asked. */
  over(text: string): (question: number) => Stretches {
    const places = this.automaton.placesIn(text);
    const spaces = new Spaces(text);
    return (question) => {
      const routes = this.routes[question];
      return routes === undefined ? 'whole' : stretchesOf(spaces, routes, places);
    };
  }
}
