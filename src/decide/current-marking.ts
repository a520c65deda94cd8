import { RELEASE_CONTROLS } from '../marking/attributes.ts';
import { type Bar, releasable } from '../marking/release.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Audience, Readers } from '../model/audience.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Marking } from '../model/marking.ts';
import type { Status } from '../model/status.ts';

/**
 * What a portion bears on the day. A date ends its level, and whom abroad it was released to; it lifts no register, no
 * other control, and no foreign source.
 */
export function markingOn(marking: Marking, { state, level }: Pick<Status, 'state' | 'level'>): Marking {
  if (marking.level === null) return marking;
  if (state !== 'declassified' || marking.level === 'U') return { ...marking, level };
  const dissem = marking.dissem.filter((token) => !RELEASE_CONTROLS.has(token));
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
 * was written and as it is on the day: who joined later was in nobody's mind who wrote the list, and who left is gone. One that a list
 * names and that asks by that name is met by it, whoever its members are (ACES table 30).
 */
export function barsTo(readers: Readers, marking: Marking, on: Circumstance): readonly Bar[] {
  const known = knownUnder(on.vocabulary);
  const asked = JSON.stringify([readers, on.dated, on.asOf, marking]);
  const before = known.get(asked);
  if (before !== undefined) return before;
  const bars = barsFor(readers, marking, on);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(asked, bars);
  return bars;
}

/** What was answered before: the cables of a run bear few markings, and many of them are of one day. */
const answered = new WeakMap<Vocabulary, Map<string, readonly Bar[]>>();
const MOST_KNOWN = 4096;

function knownUnder(vocabulary: Vocabulary): Map<string, readonly Bar[]> {
  const known = answered.get(vocabulary) ?? new Map<string, readonly Bar[]>();
  answered.set(vocabulary, known);
  return known;
}

function barsFor(readers: Readers, marking: Marking, { vocabulary, dated, asOf }: Circumstance): Bar[] {
  const days = readers.kind === 'public' || dated === null ? [asOf] : [dated, asOf];
  const grounds = { vocabulary, profile: 'state-legacy' as const, ...(dated !== null && { dated }) };
  const bars = days.flatMap((day) => releasable(marking, readers, { ...grounds, day }).bars);
  return [...new Map(bars.map((bar) => [`${bar.answer} ${bar.text}`, bar])).values()];
}

/**
 * Controls that a copy for these readers cannot bear, whatever the release list beside them says: the audience has them
 * in no list of its own. What the vocabulary lets go everywhere (SIPDIS, WNINTEL) is no such control.
 */
export function strangeControls(audience: Audience, marking: Marking, { control }: Vocabulary): Bar[] {
  const strange = controlTokens(marking).filter(
    (token) => !audience.controls.includes(token) && control.get(token)?.foreign !== 'allow',
  );
  return strange.map((token) => ({
    answer: 'deny',
    text: `${control.get(token)?.banner ?? token} is no control that a copy for ${audience.audience} may bear.`,
    provision: audience.source,
  }));
}

const LISTS: ReadonlySet<string> = new Set(['REL', 'EYES', 'DISPLAYONLY']);

const controlTokens = ({ sci, sap, aea, dissem, nonIC, cui, unknown }: Marking): string[] => [
  ...[...sci, ...sap, ...aea, ...dissem.filter((token) => !LISTS.has(token))],
  ...[...nonIC, ...cui, ...unknown],
];
