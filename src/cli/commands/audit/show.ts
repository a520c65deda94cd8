import type { Argv } from 'yargs';
import { keeps, type LogFilter, NamesSought } from '../../../audit/log-filter.ts';
import type { Placed } from '../../../audit/log-reader.ts';
import { rowOf } from '../../../audit/log-row.ts';
import { UsageProblem } from '../../../disk/failure.ts';
import { refuseInRun } from '../../../disk/run-place.ts';
import { writePieces } from '../../../disk/write-whole.ts';
import { ENTRY_KINDS } from '../../../model/entry.ts';
import type { TypedRow } from '../../../model/log-row.ts';
import { UNKNOWN_LEVEL } from '../../../model/marking.ts';
import { MARKING } from '../../../model/run-record.ts';
import { logCsv } from '../../../variant/log-sheet.ts';
import { htmlLog } from '../../../variant/render/html/log.ts';
import { DIR, type FinishedRun, knownIn, openLogged, refuseUnknown } from '../../finished-run.ts';
import { checkedReview, isOfReview, REVIEW, reviewLog, reviewOf, typedBySeq } from '../../kept-review.ts';
import { lookingKey } from '../../key.ts';
import { entriesFor, type LogToRead, logOf, NAMES, seekNames, soundEntriesFor } from '../../logged-run.ts';
import { BASIS, LOOKING_KEY, PAGER, POSTGRES, REPEATED, RULE } from '../../options.ts';
import { ended, paged, pagerFor } from '../../pager.ts';
import { out, paint, tell, terminalWidth } from '../../terminal.ts';
import { logTable } from '../../view/log-table.ts';

const FORMATS = ['table', 'csv', 'html', 'jsonl'] as const;

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('mrn', { type: 'string', array: true, describe: 'cables; all entries unless given' })
    .option('kind', { ...REPEATED, choices: ENTRY_KINDS, describe: 'only entries of this kind' })
    .option('cable', { ...REPEATED, describe: 'only entries on this cable' })
    .option('rule', RULE)
    .option('basis', BASIS)
    .option('person', { ...REPEATED, alias: 'actor', describe: 'only what this person did' })
    .option('from', { type: 'number', default: 0, describe: 'number of the first entry' })
    .option('to', { type: 'number', describe: 'number of the last entry' })
    .option('format', {
      choices: FORMATS,
      default: 'table' as const,
      describe: 'a table, a sheet for a spreadsheet, a page, or the entries as they are, one a line',
    })
    .option('to-file', { type: 'string', describe: 'file to write it to, whole or not at all' })
    .option('review', REVIEW)
    .option('postgres', POSTGRES)
    .option('typed', {
      type: 'boolean',
      default: false,
      describe:
        'with what people typed at the review, reasons and notes: it takes the key, and may quote a cable',
    })
    .option('key', LOOKING_KEY)
    .option('pager', PAGER)
    .example('$0 audit show out/july --kind decision --person "Ada Reviewer"', 'what one person decided')
    .example('$0 audit show out/july --format csv --to-file log.csv', 'for a spreadsheet')
    .example('$0 audit show out/july --review --person "Ann Poe" --typed', 'what one person did, and why');

export interface ShowArguments {
  readonly dir: string;
  readonly mrn?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly cable?: readonly string[] | undefined;
  readonly rule?: readonly string[] | undefined;
  readonly basis?: readonly string[] | undefined;
  readonly person?: readonly string[] | undefined;
  readonly from: number;
  readonly to?: number | undefined;
  readonly format: (typeof FORMATS)[number];
  readonly toFile?: string | undefined;
  readonly review: boolean;
  readonly postgres?: string | undefined;
  readonly typed: boolean;
  readonly key?: string | undefined;
  readonly pager: boolean;
}

/** The log that is asked for, and what people typed with its entries where that is asked for too. */
interface Opened {
  readonly run: FinishedRun;
  readonly log: LogToRead;
  readonly typed: ReadonlyMap<number, string> | undefined;
}

export async function handler(given: ShowArguments): Promise<void> {
  const filter = filterIn(given);
  const run = openLogged(given.dir);
  for (const mrn of filter.cables) knownIn(run.record, mrn);
  const opened = await logAsked(run, given);
  const { log } = opened;
  const sought = new NamesSought(filter);
  seekNames(log, sought);
  refuseUnknown(sought, log.whose);
  const { toFile, format } = given;
  if (toFile !== undefined) {
    refuseInRun(toFile);
    writePieces(toFile, piecesIn(opened, filter, given, soundEntriesFor(log, filter)));
    out(`${toFile}: entries of ${NAMES[log.whose]} in ${given.dir}, not for release.`);
  } else
    await paged(
      () => piecesIn(opened, filter, given, entriesFor(log, filter)),
      pagerFor(given.pager && format === 'table'),
    );
}

async function logAsked(run: FinishedRun, given: ShowArguments): Promise<Opened> {
  if (!isOfReview(given)) {
    if (given.typed)
      throw new UsageProblem('--typed is of the log of a review: give --review, or --postgres with it.');
    return { run, log: logOf(run), typed: undefined };
  }
  const kept = await reviewOf(run, given.postgres);
  const typed = given.typed ? typedBySeq(kept, given.key) : undefined;
  const log = reviewLog(run, kept, checkedReview(kept, { key: lookingKey(given.key) }));
  return { run, log, typed };
}

function filterIn(given: ShowArguments): LogFilter {
  const { from, to = Number.MAX_SAFE_INTEGER } = given;
  if (![from, to].every((number) => Number.isInteger(number) && number >= 0))
    throw new UsageProblem('--from and --to take numbers of entries; a file is named with --to-file.');
  if (from > to) throw new UsageProblem(`--from ${from} is behind --to ${to}: no entry lies between them.`);
  return {
    ...{ from, to, kinds: given.kind ?? [], rules: given.rule ?? [], bases: given.basis ?? [] },
    ...{ persons: given.person ?? [], cables: [...new Set([...(given.mrn ?? []), ...(given.cable ?? [])])] },
  };
}

/** What is written, each piece with its own line ends. */
function piecesIn(
  opened: Opened,
  filter: LogFilter,
  { format }: ShowArguments,
  entries: Iterable<Placed>,
): Iterable<string> {
  const { run, log, typed } = opened;
  const isTyped = typed !== undefined;
  if (format === 'jsonl') return jsonLines(entries, filter, typed);
  const rows = rowsIn(entries, filter, typed);
  if (format === 'csv') return logCsv(rows, isTyped);
  const banner = bannerOf(run);
  if (format === 'html')
    return htmlLog(rows, { banner, chosen: chosenBy(filter), whose: log.whose, isTyped });
  const lines = orNone(logTable(rows, measuresOf(opened)));
  return ended(isTyped ? bannered(lines, banner) : lines);
}

/** What people typed may quote a cable, so it bears what the folder bears. */
function* bannered(lines: Iterable<string>, banner: string): Generator<string> {
  yield paint('bold', banner);
  yield* lines;
  yield paint('bold', banner);
}

/** A table without a row would leave the reader to guess whether the command did anything. */
function* orNone(lines: Iterable<string>): Generator<string> {
  let isEmpty = true;
  for (const line of lines) {
    isEmpty = false;
    yield line;
  }
  if (isEmpty) tell('No entry fits all that was asked.');
}

function* rowsIn(entries: Iterable<Placed>, filter: LogFilter, typed: Opened['typed']): Generator<TypedRow> {
  for (const { entry } of entries) {
    const row = rowOf(entry);
    if (keeps(filter, row)) yield { ...row, typed: typed?.get(entry.seq) };
  }
}

function* jsonLines(entries: Iterable<Placed>, filter: LogFilter, typed: Opened['typed']): Generator<string> {
  for (const { entry } of entries)
    if (keeps(filter, rowOf(entry)))
      yield `${JSON.stringify(typed === undefined ? entry : { ...entry, typed: typed.get(entry.seq) })}\n`;
}

const measuresOf = ({ run, log }: Opened) => ({
  ...{ width: terminalWidth(), whose: log.whose },
  digits: String(log.head.size).length,
  cable: run.record.inputs.reduce((most, { mrn }) => Math.max(most, mrn?.length ?? 0), 0),
});

/** The page bears what the folder it comes from bears. */
const bannerOf = ({ folder }: FinishedRun): string =>
  folder.hasRestricted(MARKING) ? folder.readRestricted(MARKING).trim() : UNKNOWN_LEVEL;

function chosenBy({ from, to, kinds, cables, rules, bases, persons }: LogFilter): string {
  const range =
    to === Number.MAX_SAFE_INTEGER
      ? from === 0
        ? 'All entries'
        : `Entries from ${from}`
      : `Entries ${from} to ${to}`;
  const named = [
    ['of kind', kinds],
    ['on', cables],
    ['by rule', rules],
    ['on basis', bases],
    ['of', persons],
  ] as const;
  return [
    range,
    ...named.flatMap(([word, names]) => (names.length === 0 ? [] : `${word} ${names.join(', ')}`)),
  ].join(', ');
}
