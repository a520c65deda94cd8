import type { Cable, Portion } from '../model/cable.ts';
import type { CivilDate } from '../model/civil-date.ts';
import { isClassified, LEVEL_NAMES, type Level } from '../model/marking.ts';
import { type Span, SpanIndex } from '../model/span.ts';
import type { Assessment } from '../model/status.ts';
import type { DeclassificationBlock } from '../model/variant.ts';

/**
 * The elements of 32 CFR 2001.25(b) for what was declassified: the old level, the authority with its date,
 * and the official who confirmed it and when. The tool never stands there as the authority (law 10).
 */
export function declassificationBlock(
  cable: Cable,
  assessment: Assessment,
  confirmed: { readonly by: string; readonly on: CivilDate } | undefined,
): DeclassificationBlock | undefined {
  const level = cable.overall?.level ?? 'U';
  const { status } = assessment;
  if (!isClassified(level) || status.state !== 'declassified') return undefined;
  return {
    was: LEVEL_NAMES[level],
    authority: authorityOf(assessment),
    on: status.declassifyOn ?? status.outerDate ?? status.asOf,
    ...(confirmed === undefined ? {} : { by: confirmed.by, confirmed: confirmed.on }),
  };
}

/** A block that quotes the instruction may stand only where the instruction itself does. `gone` is what the copy leaves out. */
export function mayStand({ fields }: Cable, { status }: Assessment, gone: readonly Span[]): boolean {
  const out = new SpanIndex(gone);
  return (
    status.openedBy !== undefined || fields.declassification.every(({ span }) => out.at(span).length === 0)
  );
}

/** True where portions of a copy were declassified, and others of its cable still are classified on the day. */
export function isDeclassifiedInPart(
  { portions }: Cable,
  left: readonly Portion[],
  { status, portions: statuses }: Assessment,
): boolean {
  const levelOn = ({ id }: Portion): Level => (statuses.get(id) ?? status).level;
  return (
    left.some((portion) => isClassified(portion.marking.level ?? 'U') && !isClassified(levelOn(portion))) &&
    portions.some((portion) => isClassified(levelOn(portion)))
  );
}

/** The classifier's instruction only where it set the date; else the act that did, and by whom. */
function authorityOf({ instruction, status: { openedBy, declassifyOn } }: Assessment): string {
  if (openedBy === undefined)
    return `instruction of the classifier: ${instruction.printed.replace(/\s+/g, ' ').trim()}`;
  const { by, authority, at } = openedBy;
  const act = `${by}, ${authority}, ${at}`;
  return declassifyOn === null ? `E.O. 13526 section 3.3(a), as confirmed by ${act}` : act;
}
