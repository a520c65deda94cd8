import type { Faces } from './face.ts';
import { COLUMNS, type Line, linesOf } from './line.ts';
import { HEIGHT, LEADING } from './page.ts';

/** What every page bears besides its text. */
export interface Frame {
  readonly banner: string;
  readonly stamps: readonly string[];
  readonly number: string;
}

/**
 * From the edge of the paper to the letters of the banner, and from the lines of the frame to the text, in points: a
 * little less than one and a half lines, so that whoever counts the empty lines above the text counts one.
 */
const EDGE = 34;
const GAP = 17;
const CAPITAL = 7;

/** A line of a frame: its first column, and its distance from the upper edge of the page in points. */
export interface FrameLine {
  readonly line: Line;
  readonly column: number;
  readonly y: number;
}

/** The lines of a frame: the banner above and below, and below also stamps, message number and page number. */
export interface FrameLines {
  readonly head: readonly FrameLine[];
  /** Where the text begins, in points from the upper edge. */
  readonly top: number;
  /** Lines of text that a page takes. */
  readonly rows: number;
  foot(page: number, pages: number): FrameLine[];
}

export function frameLines({ banner, stamps, number }: Frame, faces: Faces): FrameLines {
  const banners = bold([banner], faces);
  const stamped = bold(stamps, faces);
  const top = EDGE + CAPITAL + banners.length * LEADING + GAP;
  const bottom = HEIGHT - EDGE - (stamped.length + banners.length) * LEADING;
  return {
    head: stacked(banners, EDGE + CAPITAL),
    top,
    rows: Math.max(1, Math.floor((bottom - GAP - top) / LEADING)),
    foot(page, pages) {
      const folio = `page ${page} of ${pages}`;
      const text = `${`${number} `.padEnd(COLUMNS - folio.length)}${folio}`;
      return stacked([...stamped, ...linesOf([{ text, look: 'plain' }], faces), ...banners], bottom);
    },
  };
}

const stacked = (lines: readonly Line[], top: number): FrameLine[] =>
  lines.map((line, i) => ({ line, column: marginOf(line), y: top + i * LEADING }));

const bold = (texts: readonly string[], faces: Faces): Line[] =>
  texts.flatMap((text) => linesOf([{ text, look: 'strong' }], faces));

const marginOf = ({ runs }: Line): number =>
  Math.max(0, Math.floor((COLUMNS - runs.reduce((sum, { text }) => sum + text.length, 0)) / 2));
