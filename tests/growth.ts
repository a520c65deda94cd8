/** CPU milliseconds of the better of two goes: a clock would count what else the machine does. */
function worked(does: () => void): number {
  const once = (): number => {
    const before = process.cpuUsage();
    does();
    return process.cpuUsage(before).user / 1000;
  };
  return Math.min(once(), once());
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

/** What is still linear, with room for a machine that collects garbage. */
export const LINEAR = 20;
