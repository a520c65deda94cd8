import type { EntryBody } from './entry.ts';

/** One entry of the log in cells, for a table of people or of a spreadsheet. Like its entry it quotes no cable. */
export interface LogRow {
  /** Its number, by which `audit prove` knows it. */
  readonly entry: number;
  readonly kind: EntryBody['kind'];
  /** The cables it speaks of; none where it speaks of the run. */
  readonly cables: readonly string[];
  /** The day, or the instant, that the entry itself bears. */
  readonly when: string;
  readonly what: string;
  readonly portion: string;
  /** Position of the marker in the body of the copy. */
  readonly at: string;
  readonly bases: readonly string[];
  /** The provisions behind the bases. */
  readonly authority: readonly string[];
  /** What of the program asked: rules by their ids, rows of the table, roles. */
  readonly rules: readonly string[];
  /** The persons who decided, attested or gave evidence. */
  readonly persons: readonly string[];
}

/** The same with what a person typed with it, for those who may see that: it may quote a cable. */
export interface TypedRow extends LogRow {
  readonly typed?: string | undefined;
}
