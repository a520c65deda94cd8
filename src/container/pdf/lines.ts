/** A run of text on a page as its reader holds it: `y` grows downward, all in points. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of its font. */
  readonly size: number;
  /** Whether it runs from left to right along the page. */
  readonly level: boolean;
}

interface Row {
  readonly y: number;
  readonly size: number;
  readonly runs: Run[];
}

/** Runs on one baseline differ by less of their size; lines by more. */
const ONE_BASELINE = 0.4;
/** A smaller gap parts no words: letters were moved together or apart. */
const NO_SPACE = 0.12;
/** A line that stands so much further down than the next line would has blank lines above it. */
const BLANK = 1.35;
const MOST_BLANK = 60;
const MOST_SPACES = 200;

/**
 * The text of each page as on a page of fixed pitch: runs of one baseline in order of x, gaps as the spaces that fit
 * in, a wider gap between lines as blank lines. What does not run along the page stands below, each run on its line.
 */
export function pagesAsLines(pages: readonly (readonly Run[])[]): string[] {
  const rows = pages.map(rowsOf);
  const leading = leadingOf(rows);
  return pages.map((runs, at) => {
    const aside = runs.filter((run) => !run.level && run.text.trim() !== '').map(({ text }) => text.trim());
    const lines = [...linesOf(rows[at] ?? [], leading), ...aside];
    return [...lines, ...(at < pages.length - 1 && endsShort(rows[at] ?? []) ? [''] : [])].join('\n');
  });
}

/** Runs by baseline, from the top. Runs that print the same again, as bold is made, are one. */
function rowsOf(runs: readonly Run[]): Row[] {
  const rows: Row[] = [];
  const inOrder = runs.filter((run) => run.level && run.text.trim() !== '').sort((a, b) => a.y - b.y);
  for (const run of inOrder) {
    const last = rows.at(-1);
    if (last !== undefined && run.y - last.y < ONE_BASELINE * Math.max(run.size, last.size))
      last.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  for (const { runs: along } of rows) along.sort((a, b) => a.x - b.x || b.width - a.width);
  return rows;
}

/** Whether the last line leaves so much of the measure empty that what follows on the next page begins anew. */
function endsShort(rows: readonly Row[]): boolean {
  const ends = rows.map(({ runs }) => runs.reduce((most, { x, width }) => Math.max(most, x + width), 0));
  const left = leftOf(rows);
  const [last = 0, widest = 0] = [ends.at(-1), ends.reduce((most, end) => Math.max(most, end), 0)];
  return last - left < SHORT * (widest - left);
}

const SHORT = 0.75;

const leftOf = (rows: readonly Row[]): number =>
  rows.reduce((least, { runs }) => Math.min(least, runs[0]?.x ?? least), Number.POSITIVE_INFINITY);

/** From one line to the next in sizes of the font: the smallest step that is taken again and again. */
function leadingOf(pages: readonly (readonly Row[])[]): number {
  const steps = pages
    .flatMap((rows) => rows.slice(1).map((row, at) => (row.y - (rows[at] ?? row).y) / Math.max(row.size, 1)))
    .filter((step) => step > LEAST_LEADING)
    .sort((a, b) => a - b);
  const often = Math.max(2, Math.ceil(steps.length * OFTEN));
  const found = steps.find((step, at) => (steps[at + often - 1] ?? Number.POSITIVE_INFINITY) <= step * ALIKE);
  return found ?? steps[0] ?? USUAL_LEADING;
}

const LEAST_LEADING = 0.8;
const OFTEN = 0.05;
const ALIKE = 1.06;
const USUAL_LEADING = 1.2;

function linesOf(rows: readonly Row[], leading: number): string[] {
  const pitch = pitchOf(rows);
  const left = leftOf(rows);
  return rows.flatMap((row, at) => {
    const above = rows[at - 1];
    const gap = above === undefined ? 0 : (row.y - above.y) / (leading * Math.max(row.size, 1));
    const blank = gap > BLANK ? Math.min(MOST_BLANK, Math.max(1, Math.round(gap) - 1)) : 0;
    return [...Array.from({ length: blank }, () => ''), lineOf(row, left, pitch)];
  });
}

/** The width of a letter in sizes of the font: what half of all letters on the page do not reach. */
function pitchOf(rows: readonly Row[]): number {
  const widths = rows.flatMap(({ runs }) =>
    runs.map(({ text, width, size }) => ({
      letters: text.length,
      wide: width / text.length / Math.max(size, 1),
    })),
  );
  const half = widths.reduce((sum, { letters }) => sum + letters, 0) / 2;
  let passed = 0;
  for (const { letters, wide } of widths.sort((a, b) => a.wide - b.wide)) {
    passed += letters;
    if (passed >= half && wide > 0) return wide;
  }
  return 0.6;
}

function lineOf({ runs }: Row, left: number, pitch: number): string {
  let line = '';
  let end = left;
  let before: Run | undefined;
  for (const run of runs) {
    if (before !== undefined && isSame(before, run)) continue;
    line += ' '.repeat(spacesBefore(run, end, pitch, before === undefined)) + run.text;
    end = Math.max(end, run.x + run.width);
    before = run;
  }
  return line.trimEnd();
}

const isSame = (a: Run, b: Run): boolean => a.text === b.text && Math.abs(a.x - b.x) < 0.15 * b.size;

function spacesBefore({ x, size }: Run, end: number, pitch: number, isFirst: boolean): number {
  const gap = x - end;
  const spaces = Math.min(MOST_SPACES, Math.round(gap / (pitch * Math.max(size, 1))));
  if (isFirst) return Math.max(0, spaces);
  return gap < NO_SPACE * size ? 0 : Math.max(1, spaces);
}
