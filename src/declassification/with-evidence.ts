import { type CivilDate, lastDayOf, latest, plusYears, yearOf } from '../model/civil-date.ts';
import { actsBy, type EvidenceRow, oldestFirst, type RowOf } from '../model/evidence.ts';
import type { Level } from '../model/marking.ts';
import type { Reason } from '../model/status.ts';
import { automaticDate, type Origin, type Term } from './term.ts';

/** What the records schedule says of a record: one of these, the latest word counting. */
type Keeping = RowOf<'permanent'> | RowOf<'disposal'> | RowOf<'unscheduled'>;

/** A day to which the 25-year limit moves, and why it is not a later one. */
interface Delay {
  readonly until: CivilDate;
  readonly capped?: Reason;
}

/** A document with its 25-year limit as evidence of that day moves it. No evidence moves it forward. */
export function originOn(
  asOf: CivilDate,
  doc: { readonly dated: CivilDate; readonly level: Level },
  evidence: readonly EvidenceRow[],
): Origin {
  const keeping = keepingOf(evidence);
  if (keeping?.kind === 'unscheduled' || keeping?.kind === 'disposal' || keeping?.permanent === false)
    return { ...doc, permanent: false, automatic: null, known: [], ...disposalOf(keeping) };
  const plain = automaticDate(doc.dated);
  const delays = delaysOf(doc.dated, evidence, asOf, keeping);
  const automatic = delays.reduce((date, { until }) => latest(date, until), plain);
  const known = delays.flatMap(({ capped }) => capped ?? []);
  return { ...doc, permanent: true, automatic, known: [...known, ...moved(plain, automatic)] };
}

const disposalOf = (row: Keeping): { disposal?: CivilDate } =>
  row.kind === 'disposal' ? { disposal: row.on } : {};

/** Records of the central files are permanent unless the latest word says otherwise: a fact, whatever the day. */
function keepingOf(rows: readonly EvidenceRow[]): Keeping | undefined {
  const words = rows.filter(
    (row): row is Keeping =>
      row.kind === 'permanent' || row.kind === 'disposal' || row.kind === 'unscheduled',
  );
  return words.toSorted(oldestFirst).at(-1);
}

function delaysOf(
  dated: CivilDate,
  evidence: readonly EvidenceRow[],
  asOf: CivilDate,
  keeping: Keeping | undefined,
): Delay[] {
  const due = automaticDate(dated);
  const within = (until: CivilDate, limit: CivilDate, capped: Reason): Delay =>
    until > limit ? { until: limit, capped } : { until };
  return [
    ...actsBy(evidence, 'file-series', asOf).map(({ until }) =>
      within(until, lastDayOf(yearOf(dated) + 50), SERIES_CAP),
    ),
    ...actsBy(evidence, 'exemption-approved', asOf).map(({ until }) =>
      within(until, lastDayOf(yearOf(dated) + 50), EXEMPTION_CAP),
    ),
    ...actsBy(evidence, 'file-block', asOf).map(({ newest }) =>
      within(automaticDate(newest), automaticDate(plusYears(dated, 10)), BLOCK_CAP),
    ),
    ...actsBy(evidence, 'media-delay', asOf).map(({ until }) => within(until, plusYears(due, 5), MEDIA_CAP)),
    ...actsBy(evidence, 'newly-discovered', asOf).map(({ discovered }) => ({
      until: plusYears(discovered, 3),
    })),
    ...scheduledLate(dated, evidence, keeping),
  ];
}

/** A record scheduled as permanent when it was over 20 years old has five years from then. */
function scheduledLate(
  dated: CivilDate,
  evidence: readonly EvidenceRow[],
  keeping: Keeping | undefined,
): Delay[] {
  const once = evidence.some(
    ({ kind, at }) => kind === 'unscheduled' && keeping !== undefined && at <= keeping.at,
  );
  if (keeping === undefined || !once || keeping.at <= plusYears(dated, 20)) return [];
  return [{ until: plusYears(keeping.at, 5) }];
}

const SERIES_CAP: Reason = {
  provision: 'E.O. 13526 section 3.3(c) and (h)',
  text: 'An exempt file series ends on 31 December of its 50th year at the latest, so a later day does not count.',
};
const EXEMPTION_CAP: Reason = {
  provision: 'E.O. 13526 section 3.3(h); 32 CFR 2001.26(a)(1)',
  text: 'An exemption at 25 years ends on 31 December of the 50th year at the latest, so a later day does not count.',
};
const BLOCK_CAP: Reason = {
  provision: 'E.O. 13526 section 6.1(v)',
  text: 'A file block spans ten years at most, so no more than ten years after this record count.',
};
const MEDIA_CAP: Reason = {
  provision: 'E.O. 13526 section 3.3(d)(2)',
  text: 'The medium of a record delays automatic declassification by five years at most, so no more count.',
};

function moved(plain: CivilDate, automatic: CivilDate): Reason[] {
  if (plain === automatic) return [];
  const text = `What is known of the record moves its automatic declassification from ${plain} to ${automatic}.`;
  return [{ provision: 'E.O. 13526 section 3.3(c) and (d); 32 CFR 2001.30(g) and (n)', text }];
}

/** The term after every extension that was in time, and after the disposal of a record that has no other end. */
export function withEvidence(
  plain: Term,
  origin: Origin,
  evidence: readonly EvidenceRow[],
  asOf: CivilDate,
): Term {
  let term: Term = { ...plain, reasons: [...plain.reasons, ...origin.known] };
  for (const row of actsBy(evidence, 'extended', asOf)) term = extendedBy(term, origin, row);
  return disposed(term, origin);
}

/** Disposal ends a record that is not permanent and has no date of its own; whether it took place a person says. */
function disposed(term: Term, { disposal }: Origin): Term {
  if (disposal === undefined || term.declassifyOn !== null) return term;
  return { ...term, declassifyOn: disposal, forPerson: true };
}

/**
 * An extension must be made before the date it replaces and end within 25 years of origin; any other
 * changes nothing, and only a reclassification could (32 CFR 2001.12(b)).
 */
function extendedBy(term: Term, { dated }: Origin, row: RowOf<'extended'>): Term {
  const refusal = refused(term.declassifyOn, dated, row);
  if (refusal === undefined) return { ...term, declassifyOn: row.until };
  const text = `The extension until ${row.until} changes nothing: ${refusal}`;
  return { ...term, reasons: [...term.reasons, { provision: '32 CFR 2001.12(b)', text }] };
}

function refused(old: CivilDate | null, dated: CivilDate, row: RowOf<'extended'>): string | undefined {
  if (old === null) return 'there is no date of the instruction to extend.';
  if (row.at >= old) return `it was made when ${old} had come; only a reclassification could close it again.`;
  if (row.until > plusYears(dated, 25)) return `it reaches more than 25 years beyond ${dated}.`;
  return row.until <= old ? `it does not reach beyond ${old}.` : undefined;
}
