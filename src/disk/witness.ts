import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type Checkpoint, checkpointsIn } from '../verify/checkpoint.ts';
import { CheckFailure, codeOf, DiskFailure, inWords } from './failure.ts';
import { writeWhole } from './write-whole.ts';

/**
 * A file, kept elsewhere than the runs it watches, with the last checkpoint of each of their logs. A log that is cut short or
 * written anew no longer agrees with it, whoever has its key.
 */
export class Witness {
  private readonly path: string;
  private readonly seen: Map<string, Checkpoint>;
  /** How many entries the logs had that it holds checkpoints of. */
  readonly sizes: ReadonlySet<number>;

  private constructor(path: string, seen: Map<string, Checkpoint>) {
    this.path = path;
    this.seen = seen;
    this.sizes = new Set([...seen.values()].map(({ size }) => size));
  }

  /** The witness in a file, which need not be there yet. */
  static at(path: string): Witness {
    return new Witness(path, new Map(notesIn(path).map((note) => [note.origin, note])));
  }

  lastOf(origin: string): Checkpoint | undefined {
    return this.seen.get(origin);
  }

  /** Takes in the last checkpoint of a log, on disk when this returns, beside what others told it meanwhile. */
  see(checkpoint: Checkpoint): void {
    this.seen.set(checkpoint.origin, checkpoint);
    alone(this.path, () => {
      const all = new Map(notesIn(this.path).map((note) => [note.origin, note]));
      all.set(checkpoint.origin, checkpoint);
      writeWhole(this.path, [...all.values()].map(({ note }) => note).join('\n'), { durable: true });
    });
  }
}

function notesIn(path: string): Checkpoint[] {
  const notes = existsSync(path) ? checkpointsIn(readFileSync(path, 'utf8')) : [];
  const whole = notes.filter((note) => note !== undefined);
  if (whole.length < notes.length)
    throw new CheckFailure(
      `${path} is no file of checkpoints, or was changed. Restore it, or name another --witness.`,
    );
  return whole;
}

/** Whoever holds the witness is done in milliseconds; who holds it over so many looks, which take a second or two, is gone. */
const LOOKS = 50_000;

/** Several runs may have one witness: what one writes, the next reads. */
function alone(path: string, work: () => void): void {
  const held = `${path}.held`;
  for (let [looks, by] = [0, 0]; !isTaken(held); looks += 1) {
    const now = statSync(held, { throwIfNoEntry: false })?.ino ?? 0;
    if (now !== by) [looks, by] = [0, now];
    if (looks >= LOOKS) rmSync(held, { recursive: true, force: true });
  }
  try {
    work();
  } finally {
    rmSync(held, { recursive: true, force: true });
  }
}

function isTaken(held: string): boolean {
  try {
    mkdirSync(held);
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false;
    throw new DiskFailure(`Cannot write beside the witness: ${inWords(thrown)}.`);
  }
}
