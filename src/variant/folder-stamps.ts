import type { Folder, RunRecord } from '../model/run-record.ts';

/** What a page that speaks of several copies says of the folder it lies in; of what is released nothing. */
export function folderStamps(folder: Folder, { asOf, today }: Pick<RunRecord, 'asOf' | 'today'>): string[] {
  if (folder === 'public') return [];
  if (folder === 'proposed') return ['PROPOSED, NOT RELEASED'];
  return [`REHEARSAL FOR ${asOf}, MADE ON ${today}`, 'NOT RELEASED'];
}
