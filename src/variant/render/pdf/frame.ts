import type { Faces } from './face.ts';
import { COLUMNS, type Line, linesOf } from './line.ts';
import { HEIGHT, LEADING } from './page.ts';

/** What every page bears besides its text. */
export interface Frame {
  readonly banner: string;
  readonly stamps: readonly string[];
  readonly number: string;
}

/** From the edge of the paper to the banner, and from the lines of the frame to the text, in points. */
const EDGE = 40;
const GAP = 18;

/** A line of a frame with its distance from the upper edge of the page, in points. */
export interface FrameLine {
  readonly line: Line;
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
  const banners = centred([banner], faces);
  const stamped = centred(stamps, faces);
  const top = EDGE + banners.length * LEADING + GAP;
  const bottom = HEIGHT - EDGE - (stamped.length + 1 + banners.length) * LEADING;
  return {
    head: stacked(banners, EDGE),
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
  lines.map((line, i) => ({ line, y: top + i * LEADING }));

const centred = (texts: readonly string[], faces: Faces): Line[] =>
  texts
    .flatMap((text) => linesOf([{ text, look: 'strong' }], faces))
    .map((line) => {
      const length = line.runs.reduce((sum, { text }) => sum + text.length, 0);
      const margin = ' '.repeat(Math.max(0, Math.floor((COLUMNS - length) / 2)));
      return { ...line, runs: [{ text: margin, look: 'strong' }, ...line.runs] };
    });
