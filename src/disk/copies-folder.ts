import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Digesting } from '../model/digest.ts';
import { bytesBetween, bytesIn, linesOf, piecesOf } from './pieces.ts';

/** The files of a folder of copies, each read when it is asked for: all of them are more than memory holds. */
export class CopiesFolder {
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The names of its files, sorted; none where the folder is not there. */
  names(): string[] {
    return this.entries((entry) => entry.isFile());
  }

  /** The names of folders and links in it, which are no copies. */
  others(): string[] {
    return this.entries((entry) => !entry.isFile());
  }

  /** The digest of every file. */
  *digests(): Generator<{ readonly name: string; readonly sha256: string }> {
    for (const name of this.names()) {
      const digest = new Digesting();
      for (const piece of piecesOf(join(this.path, name))) digest.add(piece);
      yield { name, sha256: digest.hex() };
    }
  }

  /** The bytes of a file; nothing where it is not there. */
  read(name: string): Uint8Array | undefined {
    const path = join(this.path, name);
    return existsSync(path) ? bytesIn(path) : undefined;
  }

  /** The text of a file; empty where it is not there. */
  text(name: string): string {
    return Buffer.from(this.read(name) ?? '').toString('utf8');
  }

  /** The whole lines of a file, one by one; none where it is not there. */
  *lines(name: string): Generator<Buffer> {
    const path = join(this.path, name);
    if (existsSync(path)) yield* linesOf(path);
  }

  /** What stands between two bytes of a file. */
  between(name: string, from: number, to: number): string {
    return bytesBetween(join(this.path, name), from, to).toString('utf8');
  }

  private entries(isAsked: (entry: { isFile(): boolean }) => boolean): string[] {
    if (!existsSync(this.path)) return [];
    const entries = readdirSync(this.path, { withFileTypes: true }).filter(isAsked);
    return entries.map(({ name }) => name).sort();
  }
}
