import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Digesting } from '../model/digest.ts';
import { DiskFailure, orFail } from './failure.ts';
import { linesFrom, piecesFrom } from './pieces.ts';
import { syncFolder, writeAll } from './write-whole.ts';

/** Bytes that wait in memory for a write. */
const WAITING = 64 * 1024;

/**
 * A file of a run that grows while the run goes on: what its end needs of each cable, for which memory would be too small. Until
 * it is put in its place only `restricted/` has it. What the disk gives back must be what it was given.
 */
export class Aside {
  private readonly path: string;
  private readonly file: number;
  private isOpen = true;
  private readonly given = new Digesting();
  private waiting: string[] = [];
  private size = 0;
  /** The digest of what stands on the disk, while nothing is added to it. */
  private proven: string | undefined;

  /** Its mode is from the beginning that of its place: `restricted/` lets nobody in. */
  constructor(path: string, mode = 0o644) {
    this.path = path;
    this.file = orFail(cannotWrite(path), () => openSync(path, ANEW, mode));
  }

  add(text: string): void {
    this.waiting.push(text);
    this.size += text.length;
    if (this.size >= WAITING) this.flush();
  }

  /** SHA-256 of all that was added, in hex. Throws where other bytes stand on the disk. */
  digest(): string {
    this.flush();
    this.proven ??= this.readBack();
    return this.proven;
  }

  private readBack(): string {
    const [given, found] = [this.given.hex(), new Digesting()];
    orFail(cannotWrite(this.path), () => {
      for (const piece of piecesFrom(this.file, 0)) found.add(piece);
    });
    if (found.hex() === given) return given;
    throw new DiskFailure(`Cannot write ${this.path}: the disk gives back other bytes than it was given.`);
  }

  /** The lines that were added, one by one. */
  *lines(): Generator<string> {
    this.digest();
    for (const { line } of linesFrom(this.file, 0)) yield line.toString('utf8');
  }

  /** Puts the file in its place, whole, with bytes and name on the device. */
  moveTo(path: string): void {
    this.digest();
    orFail(cannotWrite(path), () => {
      fsyncSync(this.file);
      this.close();
      renameSync(this.path, path);
      syncFolder(dirname(path));
    });
  }

  /** Lets go of it where it was not put in a place. */
  discard(): void {
    if (!this.isOpen) return;
    this.close();
    rmSync(this.path, { force: true });
  }

  private close(): void {
    this.isOpen = false;
    closeSync(this.file);
  }

  private flush(): void {
    if (this.size === 0) return;
    this.proven = undefined;
    const bytes = Buffer.from(this.waiting.join(''));
    [this.waiting, this.size] = [[], 0];
    this.given.add(bytes);
    orFail(cannotWrite(this.path), () => writeAll(this.file, bytes));
  }
}

const ANEW =
  constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND | constants.O_NOFOLLOW;

const cannotWrite = (path: string): string => `Cannot write ${path}`;
