import type { Argv } from 'yargs';
import { type FallingDue, fallingDueIn, inOrderOfDay } from '../../../batch/falling-due.ts';
import { loadExemptions } from '../../../disk/rulebook.ts';
import type { RunFolder } from '../../../disk/run-folder.ts';
import type { CivilDate } from '../../../model/civil-date.ts';
import { exemptionsOn } from '../../../model/exemption.ts';
import { KeptGrounds } from '../../../model/kept-grounds.ts';
import { writeCsv } from '../../../notation/csv.ts';
import { dayFrom, today } from '../../circumstances.ts';
import { DIR, type FinishedRun, openRun } from '../../finished-run.ts';
import { RULES } from '../../options.ts';
import { out, plural, tell } from '../../terminal.ts';
import { shortList } from '../../view/outcomes.ts';
import { table } from '../../view/table.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .option('by', { type: 'string', describe: 'what falls due by this day; today in UTC unless given' })
    .option('all', {
      type: 'boolean',
      default: false,
      describe: 'copies that are proposed or rehearsed too, not only those in public/',
    })
    .option('format', {
      choices: ['table', 'json', 'csv'] as const,
      default: 'table' as const,
      describe: 'table for reading, one JSON object a deletion, or CSV',
    })
    .option('rules', RULES)
    .example('$0 audit due out/july', 'which released copies deserve a second look today')
    .example('$0 audit due out/july --by 2033-12-31 --format csv', 'for a spreadsheet');

export interface DueArguments {
  readonly dir: string;
  readonly by?: string | undefined;
  readonly all: boolean;
  readonly format: 'table' | 'json' | 'csv';
  readonly rules: string;
}

export function handler(given: DueArguments): void {
  const by = given.by === undefined ? today() : dayFrom(given.by, '--by');
  const run = openRun(given.dir);
  const mrns = cablesIn(run, given.all);
  const rows = rowsOf(run, mrns, given.rules);
  const due = rows.filter(({ on }) => on <= by);
  const said = PRINT[given.format](due);
  if (said !== '') out(said);
  // A script reads rows and nothing else.
  const say = given.format === 'table' ? out : tell;
  if (mrns.length === 0) say(noneOf(given));
  else for (const line of summary(due, rows, by)) say(line);
}

const noneOf = ({ dir, all }: DueArguments): string =>
  all ? `${dir} has no copies.` : `${dir} has no copies in public/. With --all its other copies count too.`;

const cablesIn = ({ record }: FinishedRun, all: boolean): string[] =>
  record.inputs.flatMap(({ mrn, folder }) =>
    mrn !== null && (all ? folder !== null : folder === 'public') ? [mrn] : [],
  );

/** What falls due on any day, by day and cable. */
function rowsOf({ folder, record }: FinishedRun, mrns: readonly string[], rules: string): FallingDue[] {
  const exemptions = exemptionsOn(loadExemptions(rules), record.asOf);
  const rows = mrns.flatMap((mrn) => {
    const kept = groundsIn(folder, mrn);
    return kept === undefined ? [] : fallingDueIn(mrn, kept, exemptions);
  });
  return inOrderOfDay(rows);
}

/** A cable of which this cannot be read is told of, and the command ends with 3: the list would be silent about it. */
function groundsIn(folder: RunFolder, mrn: string): KeptGrounds | undefined {
  try {
    return KeptGrounds.parse(JSON.parse(folder.readRestricted(`${mrn}.decisions.json`)));
  } catch {
    tell(
      `${mrn}: its decisions.json is not there, or was changed. It is not in the list. Run: tearline verify.`,
    );
    process.exitCode = 3;
    return undefined;
  }
}

function summary(due: readonly FallingDue[], rows: readonly FallingDue[], by: CivilDate): string[] {
  const next = rows.find(({ on }) => on > by)?.on;
  const then = rows.filter(({ on }) => on === next);
  return [
    due.length === 0
      ? `Nothing falls due by ${by}.`
      : `${plural(due.length, 'withholding')} in ${plural(numbersIn(due).length, 'cable')} due by ${by}.`,
    next === undefined
      ? 'Of no other is a day known on which it falls due.'
      : `Next on ${next}: ${plural(then.length, 'withholding')} in ${shortList(numbersIn(then))}.`,
  ];
}

const numbersIn = (rows: readonly FallingDue[]): string[] => [...new Set(rows.map(({ mrn }) => mrn))];

const whyOf = ({ because, provisions }: FallingDue): string => `${because} (${provisions.join('; ')})`;
const placeOf = ({ portion }: FallingDue): string => portion ?? 'header';

const asTable = (rows: readonly FallingDue[]): string =>
  rows.length === 0
    ? ''
    : table(
        [{ head: 'Due', as: 'name' }, { head: 'Cable', as: 'name' }, 'Place', 'No longer', 'Why', 'Still'],
        rows.map((row) => [
          ...[row.on, row.mrn, placeOf(row), row.codes.join(', ')],
          ...[whyOf(row), row.left.join(', ') || 'nothing'],
        ]),
      );

const CSV_HEAD = ['due', 'cable', 'portion', 'no longer', 'provisions', 'why', 'still'];

const asCsv = (rows: readonly FallingDue[]): string =>
  writeCsv([
    CSV_HEAD,
    ...rows.map((row) => [
      ...[row.on, row.mrn, placeOf(row), row.codes.join('; ')],
      ...[row.provisions.join('; '), row.because, row.left.join('; ')],
    ]),
  ]).trimEnd();

const asJson = (rows: readonly FallingDue[]): string =>
  rows
    .map(({ on, mrn, portion, codes, provisions, because, left }) =>
      JSON.stringify({ due: on, mrn, portion, codes, provisions, why: because, left }),
    )
    .join('\n');

const PRINT = { table: asTable, json: asJson, csv: asCsv };
