import type { NamesSought } from '../audit/log-filter.ts';
import { LogReader, type Placed } from '../audit/log-reader.ts';
import { rowOf } from '../audit/log-row.ts';
import { CablesLogged } from '../audit/logged-cable.ts';
import type { FinishedRun } from './finished-run.ts';
import { plural, tell } from './terminal.ts';

/** What a log says of each cable; entries that are not what was logged are passed over, told of, and the command ends with 3. */
export function cablesIn(run: FinishedRun, sought: NamesSought): CablesLogged {
  const cables = new CablesLogged();
  for (const placed of entriesOf(run)) {
    cables.see(placed);
    sought.see(rowOf(placed.entry));
  }
  return cables;
}

/** The entries of a log one by one, and at its end a word on what was passed over. */
export function* entriesOf({ folder, record }: FinishedRun): Generator<Placed> {
  const reader = new LogReader(record.head);
  yield* reader.entries(folder.logLines());
  tellOf(reader, folder.path);
}

function tellOf({ firstFault, beyond }: LogReader, path: string): void {
  if (firstFault !== undefined) {
    tell(
      `${path}: the log was changed at entry ${firstFault} or before: what is not as it was logged is not shown. Run: tearline audit verify.`,
    );
    process.exitCode = 3;
  }
  if (beyond > 0)
    tell(
      `${path}: ${plural(beyond, 'line')} of the log behind its head, never acknowledged, are not shown. Run: tearline audit verify.`,
    );
}
