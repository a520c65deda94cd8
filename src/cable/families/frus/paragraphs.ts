import type { Furniture } from '../../../model/cable.ts';
import type { Frame } from '../../frame.ts';
import { isBlank, type Line, trimmed } from '../../lines.ts';

/** A printed column is narrower; a longer line is a whole paragraph. */
const WIDEST_COLUMN = 160;
/** A line this much shorter than the widest ends its paragraph where it ends a sentence. */
const SHORT = 0.75;

/**
 * The frame with the text cut where the body begins, and a blank line put where a printed paragraph ends: editors
 * print paragraphs one below the other, and nothing else says where one ends.
 */
export function withParagraphs(text: string, frame: Frame, bodyStart: number): Frame {
  const widest = frame.lines.reduce((most, line) => Math.max(most, line.text.length), 0);
  const lines: Line[] = [];
  const masked = new Map<number, Furniture>();
  let before: Line | undefined;
  for (const [at, line] of frame.lines.entries()) {
    const mask = frame.masked.get(at);
    if (mask !== undefined) masked.set(lines.length, mask);
    if (before !== undefined && line.from > bodyStart && endsParagraph(before, line, widest))
      lines.push({ from: line.from, to: line.from, text: '' });
    lines.push(...cutAt(text, line, bodyStart));
    before = line;
  }
  return { ...frame, lines, masked };
}

function cutAt(text: string, line: Line, at: number): Line[] {
  if (line.from >= at || line.to <= at) return [line];
  return [trimmed(text, line.from, at), trimmed(text, at, line.to)].filter((piece) => !isBlank(piece));
}

function endsParagraph(before: Line, line: Line, widest: number): boolean {
  if (isBlank(before) || isBlank(line)) return false;
  if (widest > WIDEST_COLUMN) return true;
  return before.text.length < SHORT * widest && /[.?!:”"\])]$/.test(before.text);
}
