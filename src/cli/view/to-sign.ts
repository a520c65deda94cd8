import type { CableView, DiffView } from '../../model/shown.ts';
import { SHORTEST } from '../at-review.ts';
import { plural } from '../terminal.ts';
import { askers, standsBehindIt } from './at-review.ts';
import { folded } from './page.ts';
import { reviewLines } from './review-diff.ts';
import { table } from './table.ts';

/** Who signs which run, as they typed it. */
export interface Signing {
  readonly dir: string;
  readonly by: string;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * What a signature would stand for: the whole copy as it would go out, with what persons changed in it since this one last signed it or
 * since the machine's proposal, who, when and why; every deletion; what is missing; and the words that sign it.
 */
export function* toSignLines(view: CableView, diff: DiffView, signing: Signing): Generator<string> {
  const { mrn, state, copyBanner, standing, deletions, lastSigned, banner } = view;
  yield banner;
  yield `${mrn}: ${standing}, ${state}, the copy bears ${copyBanner}, ${plural(deletions.length, 'deletion')}.`;
  const since =
    lastSigned === null
      ? "the machine's proposal"
      : `you signed it, ${lastSigned.at.slice(0, 16).replace('T', ' ')} UTC`;
  const shows = `The copy, with what persons changed in it since ${since}. It may show what is withheld: it is for cleared eyes and no copy.`;
  yield* folded('', shows, signing.width);
  yield '';
  const layout = { width: signing.width, isSideBySide: false, context: Number.POSITIVE_INFINITY };
  yield* reviewLines(
    { view: diff, acts: actsSince(view) },
    diff.changes.map(() => true),
    layout,
  );
  yield '';
  if (deletions.length > 0) yield deletionTable(view);
  yield* endLines(view, signing);
  yield banner;
}

/** Decisions and undoings behind the last signature of whoever signs, the first first. */
const actsSince = ({ history, lastSigned }: CableView): CableView['history'] =>
  history
    .filter(
      ({ kind, seq }) =>
        (kind === 'decision' || kind === 'undo') &&
        (lastSigned === null || (seq !== null && seq > lastSigned.seq)),
    )
    .reverse();

const deletionTable = ({ deletions }: CableView): string =>
  table(
    ['Portion', 'Marker', 'Asked for by'],
    deletions.map(({ portion, marker, claims }) => [portion ?? 'header', marker, askers(claims)]),
  );

function* endLines(view: CableView, { dir, by, width }: Signing): Generator<string> {
  const { mrn, needs, barred, standsBehind, cannotSign, shown } = view;
  for (const { code, text, attested } of needs)
    if (attested === null) yield* folded('', `Not attested: ${code}. ${text}`, width);
  // What is not attested is told above with its words.
  const others = barred.filter((why) => !why.startsWith('not attested'));
  if (others.length > 0) yield* folded('', `Still bars its release: ${others.join('; ')}.`, width);
  yield standsBehindIt(standsBehind);
  if (cannotSign === null)
    yield `To sign it: tearline sign ${dir} ${mrn}:${shown.slice(0, SHORTEST)} --by "${by}"`;
}
