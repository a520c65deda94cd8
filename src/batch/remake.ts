import { append } from '../audit/log.ts';
import { LogReader } from '../audit/log-reader.ts';
import { CheckFailure } from '../disk/failure.ts';
import { loadFonts } from '../disk/fonts.ts';
import type { Sealing } from '../disk/log-file.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import type { Action, Attestation } from '../model/action.ts';
import type { Since } from '../model/before.ts';
import { boundTo } from '../model/digest.ts';
import type { EntryBody, Head } from '../model/entry.ts';
import { countStates } from '../model/final-state.ts';
import { inputsDigest } from '../model/inputs-digest.ts';
import { FOLDERS, FORMATS, type Folder, type RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import type { EarlierLook, Rulebook, Setting } from '../pipeline.ts';
import { documentsIn } from '../variant/index-of-withholdings.ts';
import { rowsIn, sinceIn } from './check-index.ts';
import { closeFolders, writeRecord } from './close.ts';
import { coversOf } from './covers.ts';
import { noteDeciding } from './deciding.ts';
import { FolderEnding } from './ending.ts';
import type { CopyFile } from './entries.ts';
import { keptBefore } from './look-back.ts';
import type { Found } from './records.ts';
import { copiesIn, coversIn } from './render.ts';
import type { Outcome } from './result.ts';
import { outcomeOf } from './run.ts';

/** A finished run, of which something is made again. */
export interface RunMade {
  readonly folder: RunFolder;
  readonly record: RunRecord;
}

/** What a run is given beside its cables' texts when some of them are made again. */
export interface Making {
  /** The cables, by their numbers. */
  readonly cables: readonly string[];
  /** Decisions that the run does not have yet. */
  readonly actions: readonly Action[];
  /** Ids of decisions of the run that were undone: they stay on record and count no more. */
  readonly undone?: readonly string[] | undefined;
  /** What the log says of cables beside what came of them: signatures, and decisions that were undone. */
  readonly entries?: readonly EntryBody[] | undefined;
  /** Where the copies are to go out. */
  readonly release?: Releasing | undefined;
}

/** An official's release of cables of a run: who answers for it, since when, and what was attested. */
export interface Releasing {
  readonly by: string;
  readonly at: string;
  readonly attestations: readonly Attestation[];
}

/** What of an outcome the end of a run needs. */
type Made = Pick<Outcome, 'mrn' | 'state' | 'folder' | 'questions' | 'rows' | 'since'>;

/**
 * Makes cables of a finished run again, under more decisions: the log first, then the decisions, then the
 * copies, then index, manifest and head. Without an official's release none is put in `public/`.
 * A cable that fails changes nothing. The note of what is decided is left to whoever asked for it to take away. Where an
 * earlier attempt was cut off, this one passes over what its log has already. Each outcome is handed out as it is made.
 */
export async function* remake(
  run: RunMade,
  founds: Iterable<Found>,
  making: Making,
  setting: Setting,
  rulebook: Rulebook,
  sealing: Sealing,
): AsyncGenerator<Outcome, void> {
  const decided = settingFor(setting, making);
  const options = { render: copiesIn(run.record.formats, loadFonts()), marked: run.record.marked };
  const hand = new RemakingHand(run, making, setting.key, sealing);
  const inputs = new Map(run.record.inputs.map((input) => [input.mrn, input]));
  let at = 0;
  for (const found of founds) {
    const mrn = making.cables[at++];
    const earlier = earlierOf(run, mrn, found, setting.key);
    const document = inputs.get(mrn ?? null)?.document;
    const outcome = outcomeOf(found, { ...decided, earlier, document }, rulebook, options);
    if (outcome.done !== undefined) hand.take(outcome);
    yield outcome;
  }
  if (hand.made.size > 0) await hand.close({ ...run.record, ...givenBy(run.record, making) }, rulebook);
}

/** What the run that this one supersedes left out of a cable, as it was when the cable was first made. */
function earlierOf(
  { folder, record }: RunMade,
  mrn: string | undefined,
  found: Found,
  key: string,
): EarlierLook | undefined {
  if (mrn === undefined || 'failure' in found) return undefined;
  const kept = keptBefore(folder, record, boundTo(key, mrn, found.record.text));
  if (kept === 'changed')
    throw new CheckFailure(
      `restricted/${mrn}.decisions.json is not the one that was logged. Run: tearline verify ${folder.path}`,
    );
  return kept;
}

/** The circumstances under which cables are made again. No official has seen what a decision alone makes of a copy. */
const settingFor = (setting: Setting, { actions, undone = [], release }: Making): Setting => ({
  ...setting,
  official: release?.by ?? null,
  attestations: [...setting.attestations, ...(release?.attestations ?? [])],
  actions: [...setting.actions, ...actions].filter(({ id }) => !undone.includes(id)),
});

/** What the record of a run says otherwise once it was given this. */
function givenBy(record: RunRecord, { undone = [], release }: Making): Partial<RunRecord> {
  const gone = [...new Set([...(record.undone ?? []), ...undone])];
  const now = gone.length === 0 ? {} : { undone: gone };
  if (release === undefined) return now;
  return { ...now, official: release.by, attestations: [...record.attestations, ...release.attestations] };
}

/** The one hand that writes what is made again. */
class RemakingHand {
  readonly made = new Map<string, Made>();
  private readonly run: RunMade;
  private readonly making: Making;
  private readonly key: string;
  private readonly sealing: Sealing;
  private readonly logged: ReadonlySet<string>;
  private head: Head;

  constructor(run: RunMade, making: Making, key: string, sealing: Sealing) {
    this.run = run;
    this.making = making;
    this.key = key;
    this.sealing = sealing;
    this.head = run.record.head;
    this.logged = actionsIn(run);
  }

  take(outcome: Outcome): void {
    const { folder } = this.run;
    const mrn = outcome.mrn ?? '';
    if (this.made.size === 0) this.begin();
    this.append([...this.saidOf(mrn), ...outcome.entries.filter((entry) => this.isNew(entry))]);
    for (const { name, content } of outcome.restricted)
      folder.writeRestricted(name, isOpenings(name) ? withEarlier(folder, name, content) : content);
    moveCopies(folder, outcome);
    const { state, folder: to, questions, rows, since } = outcome;
    this.made.set(mrn, { mrn, state, folder: to, questions, rows, since });
  }

  /** What speaks of the whole run, behind all of its cables: who released, the indexes, and the record. */
  async close(record: RunRecord, rulebook: Rulebook): Promise<void> {
    const { folder } = this.run;
    if (this.making.release !== undefined) this.append([this.released(this.making.release)]);
    folder.writeRestricted('decisions.jsonl', this.decisions());
    const { inputs, ...now } = withOutcomes(record, this.made);
    const rows = rowsWith(folder, this.made);
    const ends = endsOf(folder, rows, sinceWith(folder, this.made), now);
    const summed = rowsToSum(record, rows);
    const coverIn = coversOf({ ...now, inputs }, summed, rulebook, coversIn(record.formats, loadFonts()));
    const ended = { head: this.head, inputs: inputsDigest(this.key, inputs) };
    const closed = closeFolders(folder, ends, ended, this.sealing.signer, (name) =>
      name === 'public' && this.making.release === undefined ? [] : coverIn(name),
    );
    for (const name of FOLDERS) for (const file of staleIn(name, ends)) folder.removeCopy(name, file);
    await writeRecord(
      folder,
      { ...now, head: closed },
      inputs.map((input) => JSON.stringify(input)),
    );
  }

  /** The first that comes opens the log, behind a note of what is about to be recorded. */
  private begin(): void {
    const { folder, record } = this.run;
    noteDeciding(folder, this.key, { ...this.making, head: record.head });
    folder.openLog(this.sealing, 'its beginning');
    if (!folder.passTo(record.head))
      throw new CheckFailure('The log does not hold what run.json says of it. Run: tearline audit verify.');
    if (this.making.release !== undefined) this.append(attested(this.making.release));
    for (const format of FORMATS) folder.removeCopy('public', `cover.${format}`);
    for (const name of FOLDERS)
      for (const page of folder
        .copiesIn(name)
        .names()
        .filter((file) => /^index-\d+\.html$/.test(file)))
        folder.removeCopy(name, page);
  }

  private append(bodies: readonly EntryBody[]): void {
    const { lines, head } = append(this.head, bodies);
    this.run.folder.appendLog(lines);
    this.head = head;
  }

  private isNew(entry: EntryBody): boolean {
    return entry.kind !== 'decision' || !this.logged.has(entry.action);
  }

  private saidOf(mrn: string): EntryBody[] {
    return (this.making.entries ?? []).filter((entry) => 'mrn' in entry && entry.mrn === mrn);
  }

  private released({ by, at }: Releasing): EntryBody {
    return { kind: 'release', by, at, cables: [...this.made.keys()].sort() };
  }

  /** Decisions as the run had them, then those on the cables that were made. */
  private decisions(): string {
    const { folder } = this.run;
    const before = folder.hasRestricted('decisions.jsonl') ? folder.readRestricted('decisions.jsonl') : '';
    const ours = this.making.actions.filter(({ mrn }) => this.made.has(mrn));
    return linesOnce([...before.split('\n'), ...ours.map((each) => JSON.stringify(each))]);
  }
}

const attested = ({ attestations }: Releasing): EntryBody[] =>
  attestations.map(({ need, by, on, cables }) => ({ kind: 'attestation', need, by, on, cables }));

/** The indexes of a run, written anew, with the copies that lie there now. */
function endsOf(
  folder: RunFolder,
  rows: ReadonlyMap<Folder, Rows>,
  since: ReadonlyMap<Folder, readonly Since[]>,
  days: Pick<RunRecord, 'asOf' | 'today'>,
): ReadonlyMap<Folder, FolderEnding> {
  const ends = new Map<Folder, FolderEnding>();
  for (const [name, here] of rows) {
    const end = new FolderEnding(folder, name, days);
    for (const document of documentsIn(here())) end.take({ rows: document, entries: [] });
    for (const counts of since.get(name) ?? []) end.takeSince(counts);
    for (const file of folder.copiesIn(name).digests()) if (!SUMS_UP.test(file.name)) end.keep(file);
    ends.set(name, end);
  }
  return ends;
}

const CHANGES = 'changes.jsonl';

/** What said something of an earlier release where nothing is said of one any more. */
const staleIn = (name: Folder, ends: ReadonlyMap<Folder, FolderEnding>): string[] =>
  ends.get(name)?.isHeldAgainst === true ? [] : [CHANGES, 'changes.csv'];

/** No copy, but what sums them up. */
const SUMS_UP =
  /^(?:manifest\.json|index(?:-\d+)?\.(?:jsonl|csv|html)|changes\.(?:jsonl|csv)|cover\.[a-z]+)$/;

/** Ids of the decisions that the log of a run already has. */
function actionsIn({ folder, record }: RunMade): Set<string> {
  const reader = new LogReader(record.head, (line) => line.includes('"kind":"decision"'));
  const ids = new Set<string>();
  for (const { entry } of reader.entries(folder.logLines()))
    if (entry.entry.kind === 'decision') ids.add(entry.entry.action);
  return ids;
}

const isOpenings = (name: string): boolean => name.endsWith('.openings.jsonl');

/** What opens a deletion is kept when the deletion is lifted: only then may it be shown. */
function withEarlier(folder: RunFolder, name: string, content: CopyFile['content']): string {
  const earlier = folder.hasRestricted(name) ? folder.readRestricted(name) : '';
  return linesOnce([...earlier.split('\n'), ...String(content).split('\n')]);
}

const linesOnce = (lines: readonly string[]): string =>
  [...new Set(lines)].map((line) => (line === '' ? '' : `${line}\n`)).join('');

/** A cable stands in one folder only: its copies elsewhere go before the new ones come. */
function moveCopies(folder: RunFolder, { mrn, files, folder: to }: Outcome): void {
  for (const name of FOLDERS) for (const format of FORMATS) folder.removeCopy(name, `${mrn}.${format}`);
  if (to !== null) for (const { name, content } of files) folder.writeCopy(to, name, content);
}

/** Rows as they are taken, for all of them may be more than memory holds. */
type Rows = () => Iterable<Withholding>;

/** The rows of every folder that has an index, with those of the cables that were made where they now stand. */
function rowsWith(folder: RunFolder, made: ReadonlyMap<string, Made>): Map<Folder, Rows> {
  const found = new Map<Folder, Rows>();
  for (const name of FOLDERS) {
    const copies = folder.copiesIn(name);
    const here = [...made.values()].filter(({ folder: to }) => to === name);
    if (here.length === 0 && !copies.names().includes('index.jsonl')) continue;
    found.set(name, function* () {
      for (const row of rowsIn(copies)) if (!made.has(row.mrn)) yield row;
      for (const { rows } of here) yield* rows;
    });
  }
  return found;
}

/** The rows that a cover sheet sums up; of a run without a case nobody asks for them. */
const rowsToSum = (record: Pick<RunRecord, 'case'>, rows: ReadonlyMap<Folder, Rows>) =>
  new Map(Array.from(record.case === undefined ? [] : rows, ([name, all]) => [name, [...all()]] as const));

/** The same of what is said of an earlier release. */
function sinceWith(folder: RunFolder, made: ReadonlyMap<string, Made>): Map<Folder, Since[]> {
  return new Map(
    FOLDERS.map((name) => {
      const here = [...made.values()].filter((each) => each.folder === name && each.since?.isTold === true);
      const others = sinceIn(folder.copiesIn(name).text(CHANGES)).filter(({ mrn }) => !made.has(mrn));
      return [name, [...others, ...here.flatMap(({ since }) => since?.counts ?? [])]];
    }),
  );
}

function withOutcomes(record: RunRecord, made: ReadonlyMap<string, Made>): RunRecord {
  const inputs = record.inputs.map((input) => {
    const now = input.mrn === null ? undefined : made.get(input.mrn);
    if (now === undefined) return input;
    const { state, folder, questions } = now;
    return { ...input, state, folder, openQuestions: questions.length };
  });
  return { ...record, inputs, counts: countStates(inputs.map(({ state }) => state)) };
}
