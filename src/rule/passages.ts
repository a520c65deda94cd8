import { bodyOf, type Cable } from '../model/cable.ts';
import { type CivilDate, latest } from '../model/civil-date.ts';
import { approvedOn, type EvidenceRow } from '../model/evidence.ts';
import { type Span, SpanIndex } from '../model/span.ts';
import type { Assessment } from '../model/status.ts';
import type { Passage } from './availability.ts';

/** Whether a place stands in a portion that is classified on the day. */
export function classifiedAt(cable: Cable, assessment: Assessment): (span: Span) => boolean {
  const bodies = classifiedIn(cable, assessment);
  return (span) => bodies.at(span).length > 0;
}

/** What exemptions are judged by at each place. A passage in several portions is classified as long as any of them. */
export function passagesIn(
  {
    cable,
    assessment,
    evidence,
  }: {
    readonly cable: Cable;
    readonly assessment: Assessment;
    readonly evidence: readonly EvidenceRow[];
  },
  asOf: CivilDate,
): (span: Span) => Passage {
  const bodies = classifiedIn(cable, assessment);
  const approved = approvedOn(evidence, asOf);
  return (span) => {
    const at = bodies.at(span);
    const until = at.reduce<CivilDate | null>((date, each) => laterOf(date, each.until), null);
    return { classified: at.length > 0, dated: cable.dated, asOf, until, approved };
  };
}

const laterOf = (a: CivilDate | null, b: CivilDate | null): CivilDate | null =>
  a === null || b === null ? (a ?? b) : latest(a, b);

/** The words of portions that are classified on the day, each with the day until which it is. */
function classifiedIn(
  cable: Cable,
  { status, portions }: Assessment,
): SpanIndex<Span & { readonly until: CivilDate | null }> {
  const bodies = cable.portions.flatMap((portion) => {
    const { state, declassifyOn, outerDate } = portions.get(portion.id) ?? status;
    if (state !== 'classified') return [];
    return bodyOf(portion, cable.text).map((span) => ({ ...span, until: declassifyOn ?? outerDate }));
  });
  return new SpanIndex(bodies);
}
