import type { SourceRecord } from '../../model/cable.ts';
import type { CableView, ClaimShown, DoneShown } from '../../model/shown.ts';
import { placeToType, SHORTEST } from '../at-review.ts';
import { paint, plural, visible } from '../terminal.ts';
import { folded } from './page.ts';
import { table } from './table.ts';

/** How the version of a cable is typed on which nothing was done yet. */
export const UNTOUCHED = 'untouched';

/**
 * A cable as it stands at the review, with everything that an act can name: places, claims, decisions, referrals, needs. Nothing of its
 * text is shown, and nothing that people typed.
 */
export function* atReviewLines(
  view: CableView,
  source: SourceRecord,
  { dir, by }: { readonly dir: string; readonly by: string },
): Generator<string> {
  const { mrn, standing, state, copyBanner, deletions, version } = view;
  yield `${paint('bold', mrn)}: ${standing}, ${state}, the copy bears ${copyBanner}, ${plural(deletions.length, 'deletion')}.`;
  if (deletions.length > 0) yield deletionTable(view, source);
  if (view.referrals.length > 0) yield `\n${referralTable(view)}`;
  if (view.history.length > 0) yield `\n${historyTable(view.history)}`;
  yield '';
  for (const { code, text, attested } of view.needs)
    if (attested === null) yield* folded('', `Not attested: ${code}. ${text}`);
  for (const line of standingLines(view, dir, by)) yield* folded('', line);
  yield `To act on it only as it is now: --seen ${version === '' ? UNTOUCHED : version.slice(0, LONGEST_SEEN)}`;
}

/** A second reading that nobody began has a version of its own, in a word. */
const LONGEST_SEEN = Math.max(SHORTEST, 'second-reading'.length);

const deletionTable = ({ deletions }: CableView, source: SourceRecord): string =>
  table(
    [{ head: 'On', as: 'name' }, 'Portion', 'Marker', 'Claims', 'Asked for by'],
    deletions.map(({ on, portion, marker, claims }) => {
      const asking = claims.filter(({ overcome }) => overcome === null);
      return [
        ...[placeToType(on, source), portion ?? 'header', marker],
        ...[asking.map(({ id }) => id).join(', '), askers(asking)],
      ];
    }),
  );

/** Who asks for a deletion, each named once. */
export const askers = (claims: readonly ClaimShown[]): string =>
  [...new Set(claims.flatMap(({ by, overcome }) => (overcome === null ? [by] : [])))].join(', ');

const referralTable = ({ referrals }: CableView): string =>
  table(
    [{ head: 'Referral', as: 'name' }, 'Agency', 'By', 'Answer'],
    referrals.map(({ id, agency, by, answer }) => [id, agency, visible(by), visible(answer ?? 'none yet')]),
  );

const historyTable = (history: readonly DoneShown[]): string =>
  table(
    ['Entry', 'When (UTC)', 'Who', 'What', { head: 'Id', as: 'name' }],
    [...history]
      .reverse()
      .map(({ seq, at, by, what, kind, id, stands, why }) => [
        ...[seq === null ? 'run' : String(seq), at.slice(0, 'YYYY-MM-DDThh:mm'.length).replace('T', ' ')],
        ...[visible(by), `${what}${stands ? '' : `. ${why ?? 'It counts no more.'}`}`],
        kind === 'decision' || kind === 'refer' ? id : '',
      ]),
  );

/** How many signatures an audience asks for is a number; who has given one are names. */
export const standsBehindIt = ({ persons, needed }: CableView['standsBehind']): string =>
  persons.length === 0
    ? `Nobody of ${needed} stands behind it.`
    : `${persons.length} of ${needed} ${persons.length === 1 ? 'stands' : 'stand'} behind it: ${persons.join('; ')}.`;

function* standingLines(view: CableView, dir: string, by: string): Generator<string> {
  const { mrn, standsBehind, isSecondReading, shown, cannotSign } = view;
  const digest = shown.slice(0, SHORTEST);
  if (isSecondReading) {
    yield `You read ${mrn} a second time, without what others did on it.`;
    yield `To end the reading: tearline act ${dir} ${mrn} finish --shown ${digest} --by "${by}"`;
    return;
  }
  yield standsBehindIt(standsBehind);
  // Nothing of the copy is shown here, so the words that sign it are not either.
  if (cannotSign === null)
    yield `To be shown the copy, and how to sign it: tearline sign ${dir} ${mrn} --by "${by}"`;
}
