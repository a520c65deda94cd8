import { hashOfWord, type LetterRow } from './letter-row.ts';

/** A run found, its words parted by blanks, and the index of its first word. */
export interface FoundRun<Kind> {
  readonly run: string;
  readonly kind: Kind;
  readonly at: number;
}

/** What a small table tells of a number: a run may begin so, a run may be this. */
const BEGINS = 1;
const IS = 2;
const SLOTS_FOR_EACH = 4;

/**
 * Runs of a few words, looked for in a row of letters at once. The words of a run have a number together, and so have those
 * it begins with; only where a small table knows the number is a string made of the words and looked up.
 */
export class WordRuns<Kind> {
  private readonly longest: number;
  private readonly kinds = new Map<string, { readonly kind: Kind; readonly words: readonly string[] }>();
  /** Made when it is asked for. */
  private slots: Uint8Array | undefined;

  constructor(longest: number) {
    this.longest = longest;
  }

  /** The first kind given to a run stays. */
  add(words: readonly string[], kind: Kind): void {
    const run = words.join(' ');
    if (this.kinds.has(run)) return;
    this.kinds.set(run, { kind, words });
    this.slots = undefined;
  }

  delete(run: string): void {
    this.kinds.delete(run);
  }

  /** Forgets the numbers of what was deleted too. */
  settle(): void {
    this.slots = undefined;
  }

  /** Every run found, by the place of its first word; of those at one place the shorter first. */
  foundIn(row: LetterRow): FoundRun<Kind>[] {
    const found: FoundRun<Kind>[] = [];
    if (this.kinds.size === 0) return found;
    this.slots ??= this.table();
    for (let at = 0; at < row.count; at++) this.foundAt(row, at, this.slots, found);
    return found;
  }

  private foundAt(row: LetterRow, at: number, slots: Uint8Array, found: FoundRun<Kind>[]): void {
    const end = Math.min(row.count, at + this.longest);
    let hash = 0;
    for (let word = at; word < end; word++) {
      hash = followed(hash, row.hashes[word] as number);
      const told = slots[slotOf(hash, slots)] as number;
      if ((told & BEGINS) === 0) return;
      if ((told & IS) === 0) continue;
      const run = wordsFrom(row, at, word).join(' ');
      const kind = this.kinds.get(run)?.kind;
      if (kind !== undefined) found.push({ run, kind, at });
    }
  }

  /** In a size that leaves most of it empty. */
  private table(): Uint8Array {
    let size = 64;
    while (size < SLOTS_FOR_EACH * this.longest * this.kinds.size) size *= 2;
    const slots = new Uint8Array(size);
    for (const { words } of this.kinds.values()) {
      let hash = 0;
      for (const word of words) {
        hash = followed(hash, hashOfWord(word));
        note(slots, hash, BEGINS);
      }
      note(slots, hash, BEGINS | IS);
    }
    return slots;
  }
}

/** The number of words with one more behind them. */
const followed = (hash: number, word: number): number => (Math.imul(hash, 0x01000193) + word) | 0;

const slotOf = (hash: number, slots: Uint8Array): number => {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) & (slots.length - 1);
};

function note(slots: Uint8Array, hash: number, told: number): void {
  const slot = slotOf(hash, slots);
  slots[slot] = (slots[slot] as number) | told;
}

const wordsFrom = (row: LetterRow, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => row.word(from + i));
