import { append } from '../audit/log.ts';
import { loggedActions } from '../audit/read-log.ts';
import { CheckFailure } from '../disk/failure.ts';
import { loadFonts } from '../disk/fonts.ts';
import type { Sealing } from '../disk/log-file.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import type { Action } from '../model/action.ts';
import type { Head } from '../model/entry.ts';
import { FINAL_STATES } from '../model/final-state.ts';
import { FOLDERS, FORMATS, type Folder, type RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import type { Rulebook, Setting } from '../pipeline.ts';
import { documentsIn } from '../variant/index-of-withholdings.ts';
import { rowsIn } from './check-run.ts';
import { closeFolders, writeRecord } from './close.ts';
import { coversOf } from './covers.ts';
import { noteDeciding } from './deciding.ts';
import { FolderEnding } from './ending.ts';
import type { CopyFile } from './entries.ts';
import type { Found } from './records.ts';
import { copiesIn, coversIn } from './render.ts';
import type { Outcome } from './result.ts';
import { outcomeOf } from './run.ts';

/**
 * Makes one cable of a finished run again, under more decisions: the log first, then the decisions, then the
 * copy, then index, manifest and head. No official has seen what comes of it, so it is never put in `public/`.
 * A cable that fails changes nothing. Its note of what is decided is left to whoever asked for it to take away. Where an
 * earlier attempt was cut off, this one passes over what its log has already.
 */
export async function remake(
  folder: RunFolder,
  record: RunRecord,
  found: Found,
  actions: readonly Action[],
  setting: Setting,
  rulebook: Rulebook,
  sealing: Sealing,
): Promise<Outcome> {
  const decided = { ...setting, official: null, actions: [...setting.actions, ...actions] };
  const options = { render: copiesIn(record.formats, loadFonts()), marked: record.marked };
  const outcome = outcomeOf(found, decided, rulebook, options);
  if (outcome.done === undefined) return outcome;
  const logged = loggedActions(entriesTo(record.head, folder));
  const news = outcome.entries.filter((entry) => entry.kind !== 'decision' || !logged.has(entry.action));
  const { lines, head } = append(record.head, news);
  noteDeciding(folder, setting.key, { mrn: outcome.mrn ?? '', actions, head: record.head });
  folder.openLog(sealing, 'its beginning');
  if (!folder.passTo(record.head))
    throw new CheckFailure('The log does not hold what run.json says of it. Run: tearline audit verify.');
  folder.appendLog(lines);
  folder.writeRestricted(
    'decisions.jsonl',
    decided.actions.map((each) => `${JSON.stringify(each)}\n`).join(''),
  );
  for (const { name, content } of outcome.restricted)
    folder.writeRestricted(name, isOpenings(name) ? withEarlier(folder, name, content) : content);
  moveCopies(folder, outcome);
  const { inputs, ...now } = withOutcome(record, outcome);
  const rows = rowsWith(folder, outcome);
  const ends = endsOf(folder, rows, now);
  const coverIn = coversOf({ ...now, inputs }, rows, rulebook, coversIn(record.formats, loadFonts()));
  const closed = closeFolders(folder, ends, head, sealing.signer, (name) =>
    name === 'public' ? [] : coverIn(name),
  );
  const recorded = inputs.map((input) => JSON.stringify(input));
  await writeRecord(folder, { ...now, head: closed }, recorded);
  return outcome;
}

/** The indexes of a run, written anew, with the copies that lie there now. */
function endsOf(
  folder: RunFolder,
  rows: ReadonlyMap<Folder, readonly Withholding[]>,
  days: Pick<RunRecord, 'asOf' | 'today'>,
): ReadonlyMap<Folder, FolderEnding> {
  const ends = new Map<Folder, FolderEnding>();
  for (const [name, here] of rows) {
    const end = new FolderEnding(folder, name, days);
    for (const document of documentsIn(here)) end.take({ rows: document, entries: [] });
    for (const file of folder.digestsOf(name)) if (!SUMS_UP.test(file.name)) end.keep(file);
    ends.set(name, end);
  }
  return ends;
}

/** No copy, but what sums them up. */
const SUMS_UP = /^(?:manifest\.json|index(?:-\d+)?\.(?:jsonl|csv|html)|cover\.[a-z]+)$/;

const entriesTo = ({ size }: Head, folder: RunFolder): string =>
  folder.readRestricted('audit.jsonl').split('\n').slice(0, size).join('\n');

const isOpenings = (name: string): boolean => name.endsWith('.openings.jsonl');

/** What opens a deletion is kept when the deletion is lifted: only then may it be shown. */
function withEarlier(folder: RunFolder, name: string, content: CopyFile['content']): string {
  const earlier = folder.hasRestricted(name) ? folder.readRestricted(name) : '';
  const lines = [...earlier.split('\n'), ...String(content).split('\n')].filter((line) => line !== '');
  return [...new Set(lines)].map((line) => `${line}\n`).join('');
}

/** A cable stands in one folder only: its copies elsewhere go before the new ones come. What summed up a release is no longer true. */
function moveCopies(folder: RunFolder, { mrn, files, folder: to }: Outcome): void {
  for (const name of FOLDERS) for (const format of FORMATS) folder.removeCopy(name, `${mrn}.${format}`);
  for (const format of FORMATS) folder.removeCopy('public', `cover.${format}`);
  for (const name of FOLDERS)
    for (const page of folder.namesOf(name).filter((file) => /^index-\d+\.html$/.test(file)))
      folder.removeCopy(name, page);
  if (to !== null) for (const { name, content } of files) folder.writeCopy(to, name, content);
}

/** The rows of every folder that has an index, with those of this cable where it now stands. */
function rowsWith(folder: RunFolder, { mrn, rows, folder: to }: Outcome): Map<Folder, Withholding[]> {
  const found = new Map<Folder, Withholding[]>();
  for (const name of FOLDERS) {
    const index = folder.filesOf(name).get('index.jsonl');
    if (index === undefined && to !== name) continue;
    const others = rowsIn(Buffer.from(index ?? '').toString('utf8')).filter((row) => row.mrn !== mrn);
    found.set(name, [...others, ...(to === name ? rows : [])]);
  }
  return found;
}

function withOutcome(record: RunRecord, { mrn, state, folder, questions }: Outcome): RunRecord {
  const inputs = record.inputs.map((input) =>
    input.mrn === mrn ? { ...input, state, folder, openQuestions: questions.length } : input,
  );
  const countOf = (each: string): number => inputs.filter((input) => input.state === each).length;
  const counts = Object.fromEntries(FINAL_STATES.map((each) => [each, countOf(each)]));
  return { ...record, inputs, counts: counts as RunRecord['counts'] };
}
