import { availableParallelism } from 'node:os';
import type { Watch } from '../batch/crew.ts';
import { UsageProblem } from '../disk/failure.ts';

/** Workers nobody asked for are no more than these: each loads the rules and holds memory of its own. */
const USUAL_MOST = 8;
const MOST = 64;

/** `--jobs`, as commands that review many cables take it. */
export const JOBS = {
  type: 'number',
  default: Math.min(availableParallelism(), USUAL_MOST),
  defaultDescription: `cores of the machine, at most ${USUAL_MOST}`,
  describe: 'cables reviewed at once; changes nothing of what comes out',
} as const;

/** A number of workers as a person typed it, or a clear refusal. */
export function jobsFrom(jobs: number): number {
  if (Number.isInteger(jobs) && 1 <= jobs && jobs <= MOST) return jobs;
  throw new UsageProblem(`--jobs takes a whole number from 1 to ${MOST}.`);
}

/** In four to five steps of it, the time that one cable is given, about a minute, is over. */
const STEP = 12_000;

/** The clock by which a crew looks after its workers. */
export const inSteps: Watch = (look) => {
  const timer = setInterval(look, STEP);
  return () => clearInterval(timer);
};
