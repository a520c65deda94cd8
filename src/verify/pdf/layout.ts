import type { Drawn } from './content.ts';
import { Unreadable } from './syntax.ts';

/** Width of a letter of the fixed-pitch face, in parts of its size. */
const EM = 0.602;
/** Points by which two places may differ and be one. */
const NEAR = 0.05;
const RULE = /^={69}\s*$/;

/**
 * Checks where text stands: whole columns from one margin, runs of a line behind one another and none over another, and
 * in the body each line from the margin on without a gap. A place between columns, or a gap, could spell what was withheld.
 */
export function checkLayout(pages: readonly (readonly Drawn[])[], at: number): void {
  const margin = pages.flat().find(({ text }) => RULE.test(text))?.x;
  let inBody = false;
  for (const line of pages.flatMap(linesOf)) {
    const isRule = line.some(({ text }) => RULE.test(text));
    const isOfBody = inBody && !isRule && line.some(({ artifact }) => artifact === undefined);
    if (!isInRow(line) || (margin !== undefined && !isInColumns(line, margin))) throw new Unreadable(at);
    if (isOfBody && margin !== undefined && !isWithoutGap(line, margin)) throw new Unreadable(at);
    if (isRule) inBody = !inBody;
  }
}

/** Runs of one height, in the order drawn. */
function linesOf(page: readonly Drawn[]): Drawn[][] {
  const lines = new Map<number, Drawn[]>();
  for (const run of page) {
    const y = [...lines.keys()].find((height) => Math.abs(height - run.y) < NEAR) ?? run.y;
    lines.set(y, [...(lines.get(y) ?? []), run]);
  }
  return [...lines.values()];
}

/** Each run ends in a blank, which parts it from the next for a reader of the text, and may reach under that. */
const widthOf = ({ text, size }: Drawn): number => [...text].length * EM * size;
const inkOf = (run: Drawn): number => widthOf({ ...run, text: run.text.trimEnd() });

const isInColumns = (line: readonly Drawn[], margin: number): boolean =>
  line.every(({ x, size }) => {
    const column = (x - margin) / (EM * size);
    return column > -NEAR && Math.abs(column - Math.round(column)) < NEAR;
  });

const isInRow = (line: readonly Drawn[]): boolean =>
  line.every((run, i) => {
    const before = line[i - 1];
    return before === undefined || run.x > before.x + inkOf(before) - NEAR;
  });

const isWithoutGap = (line: readonly Drawn[], margin: number): boolean => {
  let end = margin;
  return line
    .filter(({ artifact }) => artifact === undefined)
    .every((run) => {
      const follows = Math.abs(run.x - end) < NEAR;
      end = run.x + widthOf(run);
      return follows;
    });
};
