import {
  appendFileSync,
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { checkpointOf, lastCheckpoint, originOf } from '../audit/checkpoint.ts';
import type { Signer } from '../audit/sign.ts';
import { leafHash, Tree } from '../audit/tree.ts';
import { readCheckpoint } from '../verify/checkpoint.ts';
import { CheckFailure, DiskFailure, inWords } from './failure.ts';
import { linesFrom, piecesFrom } from './pieces.ts';
import type { Witness } from './witness.ts';

/** Who signs a log, and who watches it. */
export interface Sealing {
  readonly signer: Signer;
  readonly witness?: Witness | undefined;
}

/** A checkpoint stands behind no more entries than these. */
const FURTHEST = 100;

/**
 * The log of a run on disk, and its checkpoints beside it. Before a checkpoint is signed, what was written since the last one
 * is read back from disk, and must be what was to be written: a signature on a log that was never so could not be mended.
 */
export class LogFile {
  private readonly log: number;
  private readonly checkpoints: number;
  private readonly signer: Signer;
  private readonly witness: Witness | undefined;
  private readonly tree = new Tree();
  /** The roots that the log had at sizes of which a witness holds checkpoints. */
  private readonly rootsSeen = new Map<number, Buffer>();
  /** Where that begins which was not read back yet, and the hashes of its lines as they were given. */
  private readTo = 0;
  private unsealed: Buffer[] = [];
  private origin: string | undefined;
  private last = '';

  /** Opens both files, and reads what is there: a log that goes on must be the one that was sealed. */
  constructor(log: string, checkpoints: string, { signer, witness }: Sealing) {
    this.signer = signer;
    this.witness = witness;
    this.log = attempt(() => openSync(log, 'a+', 0o600));
    this.checkpoints = attempt(() => openSync(checkpoints, 'a+', 0o600));
    attempt(() => this.resume(log, readFileSync(checkpoints, 'utf8')));
  }

  /** Writes lines to the end, sealing wherever a checkpoint is due. If it fails nothing else may be written (law 9). */
  append(lines: readonly string[]): void {
    let left = lines;
    while (left.length > 0) {
      const room = FURTHEST - this.unsealed.length;
      this.write(left.slice(0, room));
      left = left.slice(room);
      if (this.unsealed.length === FURTHEST) this.seal();
    }
  }

  /** The checkpoint of all that was written, on disk with it when this returns. */
  close(): string {
    if (this.unsealed.length > 0) this.seal();
    attempt(() => {
      for (const file of [this.log, this.checkpoints]) {
        fsyncSync(file);
        closeSync(file);
      }
    });
    this.tellWitness();
    return this.last;
  }

  private write(lines: readonly string[]): void {
    attempt(() => writeAll(this.log, Buffer.from(lines.map((line) => `${line}\n`).join(''))));
    for (const line of lines) this.unsealed.push(leafHash(line));
  }

  private seal(): void {
    const found = this.linesBehind();
    const isSame =
      found.length === this.unsealed.length && this.unsealed.every((leaf, n) => found[n]?.equals(leaf));
    if (!isSame)
      throw new DiskFailure(
        'The log on disk is not what was written to it, so it is not signed and nothing more is written.',
      );
    for (const leaf of found) this.count(leaf);
    this.unsealed = [];
    const standing = { size: this.tree.size, root: this.tree.root() };
    this.origin ??= originOf(standing);
    this.ask(this.origin);
    const isFirst = this.last === '';
    this.last = checkpointOf(this.origin, standing, this.signer);
    attempt(() => writeAll(this.checkpoints, Buffer.from(`${isFirst ? '' : '\n'}${this.last}`)));
  }

  private count(leaf: Buffer): void {
    this.tree.add(leaf);
    if (this.witness?.sizes.has(this.tree.size) === true)
      this.rootsSeen.set(this.tree.size, this.tree.root());
  }

  /** Nothing is signed that does not go on from what a witness has seen signed. */
  private ask(origin: string): void {
    const seen = this.witness?.lastOf(origin);
    if (seen === undefined || seen.size > this.tree.size) return;
    if (this.rootsSeen.get(seen.size)?.equals(seen.root) !== true)
      throw new CheckFailure(
        `The witness saw another log of this name with ${seen.size} entries. Nothing is signed: find out which of the two was changed.`,
      );
  }

  /** A log that ends before what its witness has seen was cut short. */
  private tellWitness(): void {
    const seen = this.witness?.lastOf(this.origin ?? '');
    if (seen !== undefined && seen.size > this.tree.size)
      throw new CheckFailure(
        `The witness saw ${seen.size} entries of this log, which now ends after ${this.tree.size}. Look for the rest, or name another --witness.`,
      );
    const checkpoint = readCheckpoint(this.last);
    if (checkpoint !== undefined) this.witness?.see(checkpoint);
  }

  /** The hashes of the whole lines on disk that were not read back yet. */
  private linesBehind(): Buffer[] {
    return attempt(() =>
      [...linesFrom(this.log, this.readTo)].map(({ line, end }) => {
        this.readTo = end;
        return leafHash(line);
      }),
    );
  }

  /** Takes up a log that is there. What follows its last checkpoint was never acknowledged, and is laid aside. */
  private resume(log: string, sealed: string): void {
    const last = lastCheckpoint(sealed);
    ftruncateSync(this.checkpoints, last?.end ?? 0);
    if (last !== undefined) {
      for (const { line, end } of linesFrom(this.log, 0)) {
        this.count(leafHash(line));
        this.readTo = end;
        if (this.tree.size === last.size) break;
      }
      if (!this.tree.root().equals(last.root))
        throw new DiskFailure(
          'The log does not go on from its last checkpoint: it was changed since. Run: tearline audit verify.',
        );
      [this.origin, this.last] = [last.origin, last.note];
    }
    this.layAside(log);
  }

  private layAside(log: string): void {
    if (fstatSync(this.log).size === this.readTo) return;
    for (const piece of piecesFrom(this.log, this.readTo))
      appendFileSync(`${log}.torn`, piece, { mode: 0o600 });
    ftruncateSync(this.log, this.readTo);
  }
}

/** The system may take fewer bytes than it was given, and says so in no other way. */
function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw thrown instanceof DiskFailure
      ? thrown
      : new DiskFailure(`Cannot write the log, so nothing is released: ${inWords(thrown)}.`);
  }
}
