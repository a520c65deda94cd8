import { closeSync, fstatSync, fsyncSync, ftruncateSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkpointOf, lastCheckpoint, originOf } from '../audit/checkpoint.ts';
import type { Signer } from '../audit/sign.ts';
import { leafHash, Tree } from '../audit/tree.ts';
import type { Head } from '../model/entry.ts';
import { type Checkpoint, isSignedBy, readCheckpoint } from '../verify/checkpoint.ts';
import { readPublicKey } from '../verify/signature.ts';
import { CheckFailure, DiskFailure, orFail } from './failure.ts';
import { linesFrom, piecesFrom } from './pieces.ts';
import type { Witness } from './witness.ts';
import { openGrowing, syncFolder, writeAll } from './write-whole.ts';

/** Who signs a log, and who watches it. */
export interface Sealing {
  readonly signer: Signer;
  readonly witness?: Witness | undefined;
}

/** Whether a log is written on, or gone through again by a run that was cut off. */
type From = 'its end' | 'its beginning';

/** A checkpoint stands behind no more entries than these. */
const FURTHEST = 100;

/**
 * So many checkpoints wait at most for a sync of the log, and no more than an eighth of those before them: syncs cost little of a
 * long run, and a crash little of what was done.
 */
const MOST_WAITING = 32;

/**
 * The log of a run on disk, and its checkpoints beside it. Before a checkpoint is signed, what was written since the last one
 * is read back from disk, and must be what was to be written: a signature on a log that was never so could not be mended.
 */
export class LogFile {
  private readonly folder: string;
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
  /** Checkpoints that were signed and not written yet, and how many were. */
  private signed: string[] = [];
  private written = 0;
  private origin: string | undefined;
  private last = '';
  private hasFailed = false;
  /** What an interrupted run has sealed and this one has not yet come to, and how many lines of it are behind. */
  private readonly sealed: Generator<{ line: Buffer; end: number }> | undefined;
  private met = 0;
  /** Where a tail was taken off and laid aside, and its bytes. */
  private torn: { readonly file: string; readonly at: number; readonly bytes: Buffer } | undefined;

  /** Opens both files, and reads what is there: a log that goes on must be the one that was sealed. */
  constructor(log: string, checkpoints: string, { signer, witness }: Sealing, from: From = 'its end') {
    this.signer = signer;
    this.witness = witness;
    this.folder = dirname(log);
    this.log = attempt(() => openGrowing(log));
    this.checkpoints = attempt(() => openGrowing(checkpoints));
    attempt(() => this.resume(log, readFileSync(checkpoints, 'utf8'), from));
    if (from === 'its beginning') this.sealed = linesFrom(this.log, 0);
    else this.met = this.tree.size;
  }

  /** Writes lines to the end, sealing wherever a checkpoint is due. If it fails nothing else may be written (law 9). */
  append(lines: readonly string[]): void {
    this.unlessFailed(() => {
      let left = lines.slice(this.meet(lines));
      while (left.length > 0) {
        const room = FURTHEST - this.unsealed.length;
        this.write(left.slice(0, room));
        left = left.slice(room);
        if (this.unsealed.length === FURTHEST) this.seal();
      }
    });
  }

  /**
   * Writes lines to the end with one checkpoint behind them, and returns it once both are on the device: what the lines say can then
   * be acknowledged, and a crash before that leaves none of them. If it fails nothing else may be written.
   */
  appendAtOnce(lines: readonly string[]): string {
    return this.unlessFailed(() => {
      this.met += lines.length;
      this.write(lines);
      this.seal('at once');
      if (this.signed.length > 0) this.writeSigned();
      attempt(() => fsyncSync(this.checkpoints));
      this.tellWitness();
      return this.last;
    });
  }

  /**
   * What was cut off at its end may be half a line, and what a device lost once it may report as kept the next time: so behind a
   * failure nothing is written. Whoever opens the log again cuts it back to its last checkpoint.
   */
  private unlessFailed<T>(work: () => T): T {
    if (this.hasFailed)
      throw new DiskFailure(
        'Cannot write the log any more: it failed before. Find out what ails the disk, then start again.',
      );
    try {
      return work();
    } catch (thrown) {
      this.hasFailed = true;
      throw thrown;
    }
  }

  /** Lets go of both files as they are, after a failure: nothing is sealed or waited for any more. */
  letGo(): void {
    this.hasFailed = true;
    for (const file of [this.log, this.checkpoints]) closeSync(file);
  }

  /** Passes over what an interrupted run has sealed up to this head. False where it has not sealed so much. */
  passTo({ size, digest }: Head): boolean {
    if (size > this.tree.size || size < this.met) return false;
    let line: Buffer | undefined;
    for (; this.met < size; this.met += 1) line = this.sealed?.next().value?.line;
    return line === undefined || line.toString('latin1').endsWith(`"digest":"${digest}"}`);
  }

  /** How many of these lines are sealed already: they must be the very ones. */
  private meet(lines: readonly string[]): number {
    let count = 0;
    for (; count < lines.length && this.met < this.tree.size; count += 1) {
      const found = attempt(() => this.sealed?.next().value?.line);
      if (found?.toString('utf8') !== lines[count])
        throw new CheckFailure(
          'The interrupted run decided something else on what this one now decides: an input, a rule or an option is another. Make it anew, with --replace.',
        );
      this.met += 1;
    }
    if (count < lines.length) this.met += lines.length - count;
    return count;
  }

  /** The checkpoint of all that was written, on disk with it when this returns. */
  close(): string {
    return this.unlessFailed(() => this.closeWhole());
  }

  private closeWhole(): string {
    if (this.met < this.tree.size)
      throw new CheckFailure(
        'The interrupted run had entries that this one does not come to: inputs are missing. Name the same, or make it anew, with --replace.',
      );
    if (this.unsealed.length > 0) this.seal();
    if (this.signed.length > 0) this.writeSigned();
    attempt(() => {
      this.dropTorn();
      for (const file of [this.log, this.checkpoints]) {
        fsyncSync(file);
        closeSync(file);
      }
      syncFolder(this.folder);
    });
    this.refuseShort(this.seen());
    this.tellWitness();
    return this.last;
  }

  private write(lines: readonly string[]): void {
    attempt(() => writeAll(this.log, Buffer.from(lines.map((line) => `${line}\n`).join(''))));
    for (const line of lines) this.unsealed.push(leafHash(line));
  }

  private seal(how: 'at once' | 'by and by' = 'by and by'): void {
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
    this.ask();
    // Of a log that is written by and by a run that is made again comes to what the witness saw at its end.
    if (how === 'at once') this.refuseShort(this.seen());
    const isFirst = this.last === '';
    this.last = checkpointOf(this.origin, standing, this.signer);
    // Whoever finds this log begun asks the witness for it: it knows of every log that has a checkpoint.
    if (isFirst && this.seen() === undefined) this.tellWitness();
    this.signed.push(`${isFirst ? '' : '\n'}${this.last}`);
    if (this.signed.length > Math.min(MOST_WAITING, this.written / 8)) this.writeSigned();
  }

  /** Writes what was signed. A checkpoint that outlived the entries it seals would look as if they had been cut off. */
  private writeSigned(): void {
    const bytes = Buffer.from(this.signed.join(''));
    const isThere = attempt(() => {
      fsyncSync(this.log);
      const at = fstatSync(this.checkpoints).size;
      writeAll(this.checkpoints, bytes);
      return this.isThere(bytes, at);
    });
    if (!isThere)
      throw new DiskFailure(
        'The checkpoints on disk are not what was written to them, so nothing more is written.',
      );
    this.written += this.signed.length;
    this.signed = [];
  }

  /** Reads back what was written behind the checkpoints there. What stands there instead is taken off: it would look as if it was forged. */
  private isThere(bytes: Buffer, at: number): boolean {
    const isSame = Buffer.concat([...piecesFrom(this.checkpoints, at)]).equals(bytes);
    if (!isSame) ftruncateSync(this.checkpoints, at);
    return isSame;
  }

  private count(leaf: Buffer): void {
    this.tree.add(leaf);
    if (this.witness?.sizes.has(this.tree.size) === true)
      this.rootsSeen.set(this.tree.size, this.tree.root());
  }

  /** Nothing is signed that does not go on from what a witness has seen signed. */
  private ask(): void {
    const seen = this.seen();
    if (seen === undefined || seen.size > this.tree.size) return;
    if (this.rootsSeen.get(seen.size)?.equals(seen.root) !== true)
      throw new CheckFailure(
        `The witness saw another log of this name with ${seen.size} entries. Nothing is signed: find out which of the two was changed.`,
      );
  }

  /** A log that ends before what its witness has seen was cut short. */
  private refuseShort(seen: Checkpoint | undefined): void {
    if (seen !== undefined && seen.size > this.tree.size)
      throw new CheckFailure(
        `The witness saw ${seen.size} entries of this log, which now ends after ${this.tree.size}. Look for the rest, or name another --witness.`,
      );
  }

  private seen(): Checkpoint | undefined {
    return this.witness?.lastOf(this.origin ?? '');
  }

  private tellWitness(): void {
    const checkpoint = readCheckpoint(this.last);
    if (checkpoint === undefined || this.witness === undefined) return;
    this.witness.see(checkpoint);
    this.rootsSeen.set(checkpoint.size, this.tree.root());
  }

  /** A log that was begun goes on only from a checkpoint of who signs it now, and as its witness knows it. */
  private refuseForged(): void {
    const [last, key] = [readCheckpoint(this.last), readPublicKey(this.signer.publicKey)];
    if (last === undefined || key === undefined || !isSignedBy(last, key))
      throw new CheckFailure(
        'The last checkpoint of the log is not signed with this signing key. Name the one it was signed with (--signing-key); if this is it, the log was changed. Run: tearline audit verify.',
      );
    if (this.witness === undefined) return;
    const seen = this.seen();
    if (seen === undefined && this.witness.sizes.size > 0)
      throw new CheckFailure(
        'The witness knows other logs and not this one, which was begun before. If it was begun with this witness it was written anew since: find out. If it was begun without, name a new file as its --witness.',
      );
    this.refuseShort(seen);
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
  private resume(log: string, sealed: string, from: From): void {
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
      this.refuseForged();
    }
    this.layAside(log, from);
  }

  /** Of a run that is done again from its beginning only the last tail is kept: those before it came of the same inputs. */
  private layAside(log: string, from: From): void {
    const bytes = Buffer.concat([...piecesFrom(this.log, this.readTo)]);
    if (bytes.length === 0) return;
    this.torn = { file: `${log}.torn`, at: this.readTo, bytes };
    keepAside(this.torn.file, bytes, from);
    ftruncateSync(this.log, this.readTo);
  }

  /** A tail that was written again as it was need not be kept. */
  private dropTorn(): void {
    if (this.torn === undefined) return;
    const { file, at, bytes } = this.torn;
    const [piece = Buffer.alloc(0)] = piecesFrom(this.log, at);
    const isAgain = piece.subarray(0, bytes.length).equals(bytes);
    if (isAgain && readFileSync(file).length === bytes.length) rmSync(file);
  }
}

/** What is taken off a log is on the device under its other name before it goes. */
function keepAside(path: string, bytes: Buffer, from: From): void {
  const file = openGrowing(path, { anew: from === 'its beginning' });
  try {
    const at = fstatSync(file).size;
    writeAll(file, bytes);
    if (!Buffer.concat([...piecesFrom(file, at)]).equals(bytes))
      throw new DiskFailure(`Cannot write ${path}: the disk took other bytes than it was given.`);
    fsyncSync(file);
    syncFolder(dirname(path));
  } finally {
    closeSync(file);
  }
}

const attempt = <T>(work: () => T): T => orFail('Cannot write the log, so nothing is released', work);
