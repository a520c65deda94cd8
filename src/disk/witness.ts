import { existsSync, readFileSync } from 'node:fs';
import { type Checkpoint, checkpointsIn } from '../verify/checkpoint.ts';
import { CheckFailure } from './failure.ts';
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
    const notes = existsSync(path) ? checkpointsIn(readFileSync(path, 'utf8')) : [];
    const whole = notes.filter((note) => note !== undefined);
    if (whole.length < notes.length)
      throw new CheckFailure(
        `${path} is no file of checkpoints, or was changed. Restore it, or name another --witness.`,
      );
    return new Witness(path, new Map(whole.map((note) => [note.origin, note])));
  }

  lastOf(origin: string): Checkpoint | undefined {
    return this.seen.get(origin);
  }

  /** Takes in the last checkpoint of a log, on disk when this returns. */
  see(checkpoint: Checkpoint): void {
    this.seen.set(checkpoint.origin, checkpoint);
    writeWhole(this.path, [...this.seen.values()].map(({ note }) => note).join('\n'), { durable: true });
  }
}
