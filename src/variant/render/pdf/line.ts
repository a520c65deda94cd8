import type { Faces } from './face.ts';

/** Columns of a page. */
export const COLUMNS = 80;
const TAB = 8;

/** How words are set: as they are, bold, with a line through, or with a line below. */
export type Look = 'plain' | 'strong' | 'struck' | 'restored';

export interface Run {
  readonly text: string;
  readonly look: Look;
}

/** A line of a page. */
export interface Line {
  readonly runs: readonly Run[];
  /** Where the text goes on in the next line: behind white space, or within a word that was too long for the line. */
  readonly goesOn?: GoesOn;
}

export type GoesOn = 'words' | 'word';

/** What ends a line of text. */
export const LINE_END = /\r\n|[\n\r\f\v\u2028\u2029]/;

/** Sets words on lines of the page, broken at a space where there is one. Later lines begin at column `indent`. */
export function linesOf(
  runs: readonly Run[],
  faces: Faces,
  { indent = 0, columns = COLUMNS }: { readonly indent?: number; readonly columns?: number } = {},
): Line[] {
  const shown = runs.map(({ text, look }) => ({ text: visible(text, faces), look }));
  const length = shown.reduce((sum, { text }) => sum + text.length, 0);
  return length <= columns && !shown.some(({ text }) => text.includes('\t'))
    ? [{ runs: shown }]
    : broken(cellsOf(shown), indent, columns);
}

/**
 * Every character as the fonts can show it: white space as a space (tabs are set later), and what has no glyph of
 * its own, control characters among it, by its code point, as `<U+4E2D>`. Nothing vanishes.
 */
export function visible(text: string, { regular, bold }: Faces): string {
  if (/^[\t\x20-\x7e]*$/.test(text)) return text;
  return Array.from(text, (character) => {
    if (character === '\t') return character;
    if (/\s/.test(character)) return ' ';
    return regular.sets(character) && bold.sets(character) ? character : codePoint(character);
  }).join('');
}

const codePoint = (character: string): string =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

/** One column of a line. */
interface Cell {
  readonly character: string;
  readonly look: Look;
}

function cellsOf(runs: readonly Run[]): Cell[] {
  const cells: Cell[] = [];
  for (const { text, look } of runs)
    for (const character of text) {
      const width = character === '\t' ? TAB - (cells.length % TAB) : 1;
      for (let i = 0; i < width; i++) cells.push({ character: character === '\t' ? ' ' : character, look });
    }
  return cells;
}

function broken(cells: readonly Cell[], indent: number, columns: number): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < cells.length; ) {
    const margin = lines.length === 0 ? 0 : indent;
    const to = breakIn(cells, from, columns - margin);
    const next = afterSpaces(cells, to);
    const goesOn =
      next === cells.length ? {} : { goesOn: next === to ? ('word' as const) : ('words' as const) };
    lines.push({ runs: runsOf(cells, from, to, margin), ...goesOn });
    from = next;
  }
  return lines;
}

/** Where a line ends: behind its last word that fits, or in the middle of one that fits on no line. */
function breakIn(cells: readonly Cell[], from: number, width: number): number {
  const most = from + width;
  if (cells.length <= most) return cells.length;
  // White space before the first word is no place to break.
  const word = afterSpaces(cells, from);
  for (let at = most; at > word; at--) if (isSpace(cells[at]) && !isSpace(cells[at - 1])) return at;
  return most;
}

const isSpace = (cell: Cell | undefined): boolean => cell?.character === ' ';

/** White space where a line is broken is the break itself. */
function afterSpaces(cells: readonly Cell[], at: number): number {
  let next = at;
  while (isSpace(cells[next])) next += 1;
  return next;
}

function runsOf(cells: readonly Cell[], from: number, to: number, margin: number): Run[] {
  const runs: { text: string; look: Look }[] =
    margin > 0 ? [{ text: ' '.repeat(margin), look: 'plain' }] : [];
  for (let at = from; at < to; at++) {
    const { character, look } = cells[at] as Cell;
    const last = runs.at(-1);
    if (last?.look === look) last.text += character;
    else runs.push({ text: character, look });
  }
  return runs;
}
