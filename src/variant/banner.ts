import { type Circumstance, markingOn } from '../decide/current-marking.ts';
import { RELEASE_CONTROLS } from '../marking/attributes.ts';
import { rollUp } from '../marking/roll-up.ts';
import type { Readers } from '../model/audience.ts';
import type { Portion } from '../model/cable.ts';
import { highest, LEVEL_NAMES, type Marking, plainMarking } from '../model/marking.ts';
import type { Assessment } from '../model/status.ts';

/** What of a cable is left in a copy, and how far it was opened. */
export interface Left {
  readonly portions: readonly Portion[];
  readonly assessment: Assessment;
  /** Ids of portions that who may disclose them opened to readers whom their own marks bar. */
  readonly opened: ReadonlySet<string>;
}

/**
 * The banner of what is left: rolled up from what each portion bears on the day. Everybody's copy bears a level alone,
 * for nothing with a control is in it but what a person released.
 */
export function bannerOf(
  { portions, assessment, opened }: Left,
  readers: Readers,
  on: Circumstance,
): Marking {
  const current = portions.map(({ id, marking }) => {
    const status = assessment.portions.get(id) ?? assessment.status;
    // A level nobody stated is the one its status goes by.
    return { id, marking: markingOn({ ...marking, level: marking.level ?? status.level }, status) };
  });
  if (readers.kind === 'public') {
    const level = highest(current.map(({ marking: { level } }) => level ?? 'TS'));
    return plainMarking(level, LEVEL_NAMES[level]);
  }
  const markings = current.map(({ id, marking }) =>
    opened.has(id) ? openedTo(readers.codes, marking) : marking,
  );
  const grounds = { vocabulary: on.vocabulary, profile: 'state-legacy' as const };
  const { marking } = rollUp(markings, on.dated === null ? grounds : { ...grounds, dated: on.dated });
  return portions.length === 0 ? plainMarking('U', LEVEL_NAMES.U) : marking;
}

/** A portion stands in a copy against its own mark only because who may disclose it opened it to these readers. */
const openedTo = (codes: readonly string[], marking: Marking): Marking => ({
  ...marking,
  dissem: marking.dissem.filter((token) => !RELEASE_CONTROLS.has(token)),
  releasableTo: [...new Set(['USA', ...codes])],
  displayOnlyTo: [],
});
