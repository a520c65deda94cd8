import type { Block } from './block.ts';
import { COLUMNS, type Line } from './line.ts';

/** US letter in points, set in 80 columns of 10 points and six lines to the inch. */
export const WIDTH = 612;
export const HEIGHT = 792;
export const SIZE = 10;
export const TITLE_SIZE = 12;
export const LEADING = 12;
/** The advance of the fonts, in ems. */
export const EM = 1233 / 2048;
export const LEFT = (WIDTH - COLUMNS * SIZE * EM) / 2;

/** A line of a block in its row of a page. */
export interface Placed {
  readonly block: Block;
  readonly line: Line;
  readonly row: number;
  readonly isFirst: boolean;
}

export type Page = readonly Placed[];

/** Rows that a line takes. */
const heightOf = ({ tag }: Block): number => (tag === 'H1' ? 2 : 1);

/** Blocks on pages of so many rows. */
export function pagesOf(blocks: readonly Block[], rows: number): Page[] {
  const pages: Placed[][] = [[]];
  let row = 0;
  for (const block of blocks) {
    if (row > 0) row += block.above;
    for (let at = 0; at < block.lines.length; ) {
      const room = Math.floor((rows - row) / heightOf(block));
      const least = pages.at(-1)?.length === 0 ? 1 : 0;
      const stay = Math.max(least, staying(block, at, room));
      for (const line of block.lines.slice(at, at + stay)) {
        pages.at(-1)?.push({ block, line, row, isFirst: at === 0 });
        row += heightOf(block);
        at += 1;
      }
      if (at === block.lines.length) break;
      pages.push([]);
      row = at === 0 ? headroom(block) : 0;
    }
  }
  return pages;
}

/** Empty lines above a block that begins a page: one, so that it is seen to begin there. */
const headroom = ({ above }: Block): number => Math.min(1, above);

/**
 * How many lines of a block, from `at` on, stand on a page with room for so many: neither its first line nor its last
 * stands alone, and a heading has two lines of its text below it.
 */
function staying({ tag, lines }: Block, at: number, room: number): number {
  const left = lines.length - at;
  if (left <= room) return tag === 'H2' && left + BELOW_HEADING > room ? 0 : left;
  const most = left === room + 1 ? room - 1 : room;
  return most < 2 ? 0 : most;
}

/** An empty line, and two of text. */
const BELOW_HEADING = 3;
