import type { LogFilter, NamesSought } from '../audit/log-filter.ts';
import { LogReader, namesAny, type Placed } from '../audit/log-reader.ts';
import { rowOf } from '../audit/log-row.ts';
import { CablesLogged } from '../audit/logged-cable.ts';
import { CheckFailure } from '../disk/failure.ts';
import type { FinishedRun } from './finished-run.ts';
import { plural, tell } from './terminal.ts';

/** What a log says of these cables, or of all where none is named; entries that are not what was logged are passed over, told of, and the command ends with 3. */
export function cablesIn(run: FinishedRun, mrns: readonly string[], sought: NamesSought): CablesLogged {
  const cables = new CablesLogged();
  const isOfAny = namesAny(mrns);
  const isAsked: IsAsked = (line, seq) => mrns.length === 0 || seq === 0 || !sought.isDone || isOfAny(line);
  for (const placed of entriesOf(run, isAsked)) {
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
export function* entriesOf(run: FinishedRun, isAsked?: IsAsked): Generator<Placed> {
  const reader = readerOf(run, isAsked);
  yield* reader.entries(run.folder.logLines());
  const changed = changeIn(reader, run);
  if (changed !== undefined) {
    tell(changed);
    process.exitCode = 3;
  }
  tellBeyond(reader, run);
}

/** Those that a filter may keep. */
export const entriesFor = (run: FinishedRun, filter: LogFilter): Generator<Placed> =>
  entriesOf(run, askedBy(filter));

/** The same for a file, which is not written where the log was changed. */
export function* soundEntriesFor(run: FinishedRun, filter: LogFilter): Generator<Placed> {
  const reader = readerOf(run, askedBy(filter));
  yield* reader.entries(run.folder.logLines());
  const changed = changeIn(reader, run);
  if (changed !== undefined) throw new CheckFailure(`${changed} Nothing is written.`);
  tellBeyond(reader, run);
}

/** Looks through a log for names that a filter asks for, no further than they are found. */
export function seekNames(run: FinishedRun, sought: NamesSought): void {
  if (sought.isDone) return;
  for (const { entry } of readerOf(run).entries(run.folder.logLines())) {
    sought.see(rowOf(entry));
    if (sought.isDone) return;
  }
}

const readerOf = ({ record }: FinishedRun, isAsked?: IsAsked): LogReader =>
  new LogReader(record.head, isAsked);

const changeIn = ({ firstFault }: LogReader, { folder }: FinishedRun): string | undefined =>
  firstFault === undefined
    ? undefined
    : `${folder.path}: the log was changed at entry ${firstFault} or before it, so that what is shown of those before may be changed too. Run: tearline audit verify.`;

function tellBeyond({ beyond }: LogReader, { folder }: FinishedRun): void {
  if (beyond > 0)
    tell(
      `${folder.path}: ${plural(beyond, 'line')} of the log behind its head, never acknowledged, not shown. Run: tearline audit verify.`,
    );
}
