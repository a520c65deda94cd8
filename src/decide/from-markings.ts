import { exclusionOf } from '../declassification/assess.ts';
import { barsRelease } from '../marking/captions.ts';
import { contradictsItself } from '../marking/controls.ts';
import type { Bar } from '../marking/release.ts';
import type { Vocabulary } from '../marking/vocabulary.ts';
import type { Audience, Row } from '../model/audience.ts';
import { bodyOf, type Cable, type Excision, type Portion, shownMark } from '../model/cable.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Basis } from '../model/claim.ts';
import { actsBy, approvedOn, type EvidenceRow } from '../model/evidence.ts';
import type { Exemption } from '../model/exemption.ts';
import { levelRank, type Marking } from '../model/marking.ts';
import { isEmpty, type Span, SpanIndex, subtract } from '../model/span.ts';
import type { Assessment, Status } from '../model/status.ts';
import { basisFor, isAvailable } from '../rule/availability.ts';
import type { Claimed } from './claim-id.ts';
import { barsTo, markingOn, strangeControls } from './current-marking.ts';

/** What the base claims are made from: the cable, its status on the day, and the audience's table. */
export interface Base {
  readonly cable: Cable;
  readonly assessment: Assessment;
  readonly audience: Audience;
  readonly exemptions: readonly Exemption[];
  readonly evidence: readonly EvidenceRow[];
  readonly vocabulary: Vocabulary;
}

/** Portions that are who wrote and who signed, which row 8 of the table speaks of. */
const LAYOUT_PORTIONS: ReadonlySet<string> = new Set(['classified-by', 'signature']);
const CONSULAR_OR_PERSONNEL: ReadonlySet<string> = new Set(['CVIS', 'CPAS', 'CASC', 'APER', 'AMED']);

/**
 * Claims of the audience's table: one per body span of each portion, and release for layout. A conflict holds
 * the whole beside them: whoever settles it has not thereby opened what any portion's own marking closes.
 */
export function claimsFromMarkings(base: Base): Claimed[] {
  const { cable, assessment } = base;
  const whole = { from: 0, to: cable.text.length };
  const bodies = cable.portions.map((portion) => wordsOf(portion, cable));
  const claims = inConflict(base)
    ? [rowClaim(base, { row: 'uncertain', bars: [], bases: [] }, whole, null, assessment.status)]
    : [];
  addLayoutClaims(base, bodies, claims);
  const placedAs = placing(base);
  for (const [at, portion] of cable.portions.entries()) {
    if (LAYOUT_PORTIONS.has(portion.kind)) continue;
    const status = assessment.portions.get(portion.id) ?? assessment.status;
    for (const placed of placedAs(portion.marking, status))
      for (const span of bodies[at] ?? []) claims.push(rowClaim(base, placed, span, portion.id, status));
  }
  return claims;
}

/** What an earlier copy of ours deleted is not there: the marker in its place is no word of the portion. */
function wordsOf(portion: Portion, cable: Cable): Span[] {
  const body = bodyOf(portion, cable.text);
  if (cable.copy === undefined) return body;
  const markers = new SpanIndex(markersOf(cable).map(({ span }) => span));
  return body
    .flatMap((span) => markers.gapsIn(span))
    .filter(({ from, to }) => cable.text.slice(from, to).trim() !== '');
}

/** What stands in an earlier copy of ours for what that deleted. */
const markersOf = ({ copy, excisions }: Cable): readonly Excision[] => (copy === undefined ? [] : excisions);

/** Where witnesses disagree or none speaks, nothing of the cable can be trusted, its fields included. */
function inConflict({ cable, assessment }: Base): boolean {
  return (
    assessment.status.state === 'conflict' ||
    cable.messages.some(({ severity, code }) => severity === 'error' && code !== 'unknown-mark')
  );
}

function addLayoutClaims(base: Base, bodies: readonly (readonly Span[])[], claims: Claimed[]): void {
  const { layout, furniture, portions } = base.cable;
  const { effect, bases, reason } = rowOf(base.audience, 'layout');
  const add = (part: string, span: Span | undefined): void => {
    if (span === undefined || isEmpty(span)) return;
    claims.push({ span, effect, bases, by: { kind: 'layout', part }, reason });
  };
  for (const span of layout) add('field', span);
  for (const { span } of furniture) add('furniture', span);
  for (const { span } of markersOf(base.cable)) add('marker', span);
  for (const { number } of portions) add('number', number);
  for (const portion of portions) add('mark', shownMark(portion));
  const gaps = gapsOutside(base.cable, bodies);
  // What is left of a line beside a marker is read as no field; an earlier copy that is UNCLASSIFIED showed it.
  const wasShown = base.cable.copy?.banner === 'UNCLASSIFIED';
  for (const span of wasShown ? gaps : blanksIn(base.cable.text, gaps))
    add(wasShown ? 'copy' : 'white-space', span);
}

/** What stands between the elements, and after a number or mark. */
function gapsOutside(cable: Cable, bodies: readonly (readonly Span[])[]): Span[] {
  const placed = [...cable.layout];
  for (const { span } of [...cable.furniture, ...markersOf(cable)]) placed.push(span);
  for (const { number, mark } of cable.portions) {
    if (number !== undefined) placed.push(number);
    if (mark !== undefined) placed.push(mark.span);
  }
  for (const body of bodies) placed.push(...body);
  return subtract({ from: 0, to: cable.text.length }, placed);
}

/** The white space of gaps is nobody's text. */
const blanksIn = (text: string, gaps: readonly Span[]): Span[] =>
  gaps.flatMap((gap) => blanksAround(text, gap));

/** The white space between words nobody placed would tell how long they are, so it stays with them. */
function blanksAround(text: string, { from, to }: Span): Span[] {
  const gap = text.slice(from, to);
  const first = to - gap.trimStart().length;
  if (first === to) return [{ from, to }];
  return [
    { from, to: first },
    { from: from + gap.trimEnd().length, to },
  ];
}

/** A row of the audience's table, what in the marking keeps it from the readers, and bases beside the row's own. */
interface Placed {
  readonly row: Row;
  readonly bars: readonly Bar[];
  readonly bases: readonly Basis[];
}

/**
 * The rows for a marking of the cable on a status. Portions have few of either between them, so each is judged once,
 * whether it is the very same or only says the same.
 */
function placing(base: Base): (marking: Marking, status: Status) => readonly Placed[] {
  const known = new Map<Status, Map<Marking | string, readonly Placed[]>>();
  return (marking, status) => {
    const onStatus = known.get(status) ?? new Map<Marking | string, readonly Placed[]>();
    known.set(status, onStatus);
    const before = onStatus.get(marking);
    if (before !== undefined) return before;
    const said = JSON.stringify(marking);
    const placed = onStatus.get(said) ?? placedOn(base, marking, status);
    onStatus.set(marking, placed).set(said, placed);
    return placed;
  };
}

const placedOn = (base: Base, marking: Marking, status: Status): Placed[] =>
  rowsFor(base, marking, status).map((placed) => ({
    ...placed,
    bases: placed.row === 'classified' ? lettersOf(base, status) : ownersOf(base, marking, status),
  }));

type Fitting = Omit<Placed, 'bases'>;

/**
 * The rows of the audience's table that speak of a portion. For everybody it is the first that fits; abroad it is each
 * that bars, for each is another's to open.
 */
function rowsFor(base: Base, marking: Marking, status: Status): Fitting[] {
  const current = markingOn(marking, status);
  const uncertain = isUncertain(base, marking) || UNCERTAIN.has(status.state);
  const { readers } = base.audience;
  const on = { vocabulary: base.vocabulary, dated: base.cable.dated, asOf: status.asOf };
  const bars = barsTo(readers, current, on);
  if (readers.kind === 'public')
    return [{ row: uncertain ? 'uncertain' : rowForAll(base, marking, status, bars), bars }];
  const strange = strangeControls(base.audience, current, base.vocabulary);
  return rowsAbroad(base, uncertain, [...bars, ...strange]);
}

/** What no date speaks for: a person must look, or the owner answer, whoever reads. */
const UNCERTAIN: ReadonlySet<Status['state']> = new Set(['conflict', 'excluded', 'review']);

function rowForAll(base: Base, marking: Marking, { state }: Status, bars: readonly Bar[]): Row {
  if (state === 'classified') return 'classified';
  if (state === 'presumed-declassified') return 'outer-date-passed';
  if (isCaptioned(base)) return 'captioned';
  if (bars.length > 0) return 'controlled';
  return marking.level === 'U' && isConsular(base) ? 'consular-or-personnel' : 'released-by-status';
}

/** Abroad a marking speaks by itself, classified or not. */
function rowsAbroad(base: Base, uncertain: boolean, bars: readonly Bar[]): Fitting[] {
  const denied = bars.filter(({ answer }) => answer === 'deny');
  const referred = bars.filter(({ answer }) => answer === 'refer');
  const closed: Fitting[] = [
    ...(uncertain ? [{ row: 'uncertain' as const, bars }] : []),
    ...(denied.length > 0 ? [{ row: 'not-releasable' as const, bars: denied }] : []),
    ...(isCaptioned(base) ? [{ row: 'captioned' as const, bars }] : []),
    ...(referred.length > 0 ? [{ row: 'referred' as const, bars: referred }] : []),
    ...(isConsular(base) ? [{ row: 'consular-or-personnel' as const, bars }] : []),
  ];
  return closed.length > 0 ? closed : [{ row: 'releasable', bars }];
}

const isConsular = ({ cable }: Base): boolean =>
  cable.fields.tags.some(({ value }) => CONSULAR_OR_PERSONNEL.has(value));

/** A marking that cannot be believed: not understood, at odds with itself, or above what line 1 allows. */
function isUncertain({ cable: { overall }, vocabulary }: Base, marking: Marking): boolean {
  if (marking.unknown.length > 0 || marking.level === null) return true;
  if (contradictsItself(marking, vocabulary.lexicon.controls)) return true;
  return levelRank(marking.level) > levelRank(overall?.level ?? 'U');
}

/** A caption or channel that bars release, as all but SIPDIS and mere routing do, and that nobody had lifted by that day. */
export function isCaptioned({
  cable,
  evidence,
  assessment,
  vocabulary,
}: Pick<Base, 'cable' | 'evidence' | 'assessment' | 'vocabulary'>): boolean {
  if (cable.copy?.stamps.includes('DECAPTIONED')) return false;
  const acts = actsBy(evidence, 'decaptioned', assessment.status.asOf);
  const lifted = new Set(acts.map(({ caption }) => caption));
  const captions = [
    ...cable.fields.captions,
    ...(cable.fields.channel === undefined ? [] : [cable.fields.channel]),
  ];
  return captions.some(({ value }) => barsRelease(value, vocabulary.lexicon.captions) && !lifted.has(value));
}

/** True where a caption barred release and evidence lifted it: the copy then says DECAPTIONED. */
export const wasDecaptioned = (base: Parameters<typeof isCaptioned>[0]): boolean =>
  isCaptioned({ ...base, evidence: [] }) && !isCaptioned(base);

function rowClaim(
  { audience }: Base,
  { row, bars, bases: more }: Placed,
  span: Span,
  portion: string | null,
  { state, level, declassifyOn, outerDate }: Status,
): Claimed {
  const { effect, bases, reason } = rowOf(audience, row);
  const until = untilOn({ declassifyOn, outerDate });
  const limit = until === null ? {} : { until };
  const ungrounded = row === 'classified' && more.length === 0;
  const standing = [state, level, declassifyOn ?? '', outerDate ?? ''].join(' ');
  const told = BY_MARKING.has(row) ? bars.map(({ text, provision }) => `${text} (${provision})`) : [];
  return {
    span,
    effect: ungrounded ? 'hold' : effect,
    bases: [...(row === 'classified' ? bases.map((basis) => ({ ...basis, ...limit })) : bases), ...more],
    by: { kind: 'marking', row, portion, standing },
    reason: [reason, ...told, ...(ungrounded ? [NO_LETTER] : [])].join(' '),
  };
}

const BY_MARKING: ReadonlySet<Row> = new Set(['controlled', 'not-releasable', 'referred']);

const NO_LETTER =
  'The cable names no reason of section 1.4 that is available on the day, so a person must name one or release.';

/**
 * The letters of section 1.4 that the cable's own reason line claims, under the order in force on the day. Past 25
 * years they are not available: section 3.3(b) then wants a number of its own, whose approval must be in evidence.
 */
function lettersOf({ cable, exemptions, evidence }: Base, status: Status): Basis[] {
  const approved = approvedOn(evidence, status.asOf);
  const until = untilOn(status);
  const passage = { classified: true, dated: cable.dated, asOf: status.asOf, until, approved };
  const cited = (codes: readonly string[]): Basis[] =>
    codes.flatMap((code) => {
      const exemption = exemptions.find((each) => each.code === code);
      return exemption !== undefined && isAvailable(exemption, passage) ? [basisFor(exemption, passage)] : [];
    });
  const letters = cited(cable.fields.classifiedBy?.value.reasons ?? []);
  return [...letters.map((basis) => ({ ...basis, standing: 'claimed' as const })), ...cited(approved)];
}

/** The day on which what is classified ceases to be. */
const untilOn = ({ declassifyOn, outerDate }: Pick<Status, 'declassifyOn' | 'outerDate'>): CivilDate | null =>
  declassifyOn ?? outerDate;

/** RD and FRD are Energy's to open, NATO's marks NATO's (10 CFR 1045.155(a); ISOO Notice 2013-01). */
function ownersOf({ cable, assessment }: Base, marking: Marking, status: Status): Basis[] {
  if (status.state !== 'excluded') return [];
  const stated = exclusionOf(marking) ?? (cable.overall === null ? undefined : exclusionOf(cable.overall));
  const nato = (stated ?? assessment.instruction.code) === 'NATO';
  return [
    {
      code: nato ? 'NATO' : 'RD',
      provision: nato ? 'E.O. 13526 section 3.3(b)(9)' : '42 U.S.C. 2162; 10 CFR 1045.155(a)',
      reason: nato
        ? 'NATO information opens only with the consent of NATO.'
        : 'Energy alone removes this mark.',
      owner: nato ? 'NATO' : 'DOE',
    },
  ];
}

function rowOf(audience: Audience, row: Row): Audience['table'][number] {
  const found = audience.table.find((candidate) => candidate.row === row);
  if (found === undefined) throw new Error(`Audience ${audience.audience} has no row '${row}'`);
  return found;
}
