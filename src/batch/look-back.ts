import { LogReader } from '../audit/log-reader.ts';
import type { CableEntry } from '../audit/read-log.ts';
import { Before } from '../model/before.ts';
import { type Bound, boundTo, restrictedDigest, sourceDigest } from '../model/digest.ts';
import type { Head } from '../model/entry.ts';
import { warning } from '../model/message.ts';
import type { RunRecord } from '../model/run-record.ts';
import { subtract } from '../model/span.ts';
import type { EarlierLook } from '../pipeline.ts';
import { Frame } from '../verify/frame/frame.ts';
import { isSheet } from './copies.ts';

/** The files of a run, as far as it is looked back at. */
export interface RunBehind {
  hasRestricted(name: string): boolean;
  readRestricted(name: string): string;
  logLines(): Iterable<Buffer>;
}

/** What is known of the earlier copy of a cable, by its number and text; nothing where there was none. */
export type LookBack = (mrn: string, text: string) => EarlierLook | undefined;

/** What `restricted/<MRN>.decisions.json` says that is asked for here. */
interface Kept {
  readonly cuts: Before['deletions'];
  readonly frame: Frame;
  readonly before?: unknown;
}

/**
 * Looks back at a run that is superseded, one cable at a time. What it left out of a cable is told only on the very text it
 * reviewed, and by a file that its log is bound to.
 */
export function lookBackAt(folder: RunBehind, record: RunRecord, key: string): LookBack {
  const logged = outcomesIn(folder, record.head);
  const inputs = new Map(record.inputs.map((input) => [input.mrn, input]));
  return (mrn, text) => {
    const [outcome, input] = [logged.get(mrn), inputs.get(mrn)];
    if (outcome === undefined || input?.folder == null) return undefined;
    const bound = boundTo(key, mrn, text);
    if (outcome.source !== sourceDigest(bound)) return { message: OTHER_TEXT };
    const kept = keptIn(folder, bound, [outcome.decisions]);
    if (kept === undefined) return { message: CHANGED };
    const { head: run, today: day, audience } = record;
    const { folder: at, state } = input;
    const deletions = deletionsOf(kept, isSheet({ folder: at, state }) ? text : undefined);
    return { before: { run, day, folder: at, audience, deletions } };
  };
}

const OTHER_TEXT = warning(
  'earlier-text',
  'The run that is superseded reviewed another text of it (or was made under another key), so nothing is marked as withheld or released then.',
);
const CHANGED = warning(
  'earlier-changed',
  'What the superseded run withheld of it cannot be told: its decisions.json is not the one that was logged. Check that run with tearline verify.',
);

/** The last that the log says of each cable; of nothing else is anything kept. */
function outcomesIn(folder: RunBehind, head: Head): Map<string, Pick<CableEntry, 'source' | 'decisions'>> {
  const last = new Map<string, Pick<CableEntry, 'source' | 'decisions'>>();
  const isOutcome = (line: Buffer): boolean => line.includes('"kind":"cable"');
  for (const { entry } of new LogReader(head, isOutcome).entries(folder.logLines()))
    if (entry.entry.kind === 'cable') {
      const { mrn, source, decisions } = entry.entry;
      last.set(mrn, { source, decisions });
    }
  return last;
}

/** What was settled on a cable, if its file is one of those that were logged. */
function keptIn(folder: RunBehind, bound: Bound, logged: readonly string[]): Kept | undefined {
  const name = `${bound.mrn}.decisions.json`;
  if (!folder.hasRestricted(name)) return undefined;
  const said = folder.readRestricted(name);
  if (!logged.includes(restrictedDigest(bound, 'decisions', said))) return undefined;
  const { cuts, frame, before } = JSON.parse(said) as Kept;
  const read = Frame.safeParse(frame);
  return read.success && cuts !== undefined ? { cuts, frame: read.data, before } : undefined;
}

/** The deletions of a copy; where a sheet stood for it, `denied` is the text that was out as a whole. */
function deletionsOf({ cuts, frame }: Kept, denied: string | undefined): Before['deletions'] {
  const deletions = cuts.map(({ spans, portion, effect, bases }, i) => {
    const marker = frame.deletions[i];
    return { spans, portion, effect, bases, said: marker?.kind === 'deletion' ? marker.bases : [] };
  });
  if (denied === undefined) return deletions;
  const gone = deletions.flatMap(({ spans }) => spans);
  const rest = subtract({ from: 0, to: denied.length }, gone);
  const codes = (of: 'bases' | 'said') => [...new Set(deletions.flatMap((each) => each[of]))];
  const sheet = { spans: rest, portion: null, bases: codes('bases'), said: codes('said') };
  return [...deletions, { ...sheet, effect: 'withhold' }];
}

/**
 * What a cable of a second look was held against when it was made: kept with what was settled, so that whoever makes it again marks
 * the same. Nothing where it was held against nothing, `changed` where its file is none of those that were logged.
 */
export function keptBefore(
  folder: RunBehind,
  record: Pick<RunRecord, 'supersedes'>,
  bound: Bound,
): { readonly before: Before } | 'changed' | undefined {
  if (record.supersedes === undefined) return undefined;
  const logged: string[] = [];
  for (const line of folder.logLines())
    if (line.includes(`"kind":"cable"`) && line.includes(`"mrn":${JSON.stringify(bound.mrn)}`))
      logged.push(...(/"decisions":"([0-9a-f]{64})"/.exec(line.toString('utf8'))?.slice(1) ?? []));
  const kept = keptIn(folder, bound, logged);
  if (kept === undefined) return 'changed';
  return kept.before === undefined ? undefined : { before: Before.parse(kept.before) };
}
