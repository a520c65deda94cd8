import { append } from '../audit/log.ts';
import { FOLDERS, type RunFolder } from '../disk/run-folder.ts';
import type { Action } from '../model/action.ts';
import type { Rulebook, Setting } from '../pipeline.ts';
import type { Withholding } from '../variant/index-of-withholdings.ts';
import { closeFolder, type RunRecord } from './close.ts';
import { copiesIn, FORMATS } from './copies.ts';
import { cableEntries } from './entries.ts';
import { type Input, type Outcome, outcomeOf } from './run.ts';

/**
 * Makes one cable of a finished run again, under one more decision: the log first, then the decision, then the
 * copy in the folder it now belongs to, then index, manifest and head. A failed cable changes nothing.
 */
export function remake(
  folder: RunFolder,
  record: RunRecord,
  input: Input,
  action: Action,
  setting: Setting,
  rulebook: Rulebook,
): Outcome {
  const decided = { ...setting, actions: [...setting.actions, action] };
  const outcome = outcomeOf(input, decided, rulebook, {
    render: copiesIn(record.formats),
    marked: record.marked,
  });
  if (outcome.done === undefined) return outcome;
  const { lines, head } = append(record.head, cableEntries(outcome.done, decided, outcome.files));
  folder.appendLog(lines);
  folder.closeLog();
  folder.writeRestricted(
    'decisions.jsonl',
    decided.actions.map((each) => `${JSON.stringify(each)}\n`).join(''),
  );
  for (const { name, text } of outcome.restricted) folder.writeRestricted(name, text);
  moveCopies(folder, outcome);
  const next = { ...withOutcome(record, outcome), head };
  for (const name of FOLDERS) closeAgain(folder, name, outcome, next);
  folder.writeRestricted('run.json', `${JSON.stringify(next, null, 2)}\n`);
  return outcome;
}

/** A cable stands in one folder only: its copies elsewhere go before the new ones come. */
function moveCopies(folder: RunFolder, { mrn, files, folder: to }: Outcome): void {
  for (const name of FOLDERS) for (const format of FORMATS) folder.removeCopy(name, `${mrn}.${format}`);
  if (to !== null) for (const { name, text } of files) folder.writeCopy(to, name, text);
}

function closeAgain(
  folder: RunFolder,
  name: string,
  { mrn, rows, folder: to }: Outcome,
  { head }: RunRecord,
): void {
  const index = folder.filesOf(name).get('index.jsonl');
  if (index === undefined && to !== name) return;
  const others = Buffer.from(index ?? '')
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Withholding)
    .filter((row) => row.mrn !== mrn);
  closeFolder(folder, name, [...others, ...(to === name ? rows : [])], head);
}

function withOutcome(record: RunRecord, { mrn, state, folder, questions }: Outcome): RunRecord {
  const inputs = record.inputs.map((input) =>
    input.mrn === mrn ? { ...input, state, folder, openQuestions: questions.length } : input,
  );
  const counts = Object.fromEntries(
    Object.keys(record.counts).map((each) => [each, inputs.filter((input) => input.state === each).length]),
  );
  return { ...record, inputs, counts };
}
