import type { Result } from '../../batch/result.ts';
import type { Counts } from '../../batch/run.ts';
import { FINAL_STATES } from '../../model/final-state.ts';
import { paint } from '../terminal.ts';
import { table } from './table.ts';

/** What keeps copies from `public/` although an official releases, once for all that it keeps. */
export function barredLines(outcomes: readonly Result[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { barred, mrn } of outcomes)
    for (const why of barred) byReason.set(why, [...(byReason.get(why) ?? []), mrn ?? '-']);
  return [...byReason].map(([why, cables]) => `Not public, ${why}: ${shortList(cables)}`);
}

export const shortList = (cables: readonly string[]): string =>
  cables.length > 5 ? `${cables.slice(0, 5).join(', ')} and ${cables.length - 5} more` : cables.join(', ');

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
      file,
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

export function whereTo(path: string, outcomes: readonly Result[]): string {
  const folders = [...new Set(outcomes.flatMap(({ folder }) => (folder === null ? [] : [folder])))].sort();
  return folders.length === 0 ? 'none' : folders.map((folder) => `${path}/${folder}`).join(', ');
}
