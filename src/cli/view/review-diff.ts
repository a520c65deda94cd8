import { isChange, type Part } from '../../audit/parts.ts';
import { type Passage, passagesOf } from '../../audit/passages.ts';
import type { DiffView, DoneShown } from '../../model/shown.ts';
import type { Changed } from '../../review/moments.ts';
import { paint, plural, visible } from '../terminal.ts';
import { drawn, type Layout } from './cable-diff.ts';
import { KINDS } from './compared.ts';
import { placeWords } from './grounds.ts';
import { folded } from './page.ts';
import type { NotesOf } from './passages.ts';

/** What decisions change in one cable: who decided what, when and why, then each passage with its grounds before and after. */
export function* reviewLines(
  { view, acts }: Changed,
  isAsked: readonly boolean[],
  layout: Layout,
): Generator<string> {
  const { width } = layout;
  const shown = isAsked.filter((each) => each).length;
  const all = view.changes.length;
  const count = all === 0 ? 'nothing changes in what is released' : plural(all, 'change');
  const [first = ''] = folded(`${view.mrn}  `, `${count}${shown < all ? `, ${shown} shown` : ''}`, width);
  yield first.replace(view.mrn, paint('bold', view.mrn));
  for (const act of acts) yield* actLines(act, width);
  const notes: NotesOf = (of, isAgain) =>
    noteOn(isAsked[of] === true ? view.changes[of] : undefined, isAgain);
  yield* drawn(passagesIn(view, isAsked, layout), { notes, heads: ['BEFORE', 'AFTER'] }, layout);
}

/** With all lines before and behind a change the whole copy is shown, also where nothing changes in it. */
function passagesIn({ blocks }: DiffView, isAsked: readonly boolean[], { context }: Layout): Passage[] {
  const [first, ...others] = blocks;
  if (context === Number.POSITIVE_INFINITY) return first === undefined ? [] : [[first, ...others]];
  return passagesOf(blocks, (part: Part) => isChange(part) && isAsked[part.of ?? -1] === true, context);
}

/** `entry 6  2026-11-30 22:11 UTC, Ann Poe withholds paragraph 4 under B6 (d-3fa85f6457): “...”` */
function actLines({ seq, kind, id, by, at, what, reason, stands, why }: DoneShown, width: number): string[] {
  const when = at.replace(/^(.{10})T(.{5}).*Z$/, '$1 $2 UTC');
  const named = kind === 'decision' ? ` (${id})` : '';
  const voided = stands || why === null ? '' : ` ${why}`;
  const said = `${when}, ${by} ${what}${named}: “${reason}”${voided}`;
  return folded(seq === null ? '  of the run  ' : `  entry ${seq}  `, visible(said), width);
}

type ChangeShown = DiffView['changes'][number];

function noteOn(change: ChangeShown | undefined, isAgain: boolean): string | undefined {
  if (change === undefined) return undefined;
  const { kind, portion, before, after, why } = change;
  const head = `${KINDS[kind]}, ${placeWords({ place: { portion, at: null } })}`;
  if (isAgain) return `${head}, goes on`;
  const was = before === null ? [] : [`was ${before.marker}${onBases(before)}`];
  const is = after === null ? [] : [`now ${after.marker}${onBases(after)}`];
  return [head, ...was, ...is, ...why].join('; ');
}

/** The marker names most of them by itself. */
function onBases({ marker, bases }: NonNullable<ChangeShown['after']>): string {
  return bases.every((code) => marker.includes(code)) ? '' : ` on ${bases.join(', ')}`;
}
