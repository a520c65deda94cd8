import type { CivilDate } from '../model/civil-date.ts';
import {
  higher,
  isClassified,
  type Level,
  levelRank,
  type Marking,
  plainMarking,
  UNKNOWN_LEVEL,
} from '../model/marking.ts';
import { readMarking } from './grammar/read.ts';
import { rollUp } from './roll-up.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What whole text bears, by all that is known of it. */
export interface Borne {
  readonly markings: readonly Marking[];
  /** Levels it is known to have beside those, as of a later classification. */
  readonly levels: readonly Level[];
  /** Whether something in it may bear more than is known. */
  readonly isMore: boolean;
}

const AND_UNKNOWN = ` AND ${UNKNOWN_LEVEL}`;

/**
 * The banner over text that nothing was cut from: its highest level with the controls of all of it (Manual D.2), as an agency of
 * the United States writes it. What may be more than is known is said beside what is, and stands alone where nothing is.
 */
export function bannerOverText(borne: Borne, vocabulary: Vocabulary, dated?: CivilDate | null): string {
  const grounds = { vocabulary, profile: 'state-legacy' as const, ...(dated && { dated }) };
  const known = borne.markings.map((marking) => ({ ...marking, unknown: [] }));
  const isMore = borne.isMore || borne.markings.some(({ unknown }) => unknown.length > 0);
  const printed = rollUp([OURS, ...known], grounds).marking;
  const level = borne.levels.reduce(higher, printed.level ?? 'U');
  const isRaised = levelRank(level) > levelRank(printed.level ?? 'U');
  const { as } = isRaised ? rollUp([OURS, ...known, plainMarking(level)], grounds).marking : printed;
  return isMore ? withMore(as, !isClassified(level)) : as;
}

/** A page is of the United States, and names what others gave as theirs. */
const OURS = plainMarking('U');

/** The banner over texts that bear these: of all of them. Nothing is known of no text. */
export function bannerOverAll(banners: readonly string[], vocabulary: Vocabulary): string {
  const distinct = [...new Set(banners)];
  const known = distinct
    .map((banner) => banner.replace(AND_UNKNOWN, ''))
    .filter((banner) => banner !== UNKNOWN_LEVEL);
  const markings = known.map((banner) => readMarking(banner, { vocabulary }, 'banner').marking);
  const isMore =
    distinct.length === 0 ||
    distinct.some((banner) => banner.endsWith(UNKNOWN_LEVEL)) ||
    markings.some(({ level }) => level === null);
  return bannerOverText({ markings, levels: [], isMore }, vocabulary);
}

/** That something unclassified is among it says less than that the rest is unknown. */
const withMore = (banner: string, isUnclassified: boolean): string =>
  isUnclassified ? UNKNOWN_LEVEL : `${banner}${AND_UNKNOWN}`;
