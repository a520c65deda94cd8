import { UsageProblem } from '../disk/failure.ts';
import type { Reviewer } from '../model/review.ts';
import { EverywhereQuery, type EverywhereRow, type EverywhereView } from '../model/shown.ts';
import type { Desk } from '../review/desk.ts';
import { isRefused } from '../review/office.ts';
import { type Doing, refusalWords, SHORTEST } from './at-review.ts';
import { plural } from './terminal.ts';
import { folded } from './view/page.ts';
import { table } from './view/table.ts';

type Deciding = Extract<Doing, { kind: 'decision' }>;

/** So many cables are asked for at a time. */
const PAGE = 500;

/** All cables that a decision would be made in everywhere, and all that it would leave out. */
export async function listFor(
  desk: Desk,
  you: Reviewer,
  on: { readonly mrn: string; readonly version: string },
  { reason: _, ...doing }: Deciding,
): Promise<EverywhereView> {
  const read = EverywhereQuery.shape.decision.safeParse({ ...doing, ...on });
  if (!read.success)
    throw new UsageProblem(
      `Nothing was recorded. ${read.error.issues.map(({ message }) => message).join('; ')}`,
    );
  const rows: EverywhereRow[] = [];
  for (;;) {
    const view = await desk.everywhere({ decision: read.data, offset: rows.length, limit: PAGE }, you);
    if (isRefused(view)) throw new UsageProblem(refusalWords(view));
    rows.push(...view.rows);
    if (view.rows.length < PAGE) return { ...view, rows };
  }
}

/** The list that was named by its first digits, if it is still the one there is. */
export function listNamed({ list }: EverywhereView, digest: string): string {
  if (digest.length >= SHORTEST && list.startsWith(digest)) return list;
  throw new UsageProblem(
    `The cables with these words are not those that ${digest} stands for, or do not stand as they did. Nothing was recorded: give the same without --list to see them.`,
  );
}

/** The list as a terminal shows it, and how it is decided on. Nothing of the words is shown. */
export function* everywhereLines(view: EverywhereView): Generator<string> {
  const { cables, passages, leftOut, signed, released, rows, list } = view;
  const out = leftOut === 0 ? '' : `; ${plural(leftOut, 'cable')} left out`;
  yield `In ${plural(cables, 'cable')}, ${plural(passages, 'passage')}${out}. Nothing is recorded yet.`;
  yield table(
    [{ head: 'Cable', as: 'name' }, 'Dated', 'Standing', 'Passages', 'Left out'],
    rows.map(({ mrn, dated, standing, passages: there, leftOut: why }) => [
      ...[mrn, dated ?? '', standing ?? '', there === null ? '' : String(there), why ?? ''],
    ]),
  );
  if (signed > 0)
    yield* folded('', `${plural(signed, 'cable')} signed: no signature on what changes counts any more.`);
  if (released > 0)
    yield* folded('', `${plural(released, 'cable')} released: every copy that changes leaves public/.`);
  yield `To record it, give the same with --list ${list.slice(0, SHORTEST)}`;
}
