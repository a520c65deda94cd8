import type { Faces } from './face.ts';
import { type Line, linesOf, type Run } from './line.ts';

/** Lines that belong together, as one element of the structure that a screen reader goes by. */
export interface Block {
  readonly tag: 'H1' | 'H2' | 'P';
  readonly lines: readonly Line[];
  /** Empty lines above it. */
  readonly above: number;
  /** Whether a section begins with it or ended before it; by itself it goes on in the section of the last. */
  readonly section?: 'begins' | 'ended';
  /** Whether a line that goes on in the next says so at the edge of the page: else its end could be the text's own. */
  readonly marksBreaks?: true;
  /** What a screen reader says in its place. */
  readonly alt?: string;
  /** What the list of bookmarks calls its place. */
  readonly bookmarks?: readonly string[];
}

/** Columns of a title: its letters are larger. */
const TITLE_COLUMNS = 66;

/** What the first page bears above all: a number, or what kind of page it is. */
export const title = (text: string, faces: Faces): Block => ({
  tag: 'H1',
  lines: linesOf([{ text, look: 'strong' }], faces, { columns: TITLE_COLUMNS }),
  above: 0,
});

/** What stands above a part of the page. */
export const heading = (text: string, faces: Faces): Block => ({
  tag: 'H2',
  lines: linesOf([{ text, look: 'strong' }], faces),
  above: 1,
});

/** A paragraph of the page's own words, each run of them on a line of its own. */
export const paragraph = (rows: readonly Run[], faces: Faces, above = 0): Block => ({
  tag: 'P',
  lines: rows.flatMap((row) => linesOf([row], faces)),
  above,
});

/** What the page says of itself, such as that it is only proposed. */
export const stampBlocks = (stamps: readonly string[], faces: Faces): Block[] =>
  stamps.map((text) => paragraph([{ text, look: 'strong' }], faces));

/** Rows of a name and what it is, in two columns. */
export function table(rows: readonly (readonly [string, string])[], faces: Faces): Block {
  const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.flatMap(([name, value]) =>
    linesOf([{ text: `${`${name}:`.padEnd(indent)}${value}`, look: 'plain' }], faces, { indent }),
  );
  return { tag: 'P', lines, above: 1 };
}
