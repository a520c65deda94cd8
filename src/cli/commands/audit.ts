import type { Argv } from 'yargs';
import { named } from '../named.ts';

const COMMANDS = [
  named(
    'show <dir> [mrn..]',
    'the entries of the log as a table, a sheet or a page, all or those that are asked for',
    () => import('./audit/show.ts'),
  ),
  named(
    'diff <dir> [mrn..]',
    'what was deleted from cables and on what ground, or what another run releases: shows what is withheld',
    () => import('./audit/diff.ts'),
  ),
  named(
    'due <dir>',
    'which withholdings in released copies can be cited no more on a day, and which come next',
    () => import('./audit/due.ts'),
  ),
  named(
    'verify <dir>',
    'every byte of the log, its order and its checkpoints; against what is held elsewhere',
    () => import('./audit/verify.ts'),
  ),
  named(
    'prove <dir> [entry]',
    'a proof that an entry stands in the log, or that the log only grew: needs no other entry to check',
    () => import('./audit/prove.ts'),
  ),
  named(
    'verify-proof <file>',
    'check a proof with a public key and nothing else',
    () => import('./audit/verify-proof.ts'),
  ),
];

export const builder = (yargs: Argv) =>
  yargs.command(COMMANDS as never).demandCommand(1, 'Name what to do. tearline audit --help lists it.');

/** Never reached: one of the commands below it is demanded. */
export const handler = (): void => undefined;
