import { availableParallelism } from 'node:os';
import type { Watch } from '../batch/crew.ts';
import { type Input, isOneCable } from '../batch/records.ts';
import { UsageProblem } from '../disk/failure.ts';

/**
 * Workers nobody asked for are no more than these, since each loads the rules and holds memory of its own, and one fewer than
 * there are cores: what opens, writes and logs needs one too.
 */
const USUAL_MOST = 8;
const MOST = 64;

/** `--jobs`, as commands that review many cables take it. */
export const JOBS = {
  type: 'number',
  defaultDescription: `cores of the machine but one, at most ${USUAL_MOST}`,
  describe: 'cables reviewed at once, by workers; changes nothing of what comes out',
} as const;

/** A number of workers as a person typed it, the usual one, or a clear refusal. */
export function jobsFrom(
  jobs: number = Math.max(1, Math.min(availableParallelism() - 1, USUAL_MOST)),
): number {
  if (Number.isInteger(jobs) && 1 <= jobs && jobs <= MOST) return jobs;
  throw new UsageProblem(`--jobs takes a whole number from 1 to ${MOST}.`);
}

const SMALL = 1024 * 1024;

/**
 * One small text is reviewed sooner than a worker starts; there is no other cable that would have to go on without it. Nobody
 * ends its review: so what opens to more, as an archive or a table does, is for workers.
 */
export function isSmall(inputs: readonly Input[]): boolean {
  const [only, ...others] = inputs;
  if (only?.chunks === undefined || only.once === true || others.length > 0) return false;
  let bytes = 0;
  for (const chunk of only.chunks()) {
    bytes += chunk.length;
    if (bytes > SMALL) return false;
  }
  return isOneCable(only, SMALL);
}

/** In four to five steps of it, the time that one cable is given, about a minute, is over. */
const STEP = 12_000;

/** The clock by which a crew looks after its workers. */
export const inSteps: Watch = (look) => {
  const timer = setInterval(look, STEP);
  return () => clearInterval(timer);
};
