import type { CopiesFolder } from '../disk/copies-folder.ts';
import type { Entry } from '../model/entry.ts';
import { REVIEW_FILES } from '../model/review-files.ts';
import { FOLDERS, type Folder, type InputRecord, type RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import { folderStamps } from '../variant/folder-stamps.ts';
import { checkpointsIn } from '../verify/checkpoint.ts';
import { prepareSearch } from '../verify/copy.ts';
import { coverSaid } from '../verify/cover.ts';
import { wordsOfCover } from '../verify/cover-pages.ts';
import { LogCheck } from '../verify/log.ts';
import { Logged } from '../verify/logged.ts';
import { checkManifest } from '../verify/manifest.ts';
import { readings } from '../verify/readings/readings.ts';
import { isKeyOf, keyedRecordFaults, recordFaults } from '../verify/record.ts';
import { checkReview, type ReviewKept, type ReviewKeys } from '../verify/review.ts';
import { checkSignature, type PublicKey } from '../verify/signature.ts';
import { namesUnspoken } from '../verify/silence.ts';
import { PASSED } from '../verify/verdict.ts';
import { copiesFaults, keptOf, parsed } from './check-copies.ts';
import { type IndexRead, readIndex, rowsIn } from './check-index.ts';
import { markingFaults, prepareRestrictedCheck, strangersIn } from './check-restricted.ts';
import { faultsInCover } from './covers.ts';
import { DECIDING } from './deciding.ts';
import type { Against, RunFiles } from './run-files.ts';
import { unwatched, type Watch } from './watch.ts';

/** Checks the log, and the record and decisions against it, with the key of the run: what must hold before anything is appended. */
export function faultsInLog(
  run: RunFiles,
  { record, actions, key, watch }: Pick<Against, 'record' | 'actions' | 'key' | 'watch'>,
): string[] {
  const log = logOf(run, record, { watch, commitments: false });
  if ('faults' in log) return log.faults;
  return [
    ...recordFaults(record, log.logged, actions),
    ...(key === undefined || !isKeyOf(log.logged, key) ? [] : keyedRecordFaults(record, log.logged, key)),
    ...faultsInReview(run, {}),
  ];
}

/** The log of a review of a run, where there is one: any of its files tells that there was. */
export function reviewIn(run: Pick<RunFiles, 'hasRestricted' | 'readRestricted'>): ReviewKept | undefined {
  if (!Object.values(REVIEW_FILES).some((name) => run.hasRestricted(name))) return undefined;
  const read = (name: string): string => (run.hasRestricted(name) ? run.readRestricted(name) : '');
  const { log, checkpoints, contents } = REVIEW_FILES;
  return { log: Buffer.from(read(log)), checkpoints: read(checkpoints), contents: read(contents) };
}

function faultsInReview(run: RunFiles, keys: ReviewKeys): string[] {
  const review = reviewIn(run);
  if (review === undefined) return [];
  const verdict = checkReview(review, keys);
  return verdict.ok ? [] : [`the log of the review, entry ${verdict.seq}: ${verdict.reason}`];
}

interface CheckingLog extends Partial<Pick<Against, 'publicKey' | 'watch'>> {
  readonly commitments: boolean;
}

/**
 * The log up to the head that its record has, read piece by piece. What follows its last checkpoint was never acknowledged, and
 * counts for nothing: `behind` says that there is such.
 */
function logOf(
  run: RunFiles,
  { head }: RunRecord,
  { publicKey, watch = unwatched, ...kept }: CheckingLog,
): { readonly logged: Logged; readonly behind: boolean } | { readonly faults: string[] } {
  if (!run.hasRestricted('audit.jsonl')) return { faults: ['the log is not there'] };
  const checkpoints = run.hasRestricted('checkpoints') ? run.readRestricted('checkpoints') : '';
  const logged = new Logged(kept);
  const onEntry = (entry: Entry): void => (entry.seq < head.size ? logged.see(entry) : undefined);
  const check = new LogCheck({ heads: [head], checkpoints, publicKey, onEntry });
  const pieces = watch('checking the log', run.logSize(), run.logPieces(), ({ length }) => length);
  for (const piece of pieces) check.push(piece);
  const log = check.end();
  if (!log.ok) return { faults: [`the log, entry ${log.seq}: ${log.reason}`] };
  if (log.sealed !== head.size)
    return { faults: ['the last checkpoint of the log does not stand at the head in run.json'] };
  return { logged, behind: log.head.size > head.size || log.torn > 0 };
}

const BEHIND =
  'the log goes on after its last checkpoint: what follows was never acknowledged, and the next command that writes lays it aside';

/** Checks a whole run; every fault in words that quote nothing, none where it is sound. */
export function faultsInRun(run: RunFiles, against: Against): string[] {
  if (run.hasRestricted(DECIDING))
    return [
      'a decision was cut off while it was recorded: give it again, or another one; decide finishes it first',
    ];
  const { record, actions, publicKey, watch = unwatched } = against;
  const log = logOf(run, record, { publicKey, watch, commitments: true });
  if ('faults' in log) return log.faults;
  const { logged } = log;
  const key = against.key !== undefined && isKeyOf(logged, against.key) ? against.key : undefined;
  const checkRestricted = prepareRestrictedCheck(run, { ...against, key }, logged);
  return [
    ...(log.behind ? [BEHIND] : []),
    ...recordFaults(record, logged, actions),
    ...(key === undefined ? [] : keyedRecordFaults(record, logged, key)),
    ...faultsInReview(run, { key, publicKey }),
    ...[...run.strangers(), ...strangersIn(run, logged)].map((name) => `${name} does not belong there`),
    ...markingFaults(run, against),
    ...FOLDERS.flatMap((folder) =>
      faultsInFolder(run, folder, against, logged).map((fault) => `${folder}: ${fault}`),
    ),
    ...Array.from(watch('checking what is restricted', record.inputs.length, record.inputs), (input) =>
      checkRestricted(input),
    ).flat(),
  ];
}

function faultsInFolder(run: RunFiles, folder: Folder, against: Against, logged: Logged): string[] {
  const files = run.copiesIn(folder);
  const { record, watch } = against;
  const here = record.inputs.filter((input) => input.folder === folder && input.mrn !== null);
  const digests = digestsIn(files, watch);
  if (digests.size === 0 && here.length === 0) return [];
  const index = readIndex(files, digests, folderStamps(folder, record));
  return [
    ...manifestFaults(files, digests, against.publicKey),
    ...checkpointFaults(run, files),
    ...logFaults(logged, digests, folder),
    ...index.faults,
    ...strangeRows(index, here),
    ...faultsInCover(coversIn(files), record, folder, () => rowsSummed(run, folder), against.cover),
    ...coverLeaks(run, coversIn(files), folder, against),
    ...(record.case === undefined ? [] : namesUnspoken(record.case.given, allIn(files))).map(
      (name) => `${name} names a cable that may neither be confirmed nor denied`,
    ),
    ...(folder === 'public' ? openFaults(index, record) : []),
    ...copiesFaults(run, here, files, index, against),
  ];
}

function digestsIn(files: CopiesFolder, watch: Watch = unwatched): Map<string, string> {
  const digests = watch('reading the copies', files.names().length, files.digests());
  return new Map(Array.from(digests, ({ name, sha256 }) => [name, sha256]));
}

function* allIn(files: CopiesFolder): Generator<readonly [string, Uint8Array]> {
  for (const name of files.names()) yield [name, files.read(name) ?? new Uint8Array()];
}

const coversIn = (files: CopiesFolder): ReadonlyMap<string, Uint8Array> =>
  new Map(
    files
      .names()
      .filter((name) => name.startsWith('cover.'))
      .map((name) => [name, files.read(name) ?? new Uint8Array()]),
  );

/** What anybody can check of a folder that left the building: its manifest, the signature on it, the form of its index. */
export function faultsInFiles(files: CopiesFolder, publicKey: PublicKey): string[] {
  const digests = digestsIn(files);
  for (const name of files.others()) digests.set(`${name}/`, '');
  return [
    ...manifestFaults(files, digests, publicKey),
    ...readIndex(files, digests, stampsIn(files.text('index.html'))).faults,
  ];
}

function manifestFaults(
  files: CopiesFolder,
  digests: ReadonlyMap<string, string>,
  publicKey: PublicKey | undefined,
): string[] {
  const text = files.text('manifest.json');
  const manifest = parsed(text);
  if (manifest === undefined) return ['manifest.json is not there, or is not JSON'];
  const signed = publicKey === undefined ? PASSED : checkSignature(text, publicKey);
  return [checkManifest(manifest, digests), signed].flatMap((verdict) =>
    verdict.ok ? [] : [verdict.reason],
  );
}

/** The manifest bears the last checkpoint of the log. */
function checkpointFaults(run: RunFiles, files: CopiesFolder): string[] {
  const manifest = parsed(files.text('manifest.json')) as { checkpoint?: unknown } | undefined;
  const last = checkpointsIn(run.readRestricted('checkpoints')).at(-1);
  if (manifest?.checkpoint === undefined || manifest.checkpoint === last?.note) return [];
  return ['manifest.json does not bear the last checkpoint of the log'];
}

/** The last the log says of each cable and of the index must be what lies in the folder. */
function logFaults(
  { cables, folders }: Logged,
  digests: ReadonlyMap<string, string>,
  folder: Folder,
): string[] {
  const known = new Set(['manifest.json']);
  const faults: string[] = [];
  for (const entry of [...cables.values(), ...folders.values()]) {
    if (entry.folder !== folder) continue;
    for (const { name, sha256 } of entry.files) {
      known.add(name);
      const found = digests.get(name);
      if (found === undefined) faults.push(`${name} was logged, but is not there`);
      else if (found !== sha256) faults.push(`${name} is not the file that was logged`);
    }
  }
  for (const name of digests.keys()) if (!known.has(name)) faults.push(`${name} was never logged`);
  return faults;
}

/** A row of a cable that does not lie there would be searched for nothing. */
function strangeRows({ cables }: IndexRead, here: readonly InputRecord[]): string[] {
  const known = new Set(here.map(({ mrn }) => mrn));
  const isStrange = [...cables].some((mrn) => !known.has(mrn));
  return isStrange ? ['the index has a row of a cable that is not there'] : [];
}

/** What the index says of a folder that came without its run: it may say that it is not released. */
const stampsIn = (page: string): string[] =>
  Array.from(page.matchAll(/<p class="stamp">([A-Z0-9, -]{1,60})<\/p>/g), ([, stamp = '']) => stamp);

/** The rows that a cover sheet in a folder sums up; of an index that cannot be read to its end those before, which is told elsewhere. */
const rowsSummed = (run: RunFiles, folder: Folder): Withholding[] =>
  (folder === 'public' ? [folder] : FOLDERS).flatMap((each) => [...rowsIn(run.copiesIn(each))]);

/** What a cover sheet holds of any cable of the run. What it may say of the case and of its tables is known, and is no leak. */
function coverLeaks(
  run: RunFiles,
  sheets: ReadonlyMap<string, Uint8Array>,
  folder: Folder,
  { record, sourceOf, cover }: Against,
): string[] {
  const answered = record.case?.given;
  if (sheets.size === 0 || answered === undefined || cover === undefined) return [];
  const read = Array.from(sheets, ([name, bytes]) => [name, [...readings(bytes)]] as const);
  const said = coverSaid({ ...record, ...cover, answered, folder, rows: rowsSummed(run, folder) });
  const permitted = wordsOfCover(said);
  return record.inputs.flatMap((input) => {
    const { mrn } = input;
    const kept = mrn === null || input.folder === null ? undefined : keptOf(run, mrn);
    const source = kept === undefined ? undefined : sourceOf(input);
    if (kept === undefined || source === undefined) return [];
    const check = prepareSearch({ names: [], ...kept, source, permitted });
    return read.flatMap(([name, texts]) => check(texts, name));
  });
}

/** Only an interim response may have open questions on what it releases. */
const openFaults = ({ isOpen }: IndexRead, { case: answered }: RunRecord): string[] =>
  isOpen && answered?.given.interim !== true ? ['a question is open on what was released'] : [];
