import type { Argv } from 'yargs';
import { openInput } from '../../batch/run.ts';
import { isCable, NOT_A_CABLE } from '../../cable/is-cable.ts';
import { readCable } from '../../cable/read-cable.ts';
import { barredBy } from '../../decide/barred.ts';
import { assess } from '../../declassification/assess.ts';
import type { Order } from '../../declassification/order.ts';
import { UsageProblem } from '../../disk/failure.ts';
import type { InputFile } from '../../disk/inputs.ts';
import { INSTALLED_RULES, loadOrders } from '../../disk/rulebook.ts';
import type { Cable } from '../../model/cable.ts';
import type { CivilDate } from '../../model/civil-date.ts';
import { type EvidenceRow, evidenceFor } from '../../model/evidence.ts';
import type { Message } from '../../model/message.ts';
import type { Assessment } from '../../model/status.ts';
import { writeCsv } from '../../notation/csv.ts';
import { dayFrom, evidenceFrom, today } from '../circumstances.ts';
import { inputsOrTell } from '../one-cable.ts';
import { out, plural, tell, terminalWidth } from '../terminal.ts';
import { messageLines, type Told, toldOf } from '../view/messages.ts';
import { shortPath } from '../view/short-path.ts';
import { classificationOf, statusJson } from '../view/status.ts';
import { table } from '../view/table.ts';

export const command = 'check <path..>';
export const describe = 'declassification status of each cable on a day';

export const builder = (yargs: Argv) =>
  yargs
    .positional('path', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'cables: files, folders, globs, or - for standard input',
    })
    .option('as-of', { type: 'string', describe: 'the day; today in UTC unless given' })
    .option('until', { type: 'string', describe: 'only what falls due after --as-of and by this day' })
    .option('evidence', {
      type: 'string',
      describe: 'what is known of records beside their text (YAML or CSV)',
    })
    .option('format', {
      choices: ['table', 'json', 'csv'] as const,
      default: 'table' as const,
      describe: 'table for reading, one JSON object a line, or CSV',
    })
    .option('rules', { type: 'string', default: INSTALLED_RULES, describe: 'folder of rules' });

export interface CheckArguments {
  readonly path: readonly string[];
  readonly asOf?: string | undefined;
  readonly until?: string | undefined;
  readonly evidence?: string | undefined;
  readonly format: 'table' | 'json' | 'csv';
  readonly rules: string;
}

interface Assessed {
  readonly file: string;
  readonly cable: Cable;
  readonly assessment: Assessment;
  readonly told: readonly Told[];
}

/** One input with its status, or with why it has none. */
type Checked = Assessed | { readonly file: string; readonly failure: Message };

export function handler(given: CheckArguments): void {
  const asOf = given.asOf === undefined ? today() : dayFrom(given.asOf, '--as-of');
  const until = given.until === undefined ? undefined : dayFrom(given.until, '--until');
  if (until !== undefined && until <= asOf)
    throw new UsageProblem(
      `--until ${until} must lie after --as-of ${asOf}: it lists what falls due between.`,
    );
  const orders = loadOrders(given.rules);
  const rows = evidenceFrom(given.evidence);
  const all = inputsOrTell(given.path).map((input) => checkedOn(asOf, input, rows, orders));
  tell(`Status as of ${asOf}.`);
  const shown = until === undefined ? all : all.filter((each) => fallsDue(each, asOf, until));
  const printed = PRINT[given.format](shown, asOf);
  if (printed !== '') out(printed);
  for (const line of messageLines(all.flatMap(toldBy))) tell(line);
  if (until !== undefined) tell(`Due by ${until}: ${plural(shown.length, 'input')}${summary(shown)}.`);
  tell(`${until === undefined ? '' : 'Of '}${plural(all.length, 'input')}${summary(all)}.`);
  if (all.some(needsPerson)) process.exitCode = 1;
}

function checkedOn(
  asOf: CivilDate,
  input: InputFile,
  rows: readonly EvidenceRow[],
  orders: readonly Order[],
): Checked {
  const opened = openInput(input);
  if ('failure' in opened) return { file: input.file, failure: opened.failure };
  const cable = readCable(opened.record);
  if (!isCable(cable)) return { file: input.file, failure: NOT_A_CABLE };
  const evidence = evidenceFor(rows, cable);
  const status = assess(cable, asOf, evidence, orders);
  const assessment = withBars(status, barredBy(cable, status, evidence));
  const messages = [...opened.record.messages, ...cable.messages, ...assessment.messages];
  const told = toldOf(input.file, messages, opened.record);
  return { file: input.file, cable, assessment, told };
}

/** A date that has passed opens nothing where a caption or a control stands, so that is still needed too. */
const withBars = (assessment: Assessment, bars: ReturnType<typeof barredBy>): Assessment => ({
  ...assessment,
  status: { ...assessment.status, stillNeeded: [...assessment.status.stillNeeded, ...bars] },
});

/** Whether the day it opens, by its instruction or by the outer limit, lies after `asOf` and by `until`. */
function fallsDue(each: Checked, asOf: string, until: string): boolean {
  if ('failure' in each) return true;
  const due = dueDate(each.assessment);
  return due !== null && asOf < due && due <= until;
}

const dueDate = ({ status }: Assessment): string | null => status.declassifyOn ?? status.outerDate;

const needsPerson = (each: Checked): boolean =>
  'failure' in each || each.assessment.status.state === 'conflict';

const toldBy = (each: Checked): readonly Told[] =>
  'failure' in each
    ? toldOf(each.file, [each.failure])
    : each.told.filter(({ message }) => message.severity !== 'info');

const stateOf = (each: Checked): string => ('failure' in each ? 'failed' : each.assessment.status.state);

function summary(all: readonly Checked[]): string {
  const states = all.map(stateOf);
  const counts = [...new Set(states)]
    .sort()
    .map((state) => `${states.filter((s) => s === state).length} ${state}`);
  return counts.length === 0 ? '' : `: ${counts.join(', ')}`;
}

/** What stands for the number of a cable that has none: the end of its path, as much as there is room for. */
const nameOf = (file: string): string => shortPath(file, Math.floor(terminalWidth() / 6));

function asTable(all: readonly Checked[]): string {
  if (all.length === 0) return '';
  const columns = [
    { head: 'Cable', as: 'name' } as const,
    'Dated',
    'Instruction',
    'State',
    'Opens (outer date)',
    'Still needed',
  ];
  return table(columns, all.map(tableRow));
}

function tableRow(each: Checked): string[] {
  if ('failure' in each) return [nameOf(each.file), '', '', 'failed', '', ''];
  const { file, cable, assessment } = each;
  const { instruction, status } = assessment;
  return [
    cable.mrn ?? nameOf(file),
    cable.dated ?? '-',
    `${cable.overall?.level ?? '-'} ${instruction.kind}`,
    status.state,
    `${status.declassifyOn ?? '-'}${status.outerDate === null ? '' : ` (${status.outerDate})`}`,
    neededBy(assessment).join(', ') || '-',
  ];
}

const neededBy = ({ status }: Assessment): string[] => status.stillNeeded.map(({ code }) => code);

const CSV_HEAD =
  'cable,file,asOf,dated,classification,instruction,state,level,declassifyOn,outerDate,stillNeeded'.split(
    ',',
  );

const asCsv = (all: readonly Checked[], asOf: string): string =>
  writeCsv([CSV_HEAD, ...all.map((each) => csvRow(each, asOf))]).trimEnd();

/** A cell without a value is empty, so that a script need not know a sign for none. */
function csvRow(each: Checked, asOf: string): string[] {
  if ('failure' in each) return ['', each.file, asOf, '', '', '', 'failed', '', '', '', ''];
  const { file, cable, assessment } = each;
  const { instruction, status } = assessment;
  return [
    cable.mrn ?? '',
    file,
    asOf,
    cable.dated ?? '',
    classificationOf(cable.overall) ?? '',
    instruction.kind,
    status.state,
    status.level,
    status.declassifyOn ?? '',
    status.outerDate ?? '',
    neededBy(assessment).join(' '),
  ];
}

const asJson = (all: readonly Checked[]): string =>
  all
    .map((each) => {
      if ('failure' in each) return JSON.stringify({ file: each.file, messages: [each.failure] });
      const { file, cable, assessment, told } = each;
      const on = {
        mrn: cable.mrn ?? '',
        file,
        dated: cable.dated,
        classification: classificationOf(cable.overall),
      };
      const messages = told.map(({ message }) => message);
      return JSON.stringify(statusJson(on, assessment.instruction, assessment.status, messages));
    })
    .join('\n');

const PRINT = { table: asTable, csv: asCsv, json: asJson };
