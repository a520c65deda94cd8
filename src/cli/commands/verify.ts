import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Argv } from 'yargs';
import type { RunRecord } from '../../batch/close.ts';
import { leakCheckOf } from '../../batch/copies.ts';
import { decode } from '../../container/decode.ts';
import { openRecord } from '../../container/open.ts';
import { inputFiles } from '../../disk/inputs.ts';
import { FOLDERS, RunFolder } from '../../disk/run-folder.ts';
import type { Decision } from '../../model/claim.ts';
import { LEVEL_NAMES } from '../../model/marking.ts';
import { checkBanner } from '../../verify/banner.ts';
import { checkManifest } from '../../verify/manifest.ts';
import { out, paint, plural } from '../terminal.ts';

export const command = 'verify <dir>';
export const describe = 'check a run: manifest, banners, and that no copy holds what was withheld';

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
  const checked = FOLDERS.map((name) => folderFaults(folder, name, record, moved));
  const faults = checked.flatMap((each) => each.faults);
  for (const fault of faults) out(`${paint('red', 'fault')} ${fault}`);
  const files = checked.reduce((sum, each) => sum + each.files, 0);
  out(
    faults.length === 0
      ? paint('green', `OK: ${plural(files, 'file')} checked.`)
      : `${plural(faults.length, 'fault')} in ${plural(files, 'file')}.`,
  );
  if (faults.length > 0) process.exitCode = 3;
}

function folderFaults(
  folder: RunFolder,
  name: string,
  record: RunRecord,
  moved: readonly string[],
): { faults: string[]; files: number } {
  const files = folder.filesOf(name);
  if (files.size === 0) return { faults: [], files: 0 };
  const faults = [...manifestFaults(name, files), ...(name === 'public' ? bannerFaults(files) : [])];
  const leaks = record.inputs
    .filter((input) => input.folder === name && input.mrn !== null)
    .flatMap(({ mrn, file }) =>
      leaksOf(folder, mrn ?? '', [file, ...moved.filter((m) => basename(m) === basename(file))], files),
    );
  return { faults: [...faults, ...leaks].map((fault) => `${name}: ${fault}`), files: files.size };
}

function manifestFaults(name: string, files: Map<string, Uint8Array>): string[] {
  const manifest = files.get('manifest.json');
  if (manifest === undefined) return [`${name} has no manifest.json`];
  const verdict = checkManifest(JSON.parse(Buffer.from(manifest).toString('utf8')), files);
  return verdict.ok ? [] : [verdict.reason];
}

function bannerFaults(files: Map<string, Uint8Array>): string[] {
  return [...files]
    .filter(([file]) => file.endsWith('.txt'))
    .flatMap(([file, bytes]) => {
      const verdict = checkBanner(Buffer.from(bytes).toString('utf8'), LEVEL_NAMES.U);
      return verdict.ok ? [] : [`${file}: ${verdict.reason}`];
    });
}

/** What `restricted/<MRN>.decisions.json` keeps for this check. */
interface Settled {
  readonly decisions: readonly Decision[];
  readonly page: readonly string[];
}

/** Looks for everything withheld from one cable in every file of the folder, index and manifest included. */
function leaksOf(
  folder: RunFolder,
  mrn: string,
  places: readonly string[],
  files: Map<string, Uint8Array>,
): string[] {
  const source = sourceText(folder, mrn, places);
  if (source === undefined) return [`${mrn}: its source is not there; name its place with --sources`];
  const { decisions, page } = JSON.parse(folder.readRestricted(`${mrn}.decisions.json`)) as Settled;
  const check = leakCheckOf(source, decisions, page);
  return [...files]
    .filter(([file]) => file.startsWith(`${mrn}.`))
    .flatMap(([file, bytes]) => check(bytes, file).map(({ kind }) => `${file}: ${kind}`));
}

function sourceText(folder: RunFolder, mrn: string, places: readonly string[]): string | undefined {
  if (folder.hasRestricted(`${mrn}.source.txt`)) return folder.readRestricted(`${mrn}.source.txt`);
  const found = places.find((place) => existsSync(place));
  if (found === undefined) return undefined;
  const decoded = decode(found, readFileSync(found));
  return 'failure' in decoded ? undefined : openRecord(found, decoded.text).text;
}
