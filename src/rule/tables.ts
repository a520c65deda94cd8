import type { Cable } from '../model/cable.ts';
import { type Span, SpanIndex, trimmed } from '../model/span.ts';

/** A cell, by where it stands in its line and by its number in it. */
export interface Cell extends Span {
  readonly column: number;
  readonly number: number;
}

/** A line without its end. Bars or tabs part the cells of a ruled line, two blanks or more those of an aligned one. */
export interface Line extends Span {
  readonly parted: 'ruled' | 'aligned' | 'not';
  readonly cells: readonly Cell[];
  readonly words: string;
}

const known = new WeakMap<Cable, readonly Line[]>();

/** The lines of a cable, by position: without its header, and without page headers and the empty lines around them. */
export function linesOf(cable: Cable): readonly Line[] {
  const lines = known.get(cable) ?? linesRead(cable);
  known.set(cable, lines);
  return lines;
}

function linesRead({ text, layout, furniture }: Cable): Line[] {
  const machine = new SpanIndex([...layout, ...furniture.map(({ span }) => span)]);
  const lines = linesIn(text);
  const out = lines.map((line) => machine.touches(line));
  for (let i = 1; i < lines.length; i++) if (out[i - 1] && lines[i]?.words.trim() === '') out[i] = true;
  for (let i = lines.length - 2; i >= 0; i--) if (out[i + 1] && lines[i]?.words.trim() === '') out[i] = true;
  return lines.filter((_, i) => !out[i]);
}

function linesIn(text: string): Line[] {
  let from = 0;
  return text.split('\n').map((words) => {
    const line = lineOf(words.trimEnd(), from);
    from += words.length + 1;
    return line;
  });
}

function lineOf(words: string, from: number): Line {
  const isRuled = words.includes('|') || words.includes('\t');
  const parts = isRuled ? partsOf(words, /[|\t]/g) : alignedParts(words);
  const cells = parts.map(
    (part, number): Cell => ({ from: from + part.from, to: from + part.to, column: part.from, number }),
  );
  const parted = isRuled ? 'ruled' : cells.length > 1 ? 'aligned' : 'not';
  return { from, to: from + words.length, words, parted, cells };
}

/** Most lines have no two blanks behind each other: all of them is one part. */
function alignedParts(words: string): Span[] {
  const parts = words.includes('  ')
    ? partsOf(words, / {2,}/g)
    : [trimmed(words, { from: 0, to: words.length })];
  return parts.filter(({ from, to }) => from < to);
}

/** What stands between signs, trimmed. */
export function partsOf(words: string, between: RegExp): Span[] {
  const parts: Span[] = [];
  let from = 0;
  for (const { 0: sign, index } of words.matchAll(between)) {
    parts.push({ from, to: index });
    from = index + sign.length;
  }
  return [...parts, { from, to: words.length }].map((part) => trimmed(words, part));
}

/** Whether a line is empty or drawn. */
export const isRuler = ({ words }: Line): boolean => !/[\p{L}\p{N}]/u.test(words);

/**
 * What of a row stands below one heading of a line. In ruled tables cells are counted; in aligned ones they stand below
 * each other; where a row of as many stands askew, they are counted too.
 */
export function below(head: Line, heading: Cell, row: Line): Span[] {
  const counted = row.cells.filter(({ number }) => number === heading.number);
  if (head.parted === 'ruled') return row.parted === 'ruled' ? counted : [];
  const edges = head.cells.map(({ column }) => column);
  const under = row.cells
    .flatMap((cell) => cutAt(row, cell, edges))
    .filter((cell) => cell.column < endOf(heading) && endOf(cell) > heading.column);
  if (row.cells.length !== head.cells.length) return under;
  const isThere = counted.some((cell) => cell.column < endOf(heading) && endOf(cell) > heading.column);
  return isThere ? under : [...under, ...counted];
}

const endOf = ({ column, from, to }: Cell): number => column + to - from;

/** Cells that only one blank parts, at the edge of a column, are two. */
function cutAt({ words, from }: Line, cell: Cell, edges: readonly number[]): Cell[] {
  const cuts = edges.filter((edge) => edge > cell.column && edge < endOf(cell) && words[edge - 1] === ' ');
  const bounds = [cell.column, ...cuts, endOf(cell)];
  return bounds.slice(1).map((to, i) => {
    const part = trimmed(words, { from: bounds[i] ?? to, to });
    return { from: from + part.from, to: from + part.to, column: part.from, number: cell.number };
  });
}

/** A heading on two lines, one word below the other. `line` is the lower one. */
export interface Stacked {
  readonly line: number;
  readonly cell: Cell;
  readonly words: string;
}

const LONGEST_LABEL = 30;
/** A line of more cells heads no table: work on it would grow with their square. */
export const MOST_CELLS = 16;

/** Headings of neighbouring lines without figures, joined column by column. */
export function stackedIn(lines: readonly Line[]): Stacked[] {
  const hasFigures = ({ words }: Line): boolean => /\d/.test(words);
  const isShort = ({ cells, parted }: Line): boolean =>
    parted !== 'ruled' &&
    cells.length <= MOST_CELLS &&
    cells.every(({ from, to }) => to - from <= LONGEST_LABEL);
  return lines.flatMap((upper, i) => {
    const lower = lines[i + 1];
    if (lower === undefined || upper.parted !== 'aligned') return [];
    if (hasFigures(upper) || hasFigures(lower) || !isShort(upper) || !isShort(lower)) return [];
    const said = ({ words, from }: Line, part: Span): string => words.slice(part.from - from, part.to - from);
    return upper.cells.flatMap((cell) => {
      const parts = below(upper, cell, lower);
      const words = [said(upper, cell), ...parts.map((part) => said(lower, part))].join(' ');
      return parts.length === 0 ? [] : [{ line: i + 1, cell, words }];
    });
  });
}

/** Words that run on below the headings of other columns are prose: there the table has ended. */
export function isProse({ cells, parted }: Line, head: Line): boolean {
  if (head.parted === 'ruled') return parted !== 'ruled';
  return (
    parted === 'not' &&
    cells.some(
      (cell) =>
        cell.to - cell.from > 30 &&
        head.cells.some(({ column }) => column > cell.column && column < endOf(cell)),
    )
  );
}

/** A list whose items hold, in order, what the words before it name. */
export interface Announced {
  /** The index of its first line. */
  readonly from: number;
  /** Where each thing is named. */
  readonly fields: readonly Span[];
}

/** How many lines the words before a list may take. */
const LONGEST = 4;

/** A longer line holds a whole paragraph, which announces nothing. */
const LONGEST_LINE = 300;
const isLong = ({ from, to }: Line): boolean => to - from > LONGEST_LINE;

/** The list that a line with a heading announces: with a colon, or as a line of headings of which one is NAME. */
export function announcedAt(lines: readonly Line[], at: number): Announced | undefined {
  const near = lines.slice(at, at + LONGEST);
  const [line] = near;
  if (line === undefined || near.some(isLong)) return undefined;
  const end = near.findIndex(({ words }) => words.endsWith(':') || words === '');
  if (end >= 0 && near[end]?.words !== '')
    return { from: at + end + 1, fields: fieldsBefore(lines, at + end) };
  return isLineOfHeadings(line) ? { from: at + 1, fields: fieldsIn(line.words, line.from) } : undefined;
}

/** `1. (C)` before the words of a paragraph. */
const NUMBER = /^\s*\d{1,3}\.\s*(?:\([A-Z/]{1,6}\)\s*)?/;

function isLineOfHeadings({ words }: Line): boolean {
  const said = words.replace(NUMBER, '');
  return /\bnames?\b/i.test(said) && !/\d|[!?:]|\.$/.test(said) && said.split(/\s+/).length <= 12;
}

function fieldsBefore(lines: readonly Line[], last: number): Span[] {
  const before = lines.slice(Math.max(0, last - LONGEST + 1), last + 1);
  const said = before.slice(before.findLastIndex(isLong) + 1);
  const from = said[0]?.from ?? 0;
  const words = said.reduce((text, line) => text.padEnd(line.from - from) + line.words, '').slice(0, -1);
  const bracket = words.endsWith(')') ? words.lastIndexOf('(') : -1;
  const begin = bracket < 0 ? lastStop(words) : bracket;
  return fieldsIn(words.slice(begin).replace(/[()]/g, ' '), from + begin);
}

const lastStop = (words: string): number =>
  Math.max(...['.', ';', ':', '?'].map((sign) => words.lastIndexOf(sign))) + 1;

const fieldsIn = (words: string, from: number): Span[] =>
  partsOf(words, /[,;/]|\s-\s|\band\b/gi)
    .filter((part) => part.from < part.to)
    .map((part) => ({ from: from + part.from, to: from + part.to }));

const BULLET = /^\s*(?:[-*•+]|\(?[A-Za-z][.)]|\(?\d{1,3}[.)])\s/;
const MARKED = /^\s*\d{1,3}\.\s*\([A-Z]/;

/** Where the items of a list stand: up to an empty line behind which no item begins. */
export function itemsFrom(lines: readonly Line[], from: number, until: number): Span[] {
  const items: { from: number; to: number }[] = [];
  let first: Line | undefined;
  for (let i = from; i < until; i++) {
    const line = lines[i];
    if (line === undefined || MARKED.test(line.words)) break;
    if (isRuler(line)) {
      if (first === undefined || line.words !== '') continue;
      if (!BULLET.test(first.words) || !BULLET.test(lines[i + 1]?.words ?? '')) break;
      continue;
    }
    const last = items.at(-1);
    if (first !== undefined && last !== undefined && goesOn(line, first)) last.to = line.to;
    else items.push({ from: line.from, to: line.to });
    first ??= line;
  }
  return items;
}

const indent = (words: string): number => words.length - words.trimStart().length;

const goesOn = (line: Line, first: Line): boolean =>
  BULLET.test(first.words) ? !BULLET.test(line.words) : indent(line.words) > indent(first.words);

const SEPARATORS = [/\s-\s|\s--\s/g, /;/g, /\s\/\s/g, /,/g];

/** The part of an item that holds one of so many things, where its signs tell; a name may have a comma more. */
export function partOf(item: Span, text: string, number: number, of: number): Span | undefined {
  const words = text.slice(item.from, item.to);
  for (const between of SEPARATORS) {
    const parts = partsOf(words, between);
    const part = parts.length === of ? parts[number] : undefined;
    const behind = between.source === ',' && parts.length === of + 1 ? parts[number + 1] : undefined;
    const found = part ?? behind;
    if (of > 1 && found !== undefined) return { from: item.from + found.from, to: item.from + found.to };
  }
  return undefined;
}
