import { lastOutcomes } from '../audit/read-log.ts';
import { sha256 } from '../model/digest.ts';
import { prepareCopyCheck, type Settled } from '../verify/copy.ts';
import { checkManifest } from '../verify/manifest.ts';
import { replay } from '../verify/replay.ts';
import type { RunRecord } from './close.ts';
import { isSheet } from './copies.ts';

/** The files of a finished run, as they lie there now. */
export interface RunFiles {
  filesOf(folder: string): Map<string, Uint8Array>;
  hasRestricted(name: string): boolean;
  readRestricted(name: string): string;
}

/** The text a cable was read from, or nothing where its file is gone. */
export type SourceOf = (input: RunRecord['inputs'][number]) => string | undefined;

/** What `restricted/<MRN>.decisions.json` keeps for this check. */
type Kept = Pick<Settled, 'decisions' | 'struck' | 'page'>;

/**
 * Checks one folder of a finished run: manifest, every copy against what was settled, and each file against the
 * digest the log gives it. Every fault in words that quote nothing; none where the folder is sound.
 */
export function faultsInFolder(
  run: RunFiles,
  folder: string,
  record: RunRecord,
  ceiling: string,
  sourceOf: SourceOf,
): string[] {
  const files = run.filesOf(folder);
  const here = record.inputs.filter((input) => input.folder === folder && input.mrn !== null);
  if (files.size === 0 && here.length === 0) return [];
  return [
    ...manifestFaults(files),
    ...logFaults(run, files, folder),
    ...here.flatMap((input) =>
      copyFaults(run, input, files, folder === 'public' ? ceiling : undefined, sourceOf),
    ),
  ];
}

function manifestFaults(files: ReadonlyMap<string, Uint8Array>): string[] {
  const manifest = files.get('manifest.json');
  if (manifest === undefined) return ['manifest.json is not there'];
  try {
    const verdict = checkManifest(JSON.parse(Buffer.from(manifest).toString('utf8')), files);
    return verdict.ok ? [] : [verdict.reason];
  } catch {
    return ['manifest.json is not JSON'];
  }
}

/** The last the log says of each cable must be what lies in the folder. */
function logFaults(run: RunFiles, files: ReadonlyMap<string, Uint8Array>, folder: string): string[] {
  const logged = [...lastOutcomes(run.readRestricted('audit.jsonl')).values()]
    .filter((entry) => entry.folder === folder)
    .flatMap((entry) => entry.files);
  const known = new Set([...logged.map(({ name }) => name), 'manifest.json', 'index.jsonl', 'index.csv']);
  return [
    ...logged.flatMap(({ name, sha256: digest }) => {
      const bytes = files.get(name);
      if (bytes === undefined) return [`${name} was logged, but is not there`];
      return sha256(bytes) === digest ? [] : [`${name} is not the file that was logged`];
    }),
    ...[...files.keys()].filter((name) => !known.has(name)).map((name) => `${name} was never logged`),
  ];
}

function copyFaults(
  run: RunFiles,
  input: RunRecord['inputs'][number],
  files: ReadonlyMap<string, Uint8Array>,
  ceiling: string | undefined,
  sourceOf: SourceOf,
): string[] {
  const { mrn } = input;
  const source = sourceOf(input);
  if (source === undefined) return [`${mrn}: its source is not there; name its place with --sources`];
  const kept = JSON.parse(run.readRestricted(`${mrn}.decisions.json`)) as Kept;
  if (!replay(source, run.readRestricted(`${mrn}.patch`)).ok)
    return [`${mrn}: its source is not the text that was reviewed`];
  const check = prepareCopyCheck({ ...kept, source, sheet: isSheet(input), ceiling });
  return [...files]
    .filter(([name]) => name.startsWith(`${mrn}.`))
    .flatMap(([name, bytes]) => check(name, bytes));
}
