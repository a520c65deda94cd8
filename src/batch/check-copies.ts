import type { CopiesFolder } from '../disk/copies-folder.ts';
import { Before } from '../model/before.ts';
import type { Head } from '../model/entry.ts';
import type { InputRecord } from '../model/run-record.ts';
import { prepareCopyCheck, type Settled } from '../verify/copy.ts';
import type { Exact } from '../verify/frame/check.ts';
import { Frame } from '../verify/frame/frame.ts';
import type { IndexRead } from './check-index.ts';
import { isSheet } from './copies.ts';
import type { Against, RunFiles } from './run-files.ts';
import { unwatched } from './watch.ts';

/** What `restricted/<MRN>.decisions.json` keeps for this check. */
interface Kept
  extends Pick<Settled, 'decisions' | 'struck' | 'page'>,
    Partial<Pick<Settled, 'names'>>,
    Partial<Exact> {
  /** What the source bears. */
  readonly level?: string;
}

/** Faults of the copies in a folder, each checked against its source, one cable after the other. */
export function copiesFaults(
  run: RunFiles,
  here: readonly InputRecord[],
  files: CopiesFolder,
  { rowsOf, changesOf }: IndexRead,
  against: Against,
): string[] {
  const namesOf = byCable(files.names(), (name) => name.slice(0, name.indexOf('.')));
  const { watch = unwatched } = against;
  return Array.from(watch('checking the copies', here.length, here), (input) => {
    const mrn = input.mrn ?? '';
    const ofIndex = [
      ['index.jsonl', rowsOf(mrn)],
      ['changes.jsonl', changesOf(mrn)],
    ] as const;
    const copies = namesOf(mrn).map((name) => [name, files.read(name) ?? ''] as const);
    return copyFaults(run, input, [...ofIndex, ...copies], against);
  }).flat();
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
  return run.hasRestricted(name) ? (parsed(run.readRestricted(name)) as Kept | undefined) : undefined;
}

/** What there is of each cable, found once for all of them. */
export function byCable<T>(all: Iterable<T>, mrnOf: (each: T) => string) {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const known = found.get(mrnOf(each));
    if (known === undefined) found.set(mrnOf(each), [each]);
    else known.push(each);
  }
  return (mrn: string): readonly T[] => found.get(mrn) ?? [];
}

/** JSON, or nothing where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
