import cliProgress from 'cli-progress';
import { FINAL_STATES, type FinalState } from '../model/final-state.ts';
import { tell } from './terminal.ts';

/** From so many cables on a run says elsewhere than on a terminal how far it is. */
const MANY = 200;
/** Milliseconds that nobody needs to be told of. */
const MOMENT = 1000;
/** Milliseconds between two lines where there is no terminal. */
const EVERY = 1000;

const barOf = (format: string, total: number): cliProgress.SingleBar =>
  new cliProgress.SingleBar({
    stream: process.stderr,
    format: (options, params, shown) =>
      cliProgress.Format.Formatter({ ...options, format: saying(format, params.value) }, params, shown),
    noTTYOutput: total > MANY,
    notTTYSchedule: EVERY,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 1000,
  });

/** While nothing is done nobody knows how long the rest takes. */
const saying = (format: string, done: number): string =>
  done === 0 ? format.replace(', {eta_formatted} left', '') : format;

/**
 * Does something with a bar on a terminal; elsewhere with a line now and then, so that a log of the run stays short. On standard error.
 * However it ends, the bar stops: one that goes on would keep the program from ending.
 */
export function withBar<T>(
  doing: string,
  total: number,
  work: (bar: Pick<cliProgress.SingleBar, 'increment' | 'setTotal'>) => T,
): T {
  const bar = barOf(`${doing} {bar} {value}/{total} cables, {eta_formatted} left`, total);
  const say = sayer(bar, total);
  bar.start(total, 0);
  try {
    return work({
      setTotal: (all) => bar.setTotal(all),
      increment: () => {
        bar.increment();
        say();
      },
    });
  } finally {
    bar.stop();
  }
}

/**
 * Gives items one after the other, and tells on standard error how far that is once it has taken a moment: a bar on a terminal, elsewhere a line
 * a second. `sizeOf` says how much of `total` an item is.
 */
export function* watched<T>(
  doing: string,
  total: number,
  items: Iterable<T>,
  sizeOf: (item: T) => number = () => 1,
): Generator<T> {
  const bar = barOf(`${doing} {bar} {percentage}%, {eta_formatted} left`, total);
  const say = sayer(bar, total);
  const due = performance.now() + MOMENT;
  let [done, isShown] = [0, false];
  try {
    for (const item of items) {
      yield item;
      done += sizeOf(item);
      if (isShown) {
        bar.update(done);
        say();
      } else if (performance.now() > due) {
        bar.start(total, done);
        isShown = true;
      }
    }
  } finally {
    if (isShown) bar.stop();
  }
}

/** How far a run is: first what was read, then what is done of how many, how fast, how long it takes yet, and where it ended. */
export interface Reviewing {
  /** A file was read, to learn what must be known of all cables before the first is reviewed; later readings do not count. */
  read(): void;
  /** A cable was found in that reading: one file may hold very many. */
  found(): void;
  /** That reading is over, and so many cables come of it. */
  counted(cables: number): void;
  done(state: FinalState): void;
  stop(): void;
}

export function reviewing(inputs: number): Reviewing {
  const reading = barOf('reading {bar} {value}/{total} files, {cables} cables, {eta_formatted} left', inputs);
  reading.start(inputs, 0, { cables: 0 });
  const log = process.stderr.isTTY
    ? () => {}
    : nowAndThen(() => {
        if (inputs > MANY) reading.render();
        else if (cables > MANY) tell(`reading: ${cables} cables so far`);
      });
  let cables = 0;
  let counting: ReturnType<typeof countingFrom> | undefined;
  return {
    read: () => {
      if (counting !== undefined || reading.getProgress() >= 1) return;
      reading.increment();
      log();
    },
    found: () => {
      cables += 1;
      reading.update({ cables });
      log();
    },
    counted: (all) => {
      cables = all;
    },
    done: (state) => {
      if (counting === undefined) reading.stop();
      counting ??= countingFrom(Math.max(cables, 1));
      counting.done(state);
    },
    stop: () => (counting ?? reading).stop(),
  };
}

/** What tells of a bar where there is no terminal. */
const sayer = (bar: cliProgress.SingleBar, total: number): (() => void) =>
  process.stderr.isTTY || total <= MANY ? () => {} : nowAndThen(() => bar.render());

/** Much is done in one go, in which no timer of a bar comes to its turn. */
function nowAndThen(say: () => void): () => void {
  let told = performance.now();
  return () => {
    if (performance.now() - told < EVERY) return;
    told = performance.now();
    say();
  };
}

/** The bar of what is reviewed. Its clock runs from the first cable on: what was read before says nothing of how long the rest takes. */
function countingFrom(total: number): Pick<Reviewing, 'done' | 'stop'> {
  const bar = barOf(
    'reviewing {bar} {value}/{total} cables, {rate} a second, {eta_formatted} left; {states}',
    total,
  );
  const counts = new Map<FinalState, number>();
  const began = performance.now();
  let cables = 0;
  bar.start(total, 0, { rate: 0, states: '' });
  return {
    done: (state) => {
      cables += 1;
      counts.set(state, (counts.get(state) ?? 0) + 1);
      if (cables > total) bar.setTotal(cables);
      const rate = Math.round((1000 * cables) / Math.max(1, performance.now() - began));
      bar.update(cables, { rate, states: statesOf(counts) });
    },
    stop: () => bar.stop(),
  };
}

const statesOf = (counts: ReadonlyMap<FinalState, number>): string =>
  FINAL_STATES.flatMap((state) => (counts.has(state) ? [`${counts.get(state)} ${state}`] : [])).join(', ');
