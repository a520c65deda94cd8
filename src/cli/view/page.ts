import { terminalWidth } from '../terminal.ts';
import { wrapped } from './table.ts';

/** No line of prose is longer, however wide the terminal: the eye loses its way back. */
const WIDEST = 100;

/** Columns of a page of prose. */
export const pageWidth = (): number => Math.min(WIDEST, terminalWidth());

/** Prose folded to the page: `first` stands before the first line, and the others begin below its end. */
export function folded(first: string, text: string, width = pageWidth()): string[] {
  const lines = wrapped(text.replaceAll(/\s+/g, ' ').trim(), Math.max(20, width - first.length)).split('\n');
  return lines.map((line, i) => `${i === 0 ? first : ' '.repeat(first.length)}${line}`.trimEnd());
}

export const ruledLine = (width = pageWidth()): string => '─'.repeat(width);
