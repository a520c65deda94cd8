import type { Argv } from 'yargs';
import { readableEntries } from '../../../audit/read-log.ts';
import type { Entry } from '../../../model/entry.ts';
import { DIR, knownIn, openLogged } from '../../finished-run.ts';
import { out, plural, tell } from '../../terminal.ts';
import { table } from '../../view/table.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('mrn', { type: 'string', describe: 'one cable' })
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'for reading, or one JSON object a line',
    });

export interface ShowArguments {
  readonly dir: string;
  readonly mrn?: string | undefined;
  readonly format: 'text' | 'json';
}

export function handler({ dir, mrn, format }: ShowArguments): void {
  const { folder, record } = openLogged(dir);
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

const askedLine = (asked: readonly { by: string }[]): string =>
  [...new Set(asked.map(({ by }) => by))].join('; ') || 'silence';
