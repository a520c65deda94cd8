import type { Entry, EntryBody } from '../model/entry.ts';

/** An entry of the log of a review as it is on record, with what its `content` digest stands for. */
export interface Kept {
  readonly entry: Entry;
  readonly content: unknown;
}

/** What is to be recorded: entries, each with the text that its `content` digest was made of, if it has one. */
export interface Recording {
  readonly bodies: readonly EntryBody[];
  readonly contents: readonly (string | undefined)[];
}

/**
 * Where the log of a review is kept. It is the truth: everything the page shows is a fold of it.
 *
 * A content is kept before the entry that binds it, so an entry always has its content; a content without an entry was never
 * acknowledged and counts for nothing.
 */
export interface Store {
  /** Why nothing can be recorded now; null where it can. */
  readonly readOnly: string | null;
  /** Everything on record from the entry with this number on. */
  since(size: number): Promise<readonly Kept[]>;
  /**
   * Takes the sole right to write; hands `decide` what others recorded behind the first `size` entries; records what it returns,
   * on the device, before this resolves. Where it returns nothing, nothing is recorded. What comes back is all of it: what others
   * recorded, then this.
   */
  append(
    size: number,
    decide: (news: readonly Kept[]) => Recording | undefined,
  ): Promise<{ readonly news: readonly Kept[]; readonly ours: readonly Kept[] }>;
  /** The root of the log's tree at its last checkpoint, in base64. */
  readonly root: string;
  close(): Promise<void>;
}
