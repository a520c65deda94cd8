import type { Argv } from 'yargs';
import { named } from '../named.ts';
import { RULES } from '../options.ts';

const COMMANDS = [
  named('list [pack..]', 'every rule in a line', () => import('./rules/list.ts')),
  named('show [rule..]', 'rules as a page for reading', () => import('./rules/show.ts')),
  named('test [pack..]', 'run the examples of rules as tests', () => import('./rules/test.ts')),
  named(
    'check [path..]',
    'duplicates, shadows, slow patterns, days; with cables also what each rule holds',
    () => import('./rules/check.ts'),
  ),
  named(
    'impact <old> <new> <path..>',
    'what a change of rules would withhold, hold or release, by cable',
    () => import('./rules/impact.ts'),
  ),
];

export const builder = (yargs: Argv) =>
  yargs
    .command(COMMANDS as never)
    .option('rules', RULES)
    .demandCommand(1, 'Name what to do. tearline rules --help lists it.');

/** Never reached: one of the commands below it is demanded. */
export const handler = (): void => undefined;
