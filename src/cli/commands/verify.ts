import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Argv } from 'yargs';
import { faultsInFolder, type SourceOf } from '../../batch/check-run.ts';
import type { RunRecord } from '../../batch/close.ts';
import { decode } from '../../container/decode.ts';
import { openRecord } from '../../container/open.ts';
import { inputFiles } from '../../disk/inputs.ts';
import { FOLDERS, RunFolder } from '../../disk/run-folder.ts';
import { LEVEL_NAMES } from '../../model/marking.ts';
import { out, paint, plural } from '../terminal.ts';

export const command = 'verify <dir>';
export const describe = 'check a run: manifest, log, banners, and that no copy holds what was withheld';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', { type: 'string', demandOption: true, describe: 'folder of one run' })
    .option('sources', {
      type: 'string',
      array: true,
      describe: 'where the cables lie now, if they were moved',
    });

export interface VerifyArguments {
  readonly dir: string;
  readonly sources?: readonly string[] | undefined;
}

export function handler({ dir, sources }: VerifyArguments): void {
  const folder = RunFolder.open(dir);
  const record = JSON.parse(folder.readRestricted('run.json')) as RunRecord;
  const moved = sources === undefined ? [] : inputFiles(sources).map(({ file }) => file);
  const faults = FOLDERS.flatMap((name) =>
    faultsInFolder(folder, name, record, LEVEL_NAMES.U, sourceIn(folder, moved)).map(
      (fault) => `${name}: ${fault}`,
    ),
  );
  for (const fault of faults) out(`${paint('red', 'fault')} ${fault}`);
  const files = plural(
    FOLDERS.reduce((sum, name) => sum + folder.filesOf(name).size, 0),
    'file',
  );
  out(
    faults.length === 0
      ? paint('green', `OK: ${files} checked.`)
      : `${plural(faults.length, 'fault')} in ${files}.`,
  );
  if (faults.length > 0) process.exitCode = 3;
}

/** From the run itself where a container was opened, else from the file it was read from, wherever that is now. */
const sourceIn =
  (folder: RunFolder, moved: readonly string[]): SourceOf =>
  ({ mrn, file }) => {
    const opened = `${mrn}.source.txt`;
    if (folder.hasRestricted(opened)) return folder.readRestricted(opened);
    const places = [...moved.filter((place) => basename(place) === basename(file)), file];
    const found = places.find((place) => existsSync(place));
    if (found === undefined) return undefined;
    const decoded = decode(found, readFileSync(found));
    return 'failure' in decoded ? undefined : openRecord(found, decoded.text).text;
  };
