import type { LetterRow } from './letter-row.ts';
import { hashOf, KeptLetters, LetterTable, rolled, weightOf } from './letter-table.ts';

/** Length of the piece by which a passage is looked up: no passage is shorter. */
export const SHORTEST = 8;
const LEAVING = weightOf(SHORTEST);

/** A passage found, by its number, and where it begins among the letters of a row. */
export interface FoundPassage<Kind> {
  readonly passage: number;
  readonly kind: Kind;
  readonly at: number;
}

/**
 * Many passages, looked for in a row of letters at once. A hash rolls over every window of eight letters; only where
 * a table knows the hash are letters compared (Karp and Rabin 1987). One pass, whatever the number.
 */
export class Passages<Kind> {
  private readonly kept = new KeptLetters();
  private readonly heads = new LetterTable(this.kept);
  /** By the number of the first eight letters: however many begin alike, a place asks once for each length. */
  private readonly lengths: number[][] = [];
  private readonly all = new LetterTable(this.kept);
  /** By the number of a passage; nothing where it was dropped. */
  private readonly kinds: (Kind | undefined)[] = [];

  /** Keeps the letters of a row, that stretches of it can be added. Gives back the place where they begin. */
  keep({ units, length }: LetterRow): number {
    return this.kept.keep(units.subarray(0, length));
  }

  /** Adds a stretch of kept letters. The first kind given to a passage stays. */
  add(place: number, length: number, kind: Kind): void {
    const { units } = this.kept;
    const passage = this.all.note(place, length, hashOf(units, place, length));
    this.kinds[passage] ??= kind;
    const head = this.heads.note(place, SHORTEST, hashOf(units, place, SHORTEST));
    const lengths = this.lengths[head];
    if (lengths === undefined) this.lengths[head] = [length];
    else if (!lengths.includes(length)) lengths.push(length);
  }

  drop(passage: number): void {
    this.kinds[passage] = undefined;
  }

  /** Drops a stretch of kept letters, if it is a passage. */
  dropAt(place: number, length: number): void {
    const { units } = this.kept;
    const passage = this.all.find(units, place, length, hashOf(units, place, length));
    if (passage !== undefined) this.drop(passage);
  }

  /** Every passage found in a row, from left to right. */
  foundIn({ units, length }: LetterRow): FoundPassage<Kind>[] {
    const found: FoundPassage<Kind>[] = [];
    if (this.kinds.length === 0 || length < SHORTEST) return found;
    let hash = hashOf(units, 0, SHORTEST);
    for (let at = 0; ; at++) {
      const head = this.heads.find(units, at, SHORTEST, hash);
      if (head !== undefined) this.foundAt(units, at, length, head, found);
      if (at + SHORTEST >= length) return found;
      hash = rolled(hash, units[at] as number, units[at + SHORTEST] as number, LEAVING);
    }
  }

  /** Of the passages that begin with `head`, those that stand at a place, up to `end`. */
  private foundAt(
    units: Uint16Array,
    at: number,
    end: number,
    head: number,
    found: FoundPassage<Kind>[],
  ): void {
    for (const length of this.lengths[head] ?? []) {
      if (at + length > end) continue;
      const passage = this.all.find(units, at, length, hashOf(units, at, length));
      const kind = passage === undefined ? undefined : this.kinds[passage];
      if (passage !== undefined && kind !== undefined) found.push({ passage, kind, at });
    }
  }
}
