import { terminalWidth } from '../terminal.ts';

/** What a summary counts of one cable. */
export interface Counted {
  readonly state: string;
  readonly order: string;
  /** Year in which it falls due after the day asked about. */
  readonly year: string | undefined;
}

const WIDEST = 80;

/** A collection in a few lines: how many in each state, under each order, and falling due in each year, with bars. */
export function summaryLines(all: readonly Counted[], width = terminalWidth()): string[] {
  const within = Math.min(width, WIDEST);
  return [
    ...counted(
      'By state',
      all.map(({ state }) => state),
      within,
    ),
    ...counted(
      'By order',
      all.map(({ order }) => order),
      within,
    ),
    ...counted(
      'Falling due in',
      all.flatMap(({ year }) => year ?? []),
      within,
    ),
  ];
}

/** Each name with its number and a bar; the longest bar fills the line. */
function counted(head: string, names: readonly string[], width: number): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0) return [];
  const [label, digits] = [longest(counts.keys()), longest([...counts.values()].map(String))];
  const most = Math.max(...counts.values());
  const room = Math.max(1, width - label - digits - 4);
  const line = ([name, count]: readonly [string, number]): string =>
    `  ${name.padEnd(label)} ${String(count).padStart(digits)} ${'█'.repeat(Math.ceil((count / most) * room))}`;
  return ['', head, ...[...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(line)];
}

const longest = (words: Iterable<string>): number => Math.max(...[...words].map(({ length }) => length));
