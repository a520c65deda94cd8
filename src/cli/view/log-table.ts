import type { LogRow, TypedRow } from '../../model/log-row.ts';
import { filled, type Line, laid, painted } from './laid.ts';

/** What a table of a log must know before its first row: numbers and cables are never broken, and no row is held back. */
export interface LogMeasures {
  readonly width: number;
  /** Digits of the last entry. */
  readonly digits: number;
  /** Characters of the longest name of a cable. */
  readonly cable: number;
  readonly whose: 'run' | 'review';
}

interface Column {
  readonly head: string;
  readonly width: number;
  readonly cell: (row: LogRow) => string;
}

const BETWEEN = 2;
/** Narrower than this an entry is a card, not a row. */
const NARROW = 80;
/** From here on there is room for days and authorities of their own. */
const ROOMY = 130;
const DAY = 10;
const MINUTE = 16;
const PLACE = 10;
const LONGEST_CABLE = 20;

/** Entries as a table, line by line as they come. */
export function* logTable(rows: Iterable<TypedRow>, measures: LogMeasures): Generator<string> {
  if (measures.width < NARROW) return yield* cards(rows, measures.width);
  const columns = columnsFor(measures);
  let isFirst = true;
  for (const row of rows) {
    if (isFirst) yield* headOf(columns, measures.width);
    isFirst = false;
    yield* drawn(
      columns.map(({ cell, width }) => laid([{ text: cell(row), look: 'same' }], width)),
      columns,
    );
    yield* typedLines(row, measures.digits + BETWEEN, measures.width);
  }
}

/** What a person typed with an entry stands below it, from edge to edge: it is prose, and longer than a cell. */
function* typedLines({ typed }: TypedRow, indent: number, width: number): Generator<string> {
  if (typed !== undefined) yield* indented(`“${typed}”`, indent, width);
}

function columnsFor({ width, digits, cable, whose }: LogMeasures): Column[] {
  const isOfReview = whose === 'review';
  const isRoomy = width >= ROOMY;
  const when = isOfReview ? MINUTES : isRoomy ? DAYS : undefined;
  const fixed = [
    { head: '#', width: digits, cell: ({ entry }: LogRow) => String(entry) },
    ...(when === undefined ? [] : [when]),
    { head: 'Cable', width: Math.min(LONGEST_CABLE, Math.max(5, cable)), cell: cablesOf },
  ];
  const place = isOfReview ? [] : [PLACES];
  const run = isRoomy ? [WHAT, BASIS, AUTHORITY, BY] : [WHAT_AND_WHEN, BASIS_AND_AUTHORITY, BY];
  const shares = isOfReview ? [WHAT, BASIS, BY] : run;
  const taken = [...fixed, ...place].reduce((sum, each) => sum + each.width, 0);
  const room = width - taken - BETWEEN * (fixed.length + place.length + shares.length - 1);
  const [what, ...others] = shared(shares, room);
  return [...fixed, ...(what === undefined ? [] : [what]), ...place, ...others];
}

type Share = Omit<Column, 'width'> & { readonly weight: number };

/** What is left of the width, by weight; the last column has the rest. */
function shared(columns: readonly Share[], room: number): Column[] {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => Math.floor((room * weight) / all));
  const rest = room - widths.reduce((sum, width) => sum + width, 0);
  return columns.map(({ head, cell }, i) => ({
    ...{ head, cell },
    width: (widths[i] ?? 0) + (i === columns.length - 1 ? rest : 0),
  }));
}

/** At a review several people do much on one day. */
const minuteOf = ({ when }: LogRow): string => when.slice(0, MINUTE).replace('T', ' ');
const dayOf = ({ when }: LogRow): string => when.slice(0, DAY);
const cablesOf = ({ cables }: LogRow): string =>
  cables.length > 3 ? `${cables[0]} and ${cables.length - 1} more` : cables.join(', ');
const basesOf = ({ bases }: LogRow): string => bases.join(', ');
const byOf = ({ rules, persons }: LogRow): string => [...persons, ...rules].join('; ');

/** Each code with its provision, where there is one for each. */
function groundsOf({ bases, authority }: LogRow): string {
  if (bases.length === authority.length) return bases.map((code, i) => `${code}: ${authority[i]}`).join('; ');
  return [bases.join(', '), authority.join('; ')].filter((words) => words !== '').join(': ');
}

const DAYS = { head: 'When', width: DAY, cell: dayOf };
const MINUTES = { head: 'When (UTC)', width: MINUTE, cell: minuteOf };
const PLACES = { head: 'Place', width: PLACE, cell: ({ portion }: LogRow) => portion };
const whenOf = ({ when }: LogRow): string => (when === '' ? '' : `, ${when.slice(0, DAY)}`);

const WHAT = { weight: 3, head: 'What', cell: ({ what }: LogRow) => what };
const WHAT_AND_WHEN = { weight: 4, head: 'What', cell: (row: LogRow) => `${row.what}${whenOf(row)}` };
const BASIS = { weight: 2, head: 'Basis', cell: basesOf };
const AUTHORITY = { weight: 4, head: 'Authority', cell: ({ authority }: LogRow) => authority.join('; ') };
const BASIS_AND_AUTHORITY = { weight: 5, head: 'Basis and authority', cell: groundsOf };
const BY = { weight: 4, head: 'By', cell: byOf };

function* headOf(columns: readonly Column[], width: number): Generator<string> {
  yield* drawn(
    columns.map((column) => laid([{ text: column.head, look: 'same' }], column.width)),
    columns,
  );
  yield '─'.repeat(width);
}

function* drawn(cells: readonly (readonly Line[])[], columns: readonly Column[]): Generator<string> {
  const height = Math.max(...cells.map(({ length }) => length));
  for (let i = 0; i < height; i += 1)
    yield columns
      .map(({ width }, at) => filled(cells[at]?.[i] ?? [], width))
      .join(' '.repeat(BETWEEN))
      .trimEnd();
}

/** One entry below the other. */
function* cards(rows: Iterable<TypedRow>, width: number): Generator<string> {
  for (const row of rows) {
    const { entry, kind, portion } = row;
    const place = portion === '' ? '' : `, ${/^\d/.test(portion) ? 'par. ' : ''}${portion}`;
    yield* indented(`${entry}  ${kind} ${cablesOf(row)}`, 0, width);
    for (const words of [`${row.what}${place}${whenOf(row)}`, groundsOf(row), byOf(row)])
      if (words !== '') yield* indented(words, 4, width);
    yield* typedLines(row, 4, width);
  }
}

const indented = (words: string, by: number, width: number): string[] =>
  laid([{ text: words, look: 'same' }], width - by).map((line) =>
    `${' '.repeat(by)}${painted(line)}`.trimEnd(),
  );
