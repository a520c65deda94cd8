import type { Argv } from 'yargs';
import { INSTALLED_RULES } from '../../disk/rulebook.ts';
import * as check from './rules/check.ts';
import * as impact from './rules/impact.ts';
import * as list from './rules/list.ts';
import * as show from './rules/show.ts';
import * as test from './rules/test.ts';

export const command = 'rules <command>';
export const describe = 'rule packs: list, show, test, check, and what a change would do';

export const builder = (yargs: Argv) =>
  yargs
    .command([list, show, test, check, impact] as never)
    .option('rules', { type: 'string', default: INSTALLED_RULES, describe: 'folder of rules' })
    .demandCommand(1, 'Name what to do. tearline rules --help lists it.');

/** Never reached: one of the commands below it is demanded. */
export const handler = (): void => undefined;
