import { basename, dirname, resolve } from 'node:path';
import { reviewIn } from '../batch/check-run.ts';
import { CheckFailure } from '../disk/failure.ts';
import { isRun } from '../disk/run-place.ts';
import type { Action } from '../model/action.ts';
import { Entry } from '../model/entry.ts';
import { isUndone } from '../model/run-record.ts';
import { actionsFrom } from './circumstances.ts';
import { openRun } from './finished-run.ts';
import { plural, tell } from './terminal.ts';

/**
 * The decisions of a file, as `--decisions` names it. The file of a run keeps all that were ever made on it: those that somebody undid,
 * whether the run was made again since or not, are left out, and that is told.
 */
export function decisionsFrom(file: string | undefined): Action[] {
  const all = actionsFrom(file);
  const undone = file === undefined || all.length === 0 ? () => false : undoneBeside(file);
  const standing = all.filter(({ id }) => !undone(id));
  const gone = all.length - standing.length;
  if (gone > 0)
    tell(`${plural(gone, 'decision')} of ${file} ${gone === 1 ? 'was' : 'were'} undone since, and left out.`);
  return standing;
}

/** Which decisions were undone in the run that a file is of; none where it is of no run. */
function undoneBeside(file: string): (id: string) => boolean {
  const restricted = dirname(resolve(file));
  if (basename(file) !== 'decisions.jsonl' || basename(restricted) !== 'restricted') return () => false;
  const dir = dirname(restricted);
  if (!isRun(dir)) return () => false;
  const { folder, record } = openRun(dir);
  const atReview = new Set(undoneIn(reviewIn(folder)?.log));
  return (id) => isUndone(record, id) || atReview.has(id);
}

/** A last line may be torn: nobody was told that it is on record. */
function undoneIn(log: Uint8Array | undefined): string[] {
  const lines = Buffer.from(log ?? [])
    .toString('utf8')
    .split('\n')
    .slice(0, -1);
  return lines.filter((line) => line.includes('"kind":"undo"')).flatMap(undoneBy);
}

function undoneBy(line: string): string[] {
  try {
    const { entry } = Entry.parse(JSON.parse(line));
    return entry.kind === 'undo' ? [entry.action] : [];
  } catch {
    throw new CheckFailure(
      'What was undone at the review of that run cannot be read: its log was changed or damaged. See tearline audit verify.',
    );
  }
}
