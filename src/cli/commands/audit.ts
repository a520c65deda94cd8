import type { Argv } from 'yargs';
import * as diff from './audit/diff.ts';
import * as prove from './audit/prove.ts';
import * as show from './audit/show.ts';
import * as verify from './audit/verify.ts';
import * as verifyProof from './audit/verify-proof.ts';

export const command = 'audit <command>';
export const describe =
  'the log of a run: show its entries, the diff of one cable, verify it, prove an entry';

export const builder = (yargs: Argv) =>
  yargs
    .command([show, diff, verify, prove, verifyProof] as never)
    .demandCommand(1, 'Name what to do. tearline audit --help lists it.');

/** Never reached: one of the commands below it is demanded. */
export const handler = (): void => undefined;
