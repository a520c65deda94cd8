import { UsageProblem } from '../disk/failure.ts';
import { fileHolding, type InputFile, inputFiles } from '../disk/inputs.ts';
import type { RunFolder } from '../disk/run-folder.ts';
import { STANDARD_INPUT } from '../disk/standard-input.ts';
import type { SourceRecord } from '../model/cable.ts';
import { type Case, isOfCase, isUnspoken } from '../model/case.ts';
import type { RunRecord } from '../model/run-record.ts';
import type { Found } from './records.ts';

/** A cable of a run, found again in the files it was read from. */
export type FoundAgain = Extract<Found, { record: SourceRecord }>;

/** A run that was made before, as far as its cables are to be found again. */
interface RunOfCables {
  readonly folder: RunFolder;
  readonly record: Pick<RunRecord, 'inputs' | 'case'>;
}

/** Reads what files hold, as the run did. */
export type Opening = (files: readonly InputFile[]) => Iterable<FoundAgain>;

/** The record of a cable of a run. What is no longer there as it was is refused: a decision is made on what was seen. */
export function foundAgain({ record, folder }: RunOfCables, mrn: string, open: Opening): FoundAgain {
  const input = record.inputs.find((each) => each.mrn === mrn);
  if (input === undefined) throw new UsageProblem(`This run has no cable ${mrn}.`);
  refuseUnmade(mrn, record.case?.given);
  const files = [...new Set(input.sources.map(fileHolding))].map((file) => inputOf(file, mrn, folder));
  for (const each of open(files))
    if (each.once || (each.record.file === input.file && each.record.part === input.part)) return each;
  throw new UsageProblem(
    `The source of ${mrn} is no longer in ${input.file} as it was. Release it anew, then decide.`,
  );
}

/** What the case leaves out was never made, so there is nothing to decide and to make again. */
function refuseUnmade(mrn: string, given: Case | undefined): void {
  if (given === undefined || (isOfCase(given, mrn) && !isUnspoken(given, mrn))) return;
  throw new UsageProblem(
    isOfCase(given, mrn)
      ? `${mrn} may neither be confirmed nor denied in this case. Change the case and release anew, then decide.`
      : `${mrn} is not one of the cables of this case. Release it under a case of its own, then decide.`,
  );
}

/** A file the cable was read from; what came from standard input the run has kept. */
function inputOf(file: string, mrn: string, folder: RunFolder): InputFile {
  if (file === STANDARD_INPUT)
    return { file, once: true, read: () => Buffer.from(folder.readRestricted(`${mrn}.source.txt`)) };
  try {
    return inputFiles([file])[0] as InputFile;
  } catch {
    throw new UsageProblem(
      `The source of ${mrn} was read from ${file}, which is not there. Run from the same folder.`,
    );
  }
}
