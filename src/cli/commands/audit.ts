import type { Argv } from 'yargs';
import { reverseDiff, unbannered, wordDiff } from '../../audit/diff.ts';
import { readableEntries } from '../../audit/read-log.ts';
import { UsageProblem } from '../../disk/failure.ts';
import { RunFolder } from '../../disk/run-folder.ts';
import { type Entry, Head } from '../../model/entry.ts';
import { checkLog } from '../../verify/log.ts';
import { bodyOfCopy } from '../run-copies.ts';
import { out, paint, plural, tell, visible } from '../terminal.ts';
import { table } from '../view/table.ts';

export const command = 'audit <does> <dir> [mrn]';
export const describe = 'the log of a run: show its entries, the diff of one cable, or verify it';

export const builder = (yargs: Argv) =>
  yargs
    .positional('does', {
      choices: ['show', 'diff', 'verify'] as const,
      demandOption: true,
      describe: 'what to do',
    })
    .positional('dir', { type: 'string', demandOption: true, describe: 'folder of one run' })
    .positional('mrn', { type: 'string', describe: 'one cable' })
    .option('expect', { type: 'string', describe: 'head held elsewhere, as "size digest"' })
    .option('format', { choices: ['text', 'json'] as const, default: 'text' as const });

export interface AuditArguments {
  readonly does: 'show' | 'diff' | 'verify';
  readonly dir: string;
  readonly mrn?: string | undefined;
  readonly expect?: string | undefined;
  readonly format: 'text' | 'json';
}

export function handler(given: AuditArguments): void {
  const folder = RunFolder.open(given.dir);
  if (given.does === 'verify') verify(folder, given.expect);
  else if (given.does === 'show') show(folder, given);
  else diff(folder, given.mrn);
}

function verify(folder: RunFolder, expect: string | undefined): void {
  const recorded = Head.parse(JSON.parse(folder.readRestricted('run.json')).head);
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

function show(folder: RunFolder, { mrn, format }: AuditArguments): void {
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
    case 'attestation':
      return [n, '', `attests ${entry.need}`, '', '', entry.by];
    case 'failure':
      return [n, '', `input ${entry.input + 1} failed`, '', '', entry.code];
  }
}

const askedLine = (asked: readonly { by: string }[]): string =>
  [...new Set(asked.map(({ by }) => by))].join('; ') || 'silence';

/** The diff of one cable, word by word, for cleared eyes: it shows what was withheld. */
function diff(folder: RunFolder, mrn: string | undefined): void {
  if (mrn === undefined) throw new UsageProblem('audit diff needs the message number of one cable.');
  if (!folder.hasRestricted(`${mrn}.patch`)) throw new UsageProblem(`This run has no diff of ${mrn}.`);
  const body = bodyOfCopy(folder, mrn);
  const source = reverseDiff(body, unbannered(folder.readRestricted(`${mrn}.patch`)));
  const { level } = JSON.parse(folder.readRestricted(`${mrn}.decisions.json`)) as { level: string };
  out(paint('bold', level));
  for (const { kind, text } of wordDiff(source, body)) process.stdout.write(inColour(kind, visible(text)));
  out(`\n${paint('bold', level)}`);
}

function inColour(kind: 'same' | 'removed' | 'added', text: string): string {
  if (kind === 'same') return text;
  return kind === 'removed' ? paint(['red', 'strikethrough'], text) : paint(['green', 'bold'], text);
}
