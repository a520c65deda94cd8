import type { Argv } from 'yargs';
import { NamesSought } from '../../../audit/log-filter.ts';
import { UsageProblem } from '../../../disk/failure.ts';
import { comparison } from '../../compared-runs.ts';
import { type Asked, diffOfRun } from '../../diff-of-run.ts';
import { DIR, SOURCES } from '../../finished-run.ts';
import { BASIS, PAGER, REPEATED, RULE } from '../../options.ts';
import { ended, paged, pagerFor } from '../../pager.ts';
import { terminalWidth } from '../../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('mrn', { type: 'string', array: true, describe: 'cables; all unless given' })
    .option('with', {
      type: 'string',
      describe:
        'folder of a second run: what it releases of each cable that DIR does not, and the other way, and why',
    })
    .option('side-by-side', { type: 'boolean', default: false, describe: 'source and copy in two columns' })
    .option('context', { type: 'number', default: 3, describe: 'lines shown before and behind each change' })
    .option('cable', { ...REPEATED, describe: 'only this cable' })
    .option('rule', RULE)
    .option('basis', BASIS)
    .option('person', { ...REPEATED, describe: 'only what this person decided' })
    .option('paragraph', { ...REPEATED, describe: 'only in this paragraph, subject or header' })
    .option('pager', PAGER)
    .option('sources', SOURCES)
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'for reading, or one JSON object a cable',
    })
    .example('$0 audit diff out/july 07OSLO414 --side-by-side', 'one cable beside its copy')
    .example('$0 audit diff out/july --basis B6 --context 0', 'what every cable withholds for privacy')
    .example('$0 audit diff out/june --with out/july', 'what changed in what is released, and why');

export interface DiffArguments {
  readonly dir: string;
  readonly mrn?: readonly string[] | undefined;
  readonly with?: string | undefined;
  readonly sideBySide: boolean;
  readonly context: number;
  readonly cable?: readonly string[] | undefined;
  readonly rule?: readonly string[] | undefined;
  readonly basis?: readonly string[] | undefined;
  readonly person?: readonly string[] | undefined;
  readonly paragraph?: readonly string[] | undefined;
  readonly pager: boolean;
  readonly sources?: readonly string[] | undefined;
  readonly format: 'text' | 'json';
}

/** For cleared eyes: it shows what was withheld. */
export async function handler(given: DiffArguments): Promise<void> {
  const asked = askedIn(given);
  const lines =
    given.with === undefined ? diffOfRun(given.dir, asked) : comparison(given.dir, given.with, asked);
  await paged(() => ended(lines()), pagerFor(given.pager && !asked.isJson));
}

function askedIn(given: DiffArguments): Asked {
  if (!Number.isInteger(given.context) || given.context < 0)
    throw new UsageProblem('--context takes a number of lines, 0 or more.');
  const filter = {
    ...{ rules: given.rule ?? [], bases: given.basis ?? [] },
    ...{ paragraphs: given.paragraph ?? [], persons: given.person ?? [] },
  };
  return {
    filter,
    cables: [...new Set([...(given.mrn ?? []), ...(given.cable ?? [])])],
    sought: new NamesSought(filter),
    layout: { width: terminalWidth(), isSideBySide: given.sideBySide, context: given.context },
    sources: given.sources,
    isJson: given.format === 'json',
  };
}
