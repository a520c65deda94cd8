import { existsSync, readFileSync, rmSync } from 'node:fs';
import { DiskFailure, inWords, UsageProblem } from './failure.ts';
import { writeNew } from './write-whole.ts';

/** Who writes to a folder. */
export interface Holder {
  readonly pid: number;
  /** Tells one start of the machine from another: after a new start nobody of before is alive. */
  readonly boot: string;
}

/** The start of the machine that this is; nothing where the system does not tell. */
export function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * Takes a folder for one writer. A lock whose holder is gone, as after a power cut, is taken over. Refuses with exit 2 where
 * somebody else writes there now.
 */
export function takeLock(path: string, holder: Holder, isAlive: (pid: number) => boolean): void {
  const other = holderOf(path);
  if (
    other !== undefined &&
    other.boot === holder.boot &&
    other.pid !== holder.pid &&
    !isGone(other.pid) &&
    isAlive(other.pid)
  )
    throw new UsageProblem(
      `Process ${other.pid} writes to this run now. Wait for it, or choose another --out. (${path})`,
    );
  if (existsSync(path)) rmSync(path);
  try {
    writeNew(path, `${JSON.stringify(holder)}\n`, 0o600);
  } catch (thrown) {
    throw new DiskFailure(`Cannot lock ${path}: ${inWords(thrown)}.`);
  }
}

/** Whether the system says of a process that it has ended, though whoever started it has not yet heard. */
function isGone(pid: number): boolean {
  try {
    return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

function holderOf(path: string): Holder | undefined {
  try {
    const { pid, boot } = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return { pid, boot };
  } catch {
    return undefined;
  }
}
