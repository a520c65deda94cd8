import { append } from '../audit/log.ts';
import { manifestOf, type NamedDigest } from '../audit/manifest.ts';
import type { Signer } from '../audit/sign.ts';
import { folderFor } from '../decide/gate.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import { caseDigest } from '../model/case.ts';
import { sha256 } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import { inputsDigest } from '../model/inputs-digest.ts';
import { type Folder, type InputRecord, MARKING, type RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Rulebook, Setting } from '../pipeline.ts';
import { type CoverIn, coversOf, type RenderCover } from './covers.ts';
import type { Ending, FolderEnding } from './ending.ts';

/** Which files of each cable were asked for. */
export type Made = Pick<RunRecord, 'formats' | 'marked' | 'encoding'>;

/** Writes what speaks of the whole run: the index and manifest of each folder, then `run.json` with the head of the log. */
export async function closeRun(
  folder: RunFolder,
  ending: Ending,
  setting: Setting,
  rulebook: Rulebook,
  made: Made,
  head: Head,
  signer: Signer,
  renderCover: RenderCover,
): Promise<void> {
  // The answer to a case goes out even where no cable does.
  if (setting.case !== undefined && ending.ends.size === 0)
    ending.folder(folderFor(setting, setting.official === null ? ['no official is named'] : []));
  const run = { ...circumstancesOf(setting, rulebook, made), counts: ending.counts };
  const covers = setting.case === undefined ? () => [] : coversOfCase(run, ending, rulebook, renderCover);
  const inputs = inputsDigest(setting.key, recordedIn(ending));
  const closed = closeFolders(folder, ending.ends, { head, inputs }, signer, covers);
  folder.writeRestricted(
    'decisions.jsonl',
    setting.actions.map((action) => `${JSON.stringify(action)}\n`).join(''),
  );
  folder.writeRestricted(MARKING, `${ending.bannerOverAll(rulebook.vocabulary)}\n`);
  await writeRecord(folder, { ...run, head: closed }, ending.recorded());
}

function* recordedIn(ending: Ending): Generator<InputRecord> {
  for (const line of ending.recorded()) yield JSON.parse(line) as InputRecord;
}

/** A cover sheet sums up all of a case, which is held as a whole for it. */
function coversOfCase(
  run: Omit<RunRecord, 'inputs' | 'head'>,
  ending: Ending,
  rulebook: Rulebook,
  renderCover: RenderCover,
): CoverIn {
  const inputs = [...recordedIn(ending)];
  const rows = new Map<Folder, readonly Withholding[]>();
  for (const [name, end] of ending.ends) rows.set(name, [...end.rows()]);
  return coversOf({ ...run, inputs }, rows, rulebook, renderCover);
}

/**
 * Writes `run.json`: an input a line, each given as JSON, between what was known before and what is known at the end. It makes a
 * run a finished one: all that it speaks of is on the device before it.
 */
export async function writeRecord(
  folder: RunFolder,
  { counts, head, ...before }: Omit<RunRecord, 'inputs'>,
  inputs: Iterable<string>,
): Promise<void> {
  const file = folder.aside('run.json', 0o600);
  file.add(`${JSON.stringify(before, null, 2).slice(0, -2)},\n  "inputs": [`);
  let parts = '\n';
  for (const input of inputs) {
    file.add(`${parts}    ${input}`);
    parts = ',\n';
  }
  const after = JSON.stringify({ counts, head }, null, 2).slice(2);
  file.add(`\n  ],\n${after}\n`);
  await folder.sync();
  folder.placeRestricted(file, 'run.json');
}

/**
 * The index, the cover sheet and the manifest of each folder that holds copies. The log has the digests of an index before the
 * index is in its place (law 9), and every manifest bears the last checkpoint. `inputs` is the digest of the inputs that the record
 * is about to have.
 */
export function closeFolders(
  folder: RunFolder,
  ends: ReadonlyMap<Folder, FolderEnding>,
  { head, inputs }: { readonly head: Head; readonly inputs: string },
  signer: Signer,
  coverIn: CoverIn,
): Head {
  const closing = [...ends].map(([name, end]) => {
    const covers = coverIn(name);
    return { name, end, covers, files: [...end.end(), ...covers.map(digested)] };
  });
  const { lines, head: closed } = append(
    head,
    closing.map(({ name, files }) => ({ kind: 'folder', folder: name, files, inputs })),
  );
  folder.appendLog(lines);
  const checkpoint = folder.closeLog();
  for (const { name, end, covers, files } of closing) {
    end.place();
    for (const file of covers) folder.writeCopy(name, file.name, file.content);
    folder.writeCopy(
      name,
      'manifest.json',
      manifestOf(inOneOrder([...end.copies(), ...files]), checkpoint, signer),
    );
  }
  return closed;
}

const digested = ({ name, content }: { name: string; content: string | Uint8Array }): NamedDigest => ({
  name,
  sha256: sha256(content),
});

const inOneOrder = (files: NamedDigest[]): NamedDigest[] =>
  files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** Under what circumstances a run was made, as it is recorded. */
function circumstancesOf(
  setting: Setting,
  { audience, packs, tables }: Rulebook,
  { formats, marked, encoding }: Made,
): Omit<RunRecord, 'inputs' | 'counts' | 'head'> {
  const { asOf, today, official, attestations, evidence, case: given, supersedes, key } = setting;
  return {
    ...{ version: 1, audience: audience.audience, asOf, today, official },
    ...(given === undefined ? {} : { case: { given, digest: caseDigest(key, given) } }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...{ attestations: [...attestations], evidence: [...evidence] },
    packs: packs.map(({ pack, version, digest }) => ({ pack, version, digest })),
    tables: [...tables],
    ...{ formats, marked, ...(encoding === undefined ? {} : { encoding }) },
  };
}
