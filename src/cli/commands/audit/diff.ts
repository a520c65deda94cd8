import type { Argv } from 'yargs';
import { applyDiff, unbannered, wordDiff } from '../../../audit/diff.ts';
import { CheckFailure, UsageProblem } from '../../../disk/failure.ts';
import { sourceIn } from '../../../disk/sources.ts';
import { DIR, knownIn, openLogged, SOURCES } from '../../finished-run.ts';
import { out, paint, visible } from '../../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('mrn', { type: 'string', demandOption: true, describe: 'one cable' })
    .option('sources', SOURCES)
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'for reading, or one JSON object',
    });

export interface DiffArguments {
  readonly dir: string;
  readonly mrn: string;
  readonly sources?: readonly string[] | undefined;
  readonly format: 'text' | 'json';
}

/** The diff of one cable, word by word, for cleared eyes: it shows what was withheld. */
export function handler({ dir, mrn, sources, format }: DiffArguments): void {
  const { folder, record } = openLogged(dir);
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
