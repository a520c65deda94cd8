import { type Bar, releasable } from '../marking/release.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Readers } from '../model/audience.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Marking } from '../model/marking.ts';
import type { Status } from '../model/status.ts';

/** They say who abroad may have what is classified, and end with the classification. */
const OF_THE_CLASSIFICATION: ReadonlySet<string> = new Set(['NF', 'REL', 'RELIDO', 'EYES', 'DISPLAYONLY']);

/**
 * What a portion bears on the day. A date ends its level, and whom abroad it was released to; it lifts no register, no
 * other control, and no foreign source.
 */
export function markingOn(marking: Marking, { state, level }: Pick<Status, 'state' | 'level'>): Marking {
  if (marking.level === null) return marking;
  if (state !== 'declassified' || marking.level === 'U') return { ...marking, level };
  const dissem = marking.dissem.filter((token) => !OF_THE_CLASSIFICATION.has(token));
  return { ...marking, level: 'U', dissem, releasableTo: [], displayOnlyTo: [] };
}

/** What a marking is held against. */
export interface Circumstance {
  readonly vocabulary: Vocabulary;
  readonly dated: CivilDate | null;
  readonly asOf: CivilDate;
}

/**
 * Every row of the release table that keeps a marking from its readers. A coalition is taken as it was when the cable
 * was written and as it is on the day: who joined later was in nobody's mind who wrote the list, and who left is gone.
 */
export function barsTo(
  readers: Readers,
  marking: Marking,
  { vocabulary, dated, asOf }: Circumstance,
): readonly Bar[] {
  const days = readers.kind === 'public' || dated === null ? [asOf] : [dated, asOf];
  const grounds = { vocabulary, profile: 'state-legacy' as const, ...(dated !== null && { dated }) };
  const bars = days.flatMap((day) => releasable(marking, readers, { ...grounds, day }).bars);
  return [...new Map(bars.map((bar) => [`${bar.answer} ${bar.text}`, bar])).values()];
}
