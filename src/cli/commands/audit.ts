import type { Argv } from 'yargs';
import { applyDiff, unbannered, wordDiff } from '../../audit/diff.ts';
import { readableEntries } from '../../audit/read-log.ts';
import { CheckFailure, UsageProblem } from '../../disk/failure.ts';
import { sourceIn } from '../../disk/sources.ts';
import { type Entry, Head } from '../../model/entry.ts';
import { checkLog } from '../../verify/log.ts';
import { type FinishedRun, openRun } from '../finished-run.ts';
import { out, paint, plural, tell, visible } from '../terminal.ts';
import { table } from '../view/table.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('does', {
      choices: ['show', 'diff', 'verify'] as const,
      demandOption: true,
      describe: 'what to do',
    })
    .positional('dir', { type: 'string', demandOption: true, describe: 'folder of one run' })
    .positional('mrn', { type: 'string', describe: 'one cable' })
    .option('sources', {
      type: 'string',
      array: true,
      describe: 'where the cables lie now, if they were moved',
    })
    .option('expect', { type: 'string', describe: 'head held elsewhere, as "size digest"' })
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'for reading, or one JSON object a line',
    });

export interface AuditArguments {
  readonly does: 'show' | 'diff' | 'verify';
  readonly dir: string;
  readonly mrn?: string | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly expect?: string | undefined;
  readonly format: 'text' | 'json';
}

export function handler(given: AuditArguments): void {
  const run = openRun(given.dir);
  if (!run.folder.hasRestricted('audit.jsonl'))
    throw new CheckFailure(`${given.dir}/restricted/audit.jsonl is not there. Look for it, or restore it.`);
  if (given.does === 'verify') verify(run, given.expect);
  else if (given.does === 'show') show(run, given);
  else diff(run, given);
}

function verify({ folder, record }: FinishedRun, expect: string | undefined): void {
  const recorded = record.head;
  const bytes = folder.restrictedBytes('audit.jsonl');
  const verdict = [recorded, ...(expect === undefined ? [] : [headFrom(expect)])]
    .map((head) => checkLog(bytes, head))
    .reduce((worse, next) => (worse.ok ? next : worse));
  if (!verdict.ok) tampered(verdict.seq, verdict.code, verdict.reason);
  else if (verdict.head.size !== recorded.size)
    tampered(recorded.size, 'longer', 'entries follow that run.json does not know.');
  else intact(recorded);
}

function intact({ size, digest }: Head): void {
  out(paint('green', `OK: ${plural(size, 'entry', 'entries')}, every one follows from the one before.`));
  out(`Head: ${size} ${digest}`);
  out('Keep the head elsewhere: whoever can write this folder can rewrite both log and head.');
}

function tampered(seq: number, code: string, reason: string): void {
  out(paint('red', `TAMPERED at entry ${seq} (${code}): ${reason}`));
  process.exitCode = 3;
}

function headFrom(text: string): Head {
  const [size, digest] = text.trim().split(/\s+/);
  const head = Head.safeParse({ size: Number(size), digest });
  if (!head.success)
    throw new UsageProblem('--expect takes a head as audit verify prints it: "size digest".');
  return head.data;
}

function show({ folder, record }: FinishedRun, { mrn, format }: AuditArguments): void {
  knownIn(record, mrn);
  const log = folder.readRestricted('audit.jsonl');
  const entries = readableEntries(log);
  if (entries.length !== log.split('\n').length - 1)
    tell('Some lines of the log cannot be read and are not shown. Run: tearline audit verify.');
  const chosen = entries.filter(({ entry }) => mrn === undefined || ('mrn' in entry && entry.mrn === mrn));
  if (format === 'json') for (const entry of chosen) out(JSON.stringify(entry));
  else out(table(['#', 'Cable', 'What', 'Where', 'Bases', 'By'], chosen.map(row)));
}

function row({ seq, entry }: Entry): string[] {
  const n = String(seq);
  switch (entry.kind) {
    case 'run':
      return [n, '', `run for ${entry.audience} as of ${entry.asOf}`, '', '', entry.official ?? 'nobody yet'];
    case 'cable':
      return [n, entry.mrn, entry.state, entry.folder ?? '', '', plural(entry.files.length, 'file')];
    case 'deletion':
      return [
        n,
        entry.mrn,
        `${entry.effect} ${entry.extent}`,
        entry.place.portion ?? 'header',
        entry.bases.join(', '),
        askedLine(entry.asked),
      ];
    case 'decision':
      return [
        n,
        entry.mrn,
        `${entry.effect}${entry.applied ? '' : ' REFUSED'}`,
        entry.action,
        entry.bases.join(', '),
        entry.by,
      ];
    case 'evidence':
      return [n, '', `evidence: ${entry.row.kind}`, '', '', `${entry.row.by}, ${entry.row.authority}`];
    case 'folder':
      return [n, '', `index of ${entry.folder}`, entry.folder, '', plural(entry.files.length, 'file')];
    case 'attestation':
      return [n, '', `attests ${entry.need}`, '', '', entry.by];
    case 'failure':
      return [n, '', `input ${entry.input + 1} failed`, '', '', entry.code];
  }
}

function knownIn({ inputs }: FinishedRun['record'], mrn: string | undefined): void {
  if (mrn === undefined || inputs.some((input) => input.mrn === mrn)) return;
  const known = inputs.flatMap((input) => input.mrn ?? []).slice(0, 8);
  throw new UsageProblem(`This run has no cable ${mrn}. It has: ${known.join(', ') || 'none'}.`);
}

const askedLine = (asked: readonly { by: string }[]): string =>
  [...new Set(asked.map(({ by }) => by))].join('; ') || 'silence';

/** The diff of one cable, word by word, for cleared eyes: it shows what was withheld. */
function diff({ folder, record }: FinishedRun, { mrn, sources, format }: AuditArguments): void {
  if (mrn === undefined) throw new UsageProblem('audit diff needs the message number of one cable.');
  knownIn(record, mrn);
  const input = record.inputs.find((each) => each.mrn === mrn);
  if (input === undefined || !folder.hasRestricted(`${mrn}.patch`))
    throw new UsageProblem(`This run has no diff of ${mrn}: it failed, and nothing of it was made.`);
  const source = sourceIn(folder, sources)(input);
  if (source === undefined)
    throw new UsageProblem(`The source of ${mrn} is not at ${input.file}. Name its place with --sources.`);
  const file = folder.readRestricted(`${mrn}.patch`);
  const changes = wordDiff(source, bodyFrom(source, file, mrn));
  const level = file.split('\n')[0] ?? '';
  if (format === 'json') {
    out(JSON.stringify({ mrn, level, changes }));
    return;
  }
  out(paint('bold', level));
  for (const { kind, text } of changes) process.stdout.write(inColour(kind, visible(text)));
  out(`\n${paint('bold', level)}`);
}

function bodyFrom(source: string, file: string, mrn: string): string {
  try {
    return applyDiff(source, unbannered(file));
  } catch {
    throw new CheckFailure(`The patch of ${mrn} does not fit its source: one of the two was changed.`);
  }
}

/** Red and green on a terminal; where there is no colour, between the brackets that word diffs are printed with. */
function inColour(kind: 'same' | 'removed' | 'added', text: string): string {
  if (kind === 'same') return text;
  const painted = kind === 'removed' ? paint(['red', 'strikethrough'], text) : paint(['green', 'bold'], text);
  if (painted !== text) return painted;
  return kind === 'removed' ? `[-${text}-]` : `{+${text}+}`;
}
