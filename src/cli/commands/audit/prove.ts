import type { Argv } from 'yargs';
import { proofOfEntry, proofOfGrowth } from '../../../audit/proof.ts';
import { Leaves, leafHash } from '../../../audit/tree.ts';
import { CheckFailure, UsageProblem } from '../../../disk/failure.ts';
import { readWhole } from '../../../disk/read-whole.ts';
import type { RunFolder } from '../../../disk/run-folder.ts';
import { writeWhole } from '../../../disk/write-whole.ts';
import { checkpointsIn, readCheckpoint } from '../../../verify/checkpoint.ts';
import { openLogged } from '../../finished-run.ts';
import { out, plural } from '../../terminal.ts';

export const command = 'prove <dir> [entry]';
export const describe =
  'a proof that an entry stands in the log, or that the log only grew: needs no other entry to check';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', { type: 'string', demandOption: true, describe: 'folder of one run' })
    .positional('entry', { type: 'number', describe: 'its number, as audit show prints it' })
    .option('since', {
      type: 'string',
      describe: 'file with an earlier checkpoint of this log: proves that the log goes on from it',
    })
    .option('to', { type: 'string', demandOption: true, describe: 'file for the proof' })
    .example('$0 audit prove out/july 12 --to twelve.proof', 'one decision, without the rest of the log')
    .example('$0 audit prove out/july --since june.checkpoint --to grown.proof', 'nothing was changed since');

export interface ProveArguments {
  readonly dir: string;
  readonly entry?: number | undefined;
  readonly since?: string | undefined;
  readonly to: string;
}

export function handler({ dir, entry, since, to }: ProveArguments): void {
  if ((entry === undefined) === (since === undefined))
    throw new UsageProblem(
      'Name the number of an entry, or with --since an earlier checkpoint: one of the two.',
    );
  const { folder } = openLogged(dir);
  const last = checkpointsIn(
    folder.hasRestricted('checkpoints') ? folder.readRestricted('checkpoints') : '',
  ).at(-1);
  if (last === undefined)
    throw new CheckFailure(`${dir}: the log has no checkpoint that could be proven from.`);
  const { leaves, line } = leavesIn(folder, last.size, entry);
  if (Buffer.compare(leaves.rootOf(0, last.size), last.root) !== 0)
    throw new CheckFailure(
      `${dir}: the log is not the one that its last checkpoint sealed. Run: tearline audit verify.`,
    );
  if (entry !== undefined && line === undefined)
    throw new UsageProblem(`The log has no entry ${entry}: it has 0 to ${last.size - 1}.`);
  const proof =
    since === undefined
      ? proofOfEntry(leaves, entry ?? 0, line ?? Buffer.alloc(0), last.note)
      : proofOfGrowth(leaves, earlierIn(since, last.size), last.note);
  writeWhole(to, proof);
  const without = proof.length - (line?.length ?? 0);
  out(
    `${to}: ${plural(without, 'byte')}${line === undefined ? '' : ` and the entry, ${plural(line.length, 'byte')}`}.`,
  );
  out(`To check it: tearline audit verify-proof ${to} --public-key KEY`);
}

/** The hashes of the first `size` lines, and the line that is asked for. */
function leavesIn(folder: RunFolder, size: number, entry: number | undefined) {
  const hashes: Uint8Array[] = [];
  let line: Buffer | undefined;
  for (const each of folder.logLines()) {
    if (hashes.length === size) break;
    if (hashes.length === entry) line = Buffer.from(each);
    hashes.push(leafHash(each));
  }
  if (hashes.length < size)
    throw new CheckFailure('The log is shorter than its last checkpoint says. Run: tearline audit verify.');
  return { leaves: new Leaves(hashes), line };
}

function earlierIn(file: string, size: number): string {
  const earlier = readCheckpoint(readWhole(file).toString('utf8'));
  if (earlier === undefined)
    throw new UsageProblem(`${file} is no checkpoint: five lines, as they stand in restricted/checkpoints.`);
  if (earlier.size > size)
    throw new CheckFailure(
      `${file} speaks of ${earlier.size} entries, and the log has ${size}: it was cut short.`,
    );
  return earlier.note;
}
