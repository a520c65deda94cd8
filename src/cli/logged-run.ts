import type { LogFilter, NamesSought } from '../audit/log-filter.ts';
import { LogReader, namesAny, type Placed } from '../audit/log-reader.ts';
import { rowOf } from '../audit/log-row.ts';
import { CablesLogged } from '../audit/logged-cable.ts';
import { CheckFailure } from '../disk/failure.ts';
import type { Head } from '../model/entry.ts';
import type { FinishedRun } from './finished-run.ts';
import { plural, tell } from './terminal.ts';

/** A log that is read to be shown or proven from: that of a run, or that of its review. */
export interface LogToRead {
  /** The folder of the run. */
  readonly path: string;
  readonly whose: 'run' | 'review';
  /** Where it ends; what follows was never acknowledged. */
  readonly head: Head;
  readonly checkpoints: string;
  /** The first entry that a check of the whole found changed, where one was made. */
  readonly fault?: number;
  readonly lines: () => Iterable<Buffer>;
}

/** The log of a run. */
export const logOf = ({ folder, record }: FinishedRun): LogToRead => ({
  ...{ path: folder.path, whose: 'run', head: record.head },
  checkpoints: folder.hasRestricted('checkpoints') ? folder.readRestricted('checkpoints') : '',
  lines: () => folder.logLines(),
});

/** What a log says of these cables, or of all where none is named; entries that are not what was logged are passed over, told of, and the command ends with 3. */
export function cablesIn(run: FinishedRun, mrns: readonly string[], sought: NamesSought): CablesLogged {
  const cables = new CablesLogged();
  const isOfAny = namesAny(mrns);
  const isAsked: IsAsked = (line, seq) => mrns.length === 0 || seq === 0 || !sought.isDone || isOfAny(line);
  for (const placed of entriesOf(logOf(run), isAsked)) {
    cables.see(placed);
    if (!sought.isDone) sought.see(rowOf(placed.entry));
  }
  return cables;
}

type IsAsked = (line: Buffer, seq: number) => boolean;

/** The lines that a filter can keep, as far as it can be told without reading them. */
const askedBy = ({ from, to, cables }: LogFilter): IsAsked => {
  const isOfAny = namesAny(cables);
  return (line, seq) => seq >= from && seq <= to && (cables.length === 0 || isOfAny(line));
};

/** The entries of a log one by one, and at its end a word on what was passed over, which makes the exit code 3. */
function* entriesOf(log: LogToRead, isAsked: IsAsked): Generator<Placed> {
  const reader = new LogReader(log.head, isAsked);
  yield* reader.entries(log.lines());
  const changed = changeIn(reader, log);
  if (changed !== undefined) {
    tell(changed);
    process.exitCode = 3;
  }
  tellBeyond(reader, log);
}

/** Those that a filter may keep. */
export const entriesFor = (log: LogToRead, filter: LogFilter): Generator<Placed> =>
  entriesOf(log, askedBy(filter));

/** The same for a file, which is not written where the log was changed. */
export function* soundEntriesFor(log: LogToRead, filter: LogFilter): Generator<Placed> {
  const reader = new LogReader(log.head, askedBy(filter));
  yield* reader.entries(log.lines());
  const changed = changeIn(reader, log);
  if (changed !== undefined) throw new CheckFailure(`${changed} Nothing is written.`);
  tellBeyond(reader, log);
}

/** Looks through a log for names that a filter asks for, no further than they are found. */
export function seekNames(log: LogToRead, sought: NamesSought): void {
  if (sought.isDone) return;
  for (const { entry } of new LogReader(log.head).entries(log.lines())) {
    sought.see(rowOf(entry));
    if (sought.isDone) return;
  }
}

function changeIn({ firstFault }: LogReader, { path, whose, fault }: LogToRead): string | undefined {
  const faults = [firstFault, fault].filter((each) => each !== undefined);
  if (faults.length === 0) return undefined;
  return `${path}: ${NAMES[whose]} was changed at entry ${Math.min(...faults)} or before it, so that what is shown of those before may be changed too. Run: tearline audit verify.`;
}

function tellBeyond({ beyond }: LogReader, { path, whose }: LogToRead): void {
  if (beyond > 0)
    tell(
      `${path}: ${plural(beyond, 'line')} of ${NAMES[whose]} behind its head, never acknowledged, not shown. Run: tearline audit verify.`,
    );
}

/** How messages call them. */
export const NAMES = { run: 'the log', review: 'the log of the review' } as const;

/** The digest of the text of a cable, as the log of its run has it last. */
export function sourceLogged({ folder, record }: FinishedRun, mrn: string): string | undefined {
  let source: string | undefined;
  for (const { entry } of new LogReader(record.head, namesAny([mrn])).entries(folder.logLines()))
    if (entry.entry.kind === 'cable' && entry.entry.mrn === mrn) source = entry.entry.source;
  return source;
}
