import type { Case } from '../model/case.ts';
import type { Span } from '../model/span.ts';
import type { View } from '../text/view.ts';
import type { Claimed } from './claim-id.ts';

const REASON =
  'It names a cable that may neither be confirmed nor denied in this case (E.O. 13526 section 3.6(a)): withhold it on a ground of its own.';

/**
 * Where a text may name a cable of which the case may say nothing: its number with its post somewhere before it. Each is
 * held, for no ground is known by which to withhold it.
 */
export function claimsFromSilence(view: View, given: Case | undefined): Claimed[] {
  const silent = given?.neitherConfirmNorDeny ?? [];
  if (silent === 'all') return [];
  return silent
    .flatMap((mrn) => mentionsOf(mrn, view))
    .map((span) => ({
      ...{ span, effect: 'hold' as const, bases: [], reason: REASON },
      by: { kind: 'marking', row: 'neither-confirmed-nor-denied', portion: null, standing: '' },
    }));
}

/** As far before a number its post may stand: `OSLO 387, 388 AND 391`. */
const REACH = 60;

/** `07 OSLO 000412`, `OSLO 411 AND 412`, `OSLO TELNO 412`: wherever the post stands before the number, in any spelling. */
function mentionsOf(mrn: string, view: View): Span[] {
  const [, station, number] = /^\d\d([A-Z]+)(\d+)$/.exec(mrn) ?? [];
  if (station === undefined) return [];
  const post = new RegExp([...station].join('[^A-Za-z0-9]{0,2}'), 'gi');
  const numbers = new RegExp(`(?<!\\d)0{0,8}${number}(?!\\d)`, 'g');
  return [...view.text.matchAll(numbers)].flatMap(({ 0: printed, index }) => {
    const begun = Math.max(0, index - REACH);
    const last = [...view.text.slice(begun, index).matchAll(post)].at(-1);
    return last === undefined
      ? []
      : [view.sourceOf({ from: begun + last.index, to: index + printed.length })];
  });
}
