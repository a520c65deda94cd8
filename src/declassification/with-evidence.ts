import { type CivilDate, plusYears } from '../model/civil-date.ts';
import { type EvidenceRow, oldestFirst, type RowOf } from '../model/evidence.ts';
import type { Reason } from '../model/status.ts';
import type { Origin, Term } from './term.ts';

/** Records of the central files are permanent unless the latest word says otherwise: a fact, whatever the day. */
export function isPermanent(rows: readonly EvidenceRow[]): boolean {
  const words = rows.filter((row): row is RowOf<'permanent'> => row.kind === 'permanent');
  return words.toSorted(oldestFirst).at(-1)?.permanent !== false;
}

/** The term after every extension that was in time. */
export const extended = (term: Term, origin: Origin, rows: readonly RowOf<'extended'>[]): Term =>
  rows.reduce((before, row) => extendedBy(before, origin, row), term);

/**
 * An extension must be made before the date it replaces and end within 25 years of origin; any other
 * changes nothing, and only a reclassification could (32 CFR 2001.12(b)).
 */
function extendedBy(term: Term, { dated }: Origin, row: RowOf<'extended'>): Term {
  const old = term.declassifyOn;
  const refusal = refused(old, dated, row);
  if (refusal !== undefined) return { ...term, reasons: [...term.reasons, extension(refusal)] };
  const text = `${row.by} extended classification on ${row.at}, before ${old}, until ${row.until} (${row.authority}).`;
  return { ...term, declassifyOn: row.until, reasons: [...term.reasons, extension(text)] };
}

function refused(old: CivilDate | null, dated: CivilDate, row: RowOf<'extended'>): string | undefined {
  const made = `The extension of ${row.at} until ${row.until} changes nothing:`;
  if (old === null) return `${made} there is no date of the instruction to extend.`;
  if (row.at >= old)
    return `${made} it was made when ${old} had come; only a reclassification could close it again.`;
  if (row.until > plusYears(dated, 25)) return `${made} it reaches more than 25 years beyond ${dated}.`;
  return row.until <= old ? `${made} it does not reach beyond ${old}.` : undefined;
}

const extension = (text: string): Reason => ({
  provision: 'E.O. 13526 section 1.5(c); 32 CFR 2001.12(b)',
  text,
});

/** Referrals that were answered; whether one was owed is for the reviewer to know. */
export const referralReasons = (rows: readonly RowOf<'referral-closed'>[]): Reason[] =>
  rows.map((row) => ({
    provision: 'E.O. 13526 sections 3.3(d)(3) and 3.6(b)',
    text: `The referral to ${row.agency} was closed on ${row.at} by ${row.by} (${row.authority}).`,
  }));
