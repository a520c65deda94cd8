import type { Argv } from 'yargs';
import { type Found, recordsIn } from '../../batch/records.ts';
import { Repeated } from '../../batch/repeated.ts';
import { isCable, NOT_A_CABLE } from '../../cable/is-cable.ts';
import { readCable } from '../../cable/read-cable.ts';
import { barredBy } from '../../decide/barred.ts';
import { assess } from '../../declassification/assess.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { loadOrders, loadVocabulary } from '../../disk/rulebook.ts';
import { labelOf } from '../../model/cable.ts';
import type { CivilDate } from '../../model/civil-date.ts';
import type { Encoding } from '../../model/encoding.ts';
import { type EvidenceRow, evidenceFor } from '../../model/evidence.ts';
import type { Instruction } from '../../model/instruction.ts';
import type { Marking } from '../../model/marking.ts';
import type { Message } from '../../model/message.ts';
import type { Need, Status } from '../../model/status.ts';
import { writeCsv } from '../../notation/csv.ts';
import type { Rulebook } from '../../pipeline.ts';
import { dayFrom, evidenceFrom, today } from '../circumstances.ts';
import { ENCODING, inputsOrTell } from '../one-cable.ts';
import { RULES } from '../options.ts';
import { readPdf } from '../pdf-desk.ts';
import { out, plural, tell, terminalWidth } from '../terminal.ts';
import { calendar, type Due } from '../view/calendar.ts';
import { messageLines, type Told, toldOf } from '../view/messages.ts';
import { shortPath } from '../view/short-path.ts';
import { classificationOf, statusJson } from '../view/status.ts';
import { type Counted, summaryLines } from '../view/summary.ts';
import { table } from '../view/table.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('path', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'cables: files, folders, globs, or - for standard input',
    })
    .option('as-of', { type: 'string', describe: 'the day; today in UTC unless given' })
    .option('until', { type: 'string', describe: 'work list: what falls due after --as-of and by this day' })
    .option('evidence', {
      type: 'string',
      describe: 'what is known of records beside their text (YAML or CSV)',
    })
    .option('format', {
      choices: ['table', 'json', 'csv', 'ics'] as const,
      default: 'table' as const,
      describe: 'table for reading, one JSON object a line, CSV, or a calendar of what falls due',
    })
    .option('encoding', ENCODING)
    .option('rules', RULES);

export interface CheckArguments {
  readonly path: readonly string[];
  readonly asOf?: string | undefined;
  readonly until?: string | undefined;
  readonly evidence?: string | undefined;
  readonly format: 'table' | 'json' | 'csv' | 'ics';
  readonly encoding?: Encoding | undefined;
  readonly rules: string;
}

/** What is kept of a cable, which itself is let go: collections are large. */
interface Assessed {
  readonly file: string;
  readonly mrn: string | null;
  readonly dated: CivilDate | null;
  readonly overall: Marking | null;
  readonly instruction: Instruction;
  readonly status: Status;
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
  const tables = { orders: loadOrders(given.rules), vocabulary: loadVocabulary(given.rules) };
  const rows = evidenceFrom(given.evidence);
  const found = recordsIn(inputsOrTell(given.path), tables.vocabulary.lexicon, {
    encoding: given.encoding,
    readPdf,
  });
  const all = Array.from(found, (each) => checkedOn(asOf, each, rows, tables));
  tell(`Status as of ${asOf}.`);
  const shown = until === undefined ? all : workList(all, asOf, until);
  const twice = repeated(all);
  const printed = PRINT[given.format](shown, asOf, until !== undefined);
  if (printed !== '') out(printed);
  if (given.format === 'table' && shown.length > 1)
    for (const line of summaryLines(shown.map((each) => counted(each, asOf)))) out(line);
  for (const line of messageLines([...all.flatMap(toldBy), ...twice])) tell(line);
  if (until !== undefined) tell(`Due by ${until}: ${plural(shown.length, 'input')}${summary(shown)}.`);
  tell(`${until === undefined ? '' : 'Of '}${plural(all.length, 'input')}${summary(all)}.`);
  if (all.some(needsPerson) || twice.length > 0) process.exitCode = 1;
}

function checkedOn(
  asOf: CivilDate,
  found: Found,
  rows: readonly EvidenceRow[],
  { orders, vocabulary }: Pick<Rulebook, 'orders' | 'vocabulary'>,
): Checked {
  if ('failure' in found) return found;
  const { record } = found;
  const file = labelOf(record);
  const cable = readCable(record, vocabulary);
  if (!isCable(cable)) return { file, failure: NOT_A_CABLE };
  const evidence = evidenceFor(rows, cable);
  const assessment = assess(cable, asOf, evidence, orders);
  const messages = [...cable.messages, ...assessment.messages];
  const { mrn, dated, overall } = cable;
  return {
    ...{ file, mrn, dated, overall, instruction: assessment.instruction },
    status: withBars(assessment.status, barredBy(cable, assessment, evidence, vocabulary)),
    told: toldOf(file, messages, record),
  };
}

/** A date that has passed opens nothing where a caption or a control stands, so that is still needed too. */
const withBars = (status: Status, bars: readonly Need[]): Status => ({
  ...status,
  stillNeeded: [...status.stillNeeded, ...bars],
});

/** What falls due after `asOf` and by `until`, by its day; what could not be read comes last. */
const workList = (all: readonly Checked[], asOf: CivilDate, until: CivilDate): Checked[] =>
  all
    .filter((each) => {
      const due = dueAfter(asOf, each);
      return 'failure' in each || (due !== undefined && due <= until);
    })
    .sort(byDay);

/** The day it opens, by its instruction or by the outer limit, where that lies after `asOf`. */
function dueAfter(asOf: CivilDate, each: Checked): CivilDate | undefined {
  if ('failure' in each) return undefined;
  const due = dueDate(each.status);
  return due !== null && asOf < due ? due : undefined;
}

const dueDate = ({ declassifyOn, outerDate }: Status): CivilDate | null => declassifyOn ?? outerDate;

const LAST = '9999-12-31';
const sortKey = (each: Checked): string =>
  'failure' in each
    ? `${LAST} ${each.file}`
    : `${dueDate(each.status) ?? LAST} ${each.mrn ?? ''} ${each.file}`;
const byDay = (a: Checked, b: Checked): number => (sortKey(a) < sortKey(b) ? -1 : 1);

const counted = (each: Checked, asOf: CivilDate): Counted => ({
  state: stateOf(each),
  order:
    'failure' in each
      ? 'not read'
      : each.instruction.order === null
        ? 'none named'
        : `E.O. ${each.instruction.order}`,
  year: dueAfter(asOf, each)?.slice(0, 4),
});

const needsPerson = (each: Checked): boolean => 'failure' in each || each.status.state === 'conflict';

const toldBy = (each: Checked): readonly Told[] =>
  'failure' in each
    ? toldOf(each.file, [each.failure])
    : each.told.filter(({ message }) => message.severity !== 'info');

/** A release would hold them all, and who plans it wants to know before. */
function repeated(all: readonly Checked[]): Told[] {
  const numbers = new Repeated();
  for (const each of all) if (!('failure' in each)) numbers.count(each.mrn ?? undefined, each.file, true);
  return [...numbers.told()].flatMap(({ file, message }) => toldOf(file, [message]));
}

const stateOf = (each: Checked): string => ('failure' in each ? 'failed' : each.status.state);

function summary(all: readonly Checked[]): string {
  const states = all.map(stateOf);
  const counts = [...new Set(states)]
    .sort()
    .map((state) => `${states.filter((s) => s === state).length} ${state}`);
  return counts.length === 0 ? '' : `: ${counts.join(', ')}`;
}

/** What stands for the number of a cable that has none: the end of its path, as much as there is room for. */
const nameOf = (file: string): string => shortPath(file, Math.floor(terminalWidth() / 6));

function asTable(all: readonly Checked[], _: CivilDate, byDue: boolean): string {
  if (all.length === 0) return '';
  const columns = [
    { head: 'Cable', as: 'name' } as const,
    'Dated',
    'Instruction',
    'State',
    'Opens (outer date)',
    'Still needed',
  ];
  if (!byDue) return table(columns, all.map(tableRow));
  const due = (each: Checked): string => ('failure' in each ? '' : (dueDate(each.status) ?? ''));
  return table(
    [{ head: 'Due', as: 'name' }, ...columns],
    all.map((each) => [due(each), ...tableRow(each)]),
  );
}

function tableRow(each: Checked): string[] {
  if ('failure' in each) return [nameOf(each.file), '', '', 'failed', '', ''];
  const { file, mrn, dated, overall, instruction, status } = each;
  return [
    mrn ?? nameOf(file),
    dated ?? '-',
    `${overall?.level ?? '-'} ${instruction.kind}`,
    status.state,
    `${status.declassifyOn ?? '-'}${status.outerDate === null ? '' : ` (${status.outerDate})`}`,
    neededBy(status).join(', ') || '-',
  ];
}

const neededBy = ({ stillNeeded }: Status): string[] => stillNeeded.map(({ code }) => code);

const CSV_HEAD =
  'cable,file,asOf,dated,classification,instruction,state,level,declassifyOn,outerDate,stillNeeded'.split(
    ',',
  );

const asCsv = (all: readonly Checked[], asOf: string): string =>
  writeCsv([CSV_HEAD, ...all.map((each) => csvRow(each, asOf))]).trimEnd();

/** A cell without a value is empty, so that a script need not know a sign for none. */
function csvRow(each: Checked, asOf: string): string[] {
  if ('failure' in each) return ['', each.file, asOf, '', '', '', 'failed', '', '', '', ''];
  const { file, mrn, dated, overall, instruction, status } = each;
  return [
    mrn ?? '',
    file,
    asOf,
    dated ?? '',
    classificationOf(overall) ?? '',
    instruction.kind,
    status.state,
    status.level,
    status.declassifyOn ?? '',
    status.outerDate ?? '',
    neededBy(status).join(' '),
  ];
}

const asJson = (all: readonly Checked[]): string =>
  all
    .map((each) => {
      if ('failure' in each) return JSON.stringify({ file: each.file, messages: [each.failure] });
      const { file, mrn, dated, overall, instruction, status, told } = each;
      const on = { mrn: mrn ?? '', file, dated, classification: classificationOf(overall) };
      const messages = told.map(({ message }) => message);
      return JSON.stringify(statusJson(on, instruction, status, messages));
    })
    .join('\n');

/** A calendar of what falls due; of a cable it says its number, state and instruction's kind, and nothing of its text. */
function asCalendar(all: readonly Checked[], asOf: CivilDate): string {
  const events = all.toSorted(byDay).flatMap((each): Due[] => {
    const on = dueAfter(asOf, each);
    if ('failure' in each || on === undefined) return [];
    const name = each.mrn ?? shortPath(each.file, LONGEST_NAME);
    const by = each.status.declassifyOn === on ? 'its own instruction' : 'the outer limit';
    const title = `${name}: declassification due by ${by}`;
    return [{ on, subject: each.mrn ?? each.file, title, description: whyDue(each) }];
  });
  return events.length === 0 ? '' : calendar(events, asOf);
}

const LONGEST_NAME = 60;

const whyDue = ({ status, overall }: Assessed): string =>
  [
    `Marked ${classificationOf(overall) ?? 'without a level'}; ${status.state} on ${status.asOf}.`,
    ...status.reasons.map(({ provision, text }) => `${text} [${provision}]`),
  ].join('\n');

const PRINT = { table: asTable, csv: asCsv, json: asJson, ics: asCalendar };
