import { linkSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '../model/digest.ts';
import { codeOf, DiskFailure, inWords, orFail, UsageProblem } from './failure.ts';
import { bytesIn } from './pieces.ts';
import { writeNew } from './write-whole.ts';

/** Who writes to a folder. */
export interface Holder {
  readonly pid: number;
  /** Tells one start of the machine from another: after a new start nobody of before is alive. */
  readonly boot: string;
  /** The machine: a folder that several share may be held by a process that only another of them can see. */
  readonly host: string;
}

/** Who wants to write to a folder, and whom it knows to be alive on its machine. */
export interface Writer {
  readonly holder: Holder;
  readonly isAlive: (pid: number) => boolean;
}

/** Lets go of a folder; what is let go of already is left alone, whoever has it by then. */
export type Release = () => void;

/** The start of the machine that this is; nothing where the system does not tell. */
export function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** Refuses with exit 2 where somebody else writes now. A holder that is gone, as after a power cut, holds nothing. */
export function refuseOtherHolder(path: string, writer: Writer): void {
  const { at, by } = standing(path, writer);
  if (by !== undefined && !isUs(by, writer)) throw refused(at, by, writer);
}

/**
 * Takes a folder for one writer. The lock comes whole under its name or not at all, so of two that want it at once one is refused.
 *
 * The lock of a holder that is gone is not removed to make room: who read it a moment ago could then remove the fresh lock of
 * whoever was first. Its name leads to the name of one successor, which only one process can link, and then moves over it. Who
 * links it too late finds another lock in front of it, and takes its own back.
 */
export function takeLock(path: string, writer: Writer): Release {
  const ours = `${path}.${writer.holder.pid}.${shortDigest(writer.holder.host)}`;
  const linked = new Set<string>();
  try {
    rmSync(ours, { force: true });
    let now = standing(path, writer);
    while (now.by === undefined) {
      if (isLinked(ours, now.at, writer)) linked.add(now.at);
      now = standing(path, writer);
    }
    if (!isUs(now.by, writer)) throw refused(now.at, now.by, writer);
    if (now.at !== path) renameSync(now.at, path);
    for (const each of [...linked, ours]) if (each !== path) rmSync(each, { force: true });
    return releaseOf(path, writer);
  } catch (thrown) {
    for (const each of [...linked, ours]) rmSync(each, { force: true });
    throw thrown instanceof UsageProblem || thrown instanceof DiskFailure
      ? thrown
      : new DiskFailure(`Cannot lock ${path}: ${inWords(thrown)}.`);
  }
}

/**
 * The first in the line of locks whose holder is not gone, and the file it stands in. Where all are gone, nobody, and the name that
 * the next one takes.
 */
function standing(path: string, writer: Writer): { readonly at: string; readonly by: Holder | undefined } {
  for (let at = path; ; ) {
    const lock = lockIn(at);
    if (lock === undefined) return { at, by: undefined };
    const by = holderIn(lock, writer);
    if (by !== undefined && !isGone(by, writer)) return { at, by };
    at = `${path}.${shortDigest(`${basename(at)} ${lock}`)}`;
  }
}

/** What a lock says; nothing where there is none. */
function lockIn(path: string): string | undefined {
  try {
    return bytesIn(path).toString('utf8');
  } catch (thrown) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(thrown))) return undefined;
    throw thrown instanceof DiskFailure
      ? thrown
      : new DiskFailure(`Cannot read the lock ${path}: ${inWords(thrown)}.`);
  }
}

/** A lock that was torn, as by a cut of power, has no holder. */
function holderIn(lock: string, { holder }: Writer): Holder | undefined {
  try {
    const { pid, boot, host = holder.host } = JSON.parse(lock) as Holder;
    return { pid, boot, host };
  } catch {
    return undefined;
  }
}

const isUs = ({ pid, boot, host }: Holder, { holder }: Writer): boolean =>
  pid === holder.pid && boot === holder.boot && host === holder.host;

/** Of another machine nobody here can tell whether a process of it has ended. */
function isGone(by: Holder, { holder, isAlive }: Writer): boolean {
  if (by.host !== holder.host || isUs(by, { holder, isAlive })) return false;
  return by.boot !== holder.boot || isEnded(by.pid) || !isAlive(by.pid);
}

/** Whether the system says of a process that it has ended, though whoever started it has not yet heard. */
function isEnded(pid: number): boolean {
  try {
    return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

function refused(at: string, by: Holder, { holder }: Writer): UsageProblem {
  if (by.host === holder.host)
    return new UsageProblem(
      `Process ${by.pid} writes to this run now. Wait for it, or choose another folder. If it is a review that is open, do it on its page, or close it with Ctrl-C in its terminal. (${at})`,
    );
  return new UsageProblem(
    `Process ${by.pid} of the machine ${by.host} writes to this run, as far as this machine can tell. Wait for it, or choose another folder. If nothing on ${by.host} writes to it any more, remove ${at} by hand.`,
  );
}

/** False where somebody else was first. */
function isLinked(ours: string, to: string, { holder }: Writer): boolean {
  if (lockIn(ours) === undefined) writeNew(ours, `${JSON.stringify(holder)}\n`, 0o600);
  try {
    linkSync(ours, to);
    return true;
  } catch (thrown) {
    if (['EEXIST', 'ENOENT'].includes(codeOf(thrown))) return false;
    throw thrown;
  }
}

/** What others left beside the lock goes with it. It is looked for while the lock stands: no successor can be among it. */
function releaseOf(path: string, writer: Writer): Release {
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    orFail(`Cannot remove the lock ${path}`, () => {
      const left = leftBeside(path, writer);
      for (const each of [path, ...left]) rmSync(each, { force: true });
    });
  };
}

function leftBeside(path: string, writer: Writer): string[] {
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.`));
  return names
    .map((name) => join(dirname(path), name))
    .filter((each) => {
      const by = holderIn(lockIn(each) ?? '', writer);
      return by === undefined || isGone(by, writer);
    });
}

const shortDigest = (text: string): string => sha256(text).slice(0, 16);
