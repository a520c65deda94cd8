import { z } from 'zod';
import { overlap, type Span, trimmed } from '../../model/span.ts';
import type { Budget } from '../../text/budget.ts';
import { compilePattern } from '../../text/pattern.ts';
import { foldedView } from '../../text/view.ts';
import type { Passes } from '../passes.ts';
import { distinct } from '../places.ts';
import type { Matcher } from '../subject.ts';
import {
  type Announced,
  announcedAt,
  below,
  type Cell,
  isProse,
  isRuler,
  itemsFrom,
  type Line,
  linesOf,
  MOST_CELLS,
  partOf,
  type Stacked,
  stackedIn,
} from '../tables.ts';
import { oneOf, quoted } from './words.ts';

/**
 * What has the form of `cell` in the cells of a table below a heading that has one of the words. A list is a table too,
 * where the words before it name what its items hold; with `undivided` also where no sign parts its items.
 */
export const ColumnMatch = z.strictObject({
  kind: z.literal('column'),
  headings: z.array(z.string().min(2)).min(1),
  cell: z.string().min(1),
  ignoreCase: z.boolean().default(false),
  undivided: z.boolean().default(false),
});

export function compileColumn(
  { headings, cell, ignoreCase, undivided }: z.infer<typeof ColumnMatch>,
  passes: Passes,
): Matcher {
  const phrases = passes.phrases.add(headings);
  const form = compilePattern(cell, { ignoreCase });
  const spoken = headings.map(plainWords);
  const says = (plain: string): boolean => spoken.some((heading) => plain.includes(heading));
  return ({ view, cable, budget }) => {
    const lines = linesOf(cable);
    const stacked = stackedOf(lines).filter(({ plain }) => says(plain));
    const sought = phrases.find(view, budget);
    if (sought.length + stacked.length === 0) return [];
    const heads = untilNext(
      [...headsIn(lines, sought), ...stacked.map(({ line, cell }) => ({ line, cell }))],
      lines.length,
    );
    const places = heads.flatMap((head) =>
      head.cell === undefined
        ? itemsOf(cable.text, lines, head, undivided)
        : cellsBelow(lines, head, head.cell, budget),
    );
    return distinct(
      places
        .map((place) => trimmed(cable.text, place))
        .flatMap(({ from, to }) =>
          form
            .findAlone(foldedView(cable.text.slice(from, to)), budget)
            .map((found) => ({ from: from + found.from, to: from + found.to })),
        ),
    );
  };
}

const plainWords = (words: string): string => ` ${words.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

/** With its words as headings are compared. */
type Spoken = Stacked & { readonly plain: string };

const known = new WeakMap<readonly Line[], readonly Spoken[]>();

function stackedOf(lines: readonly Line[]): readonly Spoken[] {
  const read = known.get(lines);
  if (read !== undefined) return read;
  const stacked = stackedIn(lines).map((each) => ({ ...each, plain: plainWords(each.words) }));
  known.set(lines, stacked);
  return stacked;
}

/** Where a heading stands: in a cell of a line, or in words that announce a list. */
interface Head {
  readonly line: number;
  readonly cell?: Cell;
  readonly list?: Announced;
  readonly words?: Span;
}

/** A head with the line of the next one below it: what is below that stands under the next. */
type Bounded = Head & { readonly until: number };

function untilNext(heads: readonly Head[], end: number): Bounded[] {
  const sorted = [...heads].sort((a, b) => b.line - a.line);
  let [until, line] = [end, end];
  const bounded = sorted.map((head) => {
    if (head.line < line) [until, line] = [line, head.line];
    return { ...head, until };
  });
  return bounded.reverse();
}

function headsIn(lines: readonly Line[], sought: readonly Span[]): Head[] {
  const heads: Head[] = [];
  const count = new Map<number, number>();
  let at = 0;
  for (const words of [...sought].sort((a, b) => a.from - b.from)) {
    while (at < lines.length && (lines[at]?.to ?? 0) <= words.from) at++;
    const seen = (count.get(at) ?? 0) + 1;
    count.set(at, seen);
    const head = seen > MOST_CELLS ? undefined : headAt(lines, at, words);
    if (head !== undefined) heads.push(head);
  }
  return heads;
}

function headAt(lines: readonly Line[], at: number, words: Span): Head | undefined {
  const line = lines[at];
  if (line === undefined || line.from > words.from) return undefined;
  const cell = line.cells.find((each) => overlap(each, words));
  if (cell !== undefined && line.parted !== 'not' && isHeadLine(line, cell)) return { line: at, cell, words };
  const list = announcedAt(lines, at);
  return list === undefined ? undefined : { line: list.from - 1, list, words };
}

const MOST_WORDS = 5;

/** Short cells without figures. `DOB:` before a value is a label, no heading. */
function isHeadLine({ from, words, cells }: Line, sought: Cell): boolean {
  const said = (cell: Cell): string => words.slice(cell.from - from, cell.to - from);
  const labels = cells.filter((cell) => /[:.]$/.test(said(cell)) && !/\b(?:no|nr)\.$/i.test(said(cell)));
  return (
    !/\d{2}/.test(words) &&
    cells.length > 1 &&
    cells.length <= MOST_CELLS &&
    cells.every((cell) => said(cell).split(/\s+/).length <= MOST_WORDS) &&
    (!labels.includes(sought) || labels.length === cells.length)
  );
}

/** How many empty lines a table may have in a row. */
const MOST_EMPTY = 2;

function cellsBelow(
  lines: readonly Line[],
  { line, until }: Bounded,
  cell: Cell,
  budget: Budget | undefined,
): Span[] {
  const head = lines[line];
  if (head === undefined) return [];
  const found: Span[] = [];
  let empty = 0;
  for (const row of lines.slice(line + 1, until)) {
    budget?.charge(row.words.length + 1);
    empty = row.words === '' ? empty + 1 : 0;
    if (empty > MOST_EMPTY) break;
    if (isRuler(row)) continue;
    if (isProse(row, head)) break;
    found.push(...below(head, cell, row));
  }
  return found;
}

function itemsOf(
  text: string,
  lines: readonly Line[],
  { list, words, until }: Bounded,
  undivided: boolean,
): Span[] {
  if (list === undefined || words === undefined) return [];
  const number = list.fields.findIndex((field) => overlap(field, words));
  return itemsFrom(lines, list.from, until).flatMap((item) => {
    const part = number < 0 ? undefined : partOf(item, text, number, list.fields.length);
    return part ?? (undivided ? item : []);
  });
}

/** What it finds, in a sentence for a reader of rules. */
export const columnInWords = ({ headings }: z.infer<typeof ColumnMatch>): string =>
  `In cells of a table below a heading with ${oneOf(headings.map(quoted))}, and in lists whose first words name it, text of the form that the examples show.`;
