import cliProgress from 'cli-progress';

/** A bar on a terminal; elsewhere a line now and then, so that a log of the run stays short. On standard error. */
export function progressBar(
  doing: string,
  total: number,
): Pick<cliProgress.SingleBar, 'increment' | 'setTotal' | 'stop'> {
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    format: `${doing} {bar} {value}/{total} cables, {eta_formatted} left`,
    noTTYOutput: total > 200,
    notTTYSchedule: 5000,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return bar;
}
