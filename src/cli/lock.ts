import { hostname } from 'node:os';
import { codeOf } from '../disk/failure.ts';
import { bootOf, refuseOtherHolder, type Writer } from '../disk/lock.ts';
import { RunFolder } from '../disk/run-folder.ts';
import { lockAt } from '../disk/run-place.ts';

/** This process, as a lock names it, and whom it can tell to be alive. */
export const us = (): Writer => ({
  holder: { pid: process.pid, boot: bootOf(), host: hostname() },
  isAlive,
});

/** Takes the folder of a run for this process alone. */
export const lockFor = (folder: RunFolder): void => folder.lock(us());

/** Does something to a run that is there, while nobody else writes to it: what is read of it meanwhile stays true. */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const folder = RunFolder.open(path);
  lockFor(folder);
  try {
    return await work();
  } finally {
    folder.unlock();
  }
}

/** Refuses to touch a folder that another process writes to. */
export const refuseHeld = (path: string): void => refuseOtherHolder(lockAt(path), us());

/** Whether a process of this machine still runs, whoever's it is. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
}
