import type { Since } from '../model/before.ts';
import { sha256 } from '../model/digest.ts';
import type { Entry } from '../model/entry.ts';
import { REVIEW_FILES } from '../model/review-files.ts';
import { FOLDERS, type Folder, type InputRecord, type RunRecord } from '../model/run-record.ts';
import type { Withholding } from '../model/withholding.ts';
import { folderStamps } from '../variant/folder-stamps.ts';
import { indexFiles } from '../variant/index-of-withholdings.ts';
import { checkChanges } from '../verify/changes.ts';
import { checkpointsIn } from '../verify/checkpoint.ts';
import { prepareSearch } from '../verify/copy.ts';
import { coverSaid } from '../verify/cover.ts';
import { wordsOfCover } from '../verify/cover-pages.ts';
import { checkIndexPage } from '../verify/index-page.ts';
import { checkIndex } from '../verify/index-rows.ts';
import { LogCheck } from '../verify/log.ts';
import { Logged } from '../verify/logged.ts';
import { checkManifest } from '../verify/manifest.ts';
import { readings } from '../verify/readings/readings.ts';
import { caseFaults, isKeyOf, recordFaults } from '../verify/record.ts';
import { checkReview, type ReviewKept, type ReviewKeys } from '../verify/review.ts';
import { checkSignature, type PublicKey } from '../verify/signature.ts';
import { namesUnspoken } from '../verify/silence.ts';
import { PASSED } from '../verify/verdict.ts';
import { copiesFaults, keptOf, prepareRestrictedCheck, read } from './check-copies.ts';
import { faultsInCover } from './covers.ts';
import { DECIDING } from './deciding.ts';
import type { Against, RunFiles } from './run-files.ts';

/** Checks the log, and the record and decisions against it: what must hold before anything is appended. */
export function faultsInLog(
  run: RunFiles,
  { record, actions }: Pick<Against, 'record' | 'actions'>,
): string[] {
  const log = logOf(run, record);
  return 'faults' in log
    ? log.faults
    : [...recordFaults(record, log.logged, actions), ...faultsInReview(run, {})];
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

/**
 * The log up to the head that its record has, read piece by piece. What follows its last checkpoint was never acknowledged, and
 * counts for nothing: `behind` says that there is such.
 */
function logOf(
  run: RunFiles,
  { head }: RunRecord,
  publicKey?: PublicKey,
): { readonly logged: Logged; readonly behind: boolean } | { readonly faults: string[] } {
  if (!run.hasRestricted('audit.jsonl')) return { faults: ['the log is not there'] };
  const checkpoints = run.hasRestricted('checkpoints') ? run.readRestricted('checkpoints') : '';
  const logged = new Logged();
  const onEntry = (entry: Entry): void => (entry.seq < head.size ? logged.see(entry) : undefined);
  const check = new LogCheck({ heads: [head], checkpoints, publicKey, onEntry });
  for (const piece of run.logPieces()) check.push(piece);
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
  const { record, actions } = against;
  const log = logOf(run, record, against.publicKey);
  if ('faults' in log) return log.faults;
  const { logged } = log;
  const key = against.key !== undefined && isKeyOf(logged, against.key) ? against.key : undefined;
  const checkRestricted = prepareRestrictedCheck(run, { ...against, key }, logged);
  return [
    ...(log.behind ? [BEHIND] : []),
    ...recordFaults(record, logged, actions),
    ...(key === undefined ? [] : caseFaults(record, key)),
    ...faultsInReview(run, { key, publicKey: against.publicKey }),
    ...run.strangers().map((name) => `${name} does not belong there`),
    ...FOLDERS.flatMap((folder) =>
      faultsInFolder(run, folder, against, logged).map((fault) => `${folder}: ${fault}`),
    ),
    ...record.inputs.flatMap(checkRestricted),
  ];
}

function faultsInFolder(run: RunFiles, folder: Folder, against: Against, logged: Logged): string[] {
  const files = run.filesOf(folder);
  const here = against.record.inputs.filter((input) => input.folder === folder && input.mrn !== null);
  if (files.size === 0 && here.length === 0) return [];
  return [
    ...manifestFaults(files, against.publicKey),
    ...checkpointFaults(run, files),
    ...logFaults(logged, files, folder),
    ...indexFaults(files, folderStamps(folder, against.record)),
    ...strangeRows(files, here),
    ...faultsInCover(files, against.record, folder, rowsSummed(run, folder), against.cover),
    ...coverLeaks(run, files, folder, against),
    ...(against.record.case === undefined ? [] : namesUnspoken(against.record.case.given, files)).map(
      (name) => `${name} names a cable that may neither be confirmed nor denied`,
    ),
    ...(folder === 'public' ? openFaults(files, against.record) : []),
    ...copiesFaults(run, here, files, against),
  ];
}

/** What anybody can check of a folder that left the building: its manifest, the signature on it, the form of its index. */
export const faultsInFiles = (files: ReadonlyMap<string, Uint8Array>, publicKey: PublicKey): string[] => [
  ...manifestFaults(files, publicKey),
  ...indexFaults(files, stampsIn(files.get('index.html'))),
];

function manifestFaults(files: ReadonlyMap<string, Uint8Array>, publicKey: PublicKey | undefined): string[] {
  const bytes = files.get('manifest.json');
  const manifest = read(bytes);
  if (bytes === undefined || manifest === undefined) return ['manifest.json is not there, or is not JSON'];
  const signed =
    publicKey === undefined ? PASSED : checkSignature(Buffer.from(bytes).toString('utf8'), publicKey);
  return [checkManifest(manifest, files), signed].flatMap((verdict) => (verdict.ok ? [] : [verdict.reason]));
}

/** The manifest bears the last checkpoint of the log. */
function checkpointFaults(run: RunFiles, files: ReadonlyMap<string, Uint8Array>): string[] {
  const manifest = read(files.get('manifest.json')) as { checkpoint?: unknown } | undefined;
  const last = checkpointsIn(run.readRestricted('checkpoints')).at(-1);
  if (manifest?.checkpoint === undefined || manifest.checkpoint === last?.note) return [];
  return ['manifest.json does not bear the last checkpoint of the log'];
}

/** The last the log says of each cable and of the index must be what lies in the folder. */
function logFaults(
  { cables, folders }: Logged,
  files: ReadonlyMap<string, Uint8Array>,
  folder: Folder,
): string[] {
  const logged = [
    ...[...cables.values()].filter((cable) => cable.folder === folder),
    folders.get(folder),
  ].flatMap((entry) => entry?.files ?? []);
  const known = new Set([...logged.map(({ name }) => name), 'manifest.json']);
  return [
    ...logged.flatMap(({ name, sha256: digest }) => {
      const bytes = files.get(name);
      if (bytes === undefined) return [`${name} was logged, but is not there`];
      return sha256(bytes) === digest ? [] : [`${name} is not the file that was logged`];
    }),
    ...[...files.keys()].filter((name) => !known.has(name)).map((name) => `${name} was never logged`),
  ];
}

/** The index has the form of an index, and its files say the same. */
function indexFaults(files: ReadonlyMap<string, Uint8Array>, stamps: readonly string[]): string[] {
  const text = Buffer.from(files.get('index.jsonl') ?? '').toString('utf8');
  const verdict = checkIndex(text);
  if (!verdict.ok) return [verdict.reason];
  const changes = Buffer.from(files.get('changes.jsonl') ?? '').toString('utf8');
  const counted = checkChanges(changes);
  if (!counted.ok) return [counted.reason];
  return indexFiles(rowsIn(text), stamps, sinceIn(changes)).flatMap(({ name, content }) => {
    const written = Buffer.from(files.get(name) ?? '').toString('utf8');
    if (!name.endsWith('.html'))
      return content === written
        ? []
        : [`${name} does not say what ${name === 'changes.csv' ? 'changes.jsonl' : 'index.jsonl'} says`];
    const page = checkIndexPage(written, content);
    return page.ok ? [] : [page.reason];
  });
}

/** A row of a cable that does not lie there would be searched for nothing. */
function strangeRows(files: ReadonlyMap<string, Uint8Array>, here: readonly InputRecord[]): string[] {
  const text = Buffer.from(files.get('index.jsonl') ?? '').toString('utf8');
  const known = new Set(here.map(({ mrn }) => mrn));
  const isStrange = checkIndex(text).ok && rowsIn(text).some(({ mrn }) => !known.has(mrn));
  return isStrange ? ['the index has a row of a cable that is not there'] : [];
}

/** What the index says of a folder that came without its run: it may say that it is not released. */
const stampsIn = (page: Uint8Array | undefined): string[] =>
  Array.from(
    Buffer.from(page ?? '')
      .toString('utf8')
      .matchAll(/<p class="stamp">([A-Z0-9, -]{1,60})<\/p>/g),
    ([, stamp = '']) => stamp,
  );

/** The rows that a cover sheet in a folder sums up; of an index that cannot be read none, which is told elsewhere. */
const rowsSummed = (run: RunFiles, folder: Folder): Withholding[] =>
  (folder === 'public' ? [folder] : FOLDERS).flatMap((each) => {
    const text = Buffer.from(run.filesOf(each).get('index.jsonl') ?? '').toString('utf8');
    return checkIndex(text).ok ? rowsIn(text) : [];
  });

/** What a cover sheet holds of any cable of the run. What it may say of the case and of its tables is known, and is no leak. */
function coverLeaks(
  run: RunFiles,
  files: ReadonlyMap<string, Uint8Array>,
  folder: Folder,
  { record, sourceOf, cover }: Against,
): string[] {
  const sheets = [...files].filter(([name]) => name.startsWith('cover.'));
  const answered = record.case?.given;
  if (sheets.length === 0 || answered === undefined || cover === undefined) return [];
  const read = sheets.map(([name, bytes]) => [name, [...readings(bytes)]] as const);
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
function openFaults(files: ReadonlyMap<string, Uint8Array>, { case: answered }: RunRecord): string[] {
  if (answered?.given.interim === true) return [];
  const index = Buffer.from(files.get('index.jsonl') ?? '').toString('utf8');
  return /"state":"open question"/.test(index) ? ['a question is open on what was released'] : [];
}

/** What a folder says of an earlier release. */
export const sinceIn = (changes: string): Since[] =>
  changes
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Since);

export const rowsIn = (index: string): Withholding[] =>
  index
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Withholding);
