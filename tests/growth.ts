/** CPU milliseconds of one go: a clock would count what else the machine does. */
function worked(does: () => void): number {
  const before = process.cpuUsage();
  does();
  return process.cpuUsage(before).user / 1000;
}

const GOES = 3;

/** Below this many milliseconds a measure is mostly noise. */
const LEAST = 3;

/**
 * How many times the work eight times the size takes: eight where work grows with size, sixty-four with its square. Of the best
 * of three goes each; but the large one, which is most of the work, has no other go where one was quick enough already.
 */
export function growth(size: number, does: (size: number) => void): number {
  does(size);
  let large = worked(() => does(8 * size));
  const small = Array.from({ length: GOES }, () => worked(() => does(size)));
  const least = Math.max(LEAST, Math.min(...small));
  for (let go = 1; go < GOES && large / least >= LINEAR; go += 1)
    large = Math.min(
      large,
      worked(() => does(8 * size)),
    );
  return large / least;
}

/** Half of what a square takes: room for a busy machine that collects garbage. */
export const LINEAR = 32;
