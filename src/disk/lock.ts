import { existsSync, linkSync, readFileSync, rmSync } from 'node:fs';
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

/** Refuses with exit 2 where somebody else writes now. A holder that is gone, as after a power cut, holds nothing. */
export function refuseOtherHolder(path: string, us: Holder, isAlive: (pid: number) => boolean): void {
  const other = holderOf(path);
  if (other === undefined || other.boot !== us.boot || other.pid === us.pid) return;
  if (!isGone(other.pid) && isAlive(other.pid))
    throw new UsageProblem(
      `Process ${other.pid} writes to this run now. Wait for it, or choose another folder. (${path})`,
    );
}

/**
 * Takes a folder for one writer. The lock comes whole under its name or not at all, so of two that want it at once one is
 * refused; one whose holder is gone is taken over.
 */
export function takeLock(path: string, us: Holder, isAlive: (pid: number) => boolean): void {
  const ours = `${path}.${us.pid}`;
  try {
    rmSync(ours, { force: true });
    writeNew(ours, `${JSON.stringify(us)}\n`, 0o600);
    if (!isLinked(ours, path)) {
      refuseOtherHolder(path, us, isAlive);
      rmSync(path, { force: true });
      linkSync(ours, path);
    }
  } catch (thrown) {
    throw thrown instanceof UsageProblem
      ? thrown
      : new DiskFailure(`Cannot lock ${path}: ${inWords(thrown)}.`);
  } finally {
    rmSync(ours, { force: true });
  }
}

function isLinked(ours: string, path: string): boolean {
  try {
    linkSync(ours, path);
    return true;
  } catch (thrown) {
    if (existsSync(path)) return false;
    throw thrown;
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
