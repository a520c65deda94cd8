import cliProgress from 'cli-progress';
import { FINAL_STATES, type FinalState } from '../model/final-state.ts';

/** From so many cables on a run says elsewhere than on a terminal how far it is. */
const MANY = 200;
/** Milliseconds between two lines where there is no terminal. */
const EVERY = 1000;

const barOf = (format: string, total: number): cliProgress.SingleBar =>
  new cliProgress.SingleBar({
    stream: process.stderr,
    format,
    noTTYOutput: total > MANY,
    notTTYSchedule: EVERY,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 1000,
  });

/** A bar on a terminal; elsewhere a line now and then, so that a log of the run stays short. On standard error. */
export function progressBar(
  doing: string,
  total: number,
): Pick<cliProgress.SingleBar, 'increment' | 'setTotal' | 'stop'> {
  const bar = barOf(`${doing} {bar} {value}/{total} cables, {eta_formatted} left`, total);
  bar.start(total, 0);
  return bar;
}

/** How far a run is: how many are done of how many, how fast, how long it takes yet, and where they ended. */
export interface Reviewing {
  done(state: FinalState): void;
  stop(): void;
}

export function reviewing(inputs: number): Reviewing {
  const bar = barOf(
    'reviewing {bar} {value}/{total} cables, {rate} a second, {eta_formatted} left; {states}',
    inputs,
  );
  const counts = new Map<FinalState, number>();
  const began = performance.now();
  let cables = 0;
  bar.start(inputs, 0, { rate: 0, states: '' });
  return {
    done: (state) => {
      cables += 1;
      counts.set(state, (counts.get(state) ?? 0) + 1);
      if (cables > inputs) bar.setTotal(cables);
      const rate = Math.round((1000 * cables) / (performance.now() - began));
      bar.update(cables, { rate, states: statesOf(counts) });
    },
    stop: () => bar.stop(),
  };
}

const statesOf = (counts: ReadonlyMap<FinalState, number>): string =>
  FINAL_STATES.flatMap((state) => (counts.has(state) ? [`${counts.get(state)} ${state}`] : [])).join(', ');
