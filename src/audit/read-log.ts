import { Entry } from '../model/entry.ts';

/** What the log says became of one cable. */
export type CableEntry = Extract<Entry['entry'], { kind: 'cable' }>;

/** Every entry of a log that can be read. What cannot be is passed over here: `audit verify` names it. */
export const readableEntries = (log: string): Entry[] =>
  log.split('\n').flatMap((line) => {
    const entry = readEntry(line);
    return entry === undefined ? [] : [entry];
  });

/** The last the log says of each cable, by message number. */
export function lastOutcomes(log: string): Map<string, CableEntry> {
  const last = new Map<string, CableEntry>();
  for (const { entry } of readableEntries(log)) if (entry.kind === 'cable') last.set(entry.mrn, entry);
  return last;
}

/** Ids of the decisions that a log already has. */
export const loggedActions = (log: string): Set<string> =>
  new Set(readableEntries(log).flatMap(({ entry }) => (entry.kind === 'decision' ? [entry.action] : [])));

function readEntry(line: string): Entry | undefined {
  try {
    return Entry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
