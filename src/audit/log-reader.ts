import { Entry, type Head } from '../model/entry.ts';
import { digestIn, entryDigest, SEAL_LENGTH } from './entry.ts';
import { GENESIS } from './log.ts';

/** A line of a log that is what it says, and where its bytes are. */
export interface Placed {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a log line by line up to the head that its record has, and holds no more than one. A line whose digest is not that
 * of its bytes, or that does not follow from the one before, is passed over and counted: this shows a log and does not
 * check it. Where it meets a fault the entries before that may be changed as well, for whoever changes one can compute its digest
 * anew. `audit verify` is the check.
 */
export class LogReader {
  /** The first entry that is not what was logged, once one was met. */
  firstFault: number | undefined;
  /** Lines behind the head, which were never acknowledged. */
  beyond = 0;
  private readonly head: Head;
  private readonly isAsked: (line: Buffer, seq: number) => boolean;
  private size = 0;
  private at = 0;
  private digest = GENESIS.digest;

  /** Lines that nobody asks for are held against the others and not read, which takes a tenth of the time. */
  constructor(head: Head, isAsked: (line: Buffer, seq: number) => boolean = () => true) {
    this.head = head;
    this.isAsked = isAsked;
  }

  *entries(lines: Iterable<Buffer>): Generator<Placed> {
    for (const line of lines) {
      if (this.size >= this.head.size) this.beyond += 1;
      else {
        const placed = this.take(line);
        if (placed !== undefined) yield placed;
      }
    }
    if (this.size < this.head.size || this.digest !== this.head.digest) this.fault(this.size);
  }

  private take(line: Buffer): Placed | undefined {
    const [seq, from] = [this.size, this.at];
    const isWhole = this.follows(line, seq);
    this.size += 1;
    this.at += line.length + 1;
    if (isWhole && !this.isAsked(line, seq)) return undefined;
    const entry = isWhole ? read(line) : undefined;
    if (entry !== undefined) return { entry, from, to: this.at };
    this.fault(seq);
    return undefined;
  }

  /** Whether the bytes of a line are those of its digest, and name their place and the line before. */
  private follows(line: Buffer, seq: number): boolean {
    const covered = line.subarray(0, Math.max(0, line.length - SEAL_LENGTH));
    const end = `,"prev":"${this.digest}","seq":${seq},"v":1`;
    this.digest = digestIn(line.toString('latin1', covered.length));
    return (
      covered.toString('latin1', Math.max(0, covered.length - end.length)) === end &&
      entryDigest(covered) === this.digest
    );
  }

  private fault(seq: number): void {
    this.firstFault ??= Math.max(0, Math.min(seq, this.head.size - 1));
  }
}

/** Whether a line speaks of one of these cables, by its bytes: some that only quote such a name are taken too. */
export const namesAny = (cables: readonly string[]): ((line: Buffer) => boolean) => {
  const names = cables.map((mrn) => Buffer.from(JSON.stringify(mrn)));
  return (line) => names.some((name) => line.includes(name));
};

function read(line: Buffer): Entry | undefined {
  try {
    return Entry.safeParse(JSON.parse(line.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
