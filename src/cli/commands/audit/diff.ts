import type { Argv } from 'yargs';
import { NamesSought } from '../../../audit/log-filter.ts';
import { UsageProblem } from '../../../disk/failure.ts';
import { loadVocabulary } from '../../../disk/rulebook.ts';
import { RunFolder } from '../../../disk/run-folder.ts';
import { REVIEW_FILES } from '../../../model/review-files.ts';
import { comparison } from '../../compared-runs.ts';
import { diffOfReview, type Interval } from '../../diff-of-review.ts';
import { type Asked, diffOfRun } from '../../diff-of-run.ts';
import { DIR, SOURCES } from '../../finished-run.ts';
import { BASIS, LOOKING_KEY, PAGER, POSTGRES, REPEATED, RULE, RULES } from '../../options.ts';
import { ended, paged, pagerFor } from '../../pager.ts';
import { tell, terminalWidth } from '../../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('mrn', { type: 'string', array: true, describe: 'cables; all unless given' })
    .option('with', {
      type: 'string',
      describe:
        'folder of a second run: what it releases of each cable that DIR does not, and the other way, and why',
    })
    .option('decision', {
      type: 'string',
      describe: 'what this decision changes in what is released, by its id; of the run or of its review',
    })
    .option('from', {
      type: 'number',
      describe: 'what changes at the review behind this entry of its log; 0 is the cable as the run left it',
    })
    .option('to', { type: 'number', describe: 'until behind this entry; the last one unless given' })
    .option('side-by-side', { type: 'boolean', default: false, describe: 'source and copy in two columns' })
    .option('context', { type: 'number', default: 3, describe: 'lines shown before and behind each change' })
    .option('cable', { ...REPEATED, describe: 'only this cable' })
    .option('rule', RULE)
    .option('basis', BASIS)
    .option('person', { ...REPEATED, describe: 'only what this person decided' })
    .option('paragraph', { ...REPEATED, describe: 'only in this paragraph, subject or header' })
    .option('pager', PAGER)
    .option('sources', SOURCES)
    .option('postgres', POSTGRES)
    .option('key', LOOKING_KEY)
    .option('rules', RULES)
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'for reading, or one JSON object a cable',
    })
    .example('$0 audit diff out/july 07OSLO414 --side-by-side', 'one cable beside its copy')
    .example('$0 audit diff out/july --basis B6 --context 0', 'what every cable withholds for privacy')
    .example('$0 audit diff out/june --with out/july', 'what changed in what is released, and why')
    .example('$0 audit diff out/july --decision d-3fa85f6457', 'what one decision changes, and whose it is')
    .example('$0 audit diff out/july 07OSLO414 --from 12 --to 30', 'the same of all between two moments');

export interface DiffArguments {
  readonly dir: string;
  readonly mrn?: readonly string[] | undefined;
  readonly with?: string | undefined;
  readonly decision?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly sideBySide: boolean;
  readonly context: number;
  readonly cable?: readonly string[] | undefined;
  readonly rule?: readonly string[] | undefined;
  readonly basis?: readonly string[] | undefined;
  readonly person?: readonly string[] | undefined;
  readonly paragraph?: readonly string[] | undefined;
  readonly pager: boolean;
  readonly sources?: readonly string[] | undefined;
  readonly postgres?: string | undefined;
  readonly key?: string | undefined;
  readonly rules: string;
  readonly format: 'text' | 'json';
}

/** For cleared eyes: it shows what was withheld. */
export async function handler(given: DiffArguments): Promise<void> {
  const asked = askedIn(given);
  const lines = await linesOf(given, asked);
  await paged(() => ended(lines()), pagerFor(given.pager && !asked.isJson));
}

async function linesOf(given: DiffArguments, asked: Asked): Promise<() => Iterable<string>> {
  const interval = intervalIn(given);
  if (interval !== undefined && given.with !== undefined)
    throw new UsageProblem('--with compares two runs; --decision, --from and --to are of one.');
  if (interval !== undefined) return diffOfReview(interval, given, asked);
  if (given.with !== undefined) return comparison(given.dir, given.with, asked);
  const lines = diffOfRun(given.dir, asked);
  tellOfReview(given.dir);
  return lines;
}

/** What was decided at a review is in no copy of the run before that is released: whoever reads the diff of the run would miss it. */
function tellOfReview(dir: string): void {
  if (RunFolder.open(dir).hasRestricted(REVIEW_FILES.log))
    tell(
      `This is the run as its log has it. What its review decided since: tearline audit diff ${dir} --from 0`,
    );
}

/** Of which decision, or between which moments of the review; nothing where neither is asked for. */
function intervalIn({ decision, from, to }: DiffArguments): Interval | undefined {
  if (decision !== undefined && (from !== undefined || to !== undefined))
    throw new UsageProblem('--decision is one moment, --from and --to are two: give the one or the others.');
  if (decision !== undefined) return { decision };
  if (from === undefined && to === undefined) return undefined;
  for (const each of [from, to])
    if (each !== undefined && (!Number.isInteger(each) || each < 0))
      throw new UsageProblem('--from and --to take numbers of entries, as audit show --review prints them.');
  return { from: from ?? 0, to };
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
    vocabulary: loadVocabulary(given.rules),
  };
}
