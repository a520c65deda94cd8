import type { NamesSought } from '../audit/log-filter.ts';
import { LogReader } from '../audit/log-reader.ts';
import { faultsInRun } from '../batch/check-run.ts';
import type { Against } from '../batch/run-files.ts';
import { bannerLimit } from '../decide/gate.ts';
import { CheckFailure, UsageProblem } from '../disk/failure.ts';
import { loadAudience, loadCoverTables, loadVocabulary } from '../disk/rulebook.ts';
import { RunFolder } from '../disk/run-folder.ts';
import { sourceIn } from '../disk/sources.ts';
import { bannerOverAll } from '../marking/source-banner.ts';
import type { Action } from '../model/action.ts';
import { keyIdOf } from '../model/digest.ts';
import { RunRecord } from '../model/run-record.ts';
import { nearMiss } from '../notation/near-miss.ts';
import { actionsIn } from './circumstances.ts';
import { watched } from './progress.ts';

/** The folder of a run, as commands that look at one take it. */
export const DIR = { type: 'string', demandOption: true, describe: 'folder of one run' } as const;

/** `--sources`, as they take it. */
export const SOURCES = {
  type: 'string',
  array: true,
  describe: 'where the cables lie now, if they were moved',
} as const;

/** A run that was made before, as its record tells it. */
export interface FinishedRun {
  readonly folder: RunFolder;
  readonly record: RunRecord;
  readonly actions: readonly Action[];
}

/** Opens the folder of a run. A record that cannot be read is tampering or damage: exit 3. */
export function openRun(dir: string): FinishedRun {
  const folder = RunFolder.open(dir);
  const kept = parsed(folder, dir);
  const actions = folder.hasRestricted('decisions.jsonl') ? folder.readRestricted('decisions.jsonl') : '';
  return { folder, record: kept, actions: actionsIn(`${dir}/restricted/decisions.jsonl`, actions) };
}

function parsed(folder: RunFolder, dir: string): RunRecord {
  try {
    return RunRecord.parse(JSON.parse(folder.readRestricted('run.json')));
  } catch {
    throw new CheckFailure(
      `${dir}/restricted/run.json is not the record of a run of this version: it was changed or damaged.`,
    );
  }
}

/** By what a run is checked. */
export interface CheckedWith extends Pick<Against, 'key' | 'publicKey'> {
  readonly sources: readonly string[] | undefined;
  readonly rules: string;
}

/** Everything that is wrong with a run. `sources` is where its cables lie now, if they were moved. */
export function faultsOf(
  { folder, record, actions }: FinishedRun,
  { sources, rules, ...keys }: CheckedWith,
): string[] {
  const vocabulary = loadVocabulary(rules);
  const audience = loadAudience(rules, record.audience, vocabulary, record.asOf);
  const limit = bannerLimit(audience, vocabulary, record.asOf);
  const { marker } = audience;
  return faultsInRun(folder, {
    record,
    actions,
    limit,
    bannerOver: (banners) => bannerOverAll(banners, vocabulary),
    marker,
    cover: record.case && loadCoverTables(rules, record.case.given.request.kind, record.asOf),
    ...keys,
    watch: watched,
    sourceOf: sourceIn(folder, sources),
  });
}

/** Whether a run was made under another key than this: by it no cable and no decision of the run would be known again. */
export function isOfOtherKey({ folder, record }: FinishedRun, key: string): boolean {
  const entries = new LogReader(record.head, (_, seq) => seq === 0).entries(folder.logLines());
  const first = entries.next().value?.entry.entry;
  return first?.kind === 'run' && first.key !== keyIdOf(key);
}

/** Opens a run for who looks at its log, which must be there. */
export function openLogged(dir: string): FinishedRun {
  const run = openRun(dir);
  if (!run.folder.hasRestricted('audit.jsonl'))
    throw new CheckFailure(`${dir}/restricted/audit.jsonl is not there. Look for it, or restore it.`);
  return run;
}

export function knownIn({ inputs }: RunRecord, mrn: string | undefined): void {
  if (mrn === undefined || inputs.some((input) => input.mrn === mrn)) return;
  const known = inputs.flatMap((input) => input.mrn ?? []);
  throw new UsageProblem(`This run has no cable ${mrn}. ${meantOr(mrn, known)}`);
}

/** What a mistyped name was probably meant to be, or what there is. */
export function meantOr(name: string, known: readonly string[]): string {
  const near = nearMiss(name, known);
  if (near !== undefined) return `Did you mean ${near}?`;
  const more = known.length > 8 ? ` and ${known.length - 8} more` : '';
  return `It has: ${known.slice(0, 8).join(', ') || 'none'}${more}.`;
}

/** Names that a filter asks for must be those of somebody or something in the log. */
export function refuseUnknown(sought: NamesSought, whose: 'run' | 'review' = 'run'): void {
  const found = sought.unknown();
  if (found !== undefined)
    throw new UsageProblem(
      `No entry of this ${whose} has the ${found.kind} ${found.name}. ${meantOr(found.name, found.known)}`,
    );
}
