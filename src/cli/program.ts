import { setFlagsFromString } from 'node:v8';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { CheckFailure, codeOf, DiskFailure, inWords, UsageProblem } from '../disk/failure.ts';
import { STANDARD_INPUT } from '../disk/standard-input.ts';
import { named } from './named.ts';
import { paint, tell, visible } from './terminal.ts';

// By itself V8 lets a heap of 50 MB grow to four times that before it looks for what can go, in every worker.
setFlagsFromString('--heap-growing-percent=25');

/** Exit codes: 0 done; 1 done, but something is held; 2 usage or rules; 3 a check failed; 4 the machine failed. */
function exitCodeOf(thrown: unknown): number {
  if (thrown instanceof UsageProblem) return 2;
  if (thrown instanceof CheckFailure) return 3;
  return 4;
}

function fail(thrown: unknown): void {
  // A command is loaded only when it is asked for; that it cannot be is told where the program is loaded.
  if (codeOf(thrown) === 'ERR_MODULE_NOT_FOUND') throw thrown;
  tell(`${paint('red', 'tearline:')} ${visible(said(thrown))}`);
  if (process.env.TEARLINE_DEBUG !== undefined)
    tell(thrown instanceof Error ? String(thrown.stack) : String(thrown));
  process.exitCode = exitCodeOf(thrown);
}

/** A message that was written to be read, what the system refused, or the plea to report what nobody foresaw. */
function said(thrown: unknown): string {
  if ([UsageProblem, CheckFailure, DiskFailure].some((kind) => thrown instanceof kind))
    return (thrown as Error).message;
  if (thrown instanceof Error && 'syscall' in thrown)
    return `${'path' in thrown ? `${thrown.path}: ` : ''}${inWords(thrown)}.`;
  return `failed (${thrown instanceof Error ? thrown.name : 'error'}). Please report this.`;
}

/** yargs drops a lone `-` behind a command, so it is named before yargs sees it. */
const typed = (): string[] => hideBin(process.argv).map((word) => (word === '-' ? STANDARD_INPUT : word));

const COMMANDS = [
  named(
    'inspect <path..>',
    'what was read: fields, portions, persons, furniture, messages',
    () => import('./commands/inspect.ts'),
  ),
  named(
    'check <path..>',
    'declassification status of each cable on a day',
    () => import('./commands/check.ts'),
  ),
  named(
    'when [line]',
    'the calculator: one printed declassification line to a status',
    () => import('./commands/when.ts'),
  ),
  named(
    'marking [text..]',
    'parse, validate, repair and roll up markings; may one go to an audience',
    () => import('./commands/marking.ts'),
  ),
  named(
    'release [path..]',
    'make copies, their index and the log; with --supersedes a second look at a run',
    () => import('./commands/release.ts'),
  ),
  named(
    'decide <dir> <mrn>',
    "record one person's decision and make the copy again, as a proposal; at the review, where there is one",
    () => import('./commands/decide.ts'),
  ),
  named(
    'review <dir>',
    'open the page on which people decide, sign and release, on this machine',
    () => import('./commands/review.ts'),
  ),
  named(
    'act <dir> <mrn> [kind]',
    'what the page does, at a terminal: decide, undo, note, refer, answer, attest, end a second reading',
    () => import('./commands/act.ts'),
  ),
  named(
    'sign <dir> [mrn..]',
    'sign copies as they were shown, and release what is signed',
    () => import('./commands/sign.ts'),
  ),
  named(
    'explain <file>',
    'why each passage is released, held or withheld',
    () => import('./commands/explain.ts'),
  ),
  named(
    'verify <dir>',
    'check a run: log, record, manifest, signature, banners, and that no copy holds what was withheld',
    () => import('./commands/verify.ts'),
  ),
  named(
    'audit <command>',
    'the log of a run: show its entries, the diff of one cable, what falls due, verify it, prove an entry',
    () => import('./commands/audit.ts'),
  ),
  named(
    'rules <command>',
    'rule packs: list, show, test, check, and what a change would do',
    () => import('./commands/rules.ts'),
  ),
];

/** Of a word that nothing knows yargs says no more than that. */
const withHelp = (message: string): string =>
  /^Unknown (?:argument|command)/.test(message)
    ? `${message.replace(/\.?$/, '.')} tearline --help lists the commands, tearline COMMAND --help what one takes.`
    : message;

const parsed = async (): Promise<unknown> =>
  yargs(typed())
    .scriptName('tearline')
    .usage('$0 <command>\n\nDeclassification and redaction of diplomatic cables.')
    .command(COMMANDS as never)
    .completion('completion', 'print a script for shell completion')
    .alias('help', 'h')
    .demandCommand(1, 'Name a command. tearline --help lists them.')
    .strict()
    .recommendCommands()
    .wrap(Math.min(100, process.stderr.columns ?? 100))
    .epilogue(
      'Exit codes: 0 done, 1 something is held, 2 usage or rules, 3 a check failed, 4 the machine failed.',
    )
    .fail((message, thrown) => {
      throw thrown ?? new UsageProblem(withHelp(message));
    })
    .parseAsync();

/** Runs the command that was typed; how it ended is the exit code of the process. */
export async function run(): Promise<void> {
  // A reader that stops early, such as head(1), is no failure.
  process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
    process.exit(thrown.code === 'EPIPE' ? (process.exitCode ?? 0) : 4);
  });
  await parsed().catch(fail);
}
