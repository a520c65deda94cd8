import { type DiffFilter, fits, isOpen } from '../../audit/diff-filter.ts';
import { isChange } from '../../audit/parts.ts';
import { blocksOf, type Passage, passagesOf } from '../../audit/passages.ts';
import type { OpenedCable } from '../../batch/opened-cable.ts';
import { paint, plural } from '../terminal.ts';
import { deletionNote } from './grounds.ts';
import { folded } from './page.ts';
import { inline, type NotesOf, type Shown, sideBySide } from './passages.ts';

/** How a diff is laid out. */
export interface Layout {
  readonly width: number;
  readonly isSideBySide: boolean;
  /** Lines shown before and behind each change. */
  readonly context: number;
}

export const drawn = (passages: readonly Passage[], shown: Omit<Shown, 'width'>, layout: Layout) =>
  (layout.isSideBySide ? sideBySide : inline)(passages, { ...shown, width: layout.width });

/** One cable beside its copy, and how many of its deletions are shown. */
export interface CableDiff {
  readonly shown: number;
  /** False where no word of the cable is shown. */
  readonly isQuoting: boolean;
  lines(): Iterable<string>;
}

/** Without a filter all that changed is shown, struck markings too; with one the deletions that fit it. */
export function cableDiff(cable: OpenedCable, filter: DiffFilter, layout: Layout): CableDiff {
  const asked = cable.deletions.map(({ entry }) => fits(filter, entry));
  const isAsked = ({ of }: { readonly of?: number }): boolean =>
    of === undefined ? isOpen(filter) : asked[of] === true;
  const passages = passagesOf(blocksOf(cable.parts), isAsked, layout.context);
  const shown = asked.filter((each) => each).length;
  const notes: NotesOf = (of, isAgain) => {
    const told = asked[of] === true ? cable.deletions[of] : undefined;
    return told && (isAgain ? `entry ${told.entry.seq} goes on` : deletionNote(told));
  };
  return {
    ...{ shown, isQuoting: passages.length > 0 },
    *lines() {
      yield* titled(cable, shown, layout);
      yield* drawn(passages, { notes, heads: ['SOURCE', 'COPY'] }, layout);
    },
  };
}

function titled({ mrn, logged, deletions, parts, isSheet }: OpenedCable, shown: number, { width }: Layout) {
  const { state, status, folder } = logged.outcome;
  const held = deletions.filter(({ entry }) => entry.effect === 'hold').length;
  const counts = `${deletions.length - held} withheld, ${held} held`;
  const what = [
    `${state}, ${status}${folder === null ? '' : `, in ${folder}/`}`,
    ...(isSheet ? ['a withdrawal sheet went out, not this body'] : []),
    deletions.length > 0
      ? `${plural(deletions.length, 'deletion')}: ${counts}${shown < deletions.length ? `, ${shown} shown` : ''}`
      : parts.some(isChange)
        ? 'no deletion, only struck markings'
        : 'the copy has all of its source',
  ];
  const [first = '', ...others] = folded(`${mrn}  `, what.join('; '), width);
  return [first.replace(mrn, paint('bold', mrn)), ...others];
}
