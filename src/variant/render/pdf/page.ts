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

/** Blocks on pages of so many rows. A heading does not stand alone at the foot of a page. */
export function pagesOf(blocks: readonly Block[], rows: number): Page[] {
  const pages: Placed[][] = [[]];
  let row = 0;
  const turn = (): void => {
    pages.push([]);
    row = 0;
  };
  for (const block of blocks) {
    if (row > 0) row += block.above;
    if (row + roomFor(block) > rows && row > 0) turn();
    block.lines.forEach((line, i) => {
      if (row >= rows) turn();
      pages.at(-1)?.push({ block, line, row, isFirst: i === 0 });
      row += heightOf(block);
    });
  }
  return pages;
}

const roomFor = ({ tag, lines }: Block): number => (tag === 'H2' ? lines.length + 2 : 1);
