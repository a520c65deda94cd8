import type { Coverage, UnreadKind } from '../../cable/coverage.ts';
import type { FamilyName } from '../../model/cable.ts';
import { table } from './table.ts';

/** What was read of the cables of one family. */
export interface FamilyCoverage {
  readonly family: FamilyName | 'all';
  readonly cables: number;
  readonly lines: number;
  readonly readLines: number;
  readonly characters: number;
  readonly readCharacters: number;
}

/** An unread shape, how many lines have it, and where the first stands. */
export interface UnreadShape {
  readonly kind: UnreadKind;
  readonly shape: string;
  readonly lines: number;
  readonly first: string;
}

/** Sums coverage over a collection; it holds counts only, so that a collection may be of any size. */
export class CoverageSum {
  private readonly families = new Map<FamilyName | 'all', FamilyCoverage>();
  private readonly found = new Map<string, UnreadShape>();

  add(family: FamilyName, coverage: Coverage, placeOf: (at: number) => string): void {
    for (const name of [family, 'all'] as const)
      this.families.set(name, summed(this.families.get(name) ?? nothing(name), coverage));
    for (const { kind, shape, span } of coverage.unread) {
      const before = this.found.get(`${kind} ${shape}`);
      // Shapes without end are of garbage, and the commonest are known by then.
      if (before === undefined && this.found.size >= MOST_SHAPES) continue;
      const first = before?.first ?? placeOf(span.from);
      this.found.set(`${kind} ${shape}`, { kind, shape, lines: (before?.lines ?? 0) + 1, first });
    }
  }

  /** By family in order of their names, all of them last. */
  byFamily(): FamilyCoverage[] {
    const all = [...this.families.values()].filter(({ family }) => family !== 'all');
    const total = this.families.get('all');
    return [...all.sort((a, b) => (a.family < b.family ? -1 : 1)), ...(total === undefined ? [] : [total])];
  }

  commonest(count: number): UnreadShape[] {
    return [...this.found.values()].sort((a, b) => b.lines - a.lines).slice(0, count);
  }
}

const MOST_SHAPES = 20_000;

const nothing = (family: FamilyCoverage['family']): FamilyCoverage => ({
  ...{ family, cables: 0, lines: 0, readLines: 0, characters: 0, readCharacters: 0 },
});

const summed = (before: FamilyCoverage, { lines, readLines, characters, readCharacters }: Coverage) => ({
  family: before.family,
  cables: before.cables + 1,
  lines: before.lines + lines,
  readLines: before.readLines + readLines,
  characters: before.characters + characters,
  readCharacters: before.readCharacters + readCharacters,
});

/** Rounded down, so that 100 % is said of everything only. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;

/** Both tables, for reading. */
export function coverageTables(sum: CoverageSum): string {
  const families = sum.byFamily();
  const shapes = sum.commonest(10);
  return [
    table(
      ['Family', 'Cables', 'Lines', 'Read', 'Characters read'],
      families.map(({ family, cables, lines, readLines, characters, readCharacters }) => [
        ...[family, String(cables), String(lines)],
        ...[share(readLines, lines), share(readCharacters, characters)],
      ]),
    ),
    ...(shapes.length === 0
      ? ['', 'Every line was read.']
      : [
          '',
          'The commonest lines that were not read (A capitals, a small letters, 9 digits):',
          table(
            ['Lines', 'What', 'Shape', 'First'],
            shapes.map(({ lines, kind, shape, first }) => [String(lines), kind, shape, first]),
          ),
        ]),
  ].join('\n');
}
