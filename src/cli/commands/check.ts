import type { Argv } from 'yargs';
import { readCable } from '../../cable/read-cable.ts';
import { decode } from '../../container/decode.ts';
import { openRecord } from '../../container/open.ts';
import { assess } from '../../declassification/assess.ts';
import { inputFiles } from '../../disk/inputs.ts';
import { INSTALLED_RULES, loadOrders } from '../../disk/rulebook.ts';
import type { Cable } from '../../model/cable.ts';
import { evidenceFor } from '../../model/evidence.ts';
import type { Message } from '../../model/message.ts';
import type { Assessment } from '../../model/status.ts';
import { writeCsv } from '../../notation/csv.ts';
import { dayFrom, evidenceFrom, today } from '../circumstances.ts';
import { out, plural, tell } from '../terminal.ts';
import { messageLine } from '../view/messages.ts';
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
      describe: 'cables: files, folders, globs, or -',
    })
    .option('as-of', { type: 'string', describe: 'the day; today in UTC unless given' })
    .option('until', { type: 'string', describe: 'only what falls due after --as-of and by this day' })
    .option('evidence', { type: 'string', describe: 'what is known of records beside their text (YAML)' })
    .option('format', { choices: ['table', 'json', 'csv'] as const, default: 'table' as const })
    .option('rules', { type: 'string', default: INSTALLED_RULES, hidden: true });

export interface CheckArguments {
  readonly path: readonly string[];
  readonly asOf?: string | undefined;
  readonly until?: string | undefined;
  readonly evidence?: string | undefined;
  readonly format: 'table' | 'json' | 'csv';
  readonly rules: string;
}

/** One input with its status, or with why it has none. */
type Checked =
  | { readonly file: string; readonly cable: Cable; readonly assessment: Assessment }
  | { readonly file: string; readonly failure: Message };

export function handler(given: CheckArguments): void {
  const asOf = given.asOf === undefined ? today() : dayFrom(given.asOf, '--as-of');
  const until = given.until === undefined ? undefined : dayFrom(given.until, '--until');
  const orders = loadOrders(given.rules);
  const rows = evidenceFrom(given.evidence);
  const all = inputFiles(given.path).map((input): Checked => {
    const decoded = decode(input.file, input.read());
    if ('failure' in decoded) return { file: input.file, failure: decoded.failure };
    const cable = readCable(openRecord(input.file, decoded.text));
    return { file: input.file, cable, assessment: assess(cable, asOf, evidenceFor(rows, cable), orders) };
  });
  tell(`Status as of ${asOf}.`);
  const shown = until === undefined ? all : all.filter((each) => fallsDue(each, asOf, until));
  out(PRINT[given.format](shown));
  for (const each of all) if ('failure' in each) tell(messageLine(each.file, each.failure));
  tell(`${plural(all.length, 'input')}: ${summary(all)}.`);
  if (all.some(needsPerson)) process.exitCode = 1;
}

/** Whether the day it opens, by its instruction or by the outer limit, lies after `asOf` and by `until`. */
function fallsDue(each: Checked, asOf: string, until: string): boolean {
  if ('failure' in each) return true;
  const due = dueDate(each.assessment);
  return due !== null && asOf < due && due <= until;
}

const dueDate = ({ status }: Assessment): string | null => status.declassifyOn ?? status.outerDate;

const needsPerson = (each: Checked): boolean =>
  'failure' in each || each.assessment.status.state === 'conflict';

function summary(all: readonly Checked[]): string {
  const counts = new Map<string, number>();
  for (const each of all) {
    const state = 'failure' in each ? 'failed' : each.assessment.status.state;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts]
    .sort()
    .map(([state, n]) => `${n} ${state}`)
    .join(', ');
}

function asTable(all: readonly Checked[]): string {
  const head = ['Cable', 'Dated', 'Cl.', 'Instruction', 'State', 'Opens', 'Outer', 'Still needed'];
  return table(
    head,
    all.map((each) => ('failure' in each ? [each.file, '', '', '', 'failed', '', '', ''] : columns(each))),
  );
}

function columns({ file, cable, assessment }: Exclude<Checked, { failure: Message }>): string[] {
  const { instruction, status } = assessment;
  return [
    cable.mrn ?? file,
    cable.dated ?? '-',
    classificationOf(cable.overall) ?? '-',
    instruction.kind,
    status.state,
    status.declassifyOn ?? '-',
    status.outerDate ?? '-',
    status.stillNeeded.map(({ code }) => code).join(', ') || '-',
  ];
}

const asCsv = (all: readonly Checked[]): string =>
  writeCsv([
    ['cable', 'dated', 'classification', 'instruction', 'state', 'declassifyOn', 'outerDate', 'stillNeeded'],
    ...all.map((each) => ('failure' in each ? [each.file, '', '', '', 'failed', '', '', ''] : columns(each))),
  ]).trimEnd();

const asJson = (all: readonly Checked[]): string =>
  all
    .map((each) => {
      if ('failure' in each) return JSON.stringify({ file: each.file, messages: [each.failure] });
      const { file, cable, assessment } = each;
      const on = {
        mrn: cable.mrn ?? '',
        file,
        dated: cable.dated,
        classification: classificationOf(cable.overall),
      };
      const messages = [...cable.messages, ...assessment.messages];
      return JSON.stringify(statusJson(on, assessment.instruction, assessment.status, messages));
    })
    .join('\n');

const PRINT = { table: asTable, csv: asCsv, json: asJson };
