import type { Argv } from 'yargs';
import { lastCheckpoint } from '../../../audit/checkpoint.ts';
import { proofOfEntry, proofOfGrowth, proofOfOpening } from '../../../audit/proof.ts';
import { readableEntries } from '../../../audit/read-log.ts';
import { Leaves, leafHash } from '../../../audit/tree.ts';
import { deletedText, type Opening } from '../../../batch/entries.ts';
import { whyClosed } from '../../../batch/lifted.ts';
import { CheckFailure, UsageProblem } from '../../../disk/failure.ts';
import { readWhole } from '../../../disk/read-whole.ts';
import { refuseInRun } from '../../../disk/run-place.ts';
import { sourceIn } from '../../../disk/sources.ts';
import { writeWhole } from '../../../disk/write-whole.ts';
import type { Decision } from '../../../model/claim.ts';
import { type Checkpoint, readCheckpoint } from '../../../verify/checkpoint.ts';
import { DIR, type FinishedRun, openLogged, SOURCES } from '../../finished-run.ts';
import { checkedReview, isOfReview, REVIEW, reviewLog, reviewOf } from '../../kept-review.ts';
import { type LogToRead, logOf, NAMES } from '../../logged-run.ts';
import { POSTGRES } from '../../options.ts';
import { out, plural } from '../../terminal.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('dir', DIR)
    .positional('entry', { type: 'number', describe: 'its number, as audit show prints it' })
    .option('since', {
      type: 'string',
      describe:
        'file with an earlier checkpoint of this log, or an earlier proof: proves that the log goes on from it',
    })
    .option('open', {
      type: 'boolean',
      default: false,
      describe:
        'with the text that the entry deleted, once a copy in public/ shows it: proves that it is the same',
    })
    .option('sources', SOURCES)
    .option('review', REVIEW)
    .option('postgres', POSTGRES)
    .option('to', { type: 'string', demandOption: true, describe: 'file for the proof' })
    .example('$0 audit prove out/july 12 --to twelve.proof', 'one decision, without the rest of the log')
    .example('$0 audit prove out/july --since june.checkpoint --to grown.proof', 'nothing was changed since');

export interface ProveArguments {
  readonly dir: string;
  readonly entry?: number | undefined;
  readonly since?: string | undefined;
  readonly open: boolean;
  readonly sources?: readonly string[] | undefined;
  readonly review: boolean;
  readonly postgres?: string | undefined;
  readonly to: string;
}

export async function handler(given: ProveArguments): Promise<void> {
  const { dir, entry, since, open, to } = given;
  if ((entry === undefined) === (since === undefined))
    throw new UsageProblem(
      'Name the number of an entry, or with --since an earlier checkpoint: one of the two.',
    );
  if (open && entry === undefined) throw new UsageProblem('--open is of an entry: name its number.');
  const run = openLogged(dir);
  const log = await logAsked(run, given);
  const last = lastOf(log);
  const { leaves, line } = leavesIn(log, last.size, entry);
  if (Buffer.compare(leaves.rootOf(0, last.size), last.root) !== 0)
    throw new CheckFailure(
      `${dir}: ${NAMES[log.whose]} is not the one that its last checkpoint sealed. Run: tearline audit verify.`,
    );
  if (entry === undefined)
    written(to, proofOfGrowth(leaves, earlierIn(since ?? '', last.size), last.note), 0);
  else if (line === undefined)
    throw new UsageProblem(`The log has no entry ${entry}: it has 0 to ${last.size - 1}.`);
  else {
    const proof = proofOfEntry(leaves, entry, line, last.note);
    written(to, open ? openedWith(run, proof, line, given) : proof, line.length);
  }
}

async function logAsked(run: FinishedRun, given: ProveArguments): Promise<LogToRead> {
  if (!isOfReview(given)) return logOf(run);
  const kept = await reviewOf(run, given.postgres);
  return reviewLog(run, kept, checkedReview(kept, {}));
}

function written(to: string, proof: Buffer, line: number): void {
  refuseInRun(to);
  writeWhole(to, proof, { durable: true });
  const entry = line === 0 ? '' : ` beside the entry, ${plural(line, 'byte')}`;
  out(`${to}: ${plural(proof.length - line, 'byte')}${entry}.`);
  out(`To check it: tearline audit verify-proof ${to} --public-key KEY`);
}

function lastOf({ path, whose, checkpoints }: LogToRead): Checkpoint {
  const last = readCheckpoint(lastCheckpoint(checkpoints)?.note ?? '');
  if (last === undefined)
    throw new CheckFailure(`${path}: ${NAMES[whose]} has no checkpoint that could be proven from.`);
  return last;
}

/** The proof with salt and text of the deletion, which must have gone out since: what no public copy shows is never opened. */
function openedWith(run: FinishedRun, proof: Buffer, line: Buffer, { sources }: ProveArguments): Buffer {
  const entry = readableEntries(line.toString('utf8'))[0]?.entry;
  if (entry?.kind !== 'deletion') throw new UsageProblem('Only an entry of a deletion can be opened.');
  const { mrn, commitment } = entry;
  const opening = openingsOf(run, mrn).find((each) => each.commitment === commitment);
  const input = run.record.inputs.find((each) => each.mrn === mrn);
  const source = input === undefined ? undefined : sourceIn(run.folder, sources)(input);
  if (input === undefined || opening === undefined || source === undefined)
    throw new UsageProblem(
      `The source of ${mrn}, or what opens its deletions, is not there. Name its place with --sources.`,
    );
  const why = whyClosed(input, decisionsOn(run, mrn), opening.spans);
  if (why !== undefined)
    throw new UsageProblem(
      `What this entry deleted is opened only once it was released, and ${why}. Prove the entry without --open.`,
    );
  return proofOfOpening(proof, opening.salt, deletedText(source, opening.spans));
}

function openingsOf({ folder }: FinishedRun, mrn: string): Opening[] {
  const name = `${mrn}.openings.jsonl`;
  if (!folder.hasRestricted(name)) return [];
  return folder
    .readRestricted(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Opening);
}

function decisionsOn({ folder }: FinishedRun, mrn: string): readonly Decision[] {
  const settled = JSON.parse(folder.readRestricted(`${mrn}.decisions.json`)) as {
    readonly decisions: readonly Decision[];
  };
  return settled.decisions;
}

/** The hashes of the first `size` lines, and the line that is asked for. */
function leavesIn(log: LogToRead, size: number, entry: number | undefined) {
  let line: Buffer | undefined;
  let count = 0;
  const hashes = function* () {
    for (const each of log.lines()) {
      if (count === size) return;
      if (count === entry) line = Buffer.from(each);
      count += 1;
      yield leafHash(each);
    }
  };
  const leaves = new Leaves(hashes());
  if (leaves.size < size)
    throw new CheckFailure('The log is shorter than its last checkpoint says. Run: tearline audit verify.');
  return { leaves, line };
}

function earlierIn(file: string, size: number): string {
  const earlier = readCheckpoint(checkpointIn(readWhole(file)));
  if (earlier === undefined)
    throw new UsageProblem(
      `${file} is no checkpoint, five lines as they stand in restricted/checkpoints, and no proof that begins with one.`,
    );
  if (earlier.size > size)
    throw new CheckFailure(
      `${file} speaks of ${earlier.size} entries, and the log has ${size}: it was cut short.`,
    );
  return earlier.note;
}

/** A proof begins with the checkpoint that it was made from; a database lets nobody else have one. */
function checkpointIn(file: Buffer): string {
  const text = file.toString('utf8');
  return /^tearline-proof\/1 (?:entry|opening)\n((?:[^\n]*\n){5})/.exec(text)?.[1] ?? text;
}
