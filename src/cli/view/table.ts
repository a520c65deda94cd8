import { stripVTControlCharacters } from 'node:util';
import { terminalWidth } from '../terminal.ts';
import { shortPath } from './short-path.ts';

/**
 * A column: text is wrapped where the terminal is narrow, a path loses its first folders, and a name that a
 * person may have to type, such as a message number, is never touched. A bare head is a column of text.
 */
export type Column = string | { readonly head: string; readonly as: 'text' | 'path' | 'name' };

const ROOM_BETWEEN = 2;
const SHORTEST_PATH = 12;

/** A table without a cage, no wider than the terminal: a rule under the heads, room between the columns. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = terminalWidth(),
): string {
  const heads = columns.map((column) => (typeof column === 'string' ? column : column.head));
  const kinds = columns.map((column) => (typeof column === 'string' ? 'text' : column.as));
  const lines = [heads, ...rows].map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ')));
  const widths = fitted(
    kinds.map((kind, i) =>
      room(
        kind,
        lines.map((line) => line[i] ?? ''),
        heads[i] ?? '',
      ),
    ),
    width - ROOM_BETWEEN * (columns.length - 1),
  );
  const [head = [], ...body] = lines.map((line, n) =>
    line.map((cell, i) => shaped(cell, n === 0 ? 'text' : (kinds[i] ?? 'text'), widths[i] ?? width)),
  );
  return drawn(head, body);
}

/** How wide a column would be, and how narrow it may become. */
interface Room {
  readonly wished: number;
  readonly least: number;
}

function room(kind: 'text' | 'path' | 'name', cells: readonly string[], head: string): Room {
  const wished = longest(cells.map(shownLength));
  if (kind === 'name') return { wished, least: wished };
  const parts = kind === 'path' ? ['.'.repeat(SHORTEST_PATH), head] : cells.flatMap(pieces);
  return { wished, least: Math.min(wished, longest(parts.map((part) => shownLength(part.trimEnd())))) };
}

/** A table may have more rows than a call may have arguments. */
const longest = (lengths: readonly number[]): number =>
  lengths.reduce((most, each) => Math.max(most, each), 0);

/** Takes from the widest column that can still give, until all fit or none can give any more. */
function fitted(rooms: readonly Room[], width: number): number[] {
  const widths = rooms.map(({ wished, least }) => Math.max(least, Math.min(wished, width)));
  for (let over = widths.reduce((sum, each) => sum + each, 0) - width; over > 0; over -= 1) {
    const giving = rooms.map(({ least }, i) => ((widths[i] ?? 0) > least ? (widths[i] ?? 0) : 0));
    const widest = giving.indexOf(Math.max(...giving));
    if (giving[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function shaped(cell: string, kind: 'text' | 'path' | 'name', width: number): string {
  if (kind === 'name') return cell;
  return kind === 'path' ? shortPath(cell, width) : wrapped(cell, width);
}

/** A line may break behind a space, and behind a hyphen between letters: never inside a date. */
const pieces = (text: string): string[] => text.split(/(?<= )|(?<=[a-z]-)(?=[a-z])/i);

export function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const piece of pieces(text)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && shownLength(line + piece.trimEnd()) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Length on the screen, without the codes of colour. */
export const shownLength = (text: string): number => stripVTControlCharacters(text).length;

function drawn(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) =>
    longest([head, ...rows].flatMap((row) => (row[i] ?? '').split('\n').map(shownLength))),
  );
  const [heads = [], ...bodies] = [head, ...rows].map((row) => linesOf(row, widths));
  const lines = bodies.flat();
  return [...heads, '─'.repeat(longest([...heads, ...lines].map(shownLength))), ...lines].join('\n');
}

/** The lines of one row: as many as its highest cell has, each cell filled up to its column. */
function linesOf(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell) => cell.split('\n'));
  return Array.from({ length: longest(cells.map(({ length }) => length)) }, (_, line) =>
    cells
      .map((cell, i) => {
        const text = cell[line] ?? '';
        return text + ' '.repeat((widths[i] ?? 0) - shownLength(text));
      })
      .join(' '.repeat(ROOM_BETWEEN))
      .trimEnd(),
  );
}
