import type { Opening } from './laying.ts';

/** A dump of a database left a backslash at the ends of some lines; in a page the line end may be an entity. */
const STROKE = /\\[ \t]{0,8}(?=\r?\n|&#x0*[aA];|&#0*10;|<\/pre>|$)/g;

/** The strokes at the ends of lines, opened to nothing. */
export const lineEndStrokes = (decoded: string): Opening[] =>
  [...decoded.matchAll(STROKE)].map((found) => ({
    span: { from: found.index, to: found.index + found[0].length },
    words: '',
  }));
