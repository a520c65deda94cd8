import { barsTo, type Circumstance, markingOn } from '../decide/current-marking.ts';
import { rollUp } from '../marking/roll-up.ts';
import type { Readers } from '../model/audience.ts';
import type { Portion } from '../model/cable.ts';
import { highest, LEVEL_NAMES, type Marking, plainMarking } from '../model/marking.ts';
import type { Assessment } from '../model/status.ts';

/** What a copy bears, and the portions in it that go further than their own marks say. */
export interface Banner {
  readonly marking: Marking;
  /** Ids of portions that were opened to readers whom their own marks bar. */
  readonly opened: ReadonlySet<string>;
}

/**
 * The banner of what is left: rolled up from what each portion bears on the day. Everybody's copy bears a level alone,
 * for nothing with a control is in it but what a person released.
 */
export function bannerOf(
  left: readonly Portion[],
  assessment: Assessment,
  readers: Readers,
  on: Circumstance,
): Banner {
  const current = left.map(({ id, marking }) => ({
    id,
    marking: markingOn(marking, assessment.portions.get(id) ?? assessment.status),
  }));
  if (readers.kind === 'public') {
    const level = highest(current.flatMap((portion) => portion.marking.level ?? []));
    return { marking: plainMarking(level, LEVEL_NAMES[level]), opened: new Set() };
  }
  const opened = new Set(
    current
      .filter(({ marking }) => barsTo(readers, marking, on).some(({ answer }) => answer === 'deny'))
      .map(({ id }) => id),
  );
  const markings = current.map(({ id, marking }) =>
    opened.has(id) ? openedTo(readers.codes, marking) : marking,
  );
  const grounds = { vocabulary: on.vocabulary, profile: 'state-legacy' as const };
  const marking = rollUp(markings, on.dated === null ? grounds : { ...grounds, dated: on.dated }).marking;
  return { marking: marking.level === null ? plainMarking('U', LEVEL_NAMES.U) : marking, opened };
}

const RELEASE: ReadonlySet<string> = new Set(['NF', 'REL', 'RELIDO', 'EYES', 'DISPLAYONLY']);

/** A portion stands in a copy against its own mark only because who may disclose it opened it to these readers. */
const openedTo = (codes: readonly string[], marking: Marking): Marking => ({
  ...marking,
  dissem: marking.dissem.filter((token) => !RELEASE.has(token)),
  releasableTo: [...new Set(['USA', ...codes])],
  displayOnlyTo: [],
});
