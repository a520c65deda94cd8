import { CHANGES, type Change, type ChangeKind } from '../../audit/between.ts';
import { type DiffFilter, fits, isOpen } from '../../audit/diff-filter.ts';
import type { LoggedDeletion } from '../../audit/logged-cable.ts';
import { blocksOf, passagesOf } from '../../audit/passages.ts';
import type { ComparedCable } from '../../batch/compared-cable.ts';
import { paint } from '../terminal.ts';
import { drawn, type Layout } from './cable-diff.ts';
import { basisWords, effectWords, placeWords } from './grounds.ts';
import { folded } from './page.ts';

/** How the two runs are called. */
export type Runs = readonly [first: string, second: string];

export const KINDS: Readonly<Record<ChangeKind, string>> = {
  withheld: 'newly withheld',
  held: 'newly held',
  released: 'newly released',
  'other grounds': 'on other grounds',
};

/** Changes of one cable that fit a filter by what either run says of them. */
export const changesIn = ({ changes }: ComparedCable, filter: DiffFilter): boolean[] =>
  changes.map(({ before, after }) =>
    [before, after].some((told) => told !== undefined && fits(filter, told.entry)),
  );

/** What changed in one cable: what it became, and each passage with the reason; nothing is quoted where it has none. */
export function comparedLines(
  cable: ComparedCable,
  filter: DiffFilter,
  layout: Layout,
  runs: Runs,
): { readonly isQuoting: boolean; readonly lines: Iterable<string> } {
  const asked = changesIn(cable, filter);
  const passages = passagesOf(
    blocksOf(cable.parts),
    ({ of }) => (of === undefined ? isOpen(filter) : asked[of] === true),
    layout.context,
  );
  const notes = (of: number): string | undefined => {
    const change = asked[of] === true ? cable.changes[of] : undefined;
    return change && changeNote(change, runs);
  };
  const shown = drawn(passages, { notes, heads: runs }, layout);
  const title = titled(cable, layout.width);
  const isQuoting = passages.length > 0;
  return { isQuoting, lines: isQuoting ? after(title, shown) : title };
}

function* after(title: readonly string[], shown: Iterable<string>): Generator<string> {
  yield* title;
  yield* shown;
}

function titled({ mrn, before, after, isSameSource }: ComparedCable, width: number): string[] {
  const [was, is] = [before.logged.outcome, after.logged.outcome];
  const what = [
    arrow(was.state, is.state),
    arrow(was.status, is.status),
    `in ${arrow(`${was.folder ?? 'no folder'}/`, `${is.folder ?? 'no folder'}/`)}`,
    ...(isSameSource ? [] : ['its source is another text, so words are compared and grounds are not']),
  ];
  const [first = '', ...others] = folded(`${mrn}  `, what.join('; '), width);
  return [first.replace(mrn, paint('bold', mrn)), ...others];
}

const arrow = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`);

function changeNote({ kind, before, after, why }: Change, [first, second]: Runs): string {
  const told = after ?? before;
  const place = told === undefined ? '' : `, ${placeWords(told.entry)}`;
  const was = before && `was ${effectWords(before.entry)} on ${codesOf(before.entry)}`;
  const is =
    after &&
    (before === undefined
      ? basisWords(after.entry)
      : `now ${effectWords(after.entry)} on ${basisWords(after.entry)}`);
  const entries = [
    ...(before === undefined ? [] : [`entry ${before.entry.seq} of ${first}`]),
    ...(after === undefined ? [] : [`entry ${after.entry.seq} of ${second}`]),
  ];
  return [`${KINDS[kind]}${place}`, was, is, ...why, entries.join(', ')]
    .filter((words) => words !== undefined)
    .join('; ');
}

const codesOf = ({ bases }: LoggedDeletion): string => bases.join(', ') || 'no basis yet';

/** How often each came about. */
export class ChangeCounts {
  private readonly counts = new Map<ChangeKind, number>();

  add({ changes }: ComparedCable, asked: readonly boolean[]): void {
    for (const [i, { kind }] of changes.entries())
      if (asked[i] === true) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  words(): string {
    return CHANGES.map((kind) => `${KINDS[kind]} ${this.counts.get(kind) ?? 0}`).join(', ');
  }
}
