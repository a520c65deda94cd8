import type { Told } from '../audit/between.ts';
import { commitmentTo } from '../audit/commitment.ts';
import type { LoggedCable, LoggedDeletion } from '../audit/logged-cable.ts';
import { type Part, partsOfCopy, sideOf } from '../audit/parts.ts';
import { readableEntries } from '../audit/read-log.ts';
import { markerOf } from '../model/marker.ts';
import type { InputRecord } from '../model/run-record.ts';
import { type Span, subtract } from '../model/span.ts';
import { Frame } from '../verify/frame/frame.ts';
import { replay } from '../verify/replay.ts';
import { isSheet } from './copies.ts';
import { deletedText, type Opening } from './entries.ts';
import { type RunBytes, replayFault } from './replay-run.ts';

/** The folder of a run, as far as a diff needs it. */
export interface RunToOpen extends RunBytes {
  hasRestricted(name: string): boolean;
  readRestricted(name: string): string;
  logBetween(from: number, to: number): Buffer;
}

/** One cable of a run beside its copy, held against the log: every deletion with its place, its marker and its entry. */
export interface OpenedCable {
  readonly mrn: string;
  /** What the source bears, which stands over everything that shows it. */
  readonly level: string;
  readonly source: string;
  readonly logged: LoggedCable;
  readonly deletions: readonly Told[];
  /** The source beside the body of the copy; `of` is an index of `deletions`. */
  readonly parts: readonly Part[];
  /** True where a withdrawal sheet went out and the body did not. */
  readonly isSheet: boolean;
}

/** Why a cable is not shown, in words that quote nothing; `changed` where a file is not the one that was logged. */
export interface Refused {
  readonly refused: string;
  readonly changed: boolean;
}

/**
 * Opens one cable for cleared eyes. Nothing is shown of a cable whose patch does not lead from its source to the copy that was
 * logged and back, or whose deletions are not those that the log is bound to by its commitments.
 */
export function openCable(
  run: RunToOpen,
  input: InputRecord,
  logged: LoggedCable | undefined,
  source: string | undefined,
): OpenedCable | Refused {
  const mrn = input.mrn ?? '';
  const hasDiff = run.hasRestricted(`${mrn}.patch`);
  if (logged === undefined && hasDiff)
    return changed(`${mrn}: the log has no entry of it that is as it was written`);
  if (logged === undefined || !hasDiff)
    return absent(`This run has no diff of ${mrn}: it failed, and nothing of it was made.`);
  if (source === undefined)
    return absent(`The source of ${mrn} is not at ${input.file}. Name its place with --sources.`);
  const fault = replayFault(run, logged.outcome, source);
  if (fault !== undefined) return changed(fault);
  const entries = deletionsIn(run, logged);
  const kept = keptOf(run, mrn);
  const deletions = kept === undefined ? undefined : toldBy(run, source, entries, kept);
  if (kept === undefined || deletions === undefined)
    return changed(`${mrn}: its deletions are not those that the log is bound to`);
  const parts = partsOfCopy(source, deletions, kept.struck);
  const patch = run.readRestricted(`${mrn}.patch`);
  const body = replay(source, patch);
  if (!body.ok || sideOf(parts, 'right') !== body.text || sideOf(parts, 'left') !== source)
    return changed(`${mrn}: what was decided does not lead to the copy that was logged`);
  return {
    ...{ mrn, source, logged, deletions, parts },
    level: firstLine(patch),
    isSheet: isSheet(input),
  };
}

const absent = (refused: string): Refused => ({ refused, changed: false });
const changed = (fault: string): Refused => ({
  refused: `${fault}. It is not shown: a file or the log was changed. Run: tearline audit verify --replay.`,
  changed: true,
});

/** The deletions of the last making, from the bytes where it stands. */
function deletionsIn(run: RunToOpen, { from, to, seq, outcome }: LoggedCable): LoggedDeletion[] {
  const lines = run.logBetween(from, to).toString('utf8');
  return readableEntries(lines).flatMap(({ seq: place, entry }) =>
    entry.kind === 'deletion' && entry.mrn === outcome.mrn && place >= seq ? [{ ...entry, seq: place }] : [],
  );
}

/** What `restricted/<MRN>.decisions.json` keeps, as far as it is needed here. */
interface Kept {
  readonly struck: readonly Span[];
  readonly cuts: readonly { readonly spans: readonly Span[] }[];
  readonly frame: Frame;
}

function keptOf(run: RunToOpen, mrn: string): Kept | undefined {
  try {
    const { struck, cuts, frame } = JSON.parse(run.readRestricted(`${mrn}.decisions.json`)) as Kept;
    return { struck, cuts, frame: Frame.parse(frame) };
  } catch {
    return undefined;
  }
}

/** Entries, places and markers brought together; nothing where a commitment does not open to the text at its place. */
function toldBy(
  run: RunToOpen,
  source: string,
  entries: readonly LoggedDeletion[],
  { cuts, frame }: Kept,
): Told[] | undefined {
  const markers = frame.deletions.flatMap((piece) => (piece.kind === 'deletion' ? [markerOf(piece)] : []));
  if (cuts.length !== entries.length || markers.length !== entries.length) return undefined;
  const saltOf = saltsIn(run, frame.mrn);
  const told = entries.map((entry, i) => {
    const spans = cuts[i]?.spans ?? [];
    const salt = saltOf.get(entry.commitment) ?? '';
    const isBound = commitmentTo(salt, deletedText(source, spans)) === entry.commitment;
    return isBound ? { spans, marker: markers[i] ?? '', entry } : undefined;
  });
  return told.includes(undefined) ? undefined : (told as Told[]);
}

function saltsIn(run: RunToOpen, mrn: string): Map<string, string> {
  const name = `${mrn}.openings.jsonl`;
  if (!run.hasRestricted(name)) return new Map();
  const lines = run
    .readRestricted(name)
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map(openingIn).map(({ commitment, salt }) => [commitment, salt]));
}

function openingIn(line: string): Pick<Opening, 'commitment' | 'salt'> {
  try {
    return JSON.parse(line) as Opening;
  } catch {
    return { commitment: '', salt: '' };
  }
}

/** The portions of a cable by which a deletion can be asked for; `header` is what lies in none. */
export const portionsOf = (run: RunToOpen, mrn: string): string[] => [
  ...(keptOf(run, mrn)?.frame.portions.map(({ id }) => id) ?? []),
  'header',
];

/** What the source of a cable bears, by the first line of its patch, which must stand over all that shows it. */
export const levelOf = (run: RunToOpen, mrn: string): string =>
  run.hasRestricted(`${mrn}.patch`) ? firstLine(run.readRestricted(`${mrn}.patch`)) : '';

const firstLine = (text: string): string => text.slice(0, Math.max(0, text.indexOf('\n')));

/** The deletions of what went out: where a sheet stands for the document, all of its text. */
export function withheldFrom({ isSheet: isDenied, source, deletions, mrn }: OpenedCable): readonly Told[] {
  if (!isDenied) return deletions;
  const gone = deletions.flatMap(({ spans }) => spans);
  const spans = subtract({ from: 0, to: source.length }, gone);
  const [first] = deletions;
  if (first === undefined || spans.length === 0) return deletions;
  return [...deletions, { spans, marker: '[withdrawal sheet]', entry: sheetEntry(mrn, first.entry) }];
}

const sheetEntry = (mrn: string, { commitment, seq }: LoggedDeletion): LoggedDeletion => ({
  ...{ kind: 'deletion', seq, mrn, commitment, place: { portion: null, at: null }, extent: 'the rest' },
  ...{ effect: 'withhold', bases: [], authority: [] },
  asked: [{ claim: '', by: 'the withdrawal sheet in its place' }],
});
