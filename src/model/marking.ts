import { z } from 'zod';

/** Levels in rising order. `R` is RESTRICTED: foreign, or US before 1953; handled as C. */
export const LEVELS = ['U', 'R', 'C', 'S', 'TS'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  U: 'UNCLASSIFIED',
  R: 'RESTRICTED',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  TS: 'TOP SECRET',
};

export const levelRank = (level: Level): number => LEVELS.indexOf(level);
export const higher = (a: Level, b: Level): Level => (levelRank(a) >= levelRank(b) ? a : b);
export const highest = (levels: readonly Level[]): Level => levels.reduce(higher, 'U');
export const isClassified = (level: Level): boolean => level !== 'U';

/** What bears no level that is known. It is handled as the highest. */
export const UNKNOWN_LEVEL = 'CLASSIFICATION UNKNOWN';

/** Whether a line is what stands over whole text: a level, behind it controls, and that more is unknown. */
export const isBanner = (line: string): boolean => BANNER.test(line.trimEnd());
const BANNER = new RegExp(
  `^(?:${UNKNOWN_LEVEL}|(?:${Object.values(LEVEL_NAMES).join('|')})(?://[^\\n]*)?(?: AND ${UNKNOWN_LEVEL})?)$`,
);

/**
 * One marking, taken apart. What the grammar does not know stays in `unknown` and denies release.
 * `level` is null where a marking states none ("N/A" is absent, never U). `as` keeps the printed characters.
 */
export interface Marking {
  readonly system: 'us' | 'foreign' | 'nato' | 'joint';
  readonly owners: readonly string[];
  readonly level: Level | null;
  readonly sci: readonly string[];
  readonly sap: readonly string[];
  readonly aea: readonly string[];
  readonly fgi: readonly string[];
  readonly dissem: readonly string[];
  readonly releasableTo: readonly string[];
  readonly displayOnlyTo: readonly string[];
  readonly nonIC: readonly string[];
  readonly cui: readonly string[];
  readonly unknown: readonly string[];
  readonly as: string;
}

/** A US marking of this level and nothing else. */
export const plainMarking = (level: Level | null, as = ''): Marking => ({
  system: 'us',
  owners: ['USA'],
  level,
  sci: [],
  sap: [],
  aea: [],
  fgi: [],
  dissem: [],
  releasableTo: [],
  displayOnlyTo: [],
  nonIC: [],
  cui: [],
  unknown: [],
  as,
});
