/** CPU milliseconds of the best of three goes: a clock would count what else the machine does. */
function worked(does: () => void): number {
  const once = (): number => {
    const before = process.cpuUsage();
    does();
    return process.cpuUsage(before).user / 1000;
  };
  return Math.min(once(), once(), once());
}

/** Below this many milliseconds a measure is mostly noise. */
const LEAST = 3;

/** How many times the work eight times the size takes: eight where work grows with size, sixty-four with its square. */
export function growth(size: number, does: (size: number) => void): number {
  does(size);
  return (
    worked(() => does(8 * size)) /
    Math.max(
      LEAST,
      worked(() => does(size)),
    )
  );
}

/** Half of what a square takes: room for a busy machine that collects garbage. */
export const LINEAR = 32;
