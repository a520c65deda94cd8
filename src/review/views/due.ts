import { type FallingDue, inOrderOfDay } from '../../batch/falling-due.ts';
import type { DueQuery, DueView } from '../../model/shown-withholdings.ts';

/** What is known of the released copies of a case: what of them falls due, and of which that cannot be told. */
export interface DueFound {
  readonly copies: number;
  readonly rows: readonly FallingDue[];
  readonly unread: readonly string[];
}

/** A page of what falls due by a day, the earliest first. */
export function dueView(
  { copies, rows, unread }: DueFound,
  { by, offset = 0, limit = 200 }: Omit<DueQuery, 'by'> & { readonly by: string },
  banner: string,
): DueView {
  const sorted = inOrderOfDay(rows);
  const due = sorted.filter(({ on }) => on <= by);
  const next = sorted.find(({ on }) => on > by)?.on;
  const then = sorted.filter(({ on }) => on === next);
  return {
    ...{ banner, by, copies, unread, total: due.length, cables: cablesIn(due), offset },
    rows: due.slice(offset, offset + limit),
    next: next === undefined ? null : { on: next, withholdings: then.length, cables: cablesIn(then) },
  };
}

const cablesIn = (rows: readonly FallingDue[]): number => new Set(rows.map(({ mrn }) => mrn)).size;
