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
  private readonly asked: (() => readonly Way[] | undefined)[] = [];
  private readonly patience: number;
  private read = 0;
  private pass: Pass | undefined;
  private seen = new WeakMap<View, (question: number) => Stretches>();

  /** So many characters are read whole before the pass is made ready: that costs more than a few cables do. */
  constructor(patience = 200_000) {
    this.patience = patience;
  }

  /** `ways` are what a pattern cannot do without, told when it is first needed; nothing where it must read all. */
  add(ways: () => readonly Way[] | undefined): Sighting {
    const question = this.asked.push(ways) - 1;
    this.pass = undefined;
    this.seen = new WeakMap();
    return (view) => this.lookAt(view)(question);
  }

  private lookAt(view: View): (question: number) => Stretches {
    const known = this.seen.get(view);
    if (known !== undefined) return known;
    this.read += view.text.length;
    const stretches = this.read < this.patience ? WHOLE : this.ready().over(view.text);
    this.seen.set(view, stretches);
    return stretches;
  }

  private ready(): Pass {
    this.pass ??= new Pass(this.asked.map((ways) => ways()));
    return this.pass;
  }
}

const WHOLE = (): Stretches => 'whole';

/** All questions together. */
class Pass {
  private readonly routes: readonly (Routes | undefined)[];
  private readonly automaton: Automaton;

  constructor(asked: readonly (readonly Way[] | undefined)[]) {
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
