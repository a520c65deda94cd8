import { append } from '../audit/log.ts';
import { manifestOf } from '../audit/manifest.ts';
import type { Signer } from '../audit/sign.ts';
import { folderFor } from '../decide/gate.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import { caseDigest } from '../model/case.ts';
import { sha256 } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import { FOLDERS, type Folder, type RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Rulebook, Setting } from '../pipeline.ts';
import { folderStamps } from '../variant/folder-stamps.ts';
import { indexFiles } from '../variant/index-of-withholdings.ts';
import { type CoverIn, coversOf, type RenderCover } from './covers.ts';
import type { Result } from './result.ts';
import { countStates } from './run.ts';

/** Which files of each cable were asked for. */
export type Made = Pick<RunRecord, 'formats' | 'marked' | 'encoding'>;

/** Writes what speaks of the whole run: the index and manifest of each folder, then `run.json` with the head of the log. */
export async function closeRun(
  folder: RunFolder,
  outcomes: readonly Result[],
  setting: Setting,
  rulebook: Rulebook,
  made: Made,
  head: Head,
  signer: Signer,
  renderCover: RenderCover,
): Promise<void> {
  const rows = new Map<Folder, Withholding[]>();
  for (const name of FOLDERS) {
    const here = outcomes.filter((outcome) => outcome.folder === name);
    if (here.length > 0)
      rows.set(
        name,
        here.flatMap((outcome) => outcome.rows),
      );
  }
  // The answer to a case goes out even where no cable does.
  if (setting.case !== undefined && rows.size === 0)
    rows.set(folderFor(setting, setting.official === null ? ['no official is named'] : []), []);
  const record = recordOf(outcomes, setting, rulebook, made, head);
  const closed = closeFolders(
    folder,
    rows,
    head,
    signer,
    coversOf(record, rows, rulebook, renderCover),
    setting,
  );
  folder.writeRestricted(
    'decisions.jsonl',
    setting.actions.map((action) => `${JSON.stringify(action)}\n`).join(''),
  );
  folder.writeRestricted('MARKING.txt', `${highestBanner(outcomes)}\n`);
  await writeRecord(folder, { ...record, head: closed });
}

/** The record makes a run a finished one: all that it speaks of is on the device before it. */
export async function writeRecord(folder: RunFolder, record: RunRecord): Promise<void> {
  await folder.sync();
  folder.writeRestricted('run.json', `${JSON.stringify(record, null, 2)}\n`, { durable: true });
}

/**
 * The index, the cover sheet and the manifest of each folder that holds copies. The log has the digests of an index before the
 * index is written (law 9), and every manifest bears the last checkpoint.
 */
export function closeFolders(
  folder: RunFolder,
  rows: ReadonlyMap<Folder, readonly Withholding[]>,
  head: Head,
  signer: Signer,
  coverIn: CoverIn,
  days: Pick<RunRecord, 'asOf' | 'today'>,
): Head {
  const indexes = [...rows].map(([name, here]) => ({
    name,
    files: [...indexFiles(here, folderStamps(name, days)), ...coverIn(name)],
  }));
  const { lines, head: closed } = append(
    head,
    indexes.map(({ name, files }) => ({
      kind: 'folder',
      folder: name,
      files: files.map((file) => ({ name: file.name, sha256: sha256(file.content) })),
    })),
  );
  folder.appendLog(lines);
  const checkpoint = folder.closeLog();
  for (const { name, files } of indexes) {
    for (const file of files) folder.writeCopy(name, file.name, file.content);
    folder.writeCopy(name, 'manifest.json', manifestOf(filesToName(folder, name), checkpoint, signer));
  }
  return closed;
}

/** The files of a folder that its manifest names: all but itself. */
function filesToName(folder: RunFolder, name: Folder): Map<string, Uint8Array> {
  const files = folder.filesOf(name);
  files.delete('manifest.json');
  return files;
}

function recordOf(
  outcomes: readonly Result[],
  setting: Setting,
  { audience, packs, tables }: Rulebook,
  { formats, marked, encoding }: Made,
  head: Head,
): RunRecord {
  const { asOf, today, official, attestations, evidence, case: given, key } = setting;
  return {
    ...{ version: 1, audience: audience.audience, asOf, today, official },
    ...(given === undefined ? {} : { case: { given, digest: caseDigest(key, given) } }),
    ...{ attestations: [...attestations], evidence: [...evidence] },
    packs: packs.map(({ pack, version, digest }) => ({ pack, version, digest })),
    tables: [...tables],
    ...{ formats, marked, ...(encoding === undefined ? {} : { encoding }) },
    inputs: outcomes.map(
      ({ file, sources, part, mrn, state, folder, messages, questions, document, pages }) => ({
        ...{ file, sources: [...sources], part, mrn, state, folder },
        messages: [...new Set(messages.map(({ code }) => code))],
        openQuestions: questions.length,
        ...(document === undefined ? {} : { document }),
        ...(pages === undefined ? {} : { pages }),
      }),
    ),
    counts: countStates(outcomes),
    head,
  };
}

const BANNERS = [
  'CLASSIFICATION UNKNOWN',
  'TOP SECRET',
  'SECRET',
  'CONFIDENTIAL',
  'RESTRICTED',
  'UNCLASSIFIED',
];

/** `restricted/` bears the highest level of any source in it. A cable of unknown level is handled as the highest. */
function highestBanner(outcomes: readonly Result[]): string {
  const borne = new Set(outcomes.map(({ sourceBanner }) => sourceBanner));
  return BANNERS.find((banner) => borne.has(banner)) ?? 'CLASSIFICATION UNKNOWN';
}
