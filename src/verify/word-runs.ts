import { hashOfWord, type LetterRow } from './letter-row.ts';

/** A run found, its words parted by blanks, and the index of its first word. */
export interface FoundRun<Kind> {
  readonly run: string;
  readonly kind: Kind;
  readonly at: number;
}

/** For the number of words in a row: whether a run begins with them, and how many runs are such. */
interface Table {
  readonly begins: Uint8Array;
  readonly whole: Uint8Array;
}

const SLOTS_FOR_EACH = 4;
/** No more are counted, and none of so many is taken off. */
const MOST = 255;

/**
 * Runs of a few words, looked for in a row of letters at once. The words of a run have a number together, and so have those
 * it begins with; only where a small table knows the number is a string made of the words and looked up.
 */
export class WordRuns<Kind> {
  private readonly longest: number;
  private readonly kinds = new Map<string, { readonly kind: Kind; readonly words: readonly string[] }>();
  /** Made when it is asked for. */
  private table: Table | undefined;

  constructor(longest: number) {
    this.longest = longest;
  }

  /** The first kind given to a run stays. */
  add(words: readonly string[], kind: Kind): void {
    const run = words.join(' ');
    if (this.kinds.has(run)) return;
    this.kinds.set(run, { kind, words });
    this.table = undefined;
  }

  delete(run: string): void {
    const known = this.kinds.get(run);
    this.kinds.delete(run);
    if (known === undefined || this.table === undefined) return;
    const { whole } = this.table;
    const slot = slotOf(known.words.map(hashOfWord).reduce(followed, 0), whole.length);
    const count = whole[slot] as number;
    if (count < MOST) whole[slot] = count - 1;
  }

  /** Forgets what began the runs that were deleted. */
  settle(): void {
    this.table = undefined;
  }

  /** Every run found, by the place of its first word; of those at one place the shorter first. */
  foundIn(row: LetterRow): FoundRun<Kind>[] {
    const found: FoundRun<Kind>[] = [];
    if (this.kinds.size === 0) return found;
    this.table ??= this.counted();
    for (let at = 0; at < row.count; at++) this.foundAt(row, at, this.table, found);
    return found;
  }

  private foundAt(row: LetterRow, at: number, { begins, whole }: Table, found: FoundRun<Kind>[]): void {
    const end = Math.min(row.count, at + this.longest);
    let hash = 0;
    for (let word = at; word < end; word++) {
      hash = followed(hash, row.hashes[word] as number);
      const slot = slotOf(hash, begins.length);
      if (begins[slot] === 0) return;
      if (whole[slot] === 0) continue;
      const run = wordsFrom(row, at, word).join(' ');
      const kind = this.kinds.get(run)?.kind;
      if (kind !== undefined) found.push({ run, kind, at });
    }
  }

  /** In a size that leaves most of it empty. */
  private counted(): Table {
    let size = 64;
    while (size < SLOTS_FOR_EACH * this.longest * this.kinds.size) size *= 2;
    const [begins, whole] = [new Uint8Array(size), new Uint8Array(size)];
    for (const { words } of this.kinds.values()) {
      let hash = 0;
      for (const word of words) {
        hash = followed(hash, hashOfWord(word));
        begins[slotOf(hash, size)] = 1;
      }
      const slot = slotOf(hash, size);
      whole[slot] = Math.min(MOST, (whole[slot] as number) + 1);
    }
    return { begins, whole };
  }
}

/** The number of words with one more behind them. */
const followed = (hash: number, word: number): number => (Math.imul(hash, 0x01000193) + word) | 0;

const slotOf = (hash: number, size: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) & (size - 1);
};

const wordsFrom = (row: LetterRow, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => row.word(from + i));
