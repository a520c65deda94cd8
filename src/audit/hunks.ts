import type { Span } from '../model/span.ts';

/** A stretch of a source, and what stands in its place in the body of the copy. */
export interface Change extends Span {
  readonly put: string;
}

/** A hunk of a unified diff. Lines count from 1. */
export interface Hunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  lines: string[];
}

/** Lines of a source from index `first` up to and without `end`, and the lines that come in their place. */
interface Block {
  readonly first: number;
  readonly end: number;
  readonly put: readonly string[];
}

/** Unchanged lines shown before and after a change. */
const CONTEXT = 3;

/**
 * The hunks that make `changes`, which are disjoint and in order. Nothing is searched for: the work is that of
 * reading the source once. Where no line changes, one hunk replaces the first line by itself, since patch(1)
 * refuses a patch without any.
 */
export function hunksOf(source: string, changes: readonly Change[]): Hunk[] {
  const lines = linesOf(source);
  const blocks = blocksOf(source, lines, changes);
  if (blocks.length === 0 && lines.length > 0) blocks.push({ first: 0, end: 1, put: lines.slice(0, 1) });
  let shift = 0;
  return neighbours(blocks, 2 * CONTEXT).map((near) => {
    const hunk = hunkOf(lines, near, shift);
    shift += hunk.newLines - hunk.oldLines;
    return hunk;
  });
}

/** The lines of a text, each with its line end. */
export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function blocksOf(source: string, lines: readonly string[], changes: readonly Change[]): Block[] {
  const starts = startsOf(lines);
  const lineAt = lineCounter(starts);
  const touched = changes.map((change) => ({
    first: lineAt(change.from),
    end: Math.min(lineAt(change.to) + 1, lines.length),
    change,
  }));
  return neighbours(touched, 0).flatMap((near) => {
    const { first, end } = extentOf(near);
    const [from, to] = [starts[first] ?? source.length, starts[end] ?? source.length];
    const put = linesOf(rewritten(source, { from, to }, near));
    return trimmed(lines, { first, end, put });
  });
}

/** Where each line begins. A text that ends with a line end, or is empty, has one more to be begun. */
function startsOf(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) if (line.endsWith('\n')) starts.push((starts.at(-1) ?? 0) + line.length);
  return starts;
}

/** Index of the line at an offset; offsets must be asked in rising order. */
function lineCounter(starts: readonly number[]): (offset: number) => number {
  let line = 0;
  return (offset) => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line += 1;
    return line;
  };
}

function rewritten(source: string, { from, to }: Span, near: readonly { readonly change: Change }[]): string {
  let at = from;
  const parts = near.flatMap(({ change }) => {
    const kept = source.slice(at, change.from);
    at = change.to;
    return [kept, change.put];
  });
  return [...parts, source.slice(at, to)].join('');
}

/** Without the lines at either end that stay what they were; nothing where that is all of them. */
function trimmed(lines: readonly string[], { first, end, put }: Block): Block[] {
  let head = 0;
  const most = Math.min(end - first, put.length);
  while (head < most && lines[first + head] === put[head]) head += 1;
  let tail = 0;
  while (tail < most - head && lines[end - 1 - tail] === put[put.length - 1 - tail]) tail += 1;
  const block = { first: first + head, end: end - tail, put: put.slice(head, put.length - tail) };
  return block.first === block.end && block.put.length === 0 ? [] : [block];
}

interface Lines {
  readonly first: number;
  readonly end: number;
}

/** Groups what lies at most `gap` lines apart. */
function neighbours<T extends Lines>(all: readonly T[], gap: number): T[][] {
  const groups: T[][] = [];
  for (const each of all) {
    const last = groups.at(-1);
    if (last !== undefined && each.first - (last.at(-1)?.end ?? 0) <= gap) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

const extentOf = (near: readonly Lines[]): Lines => ({
  first: near[0]?.first ?? 0,
  end: near.at(-1)?.end ?? 0,
});

/** `shift` is how many lines more the body has than the source, up to here. */
function hunkOf(lines: readonly string[], blocks: readonly Block[], shift: number): Hunk {
  const { first, end } = extentOf(blocks);
  const from = Math.max(0, first - CONTEXT);
  const to = Math.min(lines.length, end + CONTEXT);
  let at = from;
  const said = blocks.flatMap((block) => {
    const before = lines.slice(at, block.first);
    at = block.end;
    return [
      ...signed(' ', before),
      ...signed('-', lines.slice(block.first, block.end)),
      ...signed('+', block.put),
    ];
  });
  const grown = blocks.reduce((sum, block) => sum + block.put.length - (block.end - block.first), 0);
  return {
    oldStart: from + 1,
    oldLines: to - from,
    newStart: from + shift + 1,
    newLines: to - from + grown,
    lines: [...said, ...signed(' ', lines.slice(at, to))],
  };
}

const signed = (sign: ' ' | '-' | '+', lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    line.endsWith('\n') ? `${sign}${line.slice(0, -1)}` : [`${sign}${line}`, '\\ No newline at end of file'],
  );
