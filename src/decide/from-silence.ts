import type { Case } from '../model/case.ts';
import type { Claimed } from './claim-id.ts';

const REASON =
  'It names a cable that may neither be confirmed nor denied in this case (E.O. 13526 section 3.6(a)): withhold it on a ground of its own.';

/** Where a text names a cable of which the case may say nothing. Each is held: no ground is known by which to withhold it. */
export function claimsFromSilence(text: string, given: Case | undefined): Claimed[] {
  const silent = given?.neitherConfirmNorDeny ?? [];
  if (silent === 'all') return [];
  return silent
    .flatMap((mrn) => mentionsOf(mrn, text))
    .map((span) => ({
      ...{ span, effect: 'hold' as const, bases: [], reason: REASON },
      by: { kind: 'marking', row: 'neither-confirmed-nor-denied', portion: null, standing: '' },
    }));
}

/** `07 OSLO 000412`, `OSLO 412`, `07OSLO412`: a year may be printed or not, and the number with zeros. */
function mentionsOf(mrn: string, text: string): { from: number; to: number }[] {
  const [, year, station, number] = /^(\d\d)([A-Za-z]+)0*(\d+)$/.exec(mrn) ?? [];
  if (station === undefined) return [];
  const letters = [...station].join(' ?');
  const named = new RegExp(
    `(?<![A-Za-z0-9])(?:((?:19|20)?\\d\\d)[ -]?)?${letters}[\\s-]{0,3}0{0,8}${number}(?!\\d)`,
    'gi',
  );
  return [...text.matchAll(named)].flatMap(({ 0: printed, 1: said, index }) =>
    said === undefined || said.endsWith(year ?? '') ? [{ from: index, to: index + printed.length }] : [],
  );
}
