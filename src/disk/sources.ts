import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decode } from '../container/decode.ts';
import { openRecord } from '../container/open.ts';
import type { InputRecord } from '../model/run-record.ts';
import { inputFiles } from './inputs.ts';
import type { RunFolder } from './run-folder.ts';

/** The text a cable of a run was read from, or nothing where its file is gone. */
export type SourceOf = (input: InputRecord) => string | undefined;

/** From the run itself where a container was opened, else from the file it was read from, wherever that is now. */
export function sourceIn(folder: RunFolder, sources: readonly string[] | undefined): SourceOf {
  const moved = new Map<string, string[]>();
  for (const { file } of sources === undefined ? [] : inputFiles(sources)) {
    const alike = moved.get(basename(file));
    if (alike === undefined) moved.set(basename(file), [file]);
    else alike.push(file);
  }
  return ({ mrn, file }) => {
    const opened = `${mrn}.source.txt`;
    if (folder.hasRestricted(opened)) return folder.readRestricted(opened);
    const alike = [...(moved.get(basename(file)) ?? [])];
    const places = [...alike.sort((a, b) => sharedEnd(b, file) - sharedEnd(a, file)), file];
    const found = places.find((place) => existsSync(place));
    if (found === undefined) return undefined;
    const decoded = decode(found, readFileSync(found));
    return 'failure' in decoded ? undefined : openRecord(found, decoded.text).text;
  };
}

/** How many names at their ends two paths share: files of one name are told apart by the folders they lie in. */
function sharedEnd(a: string, b: string): number {
  const [ours, theirs] = [a, b].map((path) => path.split(/[\\/]/).reverse());
  const differs = ours?.findIndex((name, i) => name !== theirs?.[i]) ?? -1;
  return differs < 0 ? (ours?.length ?? 0) : differs;
}
