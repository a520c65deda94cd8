import { keyedDigest } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import type { Found } from './records.ts';
import type { Result, Written } from './result.ts';

/** One input that is done: what came of it, what was written, and the head of the log behind it. */
interface Done {
  readonly at: number;
  readonly source: string;
  readonly result: Result;
  readonly files: readonly Written[];
  readonly head: Head;
}

/** Where an interrupted run left its files and its notes. */
export interface Left {
  /** The notes of the run, line by line. */
  notes(): Iterable<string>;
  /** So many more bytes of the notes are true; those behind them are dropped with the first new one. */
  keepNotes(bytes: number): void;
  /** The bytes of a file, or nothing where it is not there. */
  bytesAt(path: string): Uint8Array | undefined;
  /** Passes over the entries up to a head in the log. False where it does not have them. */
  passTo(head: Head): boolean;
}

const purpose = (what: string): string => `tearline-progress-${what}/1`;
const digestOf = (key: string, bytes: string | Uint8Array): string =>
  keyedDigest(key, purpose('file'), '', bytes);

/** Binds a note to the text it is of. A file that cannot be read has none. */
const sourceOf = (key: string, found: Found): string =>
  'failure' in found
    ? keyedDigest(key, purpose('failure'), '', JSON.stringify([found.file, found.failure]))
    : keyedDigest(
        key,
        purpose('source'),
        JSON.stringify([found.record.file, found.record.part]),
        found.record.text,
      );

/**
 * The note of one input that is done, for a run that is to go on where this one was cut off. `restricted/` alone has it, and
 * only until the run is closed.
 */
export function noteOf(key: string, at: number, found: Found, result: Result, head: Head): string {
  const files = result.written ?? writtenOf(key, result);
  const done: Done = { at, source: sourceOf(key, found), result: slim(result), files, head };
  const said = JSON.stringify(done);
  return `${keyedDigest(key, purpose('note'), '', said)} ${said}`;
}

/** The files of a cable by their paths, with the digests by which they are known again. */
export function writtenOf(key: string, { files, restricted, folder }: Result): Written[] {
  const copies = folder === null ? [] : files.map((file) => ({ ...file, within: folder }));
  const others = restricted.map((file) => ({ ...file, within: 'restricted' }));
  return [...others, ...copies].map(({ within, name, content }) => ({
    path: `${within}/${name}`,
    digest: digestOf(key, content),
  }));
}

/** What the end of a run needs of a result; the text of a cable that is done is let go. */
const slim = (result: Result): Result => ({
  ...result,
  ...{ done: undefined, record: undefined, files: [], restricted: [], written: [] },
  entries: result.entries.filter(({ kind }) => kind === 'cable'),
});

/**
 * What an interrupted run has done already, taken up input by input from its beginning: as far as its log has it, its sources
 * are the same and every file is what was written. What comes after the first that is not so is done anew.
 */
export class Journal {
  private readonly key: string;
  private readonly left: Left;
  private readonly notes: Iterator<string>;
  private next: (Done & { readonly bytes: number }) | undefined;

  constructor(key: string, left: Left) {
    this.key = key;
    this.left = left;
    this.notes = left.notes()[Symbol.iterator]();
    this.next = this.read();
  }

  /** What came of the input at this place, with the head of the log behind it, if it need not be done again. */
  take(at: number, found: Found): { readonly result: Result; readonly head: Head } | undefined {
    const done = this.next;
    if (done === undefined || done.at !== at) return undefined;
    if (done.source !== sourceOf(this.key, found) || !this.isThere(done) || !this.left.passTo(done.head)) {
      this.next = undefined;
      return undefined;
    }
    this.left.keepNotes(done.bytes);
    this.next = this.read();
    return { result: done.result, head: done.head };
  }

  private isThere({ files }: Done): boolean {
    return files.every(({ path, digest }) => {
      const bytes = this.left.bytesAt(path);
      return bytes !== undefined && digestOf(this.key, bytes) === digest;
    });
  }

  /** The next note; nothing where it is torn or was not written under this key. */
  private read(): (Done & { readonly bytes: number }) | undefined {
    const line = this.notes.next();
    if (line.done === true) return undefined;
    const [mac = '', said = ''] = [line.value.slice(0, 64), line.value.slice(65)];
    if (keyedDigest(this.key, purpose('note'), '', said) !== mac) return undefined;
    return { ...(JSON.parse(said) as Done), bytes: Buffer.byteLength(line.value) + 1 };
  }
}
