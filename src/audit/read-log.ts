import { Entry } from '../model/entry.ts';

/** What the log says became of one cable. */
export type CableEntry = Extract<Entry['entry'], { kind: 'cable' }>;

/** Every entry of a log that can be read. What cannot be is passed over here: `audit verify` names it. */
export const readableEntries = (log: string): Entry[] =>
  log.split('\n').flatMap((line) => {
    const entry = readEntry(line);
    return entry === undefined ? [] : [entry];
  });

function readEntry(line: string): Entry | undefined {
  try {
    return Entry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
