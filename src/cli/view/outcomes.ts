import type { Result } from '../../batch/result.ts';
import type { Counts } from '../../batch/run.ts';
import { FINAL_STATES } from '../../model/final-state.ts';
import { paint, visibleName } from '../terminal.ts';
import { table } from './table.ts';

/** Cables that are named in a line; the others are counted. */
export const NAMED = 5;

/** The first of some cables, and how many there are. */
export const shortList = (cables: readonly string[], count = cables.length): string =>
  count > NAMED ? `${cables.slice(0, NAMED).join(', ')} and ${count - NAMED} more` : cables.join(', ');

export function outcomeTable(outcomes: readonly Result[]): string {
  return table(
    [
      { head: 'Cable', as: 'name' },
      { head: 'State', as: 'name' },
      'Folder',
      'Withheld',
      'Held',
      'Questions',
      { head: 'File', as: 'path' },
    ],
    outcomes.map(({ mrn, state, folder, rows, questions, file }) => [
      mrn ?? '-',
      paint(STATE_COLOURS[state], state),
      folder ?? '-',
      String(rows.filter((row) => row.state === 'withheld').length),
      String(rows.filter((row) => row.state === 'open question').length),
      String(questions.length),
      visibleName(file),
    ]),
  );
}

const STATE_COLOURS = {
  'released-in-full': 'green',
  'released-in-part': 'cyan',
  'denied-in-full': 'magenta',
  held: 'yellow',
  failed: 'red',
} as const;

export const countsLine = (counts: Counts): string =>
  FINAL_STATES.map((state) => `${counts[state]} ${state}`).join(', ');

export const whereTo = (path: string, folders: ReadonlySet<string>): string =>
  folders.size === 0
    ? 'none'
    : [...folders]
        .sort()
        .map((folder) => `${path}/${folder}`)
        .join(', ');
