import { LogReader } from '../audit/log-reader.ts';
import { DECIDING, decidingIn } from '../batch/deciding.ts';
import type { Opening } from '../batch/found-again.ts';
import { type Making, remake } from '../batch/remake.ts';
import type { Sealing } from '../disk/log-file.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import type { Action, Attestation } from '../model/action.ts';
import type { EntryBody } from '../model/entry.ts';
import { isUndone, type RunRecord } from '../model/run-record.ts';
import type { Released } from '../model/shown-case.ts';
import type { Rulebook } from '../pipeline.ts';
import type { CableRecord } from './acts/record.ts';
import { counts } from './acts/signing.ts';
import { Cables } from './cables.ts';
import { attestationsOn, circumstancesOf } from './standpoint.ts';

/** A cable as its review left it: what the log comes to, and the entries that speak of it. */
export interface Reviewed {
  readonly mrn: string;
  readonly record: CableRecord;
  readonly entries: readonly EntryBody[];
}

/** A signed cable. */
export interface SignedCable extends Reviewed {
  /** Digest of what was signed. */
  readonly shown: string;
  /** What would keep its copy from going out although it is signed. */
  readonly barred: readonly string[];
}

/** The signed cables that nothing keeps, and those that stay, each with why. */
export function parted(signed: readonly SignedCable[]): { go: SignedCable[]; stay: Released['stay'] } {
  const stay = signed.filter(({ barred }) => barred.length > 0);
  return {
    go: signed.filter(({ barred }) => barred.length === 0),
    stay: stay.map(({ mrn, barred }) => ({ mrn, why: barred })),
  };
}

/** A run, as far as it says what was decided on it. */
type RunDecided = Pick<RunOpened, 'record' | 'actions'>;

/** What a run is told of cables that were decided on at its review: everything that it does not have yet. */
export function makingOf(cables: readonly Reviewed[], { record, actions }: RunDecided): Making {
  const known = new Set(actions.map(({ id }) => id));
  const undone = undoneOn(cables).filter((id) => known.has(id) && !isUndone(record, id));
  return {
    cables: cables.map(({ mrn }) => mrn),
    actions: cables.flatMap((cable) => cable.record.actions.filter(({ id }) => !known.has(id))),
    undone,
    entries: cables.flatMap(({ entries }) =>
      entries.filter((entry) => entry.kind === 'undo' && undone.includes(entry.action)),
    ),
  };
}

/** The same for their release: with the signatures that stand behind it, and what was attested. */
export function releaseOf(cables: readonly SignedCable[], run: RunDecided, by: string, at: string): Making {
  const making = makingOf(cables, run);
  const signatures = cables.flatMap(({ entries, record, shown }) => {
    const standing = record.signatures.filter((each) => counts(each, record, shown));
    return entries.filter(
      (entry) =>
        entry.kind === 'signature' && standing.some(({ by, at }) => by === entry.by && at === entry.at),
    );
  });
  return {
    ...making,
    entries: [...(making.entries ?? []), ...signatures],
    release: { by, at, attestations: cables.flatMap((cable) => attestationsOf(cable, run.record)) },
  };
}

const undoneOn = (cables: readonly Reviewed[]): string[] => [
  ...new Set(
    cables.flatMap(({ record }) =>
      record.done.flatMap(({ kind, id, undone }) => (kind === 'decision' && undone ? [id] : [])),
    ),
  ),
];

/** What was attested at the review and is not on the run's record. */
function attestationsOf({ mrn, record }: Reviewed, { attestations: before }: RunRecord): Attestation[] {
  const said = ({ need, by, on, cables }: Attestation): string => JSON.stringify([need, by, on, cables]);
  const known = new Set(before.map(said));
  return attestationsOn(mrn, record, { attestations: [] }).filter((each) => !known.has(said(each)));
}

/** A run as it is opened for a review: its folder, its record, and all decisions on it. */
export interface RunOpened {
  readonly folder: RunFolder;
  readonly record: RunRecord;
  readonly actions: readonly Action[];
}

export type RunReleased = Extract<EntryBody, { kind: 'release' }>;

/** What was released at the reviews of a run, as the log of the run has it. */
export function releasesIn({ folder, record }: Pick<RunOpened, 'folder' | 'record'>): RunReleased[] {
  if (record.official === null) return [];
  const isRelease = (line: Buffer): boolean => line.includes('"kind":"release"');
  const entries = new LogReader(record.head, isRelease).entries(folder.logLines());
  return Array.from(entries, ({ entry }) => entry.entry).filter((body) => body.kind === 'release');
}

/** With what cables of a run are made again. */
export interface MadeWith {
  readonly run: RunOpened;
  readonly rulebook: Rulebook;
  readonly key: string;
  readonly sealing: Sealing;
}

/**
 * Makes cables of a run again, and gives those that failed, each with why: nothing of them went out. A note of it lies in the run until all of
 * it is done, by which whoever opens the run next finishes what was cut off.
 */
export async function makeAgain(
  { run, rulebook, key, sealing }: MadeWith,
  cables: Cables,
  making: Making,
): Promise<Released['stay'][number][]> {
  const setting = { ...circumstancesOf(run.record, rulebook, key).setting, actions: before(run, making) };
  const failed: Released['stay'][number][] = [];
  const founds = (function* () {
    for (const mrn of making.cables) yield cables.found(mrn);
  })();
  for await (const { done, mrn, folder, messages } of remake(run, founds, making, setting, rulebook, sealing))
    if (done === undefined) failed.push({ mrn: mrn ?? '', why: messages.map(({ reason }) => reason) });
    // It is not said of a copy that it went out where it did not, whatever was found before it was made.
    else if (making.release !== undefined && folder !== 'public')
      failed.push({ mrn: done.mrn, why: done.barred });
  run.folder.clearAsides();
  run.folder.removeRestricted(DECIDING);
  return failed;
}

/** The decisions of a run that stand, without those it is about to be given: an attempt that was cut off may have left some. */
const before = ({ record, actions }: RunOpened, making: Making): Action[] =>
  actions.filter(({ id }) => !isUndone(record, id) && !making.actions.some((each) => each.id === id));

/** The run as it is once a release, or what took one back, is finished that was cut off; and what that was. */
export async function finished(
  given: MadeWith & { readonly open: Opening; readonly reopen: () => RunOpened },
): Promise<{ readonly run: RunOpened; readonly cutOff?: Making }> {
  const { run, rulebook, key, open, reopen } = given;
  const cutOff = cutOffIn(run, key);
  if (cutOff === undefined) return { run };
  await makeAgain(given, new Cables(run, open, circumstancesOf(run.record, rulebook, key)), cutOff);
  return { run: reopen(), cutOff };
}

/** What was being made of cables of a run when somebody was cut off; nothing where all of it is done. */
function cutOffIn({ folder, record }: RunOpened, key: string): Making | undefined {
  const cutOff = decidingIn(folder, key);
  if (cutOff === undefined || cutOff.head.digest === record.head.digest) return cutOff;
  folder.clearAsides();
  folder.removeRestricted(DECIDING);
  return undefined;
}
