import { barsRelease } from '../marking/captions.ts';
import type { Audience, BASE_ROWS } from '../model/audience.ts';
import { bodyOf, type Cable, type Portion } from '../model/cable.ts';
import { daysBetween, plusYears } from '../model/civil-date.ts';
import type { Basis, Claim } from '../model/claim.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import type { Exemption } from '../model/exemption.ts';
import { isEmpty, type Span, subtract } from '../model/span.ts';
import type { Assessment, Status } from '../model/status.ts';
import { identified } from './claim-id.ts';

type Row = (typeof BASE_ROWS)[number];

/** What the base claims are made from: the cable, its status on the day, and the audience's table. */
export interface Base {
  readonly cable: Cable;
  readonly assessment: Assessment;
  readonly audience: Audience;
  readonly exemptions: readonly Exemption[];
  readonly evidence: readonly EvidenceRow[];
}

/** Portions that are who wrote and who signed, which row 8 of the table speaks of. */
const LAYOUT_PORTIONS: ReadonlySet<string> = new Set(['classified-by', 'signature']);
const CONSULAR_OR_PERSONNEL: ReadonlySet<string> = new Set(['CVIS', 'CPAS', 'CASC', 'APER', 'AMED']);

/** Claims of the audience's table: one per body span of each portion, and release for layout. */
export function claimsFromMarkings(base: Base): Claim[] {
  const { cable } = base;
  if (inConflict(base)) return [rowClaim(base, 'uncertain', { from: 0, to: cable.text.length }, null, [])];
  return [...layoutClaims(base), ...cable.portions.flatMap((portion) => portionClaims(base, portion))];
}

/** Where witnesses disagree or none speaks, nothing of the cable can be trusted, its fields included. */
function inConflict({ cable, assessment }: Base): boolean {
  return (
    assessment.status.state === 'conflict' ||
    cable.messages.some(({ severity, code }) => severity === 'error' && code !== 'unknown-mark')
  );
}

function layoutClaims(base: Base): Claim[] {
  const { cable } = base;
  const shown: [string, readonly Span[]][] = [
    ['field', cable.layout],
    ['furniture', cable.furniture.map(({ span }) => span)],
    ['number', cable.portions.flatMap(({ number }) => (number === undefined ? [] : [number]))],
    ['mark', cable.portions.flatMap(({ mark }) => (mark === undefined ? [] : [mark.span]))],
    ['white-space', whiteSpaceOutside(cable)],
  ];
  return shown.flatMap(([part, spans]) =>
    spans.filter((span) => !isEmpty(span)).map((span) => layoutClaim(base, part, span)),
  );
}

function layoutClaim(base: Base, part: string, span: Span): Claim {
  const { effect, bases, reason } = rowOf(base.audience, 'layout');
  return identified({ span, effect, bases, by: { kind: 'layout', part }, reason });
}

/** White space between the elements, and after a number or mark: it is nobody's text. */
function whiteSpaceOutside(cable: Cable): Span[] {
  const placed = [
    ...cable.layout,
    ...cable.furniture.map(({ span }) => span),
    ...cable.portions.flatMap(({ number, mark }) =>
      [number, mark?.span].filter((span) => span !== undefined),
    ),
    ...cable.portions.flatMap((portion) => bodyOf(portion, cable.text)),
  ];
  return subtract({ from: 0, to: cable.text.length }, placed).flatMap((gap) => blanksAround(cable.text, gap));
}

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

function portionClaims(base: Base, portion: Portion): Claim[] {
  if (LAYOUT_PORTIONS.has(portion.kind)) return [];
  const status = base.assessment.portions.get(portion.id) ?? base.assessment.status;
  const row = rowFor(base, portion, status);
  const bases = row === 'classified' ? lettersOf(base, status) : ownersOf(portion, status);
  return bodyOf(portion, base.cable.text).map((span) => rowClaim(base, row, span, portion.id, bases));
}

/** The first row of the table that fits (DESIGN, "What markings and status claim"). */
function rowFor(base: Base, { marking }: Portion, status: Status): Row {
  if (marking.unknown.length > 0 || marking.level === null) return 'uncertain';
  if (['excluded', 'conflict', 'review'].includes(status.state)) return 'uncertain';
  if (status.state === 'classified') return 'classified';
  if (status.state === 'presumed-declassified') return 'outer-date-passed';
  if (isCaptioned(base)) return 'captioned';
  if (marking.nonIC.length > 0 || marking.cui.length > 0) return 'controlled';
  if (marking.level === 'U' && base.cable.fields.tags.some(({ value }) => CONSULAR_OR_PERSONNEL.has(value)))
    return 'consular-or-personnel';
  return 'released-by-status';
}

/** A caption or channel that bars release, as all but SIPDIS and mere routing do, and that no evidence lifted. */
export function isCaptioned({ cable, evidence }: Pick<Base, 'cable' | 'evidence'>): boolean {
  const lifted = new Set(evidence.flatMap((row) => (row.kind === 'decaptioned' ? [row.caption] : [])));
  const captions = [
    ...cable.fields.captions,
    ...(cable.fields.channel === undefined ? [] : [cable.fields.channel]),
  ];
  return captions.some(({ value }) => barsRelease(value) && !lifted.has(value));
}

function rowClaim(base: Base, row: Row, span: Span, portion: string | null, more: readonly Basis[]): Claim {
  const { effect, bases, reason } = rowOf(base.audience, row);
  const ungrounded = row === 'classified' && more.length === 0;
  return identified({
    span,
    effect: ungrounded ? 'hold' : effect,
    bases: [...bases, ...more],
    by: { kind: 'marking', row, portion },
    reason: ungrounded ? `${reason} ${NO_LETTER}` : reason,
  });
}

const NO_LETTER =
  'The cable names no reason of section 1.4 that is available on the day, so a person must name one or release.';

/**
 * The letters of section 1.4 that the cable's own reason line claims. Past 25 years they are not available:
 * section 3.3(b) then wants a number of its own, which only a person can name.
 */
function lettersOf({ cable, exemptions, assessment }: Base, status: Status): Basis[] {
  if (cable.dated !== null && daysBetween(plusYears(cable.dated, 25), assessment.status.asOf) >= 0) return [];
  const until = status.declassifyOn ?? status.outerDate;
  return (cable.fields.classifiedBy?.value.reasons ?? []).flatMap((letter) => {
    const exemption = exemptions.find(({ code }) => code === letter);
    if (exemption === undefined) return [];
    const { code, provision, title } = exemption;
    return [
      { code, provision, reason: title, standing: 'claimed' as const, ...(until === null ? {} : { until }) },
    ];
  });
}

/** RD and FRD are Energy's to open, NATO's marks NATO's (10 CFR 1045.155(a); ISOO Notice 2013-01). */
function ownersOf({ marking }: Portion, status: Status): Basis[] {
  if (status.state !== 'excluded') return [];
  const nato = marking.system === 'nato';
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
