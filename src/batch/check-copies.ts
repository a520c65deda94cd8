import { unbannered } from '../audit/diff.ts';
import { Before } from '../model/before.ts';
import { boundTo } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import type { InputRecord } from '../model/run-record.ts';
import { prepareCopyCheck, type Settled } from '../verify/copy.ts';
import type { Exact } from '../verify/frame/check.ts';
import { Frame } from '../verify/frame/frame.ts';
import type { Logged } from '../verify/logged.ts';
import { keyedDecisionFaults, keyedFaults } from '../verify/record.ts';
import { replay } from '../verify/replay.ts';
import { isSheet } from './copies.ts';
import type { Against, RunFiles } from './run-files.ts';

/** What `restricted/<MRN>.decisions.json` keeps for this check. */
type Kept = Pick<Settled, 'decisions' | 'struck' | 'page'> & Partial<Pick<Settled, 'names'>> & Partial<Exact>;

/** Faults of the copies in a folder, each checked against its source. */
export function copiesFaults(
  run: RunFiles,
  here: readonly InputRecord[],
  files: ReadonlyMap<string, Uint8Array>,
  against: Against,
): string[] {
  const index = Buffer.from(files.get('index.jsonl') ?? '').toString('utf8');
  const changes = Buffer.from(files.get('changes.jsonl') ?? '').toString('utf8');
  const linesOf = (text: string) =>
    byCable(text.split(/(?<=\n)/), (line) => /"mrn":"([^"]*)"/.exec(line)?.[1]);
  const [rowsOf, changesOf] = [linesOf(index), linesOf(changes)];
  const filesOf = byCable(files, ([name]) => name.slice(0, name.indexOf('.')));
  return here.flatMap((input) =>
    copyFaults(
      run,
      input,
      [
        ['index.jsonl', rowsOf(input.mrn).join('')],
        ['changes.jsonl', changesOf(input.mrn).join('')],
        ...filesOf(input.mrn),
      ],
      against,
    ),
  );
}

function copyFaults(
  run: RunFiles,
  input: InputRecord,
  files: readonly (readonly [name: string, bytes: string | Uint8Array])[],
  against: Against,
): string[] {
  const { sourceOf, limit, marker } = against;
  const { mrn } = input;
  const source = sourceOf(input);
  if (source === undefined) return [`${mrn}: its source is not there; name its place with --sources`];
  const kept = keptOf(run, mrn ?? '');
  if (kept === undefined) return [`${mrn}: its decisions.json is not there, or is not JSON`];
  const exact = exactIn(kept);
  if (exact?.before !== undefined && !isRun(exact.before.run, against.record.supersedes))
    return [`${mrn}: its decisions.json was held against another run than this one supersedes`];
  if (exact === undefined)
    return [`${mrn}: its decisions.json is of another version, and does not say what stands around the copy`];
  const most = input.folder === 'public' ? limit : undefined;
  const check = prepareCopyCheck({
    names: [],
    ...kept,
    source,
    exact,
    sheet: isSheet(input),
    limit: most,
    uncoded: marker?.form === 'not-declassified',
  });
  return files.flatMap(([name, bytes]) => check(name, bytes));
}

/** Whether two heads are of one log at one time. */
const isRun = (a: Head, b: Head | undefined): boolean => a.size === b?.size && a.digest === b.digest;

/** What the files must say to the letter; absent where nothing was kept of it. */
function exactIn({ frame, cuts, before, paragraphs }: Kept): Exact | undefined {
  const read = Frame.safeParse(frame);
  const then = Before.optional().safeParse(before);
  if (!then.success) return undefined;
  const back = then.data === undefined ? {} : { before: then.data };
  return read.success && cuts !== undefined && paragraphs !== undefined
    ? { frame: read.data, cuts, ...back, paragraphs }
    : undefined;
}

export function keptOf(run: RunFiles, mrn: string): Kept | undefined {
  const name = `${mrn}.decisions.json`;
  return run.hasRestricted(name)
    ? (read(Buffer.from(run.readRestricted(name))) as Kept | undefined)
    : undefined;
}

/** The files only the reviewer sees: the patch fits its source, and with the key each is what was logged. */
export function prepareRestrictedCheck(
  run: RunFiles,
  { actions, key, sourceOf }: Against,
  logged: Logged,
): (input: InputRecord) => string[] {
  const decisionsOf = byCable(logged.decisions, ({ mrn }) => mrn);
  const onRecord = new Map(actions.map((action) => [action.id, action]));
  return (input) => {
    const { mrn, folder } = input;
    const text = mrn === null || folder === null ? undefined : sourceOf(input);
    if (mrn === null || text === undefined) return [];
    const kept = keptOf(run, mrn);
    const patch = patchOf(run, mrn);
    if (kept === undefined || patch === undefined || !replay(text, run.readRestricted(`${mrn}.patch`)).ok)
      return [`${mrn}: its patch or decisions.json is not there, or does not fit its source`];
    if (key === undefined) return [];
    const bound = boundTo(key, mrn, text);
    const decisions = run.readRestricted(`${mrn}.decisions.json`);
    return [
      ...keyedFaults(logged.cables, { bound, decisions, patch }),
      ...keyedDecisionFaults(bound, decisionsOf(mrn), onRecord),
    ];
  };
}

function patchOf(run: RunFiles, mrn: string): string | undefined {
  try {
    return unbannered(run.readRestricted(`${mrn}.patch`));
  } catch {
    return undefined;
  }
}

/** What there is of each cable, found once for all of them. */
function byCable<T>(all: Iterable<T>, mrnOf: (each: T) => string | undefined) {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const mrn = mrnOf(each);
    if (mrn === undefined) continue;
    const known = found.get(mrn);
    if (known === undefined) found.set(mrn, [each]);
    else known.push(each);
  }
  return (mrn: string | null): readonly T[] => found.get(mrn ?? '') ?? [];
}

/** JSON, or nothing where it is none. */
export function read(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
